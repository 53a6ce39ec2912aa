package dev.parley.client.ui.room;

import dev.parley.client.core.Event;
import dev.parley.client.core.Kept;
import dev.parley.client.core.PeerState;
import dev.parley.client.text.Texts;
import dev.parley.client.ui.common.ConfirmDialog;
import dev.parley.client.ui.common.Modal;
import dev.parley.client.ui.fx.UiStore;
import dev.parley.protocol.ParticipantId;

/** What the host does about somebody, and about the meeting. What cannot be undone is asked for first. */
final class HostActions {
    private final UiStore store;
    private final Modal modal;

    /** @param modal where questions are asked */
    HostActions(UiStore store, Modal modal) {
        this.store = store;
        this.modal = modal;
    }

    void askToMute(ParticipantId peer) {
        store.dispatch(new Event.AskToMute(peer));
    }

    void askToHandOver(ParticipantId peer) {
        PeerState known = store.state().peers().get(peer);
        if (known != null) {
            ask(
                    Texts.of("room.hand-over.title", known.participant().name()),
                    Texts.of("room.hand-over.text"),
                    Texts.of("room.hand-over.go"),
                    new Event.HandOver(peer),
                    Texts.of("room.hand-over.stay"));
        }
    }

    void askToRemove(ParticipantId peer) {
        PeerState known = store.state().peers().get(peer);
        if (known != null) {
            ask(
                    Texts.of("room.remove.title", known.participant().name()),
                    Texts.of("room.remove.text"),
                    Texts.of("room.remove.go"),
                    new Event.RemovePeer(peer),
                    Texts.of("room.remove.stay"));
        }
    }

    void askToClose() {
        ask(
                Texts.of("room.close.title"),
                Kept.holdsMeeting(store.state()) ? Texts.of("room.close.text.kept") : Texts.of("room.close.text"),
                Texts.of("room.close.go"),
                new Event.CloseMeeting(),
                Texts.of("room.close.stay"));
    }

    private void ask(String title, String text, String go, Event.User event, String stay) {
        Runnable act = () -> {
            modal.close();
            store.dispatch(event);
        };
        ConfirmDialog dialog = new ConfirmDialog(title, text, go, act, stay, modal::close);
        modal.open(dialog, dialog.firstFocus(), modal::close);
    }
}
