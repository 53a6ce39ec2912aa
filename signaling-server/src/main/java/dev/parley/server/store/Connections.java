package dev.parley.server.store;

import com.zaxxer.hikari.HikariDataSource;
import com.zaxxer.hikari.HikariPoolMXBean;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.SQLTransientConnectionException;
import java.util.function.Consumer;
import org.jdbi.v3.core.ConnectionFactory;
import org.jspecify.annotations.Nullable;

/**
 * The pool's connections. Once somebody has waited for one in vain and the pool has none at all, the database is away: who wants one then
 * is refused at once, because the threads that ask are few and those who wait behind them give up. The pool goes on trying by itself, and
 * as soon as it has a connection again, all is as before. Each time that it went away is told once. Any thread.
 */
final class Connections implements ConnectionFactory {
    /** "The client was unable to establish the connection", in the classes of ISO/IEC 9075-2. */
    private static final String UNREACHABLE = "08001";

    private final HikariDataSource pool;
    private final Consumer<Outage> outages;

    /** Of whoever waited in vain last; null once there is a connection again. */
    private volatile @Nullable SQLTransientConnectionException inVain;

    /** Whether this outage has been told. Guarded by this. */
    private boolean told;

    /**
     * Of a pool.
     *
     * @param outages told why the database is away, when that has been found out, on the thread that has
     */
    Connections(HikariDataSource pool, Consumer<Outage> outages) {
        this.pool = pool;
        this.outages = outages;
    }

    @Override
    public Connection openConnection() throws SQLException {
        if (inVain != null && hasNone()) {
            tellOnce();
            throw new SQLTransientConnectionException("The database did not answer just now.", UNREACHABLE);
        }
        try {
            Connection connection = pool.getConnection();
            if (inVain != null) {
                endOutage();
            }
            return connection;
        } catch (SQLTransientConnectionException refused) {
            inVain = refused;
            tellOnce();
            throw refused;
        }
    }

    /** While all are in use and none comes back in time, the database is not away. */
    private synchronized void tellOnce() {
        SQLTransientConnectionException reason = inVain;
        if (reason != null && !told && hasNone()) {
            told = true;
            outages.accept(Outage.of(reason));
        }
    }

    private synchronized void endOutage() {
        inVain = null;
        told = false;
    }

    /** Not even one that is in use. */
    private boolean hasNone() {
        HikariPoolMXBean counts = pool.getHikariPoolMXBean();
        return counts != null && counts.getTotalConnections() == 0;
    }
}
