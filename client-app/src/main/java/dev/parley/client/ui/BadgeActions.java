package dev.parley.client.ui;

import dev.parley.client.core.Badge;
import dev.parley.client.core.Event;
import dev.parley.client.core.RoomPhase;
import dev.parley.client.text.Sentences;
import dev.parley.client.text.Texts;
import dev.parley.client.ui.common.ConfirmDialog;
import dev.parley.client.ui.common.Modal;
import dev.parley.client.ui.fx.UiStore;

/** What the buttons at the badge do. Nobody leaves a meeting by them without having been asked. FX thread. */
final class BadgeActions {
    private final UiStore store;
    private final Modal modal;
    private final Runnable settings;

    /** @param settings opens the settings */
    BadgeActions(UiStore store, Modal modal, Runnable settings) {
        this.store = store;
        this.modal = modal;
        this.settings = settings;
    }

    void act(Badge.Action action) {
        action.event().ifPresentOrElse(event -> act(action, event), settings);
    }

    private void act(Badge.Action action, Event.User event) {
        boolean inside = store.state().room().phase() == RoomPhase.JOINED;
        switch (action) {
            case CANCEL ->
                ask(
                        inside,
                        Texts.of("lobby.stop-connecting.title"),
                        Texts.of("lobby.stop-connecting.go"),
                        Sentences.of(
                                isAlone() ? "" : Texts.of("lobby.stop-connecting.text"), Leaving.words(store.state())),
                        event);
            case CONNECT, DISCONNECT, FORCE_RECONNECT, SETTINGS -> store.dispatch(event);
        }
    }

    private boolean isAlone() {
        return store.state().peers().isEmpty();
    }

    private void ask(boolean needed, String title, String go, String text, Event.User event) {
        if (!needed) {
            store.dispatch(event);
            return;
        }
        // Enter stays: whoever does not want to wait for the server did not say that they want to leave the meeting.
        ConfirmDialog dialog =
                new ConfirmDialog(title, text, go, () -> goAhead(event), Texts.of("lobby.leave.stay"), modal::close);
        modal.open(dialog, dialog.firstFocus(), modal::close);
    }

    private void goAhead(Event.User event) {
        modal.close();
        store.dispatch(event);
    }
}
