package dev.parley.client.app.window;

import static org.awaitility.Awaitility.await;

import dev.parley.client.Need;
import dev.parley.client.Needs;
import dev.parley.client.webrtc.PulseServer;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.io.TempDir;

/** Sounds as JavaFX plays them, recorded from the speaker. */
@EnabledOnOs(OS.LINUX)
@Needs(Need.PULSEAUDIO)
class CueSoundTest {
    private static final Duration PATIENCE = Duration.ofSeconds(60);
    private static final int LOUD = 1_000;

    @TempDir
    private Path folder;

    @Test
    void they_are_heard_where_there_is_a_sound_system() throws Exception {
        Path heard = folder.resolve("heard.raw");
        try (PulseServer server = PulseServer.start(folder, List.of("module-null-sink sink_name=speaker"))) {
            ProcessBuilder recorder = new ProcessBuilder(
                            "parec", "--device=speaker.monitor", "--format=s16le", "--rate=44100", "--channels=1")
                    .redirectOutput(heard.toFile());
            recorder.environment().putAll(server.environment());
            Process recording = recorder.start();
            try {
                await().atMost(PATIENCE).until(() -> Files.size(heard) > 0);
                isHeard(heard, server);
            } finally {
                recording.destroyForcibly();
            }
        }
    }

    private void isHeard(Path heard, PulseServer server) throws Exception {
        try (CueProcess player = CueProcess.start(folder, server.environment())) {
            player.awaitAsked();
            await().atMost(PATIENCE)
                    .failFast("the player has ended", () -> !player.isAlive())
                    .until(() -> loudest(heard) > LOUD);
            player.endsByItself();
        }
    }

    private static int loudest(Path recording) throws IOException {
        byte[] bytes = Files.readAllBytes(recording);
        ByteBuffer samples = ByteBuffer.wrap(bytes, 0, bytes.length & ~1).order(ByteOrder.LITTLE_ENDIAN);
        int loudest = 0;
        while (samples.hasRemaining()) {
            loudest = Math.max(loudest, Math.abs(samples.getShort()));
        }
        return loudest;
    }
}
