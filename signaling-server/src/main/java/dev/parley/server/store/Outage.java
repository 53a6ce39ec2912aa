package dev.parley.server.store;

import java.sql.SQLException;
import java.util.Objects;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Why the database cannot be reached, for whoever runs the server. It was found by connecting, not by asking: what PostgreSQL and its driver
 * say then names hosts, ports, users, databases and files, but no password, no statement and nothing that is kept.
 *
 * @param state the SQLSTATE nearest to the first cause (PostgreSQL's manual, "PostgreSQL Error Codes"); empty if there is none
 * @param reason what kind of failure the first cause is, and the first line of what it says
 */
record Outage(String state, String reason) {
    private static final Logger LOG = LoggerFactory.getLogger("server.store");

    static Outage of(Throwable failure) {
        Throwable root = Failure.rootOf(failure);
        return new Outage(stateOf(failure), root.getClass().getSimpleName() + ": " + Failure.firstLine(root));
    }

    private static String stateOf(Throwable failure) {
        Throwable cause = failure.getCause();
        String deeper = cause == null ? "" : stateOf(cause);
        return deeper.isEmpty() && failure instanceof SQLException refused
                ? Objects.requireNonNullElse(refused.getSQLState(), "")
                : deeper;
    }

    /** Any thread. */
    void log() {
        LOG.atWarn().addKeyValue("state", state).addKeyValue("reason", reason).log("The database cannot be reached");
    }
}
