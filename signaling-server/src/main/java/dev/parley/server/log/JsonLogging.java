package dev.parley.server.log;

import java.io.PrintStream;
import java.time.Clock;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import org.slf4j.ILoggerFactory;
import org.slf4j.IMarkerFactory;
import org.slf4j.Logger;
import org.slf4j.event.Level;
import org.slf4j.helpers.BasicMarkerFactory;
import org.slf4j.helpers.NOPMDCAdapter;
import org.slf4j.spi.MDCAdapter;
import org.slf4j.spi.SLF4JServiceProvider;

/**
 * An SLF4J provider that writes one JSON object a line to standard error ({@link JsonLogger}). It is not announced as a
 * service, so the app never meets it: {@link #use} names it before the first logger is made.
 */
public final class JsonLogging implements SLF4JServiceProvider {
    private static volatile Level least = Level.INFO;

    private final Map<String, Logger> loggers = new ConcurrentHashMap<>();
    private final IMarkerFactory markers = new BasicMarkerFactory();

    /** Called by SLF4J. */
    public JsonLogging() {}

    /** Makes it the process's log. Only before the first logger is made. */
    public static void use(Level level) {
        least = level;
        // SLF4J would tell about the next line in a line that is no JSON.
        System.setProperty("slf4j.internal.verbosity", "WARN");
        System.setProperty("slf4j.provider", JsonLogging.class.getName());
    }

    @Override
    public void initialize() {}

    @Override
    public ILoggerFactory getLoggerFactory() {
        PrintStream errors = System.err;
        return name -> loggers.computeIfAbsent(name, n -> new JsonLogger(n, least, errors, Clock.systemUTC()));
    }

    @Override
    public IMarkerFactory getMarkerFactory() {
        return markers;
    }

    @Override
    public MDCAdapter getMDCAdapter() {
        return new NOPMDCAdapter();
    }

    @Override
    public String getRequestedApiVersion() {
        return "2.0.99";
    }
}
