package dev.parley.client.ui.room;

import dev.parley.client.text.Texts;
import dev.parley.client.ui.common.Labels;
import dev.parley.client.ui.common.Shortcut;
import javafx.beans.value.ObservableValue;
import javafx.scene.Node;
import javafx.scene.Scene;
import javafx.scene.input.KeyCombination;
import javafx.stage.Stage;
import javafx.stage.Window;
import javafx.util.Subscription;
import org.jspecify.annotations.Nullable;

/** The meeting on the whole screen: the pictures get the room of the header too. Warnings and controls stay. */
final class FullScreen {
    private final Node view;
    private final ObservableValue<Boolean> on;
    private final Subscription following;

    /**
     * Follows the window, which the system may bring back too.
     *
     * @param view whose window it is about
     * @param header is away meanwhile
     */
    FullScreen(Node view, Node header) {
        this.view = view;
        ObservableValue<Window> window = view.sceneProperty().flatMap(Scene::windowProperty);
        on = window.flatMap(shown -> shown instanceof Stage stage ? stage.fullScreenProperty() : null)
                .orElse(false);
        following = Subscription.combine(
                window.subscribe(this::keepKey), on.subscribe(full -> Labels.setShown(header, !full)));
    }

    /** JavaFX would leave the full screen and have the window see the key too: one press would do two things. */
    private void keepKey(@Nullable Window window) {
        if (window instanceof Stage stage) {
            stage.setFullScreenExitKeyCombination(KeyCombination.NO_MATCH);
        }
    }

    /** Whether the window fills the screen now. */
    ObservableValue<Boolean> on() {
        return on;
    }

    void toggle() {
        Stage stage = stage();
        if (stage != null) {
            stage.setFullScreenExitHint(Texts.of("room.view.full-screen.leave", Shortcut.FULL_SCREEN.text()));
            stage.setFullScreen(!stage.isFullScreen());
        }
    }

    /** Goes back into the window; false if it is there already. */
    boolean leave() {
        Stage stage = stage();
        if (stage == null || !stage.isFullScreen()) {
            return false;
        }
        stage.setFullScreen(false);
        return true;
    }

    private @Nullable Stage stage() {
        Window window = view.getScene() == null ? null : view.getScene().getWindow();
        return window instanceof Stage stage ? stage : null;
    }

    /** The meeting is over: what comes next is in the window again. */
    void close() {
        leave();
        Stage stage = stage();
        if (stage != null) {
            stage.setFullScreenExitKeyCombination(null);
        }
        following.unsubscribe();
    }
}
