package dev.parley.client.app.window;

import static org.assertj.core.api.Assertions.assertThat;

import dev.parley.client.TestMain;
import dev.parley.client.core.Cue;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import javafx.application.Platform;

/** A process that plays every cue as the app does, says when it has asked for them, and stays until its input ends. */
final class CueProcess implements AutoCloseable {
    private static final long PATIENCE_SECONDS = 60;

    private final Process process;

    private CueProcess(Process process) {
        this.process = process;
    }

    /** What runs there. */
    static final class Player {
        public static void main(String[] args) throws Exception {
            CountDownLatch started = new CountDownLatch(1);
            Platform.startup(started::countDown);
            started.await();
            try (CuePlayer player = CuePlayer.ofThisComputer()) {
                for (Cue cue : Cue.values()) {
                    player.play(cue);
                }
                System.out.println("asked");
                System.out.flush();
                while (System.in.read() >= 0) {}
            }
            System.exit(0);
        }
    }

    /** Starts it; what it prints goes into the folder. */
    static CueProcess start(Path folder, Map<String, String> environment) throws IOException {
        ProcessBuilder builder = new ProcessBuilder(
                        TestMain.command(List.of("-Dglass.platform=Headless", "-Dprism.order=sw"), Player.class))
                .redirectError(folder.resolve("player.log").toFile());
        builder.environment().putAll(environment);
        return new CueProcess(builder.start());
    }

    void awaitAsked() throws IOException {
        assertThat(process.inputReader(StandardCharsets.UTF_8).readLine()).isEqualTo("asked");
    }

    boolean isAlive() {
        return process.isAlive();
    }

    void endsByItself() throws IOException, InterruptedException {
        process.getOutputStream().close();
        assertThat(process.waitFor(PATIENCE_SECONDS, TimeUnit.SECONDS)).isTrue();
        assertThat(process.exitValue()).isZero();
    }

    @Override
    public void close() {
        process.destroyForcibly();
    }
}
