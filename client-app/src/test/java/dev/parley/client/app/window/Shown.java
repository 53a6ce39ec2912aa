package dev.parley.client.app.window;

import java.time.Duration;
import java.util.stream.Stream;
import javafx.scene.Node;
import org.awaitility.Awaitility;
import org.testfx.api.FxRobot;
import org.testfx.util.WaitForAsyncUtils;

/** What somebody sees in the window. */
record Shown(FxRobot robot) {
    private static final Duration PATIENCE = Duration.ofSeconds(60);

    /** Waits for any of these texts. */
    void await(String... texts) {
        Awaitility.await().atMost(PATIENCE).until(() -> Stream.of(texts).anyMatch(this::has));
    }

    /** On the FX thread: from any other one could see a page of which only a part is in the scene yet. */
    boolean has(String text) {
        return WaitForAsyncUtils.waitForAsyncFx(
                PATIENCE.toMillis(),
                () -> robot.lookup(text).queryAll().stream().anyMatch(Shown::isSeen));
    }

    private static boolean isSeen(Node node) {
        return node.isVisible() && (node.getParent() == null || isSeen(node.getParent()));
    }
}
