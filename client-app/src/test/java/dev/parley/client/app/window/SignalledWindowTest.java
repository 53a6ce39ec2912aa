package dev.parley.client.app.window;

import static org.assertj.core.api.Assertions.assertThat;

import com.google.gson.JsonObject;
import dev.parley.client.Need;
import dev.parley.client.Needs;
import dev.parley.client.TestMain;
import dev.parley.client.app.process.HeadlessProcess;
import dev.parley.client.media.MediaSettings;
import dev.parley.server.net.ServerSettings;
import dev.parley.server.net.SignalingServer;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.TimeUnit;
import javafx.application.Application;
import javafx.scene.control.Button;
import javafx.scene.control.TextField;
import javafx.stage.Stage;
import org.junit.jupiter.api.condition.DisabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** The app in a process of its own, in a meeting, when the system or the terminal ends it. */
@DisabledOnOs(value = OS.WINDOWS, disabledReason = "Windows has no signals for another process")
@Needs(Need.MEDIA_LIBRARY)
class SignalledWindowTest {
    private static final long PATIENCE_MS = 60_000;

    @TempDir
    private Path folder;

    @ParameterizedTest
    @ValueSource(strings = {"INT", "TERM"})
    void a_signal_leaves_the_meeting_first_and_ends_with_0(String signal) throws Exception {
        try (SignalingServer server = SignalingServer.start(ServerSettings.DEFAULTS.withAddress("127.0.0.1", 0));
                HeadlessProcess grace = HeadlessProcess.start(List.of(
                        "--server", "ws://127.0.0.1:" + server.port(), "--create", "Standup", "--name", "Grace"))) {
            String link = await(grace, "joined", "").get("link").getAsString();
            Process app = start(link);
            try {
                await(grace, "connected", "");
                new ProcessBuilder("kill", "-" + signal, String.valueOf(app.pid()))
                        .start()
                        .waitFor();

                assertThat(app.waitFor(PATIENCE_MS, TimeUnit.MILLISECONDS)).isTrue();
                assertThat(app.exitValue()).isZero();
                await(grace, "peer", "left");
                assertThat(grace.events("peer"))
                        .as("who only vanishes is disconnected before being given up")
                        .noneMatch(event -> event.get("state").getAsString().equals("disconnected"));
            } finally {
                app.destroyForcibly();
            }
        }
    }

    /** An event, with this state if one is given. */
    private static JsonObject await(HeadlessProcess person, String event, String state) throws InterruptedException {
        return person.await(
                        event,
                        e -> state.isEmpty() || e.get("state").getAsString().equals(state),
                        PATIENCE_MS)
                .orElseThrow(() -> new AssertionError(String.join("\n", person.log())));
    }

    /** Nobody is there to press Join on the page before the meeting. */
    private Process start(String link) throws IOException {
        Files.writeString(folder.resolve("settings.json"), "{\"checkBeforeMeeting\": false}");
        List<String> options = List.of("-Dglass.platform=Headless", "-Dprism.order=sw", "-Dtest.folder=" + folder);
        return new ProcessBuilder(TestMain.command(options, Start.class, link))
                .redirectOutput(ProcessBuilder.Redirect.DISCARD)
                .redirectError(ProcessBuilder.Redirect.INHERIT)
                .start();
    }

    /** {@code main LINK}: the app as it is started, with a camera and a microphone that need no hardware. */
    static final class Start {
        public static void main(String[] args) {
            Application.launch(Joining.class, args);
        }
    }

    /** Enters a name and joins. */
    public static final class Joining extends ParleyApplication {
        @Override
        public void start(Stage stage) {
            super.start(stage);
            ((TextField) stage.getScene().lookup("#name")).setText("Ada");
            ((Button) stage.getScene().lookup("#continue")).fire();
        }

        @Override
        AppWindow open(Stage stage) {
            MediaSettings media =
                    new MediaSettings(MediaSettings.Camera.PATTERN, 640, 360, 15, MediaSettings.Microphone.TONE, "Ada");
            Path folder = Path.of(System.getProperty("test.folder"));
            return new AppWindow(stage, media, DesktopServices.keptIn(new PreferencesFile(folder)), folder);
        }
    }
}
