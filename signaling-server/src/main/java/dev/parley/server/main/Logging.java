package dev.parley.server.main;

/** Sets up slf4j-simple, which reads its properties when the first logger is made. */
final class Logging {
    private static final String PREFIX = "org.slf4j.simpleLogger.";

    private Logging() {}

    static void configure(String level) {
        set("logFile", "System.err");
        set("defaultLogLevel", level);
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
