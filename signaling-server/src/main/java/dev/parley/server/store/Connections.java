package dev.parley.server.store;

import com.zaxxer.hikari.HikariDataSource;
import com.zaxxer.hikari.HikariPoolMXBean;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.SQLTransientConnectionException;
import org.jdbi.v3.core.ConnectionFactory;

/**
 * The pool's connections. Once somebody has waited for one in vain and the pool has none at all, the database is away: who wants one then
 * is refused at once, because the threads that ask are few and those who wait behind them give up. The pool goes on trying by itself, and
 * as soon as it has a connection again, all is as before. Any thread.
 */
final class Connections implements ConnectionFactory {
    /** "The client was unable to establish the connection", in the classes of ISO/IEC 9075-2. */
    private static final String UNREACHABLE = "08001";

    private final HikariDataSource pool;
    private volatile boolean away;

    Connections(HikariDataSource pool) {
        this.pool = pool;
    }

    @Override
    public Connection openConnection() throws SQLException {
        if (away && hasNone()) {
            throw new SQLTransientConnectionException("The database did not answer just now.", UNREACHABLE);
        }
        try {
            Connection connection = pool.getConnection();
            away = false;
            return connection;
        } catch (SQLTransientConnectionException inVain) {
            away = true;
            throw inVain;
        }
    }

    /** Not even one that is in use. */
    private boolean hasNone() {
        HikariPoolMXBean counts = pool.getHikariPoolMXBean();
        return counts != null && counts.getTotalConnections() == 0;
    }
}
