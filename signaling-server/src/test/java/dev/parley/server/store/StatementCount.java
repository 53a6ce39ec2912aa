package dev.parley.server.store;

import java.util.concurrent.atomic.AtomicInteger;
import org.jdbi.v3.core.statement.SqlLogger;
import org.jdbi.v3.core.statement.StatementContext;

/** Counts what a database is asked. */
public final class StatementCount {
    private final AtomicInteger statements = new AtomicInteger();

    public StatementCount(Database database) {
        database.jdbi().setSqlLogger(new SqlLogger() {
            @Override
            public void logAfterExecution(StatementContext context) {
                statements.incrementAndGet();
            }
        });
    }

    /** Statements so far. */
    public int statements() {
        return statements.get();
    }
}
