package dev.parley.client.ui;

import dev.parley.client.ui.common.ClientAccess;
import dev.parley.client.ui.fx.UiStore;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeoutException;
import javafx.scene.Node;
import javafx.scene.Parent;
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
    final FxRobot robot = new PulseRobot();
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

    void resize(int width, int height) {
        robot.interact(() -> {
            stage.setWidth(width);
            stage.setHeight(height);
        });
    }

    /**
     * What does not fit in a window of this size, on a screen with that many pixels for each unit of length. The window is
     * only laid out so, and as it was when this returns: the headless screen is too small to draw it.
     */
    List<String> misfits(int width, int height, double scale) {
        List<String> misfits = new ArrayList<>();
        robot.interact(() -> {
            double oldWidth = stage.getWidth();
            double oldHeight = stage.getHeight();
            layOut(width, height, scale);
            new Look(stage.getScene())
                    .fit()
                    .forEach(problem ->
                            misfits.add("%d×%d at a scale of %s: %s".formatted(width, height, scale, problem)));
            layOut(oldWidth, oldHeight, 1);
        });
        return misfits;
    }

    private void layOut(double width, double height, double scale) {
        stage.setWidth(width);
        stage.setHeight(height);
        stage.setRenderScaleX(scale);
        stage.setRenderScaleY(scale);
        Parent root = stage.getScene().getRoot();
        // What breaks into lines knows its height only when it has its width.
        for (int pass = 0; pass < 2; pass++) {
            layOutAnew(root);
            root.applyCss();
            root.layout();
        }
    }

    private static void layOutAnew(Parent parent) {
        parent.requestLayout();
        for (Node child : parent.getChildrenUnmodifiable()) {
            if (child instanceof Parent inner) {
                layOutAnew(inner);
            }
        }
    }

    static boolean isSeen(Node node) {
        return node.isVisible() && (node.getParent() == null || isSeen(node.getParent()));
    }

    /** Whether a text is to be read somewhere. */
    boolean says(String text) {
        return robot.lookup(text).queryAll().stream().anyMatch(WindowTest::isSeen);
    }
}
