package dev.parley.client.webrtc;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.parley.client.Need;
import dev.parley.client.Needs;
import dev.parley.client.TestMain;
import dev.parley.client.media.MediaSettings;
import java.io.BufferedReader;
import java.io.BufferedWriter;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.io.TempDir;

/** Whether somebody who is silenced here is really not played, measured at the speaker. Bob hums all the time. */
@EnabledOnOs(OS.LINUX)
@Needs({Need.MEDIA_LIBRARY, Need.PULSEAUDIO})
class SilencedPeerTest {
    private static final String SPEAKER = "module-null-sink sink_name=speaker";
    private static final double HUM = 0.01;
    private static final double NOTHING = 0.0005;

    @TempDir
    private Path folder;

    @Test
    void a_silenced_peer_is_not_played_until_it_is_to_be_heard_again() throws Exception {
        try (PulseServer server = PulseServer.start(folder, List.of(SPEAKER));
                Call call = Call.start(server)) {
            await("Bob is heard").atMost(Person.LONG).until(() -> server.loudness("speaker") > HUM);
            call.tell(Callers.SILENCE);
            await("Bob is silenced").atMost(Person.LONG).until(() -> server.loudness("speaker") < NOTHING);
            call.tell("hear");
            await("Bob is heard again").atMost(Person.LONG).until(() -> server.loudness("speaker") > HUM);
        }
    }

    @Test
    void who_is_silenced_before_the_connection_is_there_is_never_played() throws Exception {
        try (PulseServer server = PulseServer.start(folder, List.of(SPEAKER));
                Call call = Call.start(server, Callers.SILENCE)) {
            await("Ada's computer plays")
                    .atMost(Person.LONG)
                    .until(() -> !server.lists("sink-inputs").isEmpty());
            assertThat(server.loudness("speaker")).isLessThan(NOTHING);
            call.tell("hear");
            await("Bob is heard").atMost(Person.LONG).until(() -> server.loudness("speaker") > HUM);
        }
    }

    /** A process in which Ada, whose sound goes to the server, is in a call with Bob. */
    private record Call(Process process, BufferedReader output, BufferedWriter input) implements AutoCloseable {
        static Call start(PulseServer server, String... arguments) throws IOException {
            List<String> all = new ArrayList<>(List.of(MediaSettings.Microphone.DEVICE.name()));
            all.addAll(List.of(arguments));
            ProcessBuilder builder = new ProcessBuilder(
                            TestMain.command(List.of(), Callers.class, all.toArray(String[]::new)))
                    .redirectError(ProcessBuilder.Redirect.DISCARD);
            builder.environment().putAll(server.environment());
            Process process = builder.start();
            Call call = new Call(
                    process, process.inputReader(StandardCharsets.UTF_8), process.outputWriter(StandardCharsets.UTF_8));
            assertThat(call.output().readLine()).isEqualTo("connected");
            return call;
        }

        /** Says it, and waits for the answer that it is done. */
        void tell(String line) throws IOException {
            input.write(line + "\n");
            input.flush();
            assertThat(output.readLine()).isEqualTo(line);
        }

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
