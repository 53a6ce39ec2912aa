package dev.parley.server.store;

import dev.parley.protocol.ErrorCode;
import dev.parley.protocol.ServerMessage;
import java.sql.SQLException;
import java.sql.SQLNonTransientConnectionException;
import java.sql.SQLTransientConnectionException;
import org.slf4j.Logger;

/** What it means that something went wrong while the database was asked. */
public final class Failure {
    /** For people, when the database is away. */
    public static final String AWAY =
            "This server cannot reach its database at the moment. Try again in a minute; if it stays, tell its"
                    + " admin. Meetings go on.";

    private static final long AWAY_MILLIS = 5_000;
    private static final long DEFECT_MILLIS = 2_000;

    private Failure() {}

    /** Whether the database is away, or so busy that it let nobody in. Anything else is a defect. */
    public static boolean isAway(Throwable failure) {
        Throwable cause = failure.getCause();
        return (failure instanceof SQLException refused && saysSo(refused)) || (cause != null && isAway(cause));
    }

    /** Class 08 is "connection exception" (ISO/IEC 9075-2); PostgreSQL says 57P01 to 57P03 while it goes down and comes up. */
    private static boolean saysSo(SQLException refused) {
        String state = String.valueOf(refused.getSQLState());
        return refused instanceof SQLTransientConnectionException
                || refused instanceof SQLNonTransientConnectionException
                || state.startsWith("08")
                || state.startsWith("57P");
    }

    /** What was first: a pool and other libraries wrap it. */
    static Throwable rootOf(Throwable failure) {
        Throwable cause = failure.getCause();
        return cause == null ? failure : rootOf(cause);
    }

    /** Of PostgreSQL's messages the lines behind the first may hold what was asked. */
    static String firstLine(Throwable failure) {
        return String.valueOf(failure.getMessage())
                .lines()
                .findFirst()
                .orElse("")
                .strip();
    }

    /**
     * The answer for whoever asked. What the database says may hold what was asked, so it stays in the log.
     *
     * @param log of whoever asked the database
     */
    public static ServerMessage.ErrorReply told(Throwable failure, String correlation, Logger log) {
        if (isAway(failure)) {
            log.atWarn().addKeyValue("correlation", correlation).log("The database is away");
            return new ServerMessage.ErrorReply(ErrorCode.STORAGE_UNAVAILABLE, AWAY, AWAY_MILLIS, correlation);
        }
        log.atError().addKeyValue("correlation", correlation).setCause(failure).log("The database could not be asked");
        return new ServerMessage.ErrorReply(
                ErrorCode.INTERNAL,
                "The server could not do that. Try again; if it happens again, tell the admin the code " + correlation
                        + ".",
                DEFECT_MILLIS,
                correlation);
    }
}
