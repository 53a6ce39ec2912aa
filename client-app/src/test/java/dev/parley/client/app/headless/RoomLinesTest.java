package dev.parley.client.app.headless;

import static org.assertj.core.api.Assertions.assertThat;

import dev.parley.client.core.AppState;
import dev.parley.client.core.Event;
import dev.parley.client.core.Program;
import dev.parley.protocol.ErrorCode;
import dev.parley.protocol.ServerMessage;
import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.util.List;
import org.junit.jupiter.api.Test;

class RoomLinesTest {
    private final ByteArrayOutputStream written = new ByteArrayOutputStream();
    private final Output output =
            new Output(new PrintStream(written, true, StandardCharsets.UTF_8), true, System.nanoTime());
    private final RoomLines lines = new RoomLines(output, new FirstTimes());

    private void refused(ErrorCode code) {
        AppState state = Program.initial();
        lines.onEvent(new Event.ServerSaid(new ServerMessage.ErrorReply(code, "No.", null, "1"), "1"), 0, state, state);
    }

    private List<String> errors() {
        output.close();
        return written.toString(StandardCharsets.UTF_8)
                .lines()
                .filter(line -> line.contains("\"event\":\"error\""))
                .toList();
    }

    @Test
    void one_refusal_is_one_line_also_when_the_run_ends_by_it() {
        refused(ErrorCode.ROOM_FULL);
        lines.ending(0, ErrorCode.ROOM_FULL.wire(), "This meeting is full.");
        assertThat(errors()).singleElement().asString().contains("room-full");
    }

    @Test
    void what_the_server_has_not_said_is_said_at_the_end() {
        refused(ErrorCode.RATE_LIMITED);
        lines.ending(0, "connection-lost", "No server answers.");
        assertThat(errors()).hasSize(2);
    }
}
