package dev.parley.client.ui;

import java.util.concurrent.Callable;
import javafx.application.Platform;
import javafx.geometry.Bounds;
import javafx.scene.Node;

/**
 * Where nodes lie. JavaFX works that out when it is asked and keeps it: asked on a test's thread while the FX thread does the same, it breaks, and
 * each later pulse of that window fails. So it is asked on the FX thread, from whatever thread.
 */
final class Where {
    private Where() {}

    static Bounds inScene(Node node) {
        return onFx(() -> node.localToScene(node.getLayoutBounds()));
    }

    static Bounds onScreen(Node node) {
        return onFx(() -> node.localToScreen(node.getLayoutBounds()));
    }

    static Bounds inParent(Node node) {
        return onFx(node::getBoundsInParent);
    }

    private static Bounds onFx(Callable<Bounds> question) {
        try {
            return Platform.isFxApplicationThread() ? question.call() : Pulses.fromFx(question);
        } catch (RuntimeException e) {
            throw e;
        } catch (Exception e) {
            throw new IllegalStateException(e);
        }
    }
}
