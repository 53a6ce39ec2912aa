package dev.parley.client.ui.room;

import dev.parley.client.core.Event;
import dev.parley.client.core.HostPowers;
import dev.parley.client.core.Hosting;
import dev.parley.client.core.Kept;
import dev.parley.client.core.PeerState;
import dev.parley.client.text.Texts;
import dev.parley.client.ui.common.ConfirmDialog;
import dev.parley.client.ui.common.Modal;
import dev.parley.client.ui.fx.UiStore;
import dev.parley.protocol.ParticipantId;
import dev.parley.protocol.Right;
import java.util.Optional;

/** What the host does about somebody, and about the meeting. What cannot be undone is asked for first. */
final class HostActions {
    private final UiStore store;
    private final Modal modal;
    private final Runnable question;

    /**
     * For the meeting one is in.
     *
     * @param modal where questions are asked, in the large window
     * @param question runs before one is asked
     */
    HostActions(UiStore store, Modal modal, Runnable question) {
        this.store = store;
        this.modal = modal;
        this.question = question;
    }

    /** Whether the person may do something about others. */
    boolean areOffered() {
        return HostPowers.may(store.state(), Right.REMOVE);
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

    /**
     * Leaves. A host who leaves others behind is asked first, and told who will be the host; whoever ends the meeting by leaving it is asked
     * too, as links that they sent lead nowhere then.
     */
    void leave() {
        Optional<String> successor = HostPowers.successor(store.state());
        if (successor.isPresent() && HostPowers.may(store.state(), Right.CLOSE)) {
            open(asksToLeave(Texts.of("room.leave.host", successor.get()))
                    .or(Texts.of("room.close.go"), does(new Event.CloseMeeting())));
        } else if (Hosting.endsOnLeaving(store.state())) {
            open(asksToLeave(Texts.of("lobby.leave.alone.ends")));
        } else {
            store.dispatch(new Event.LeaveRoom());
        }
    }

    private ConfirmDialog asksToLeave(String words) {
        return new ConfirmDialog(
                        Texts.of("lobby.leave.title"),
                        words,
                        Texts.of("room.leave"),
                        does(new Event.LeaveRoom()),
                        Texts.of("room.close.stay"),
                        modal::close)
                .goingByEnter();
    }

    private Runnable does(Event.User event) {
        return () -> {
            modal.close();
            store.dispatch(event);
        };
    }

    private void ask(String title, String text, String go, Event.User event, String stay) {
        open(new ConfirmDialog(title, text, go, does(event), stay, modal::close));
    }

    private void open(ConfirmDialog dialog) {
        question.run();
        modal.open(dialog, dialog.firstFocus(), modal::close);
    }
}
