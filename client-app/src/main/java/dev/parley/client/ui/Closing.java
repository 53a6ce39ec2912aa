package dev.parley.client.ui;

import dev.parley.client.core.AppState;
import dev.parley.client.core.Hosting;
import dev.parley.client.text.Sentences;
import dev.parley.client.text.Texts;
import dev.parley.client.ui.common.ConfirmDialog;
import dev.parley.client.ui.common.Modal;
import dev.parley.client.ui.fx.UiStore;
import javafx.stage.Stage;
import javafx.stage.WindowEvent;

/**
 * Asks before the window is closed, where that ends a meeting for others or for oneself. Whoever insists is not asked again. A
 * system that shuts down closes no window, it sends a signal, and that asks nobody. FX thread.
 */
final class Closing {
    private final Stage stage;
    private final UiStore store;
    private final Modal modal;
    private boolean asks;

    Closing(Stage stage, UiStore store, Modal modal) {
        this.stage = stage;
        this.store = store;
        this.modal = modal;
        stage.setOnCloseRequest(this::onRequest);
    }

    private void onRequest(WindowEvent request) {
        AppState state = store.state();
        Hosting hosting = Hosting.of(state);
        if (asks || !(hosting.concerns() || Leaving.parts(state) || Hosting.endsOnLeaving(state))) {
            return;
        }
        request.consume();
        asks = true;
        stage.setIconified(false); // a task bar can close a window that nobody sees
        ConfirmDialog dialog = hosting.concerns() ? asksHost(hosting) : asksMember(state);
        modal.open(dialog, dialog.firstFocus(), this::stay, this::forget);
    }

    /** Enter stays: this ends what others are in. */
    private ConfirmDialog asksHost(Hosting hosting) {
        return new ConfirmDialog(
                Texts.of("lobby.close.title"),
                hosting.warning(Hosting.Step.CLOSE),
                Texts.of("lobby.close.go"),
                stage::hide,
                Texts.of("lobby.close.stay"),
                this::stay);
    }

    private ConfirmDialog asksMember(AppState state) {
        return new ConfirmDialog(
                        Texts.of("lobby.leave.title"),
                        Sentences.of(Leaving.words(state), Texts.of("lobby.leave.closes")),
                        Texts.of("lobby.leave.go"),
                        stage::hide,
                        Texts.of("lobby.leave.stay"),
                        this::stay)
                .goingByEnter();
    }

    private void stay() {
        forget();
        modal.close();
    }

    /** The dialog has gone with the screen that it was on, or another one has taken its place. */
    void forget() {
        asks = false;
    }
}
