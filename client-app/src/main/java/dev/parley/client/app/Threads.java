package dev.parley.client.app;

import java.util.concurrent.ThreadFactory;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Makes this process's threads: named, daemon, and with a log line for an exception that nobody caught. */
public final class Threads {
    private static final Logger LOG = LoggerFactory.getLogger(Threads.class);

    private Threads() {}

    public static Thread daemon(String name, Runnable body) {
        Thread thread = new Thread(body, name);
        thread.setDaemon(true);
        thread.setUncaughtExceptionHandler((t, e) ->
                LOG.atError().addKeyValue("thread", t.getName()).setCause(e).log("A thread ended with an exception"));
        return thread;
    }

    /** From now on an exception that nobody caught is a log line, on every thread, and ends nothing but that thread's work. */
    public static void logUncaught() {
        Thread.setDefaultUncaughtExceptionHandler((t, e) ->
                LOG.atError().addKeyValue("thread", t.getName()).setCause(e).log("Nobody caught this exception"));
    }

    public static ThreadFactory daemons(String name) {
        return body -> daemon(name, body);
    }
}
