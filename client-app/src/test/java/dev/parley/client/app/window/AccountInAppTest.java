package dev.parley.client.app.window;

import static org.assertj.core.api.Assertions.assertThat;

import dev.parley.client.Need;
import dev.parley.client.Needs;
import dev.parley.client.app.process.ServerProcess;
import dev.parley.client.media.MediaSettings;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.TimeoutException;
import java.util.stream.Stream;
import javafx.scene.input.KeyCode;
import javafx.stage.Stage;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.testfx.api.FxRobot;
import org.testfx.api.FxToolkit;

/** The whole app at a server with accounts and without guests, which is a process of its own. */
@Needs(Need.MEDIA_LIBRARY)
class AccountInAppTest {
    private static final String PASSWORD = "four words of nonsense";

    @TempDir
    private Path folder;

    private final FxRobot robot = new FxRobot();
    private final Shown shown = new Shown(robot);
    private final Desktop services = new Desktop();
    private ServerProcess server;
    private Stage stage;
    private AppWindow window;

    @BeforeEach
    void start() throws Exception {
        FxToolkit.registerPrimaryStage();
        Path config = folder.resolve("server.conf");
        Files.writeString(config, "accounts=open\nguests=off\n");
        server = ServerProcess.start(
                List.of(),
                List.of(
                        "--port",
                        "0",
                        "--config",
                        config.toString(),
                        "--data",
                        folder.resolve("server").toString()));
        open();
    }

    private void open() {
        MediaSettings media =
                new MediaSettings(MediaSettings.Camera.PATTERN, 640, 360, 15, MediaSettings.Microphone.TONE, "Ada");
        robot.interact(() -> {
            stage = new Stage();
            window = new AppWindow(stage, media, services, user());
        });
    }

    private Path user() {
        return folder.resolve("user");
    }

    @AfterEach
    void end() throws TimeoutException {
        close();
        FxToolkit.cleanupInput(robot);
        if (server != null) {
            server.close();
        }
    }

    private void close() {
        robot.interact(() -> {
            window.close();
            stage.close();
        });
    }

    @Test
    void an_account_is_made_kept_signed_out_of_and_signed_in_to_again() throws IOException {
        robot.clickOn("#name").write("Ada");
        robot.clickOn("Use another server").write(server.url()).type(KeyCode.ENTER);
        shown.await("Make an account");
        assertThat(shown.has("Continue as a guest")).isFalse();
        robot.clickOn("Make an account").write("ada").clickOn("#new-password");
        robot.write("password123").type(KeyCode.ENTER);
        shown.await(
                "This password is too easy to guess. Choose another one: four words that have nothing to do with each"
                        + " other make a good one.");
        robot.write(PASSWORD).type(KeyCode.ENTER);
        shown.await("Account ada");
        assertThat(signIns()).hasSize(1);

        close();
        open();
        shown.await("Account ada");

        robot.clickOn("Sign out");
        shown.await("I have an account", "Make an account");
        assertThat(signIns()).isEmpty();

        robot.clickOn("#user").write("ada").type(KeyCode.TAB).write("wrong").type(KeyCode.ENTER);
        shown.await("The user name or the password is wrong. Try again.");
        robot.write(PASSWORD).type(KeyCode.ENTER);
        shown.await("Account ada");
        assertThat(signIns()).hasSize(1);
    }

    private List<Path> signIns() throws IOException {
        Path kept = user().resolve("sign-ins");
        if (!Files.isDirectory(kept)) {
            return List.of();
        }
        try (Stream<Path> files = Files.list(kept)) {
            return files.filter(path -> path.toString().endsWith(".sign-in")).toList();
        }
    }
}
