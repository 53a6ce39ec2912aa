package dev.parley.client.app.window;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.parley.client.Need;
import dev.parley.client.Needs;
import dev.parley.client.app.process.ServerProcess;
import dev.parley.client.media.MediaSettings;
import dev.parley.client.ui.common.UiPreferences;
import dev.parley.client.ui.common.UiServices;
import java.io.IOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.time.ZoneOffset;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.TimeoutException;
import java.util.stream.Stream;
import javafx.scene.Node;
import javafx.scene.input.KeyCode;
import javafx.stage.Stage;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.testfx.api.FxRobot;
import org.testfx.api.FxToolkit;
import org.testfx.util.WaitForAsyncUtils;

/** The whole app at a server with accounts and without guests, which is a process of its own. */
@Needs(Need.MEDIA_LIBRARY)
class AccountInAppTest {
    private static final Duration PATIENCE = Duration.ofSeconds(60);
    private static final String PASSWORD = "four words of nonsense";

    @TempDir
    private Path folder;

    private final FxRobot robot = new FxRobot();
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
        awaitText("Make an account");
        assertThat(isShown("Continue as a guest")).isFalse();
        robot.clickOn("Make an account").write("ada").clickOn("#new-password");
        robot.write("password123").type(KeyCode.ENTER);
        awaitText("This password is too easy to guess. Choose another one: four words that have nothing to do with each"
                + " other make a good one.");
        robot.write(PASSWORD).type(KeyCode.ENTER);
        awaitText("Account ada");
        assertThat(signIns()).hasSize(1);

        close();
        open();
        awaitText("Account ada");

        robot.clickOn("Sign out");
        awaitText("I have an account", "Make an account");
        assertThat(signIns()).isEmpty();

        robot.clickOn("#user").write("ada").type(KeyCode.TAB).write("wrong").type(KeyCode.ENTER);
        awaitText("The user name or the password is wrong. Try again.");
        robot.write(PASSWORD).type(KeyCode.ENTER);
        awaitText("Account ada");
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

    /** Any of them. */
    private void awaitText(String... texts) {
        await().atMost(PATIENCE).until(() -> Stream.of(texts).anyMatch(this::isShown));
    }

    /** On the FX thread: from any other one could see a page of which only a part is in the scene yet. */
    private boolean isShown(String text) {
        return WaitForAsyncUtils.waitForAsyncFx(
                PATIENCE.toMillis(),
                () -> robot.lookup(text).queryAll().stream().anyMatch(AccountInAppTest::isSeen));
    }

    private static boolean isSeen(Node node) {
        return node.isVisible() && (node.getParent() == null || isSeen(node.getParent()));
    }

    /** A desktop of the test's own, on which the preferences outlive a window. */
    private static final class Desktop implements UiServices {
        private volatile UiPreferences preferences =
                UiPreferences.DEFAULT.silent().withCheckBeforeMeeting(false);

        @Override
        public void copy(String text) {
            throw new AssertionError("nothing is copied here");
        }

        @Override
        public void browse(URI address, Runnable failed) {
            throw new AssertionError("Nobody clicked on " + address);
        }

        @Override
        public String newMessageId() {
            return UUID.randomUUID().toString();
        }

        @Override
        public Clock clock() {
            return Clock.system(ZoneOffset.UTC);
        }

        @Override
        public String notificationsProblem() {
            return "";
        }

        @Override
        public UiPreferences preferences() {
            return preferences;
        }

        @Override
        public void save(UiPreferences changed) {
            preferences = changed;
        }
    }
}
