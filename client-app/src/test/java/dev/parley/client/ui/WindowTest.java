package dev.parley.client.ui;

import dev.parley.client.ui.common.ClientAccess;
import dev.parley.client.ui.fx.UiStore;
import java.util.concurrent.TimeoutException;
import javafx.scene.Node;
import javafx.stage.Stage;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.testfx.api.FxRobot;
import org.testfx.api.FxToolkit;

/** A test that looks at the window and uses it. */
abstract class WindowTest<S extends UiStore> {
    final S store;
    final FakePictures pictures = new FakePictures();
    final FakeServices services = new FakeServices();
    final FakePlaces places = new FakePlaces();
    final FakeBundles bundles = new FakeBundles();
    final FakeStatistics statistics = new FakeStatistics();
    final FakeDoctor doctor = new FakeDoctor();
    final FxRobot robot = new FxRobot();
    Stage stage;
    ParleyWindow window;

    WindowTest(S store) {
        this.store = store;
    }

    @BeforeEach
    void open() throws TimeoutException {
        FxToolkit.registerPrimaryStage();
        robot.interact(() -> open(new Stage()));
    }

    /** On the FX thread. */
    void open(Stage on) {
        stage = on;
        window = new ParleyWindow(
                stage, store, new ClientAccess(pictures, places, bundles, statistics, doctor), services);
        window.show();
    }

    @AfterEach
    void close() {
        robot.interact(() -> {
            window.close();
            stage.close();
        });
        FxToolkit.cleanupInput(robot);
    }

    /** The visible node whose accessible name this is. */
    Node called(String name) {
        return robot.lookup(node -> name.equals(node.getAccessibleText()) && isSeen(node))
                .query();
    }

    /** The visible node whose accessible name begins so. */
    Node startingWith(String name) {
        return robot.lookup(node -> node.getAccessibleText() != null
                        && node.getAccessibleText().startsWith(name)
                        && isSeen(node))
                .query();
    }

    static boolean isSeen(Node node) {
        return node.isVisible() && (node.getParent() == null || isSeen(node.getParent()));
    }

    /** Whether a text is to be read somewhere. */
    boolean says(String text) {
        return robot.lookup(text).queryAll().stream().anyMatch(WindowTest::isSeen);
    }
}
