package dev.parley.client.app.window;

import static org.assertj.core.api.Assertions.assertThat;

import dev.parley.client.TestMain;
import dev.parley.client.ui.common.Alerts;
import dev.parley.client.ui.common.UiPreferences;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.TimeUnit;

/** A second Parley that reads the settings when it starts, and changes one of them when it is told to. */
final class PreferencesProcess implements AutoCloseable {
    static final Alerts CHOSEN_ALERTS = Alerts.NEVER;

    private static final long PATIENCE_SECONDS = 60;

    private final Process process;

    private PreferencesProcess(Process process) {
        this.process = process;
    }

    /** What runs there. */
    static final class Program {
        public static void main(String[] args) throws IOException {
            PreferencesFile file = new PreferencesFile(Path.of(args[0]));
            UiPreferences before = file.read();
            System.out.println("started");
            System.out.flush();
            while (System.in.read() >= 0) {}
            file.write(before, before.withAlerts(CHOSEN_ALERTS));
        }
    }

    static PreferencesProcess start(Path folder) throws IOException {
        return new PreferencesProcess(new ProcessBuilder(TestMain.command(List.of(), Program.class, folder.toString()))
                .redirectError(ProcessBuilder.Redirect.INHERIT)
                .start());
    }

    void awaitStarted() throws IOException {
        assertThat(process.inputReader(StandardCharsets.UTF_8).readLine()).isEqualTo("started");
    }

    /** Returns when it has, and has ended. */
    void choosesAlerts() throws IOException, InterruptedException {
        process.getOutputStream().close();
        assertThat(process.waitFor(PATIENCE_SECONDS, TimeUnit.SECONDS)).isTrue();
        assertThat(process.exitValue()).isZero();
    }

    @Override
    public void close() {
        process.destroyForcibly();
    }
}
