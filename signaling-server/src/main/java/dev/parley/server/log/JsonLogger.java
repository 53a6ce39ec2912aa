package dev.parley.server.log;

import com.google.gson.JsonObject;
import java.io.PrintStream;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.slf4j.Marker;
import org.slf4j.event.KeyValuePair;
import org.slf4j.event.Level;
import org.slf4j.event.LoggingEvent;
import org.slf4j.helpers.LegacyAbstractLogger;
import org.slf4j.helpers.MessageFormatter;
import org.slf4j.spi.LoggingEventAware;

/**
 * Writes each event as one line: {@code {"time":…,"level":…,"logger":…,"correlation":…,"message":…}} with the event's own
 * fields behind and {@code "error"} for a stack trace. Whatever a client may have put into a value, it cannot begin another
 * line or another field: JSON escapes it, and control characters that JSON would let pass are escaped too. Any thread.
 */
final class JsonLogger extends LegacyAbstractLogger implements LoggingEventAware {
    private static final long serialVersionUID = 1L;

    /** Of events that no client's request caused. */
    private static final String NO_REQUEST = "server";

    /** What this library calls an error is a client's mistake, and a hostile client could fill the disk with it. */
    private static final String SILENCED = "org.java_websocket";

    /** Other libraries have much to say that helps no admin, and some of it repeats what nobody may see: they only warn. */
    private static final String OURS = "server.";

    /** Longest text of one value, in characters; a stack trace of an endless recursion is longer. */
    private static final int MOST_CHARACTERS = 16_384;

    private final transient PrintStream out;
    private final transient Clock clock;
    private final int least;

    JsonLogger(String name, Level least, PrintStream out, Clock clock) {
        this.name = name;
        this.least = least(name, least);
        this.out = out;
        this.clock = clock;
    }

    private static int least(String name, Level set) {
        if (name.startsWith(SILENCED)) {
            return Integer.MAX_VALUE;
        }
        return name.startsWith(OURS) ? set.toInt() : Math.max(set.toInt(), Level.WARN.toInt());
    }

    @Override
    public void log(LoggingEvent event) {
        String message = MessageFormatter.basicArrayFormat(event.getMessage(), event.getArgumentArray());
        List<KeyValuePair> fields = event.getKeyValuePairs();
        write(event.getLevel(), message, fields == null ? List.of() : fields, event.getThrowable());
    }

    @Override
    protected void handleNormalizedLoggingCall(
            Level level,
            @Nullable Marker marker,
            String message,
            Object @Nullable [] arguments,
            @Nullable Throwable error) {
        write(level, MessageFormatter.basicArrayFormat(message, arguments), List.of(), error);
    }

    private void write(Level level, String message, List<KeyValuePair> fields, @Nullable Throwable error) {
        JsonObject line = new JsonObject();
        line.addProperty("time", clock.instant().toString());
        line.addProperty("level", level.toString());
        line.addProperty("logger", name);
        line.addProperty("correlation", NO_REQUEST);
        line.addProperty("message", cut(message));
        fields.forEach(field -> add(line, field));
        if (error != null) {
            line.addProperty("error", cut(trace(error)));
        }
        byte[] bytes = (escapeControls(line.toString()) + "\n").getBytes(StandardCharsets.UTF_8);
        out.write(bytes, 0, bytes.length);
        out.flush();
    }

    private static void add(JsonObject line, KeyValuePair field) {
        if (field.value instanceof Number number) {
            line.addProperty(field.key, number);
        } else if (field.value instanceof Boolean truth) {
            line.addProperty(field.key, truth);
        } else {
            line.addProperty(field.key, cut(String.valueOf(field.value)));
        }
    }

    private static String cut(@Nullable String text) {
        String whole = String.valueOf(text);
        return whole.length() <= MOST_CHARACTERS ? whole : whole.substring(0, MOST_CHARACTERS) + "…";
    }

    private static String trace(Throwable error) {
        StringWriter text = new StringWriter();
        error.printStackTrace(new PrintWriter(text));
        return text.toString();
    }

    /** DEL and the controls of ISO 6429 above it, which some terminals obey. In JSON text they occur only inside strings. */
    private static String escapeControls(String json) {
        if (json.chars().noneMatch(JsonLogger::isHighControl)) {
            return json;
        }
        StringBuilder escaped = new StringBuilder(json.length() + 16);
        json.chars()
                .forEach(c -> escaped.append(isHighControl(c) ? String.format("\\u%04x", c) : Character.toString(c)));
        return escaped.toString();
    }

    private static boolean isHighControl(int c) {
        return c >= 0x7f && c <= 0x9f;
    }

    @Override
    protected String getFullyQualifiedCallerName() {
        return JsonLogger.class.getName();
    }

    private boolean writes(Level level) {
        return level.toInt() >= least;
    }

    @Override
    public boolean isTraceEnabled() {
        return writes(Level.TRACE);
    }

    @Override
    public boolean isTraceEnabled(Marker marker) {
        return isTraceEnabled();
    }

    @Override
    public boolean isDebugEnabled() {
        return writes(Level.DEBUG);
    }

    @Override
    public boolean isDebugEnabled(Marker marker) {
        return isDebugEnabled();
    }

    @Override
    public boolean isInfoEnabled() {
        return writes(Level.INFO);
    }

    @Override
    public boolean isInfoEnabled(Marker marker) {
        return isInfoEnabled();
    }

    @Override
    public boolean isWarnEnabled() {
        return writes(Level.WARN);
    }

    @Override
    public boolean isWarnEnabled(Marker marker) {
        return isWarnEnabled();
    }

    @Override
    public boolean isErrorEnabled() {
        return writes(Level.ERROR);
    }

    @Override
    public boolean isErrorEnabled(Marker marker) {
        return isErrorEnabled();
    }
}
