package dev.parley.server.store;

import java.io.PrintWriter;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.SQLFeatureNotSupportedException;
import java.util.logging.Logger;
import javax.sql.DataSource;

/**
 * A pool's connections for what may take as long as it takes: the database may be silent on them. The pool makes them as they were when
 * they are given back. Any thread.
 */
final class UnhurriedConnections implements DataSource {
    private final DataSource pool;
    private final int silenceMillis;

    /**
     * Lifts one bound.
     *
     * @param silenceMillis the pool's bound, in milliseconds; another one is what an admin has said, and holds
     */
    UnhurriedConnections(DataSource pool, int silenceMillis) {
        this.pool = pool;
        this.silenceMillis = silenceMillis;
    }

    @Override
    public Connection getConnection() throws SQLException {
        return unhurried(pool.getConnection());
    }

    @Override
    public Connection getConnection(String user, String password) throws SQLException {
        return unhurried(pool.getConnection(user, password));
    }

    private Connection unhurried(Connection connection) throws SQLException {
        try {
            if (connection.getNetworkTimeout() == silenceMillis) {
                connection.setNetworkTimeout(Runnable::run, 0);
            }
            return connection;
        } catch (SQLException e) {
            connection.close();
            throw e;
        }
    }

    @Override
    public PrintWriter getLogWriter() throws SQLException {
        return pool.getLogWriter();
    }

    @Override
    public void setLogWriter(PrintWriter out) throws SQLException {
        pool.setLogWriter(out);
    }

    @Override
    public int getLoginTimeout() throws SQLException {
        return pool.getLoginTimeout();
    }

    @Override
    public void setLoginTimeout(int seconds) throws SQLException {
        pool.setLoginTimeout(seconds);
    }

    @Override
    public Logger getParentLogger() throws SQLFeatureNotSupportedException {
        return pool.getParentLogger();
    }

    @Override
    public <T> T unwrap(Class<T> type) throws SQLException {
        return pool.unwrap(type);
    }

    @Override
    public boolean isWrapperFor(Class<?> type) throws SQLException {
        return pool.isWrapperFor(type);
    }
}
