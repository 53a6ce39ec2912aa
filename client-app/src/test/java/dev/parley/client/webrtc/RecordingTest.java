package dev.parley.client.webrtc;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.parley.client.Need;
import dev.parley.client.Needs;
import dev.parley.client.TestMain;
import dev.parley.client.media.MediaSettings;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.io.TempDir;

/**
 * Whether a call records, asked of the sound system. Without a microphone PulseAudio would record what the speaker plays, so a
 * recording that nobody sees would send the room, or other programs' sound, to the others.
 */
@EnabledOnOs(OS.LINUX)
@Needs({Need.MEDIA_LIBRARY, Need.PULSEAUDIO})
class RecordingTest {
    private static final String SPEAKER = "module-null-sink sink_name=speaker";
    private static final List<String> MICROPHONE = List.of(SPEAKER, "module-null-source source_name=microphone");

    @TempDir
    private Path folder;

    @Test
    void a_call_with_a_microphone_records() throws Exception {
        try (PulseServer server = PulseServer.start(folder, MICROPHONE);
                Call call = Call.start(server, MediaSettings.Microphone.DEVICE)) {
            call.awaitConnected();
            await().atMost(Person.LONG)
                    .until(() -> !server.lists("source-outputs").isEmpty());
        }
    }

    @Test
    void a_call_on_a_computer_without_a_microphone_plays_and_records_nothing() throws Exception {
        try (PulseServer server = PulseServer.start(folder, List.of(SPEAKER));
                Call call = Call.start(server, MediaSettings.Microphone.DEVICE)) {
            call.awaitConnected();
            await().atMost(Person.LONG).until(() -> !server.lists("sink-inputs").isEmpty());
            staysWithoutRecording(server);
        }
    }

    @Test
    void a_call_that_wants_no_microphone_records_nothing_where_there_is_one() throws Exception {
        try (PulseServer server = PulseServer.start(folder, MICROPHONE);
                Call call = Call.start(server, MediaSettings.Microphone.OFF)) {
            call.awaitConnected();
            staysWithoutRecording(server);
        }
    }

    /** Playing and recording begin together, so what has not begun by then does not begin. */
    private static void staysWithoutRecording(PulseServer server) {
        await().during(Duration.ofSeconds(1))
                .atMost(Person.LONG)
                .until(() -> server.lists("source-outputs").isEmpty());
        assertThat(server.lists("sinks")).as("the server still answers").isNotEmpty();
    }

    /** A process in which Ada, whose sound goes to the server, is in a call with Bob, until it is closed. */
    private record Call(Process process) implements AutoCloseable {
        static Call start(PulseServer server, MediaSettings.Microphone microphone) throws IOException {
            ProcessBuilder builder = new ProcessBuilder(TestMain.command(List.of(), Callers.class, microphone.name()))
                    .redirectError(ProcessBuilder.Redirect.DISCARD);
            builder.environment().putAll(server.environment());
            return new Call(builder.start());
        }

        void awaitConnected() throws IOException {
            assertThat(process.inputReader(StandardCharsets.UTF_8).readLine()).isEqualTo("connected");
        }

        /** A call that does not end by itself fails the test. */
        @Override
        public void close() throws IOException {
            process.getOutputStream().close();
            try {
                await("the call ends").atMost(Person.LONG).until(() -> !process.isAlive());
            } finally {
                process.destroyForcibly();
            }
        }
    }
}
