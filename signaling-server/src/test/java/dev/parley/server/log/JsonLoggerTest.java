package dev.parley.server.log;

import static org.assertj.core.api.Assertions.assertThat;

import com.google.gson.JsonObject;
import com.google.gson.JsonParser;
import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import org.junit.jupiter.api.Test;
import org.slf4j.Logger;
import org.slf4j.event.Level;

/** One event is one line and one object, whatever is in it. */
class JsonLoggerTest {
    private final ByteArrayOutputStream written = new ByteArrayOutputStream();

    private Logger logger(String name, Level least) {
        return new JsonLogger(
                name,
                least,
                new PrintStream(written, false, StandardCharsets.UTF_8),
                Clock.fixed(Instant.parse("2026-11-29T12:00:00.5Z"), ZoneOffset.UTC));
    }

    private String text() {
        return written.toString(StandardCharsets.UTF_8);
    }

    private JsonObject line() {
        String text = text();
        assertThat(text).endsWith("\n");
        String line = text.substring(0, text.length() - 1);
        assertThat(line.chars()).as("no line end, no control character").noneMatch(Character::isISOControl);
        return JsonParser.parseString(line).getAsJsonObject();
    }

    @Test
    void fields_keep_their_kind_and_the_correlation_is_one_of_them() {
        logger("server.net", Level.INFO)
                .atInfo()
                .addKeyValue("correlation", "s.7")
                .addKeyValue("port", 8443)
                .addKeyValue("resumed", true)
                .log("Listening");
        assertThat(text())
                .isEqualTo("{\"time\":\"2026-11-29T12:00:00.500Z\",\"level\":\"INFO\",\"logger\":\"server.net\","
                        + "\"correlation\":\"s.7\",\"message\":\"Listening\",\"port\":8443,\"resumed\":true}\n");
    }

    @Test
    void what_no_request_caused_has_a_correlation_too() {
        logger("x", Level.INFO).warn("The {} of {}", "first", "two");
        assertThat(line().get("correlation").getAsString()).isEqualTo("server");
        assertThat(line().get("message").getAsString()).isEqualTo("The first of two");
    }

    @Test
    void the_level_is_that_of_our_own_lines_and_libraries_only_warn() {
        logger("com.zaxxer.hikari", Level.DEBUG).info("url=jdbc:postgresql://…");
        logger("server.store", Level.INFO).debug("nothing");
        assertThat(text()).isEmpty();
        logger("com.zaxxer.hikari", Level.DEBUG).warn("Something is wrong");
        logger("server.store", Level.DEBUG).debug("Looked");
        assertThat(text().lines()).hasSize(2);
    }

    @Property(tries = 500)
    void no_value_begins_another_line_or_field(@ForAll String hostile) {
        written.reset();
        logger("x", Level.INFO)
                .atWarn()
                .addKeyValue("client", hostile)
                .setCause(new IllegalStateException(hostile))
                .log(hostile.replace("{}", ""));
        JsonObject line = line();
        assertThat(line.get("client").getAsString()).isEqualTo(hostile);
        assertThat(line.keySet())
                .containsExactly("time", "level", "logger", "correlation", "message", "client", "error");
    }

    @Test
    void a_forged_line_stays_inside_its_value() {
        logger("server.net", Level.INFO)
                .atInfo()
                .addKeyValue("client", "a\n{\"level\":\"ERROR\"}\u0085\u009b31m\u2028\u007f")
                .log("Session started");
        assertThat(text().codePoints().filter(c -> c == '\n')).hasSize(1);
        assertThat(line().get("level").getAsString()).isEqualTo("INFO");
    }

    @Test
    void a_long_trace_is_cut() {
        logger("x", Level.INFO).error("Failed", new IllegalStateException("a".repeat(100_000)));
        assertThat(text().length()).isLessThan(20_000);
    }

    @Test
    void what_is_below_the_level_and_what_the_socket_library_says_is_not_written() {
        logger("server.net", Level.INFO).atDebug().log("Answered");
        logger("org.java_websocket.server.WebSocketServer", Level.DEBUG).error("A client's mistake");
        assertThat(text()).isEmpty();
    }
}
