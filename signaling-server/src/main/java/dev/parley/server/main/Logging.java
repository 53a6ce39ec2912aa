package dev.parley.server.main;

import dev.parley.server.log.JsonLogging;
import java.util.Locale;
import org.slf4j.event.Level;

/** Sets up the log: lines of text by slf4j-simple, which reads its properties when the first logger is made, or of JSON. */
final class Logging {
    private static final String PREFIX = "org.slf4j.simpleLogger.";

    private Logging() {}

    /** One of text and json; see {@link Setting#LOG_FORMAT}. */
    static void configure(String format, String level) {
        if (format.equals("json")) {
            JsonLogging.use(Level.valueOf(level.toUpperCase(Locale.ROOT)));
        } else {
            configureText(level);
        }
    }

    private static void configureText(String level) {
        set("logFile", "System.err");
        // Libraries have much to say that helps no admin, and some of it repeats what nobody may see.
        set("defaultLogLevel", level.equals("error") ? level : "warn");
        set("log.server", level);
        set("showDateTime", "true");
        set("dateTimeFormat", "yyyy-MM-dd'T'HH:mm:ss.SSSXXX");
        set("showThreadName", "false");
        // What the library calls an error is a client's mistake, and a hostile client could fill the disk with it.
        set("log.org.java_websocket", "off");
    }

    /** What the admin set with -D stays. */
    private static void set(String name, String value) {
        if (System.getProperty(PREFIX + name) == null) {
            System.setProperty(PREFIX + name, value);
        }
    }
}
