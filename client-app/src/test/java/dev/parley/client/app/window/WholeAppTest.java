package dev.parley.client.app.window;

import static org.awaitility.Awaitility.await;

import dev.parley.client.Need;
import dev.parley.client.Needs;
import dev.parley.client.media.MediaSettings;
import dev.parley.client.ui.PulseRobot;
import dev.parley.client.ui.Pulses;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.TimeoutException;
import java.util.stream.Stream;
import javafx.scene.Node;
import javafx.stage.Stage;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.io.TempDir;
import org.testfx.api.FxRobot;
import org.testfx.api.FxRobotInterface;
import org.testfx.api.FxToolkit;

/** A test that uses the whole app with mouse and keyboard. What answers after another thread or a server has is waited for. */
@Needs(Need.MEDIA_LIBRARY)
abstract class WholeAppTest {
    static final Duration PATIENCE = Duration.ofSeconds(60);
    static final MediaSettings MEDIA =
            new MediaSettings(MediaSettings.Camera.PATTERN, 640, 360, 15, MediaSettings.Microphone.TONE, "Ada");

    @TempDir
    Path folder;

    final FxRobot robot = new PulseRobot();
    final DesktopDouble desktop = new DesktopDouble();
    Stage stage;
    AppWindow window;

    /** Where the app keeps what outlives it. */
    Path user() {
        return folder.resolve("user");
    }

    /** The files of the sign-ins that are kept there. */
    List<Path> signIns() throws IOException {
        Path kept = user().resolve("sign-ins");
        if (!Files.isDirectory(kept)) {
            return List.of();
        }
        try (Stream<Path> files = Files.list(kept)) {
            return files.filter(path -> path.toString().endsWith(".sign-in")).toList();
        }
    }

    @BeforeAll
    static void startJavaFx() throws TimeoutException {
        FxToolkit.registerPrimaryStage();
    }

    @BeforeEach
    void open() {
        robot.interact(() -> {
            stage = new Stage();
            window = make(stage);
        });
    }

    /** On the FX thread. */
    AppWindow make(Stage on) {
        return new AppWindow(on, MEDIA, desktop, user());
    }

    @AfterEach
    void close() {
        robot.interact(() -> {
            window.close();
            stage.close();
        });
        FxToolkit.cleanupInput(robot);
    }

    /** Clicks on what has this text, or fits this CSS selector, as soon as it is to be seen. */
    FxRobotInterface clickOn(String query) {
        awaitShown(query);
        return robot.clickOn(query);
    }

    /** Until one of them is to be seen. */
    void awaitShown(String... queries) {
        await().atMost(PATIENCE).until(() -> Stream.of(queries).anyMatch(this::isShown));
    }

    /** On the FX thread: from any other one could see a page of which only a part is in the scene yet. */
    boolean isShown(String query) {
        return Pulses.fromFx(() -> robot.lookup(query).queryAll().stream().anyMatch(WholeAppTest::isSeen));
    }

    static boolean isSeen(Node node) {
        return node.isVisible() && (node.getParent() == null || isSeen(node.getParent()));
    }
}
