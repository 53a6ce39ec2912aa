package dev.parley.client.ui;

import dev.parley.client.core.AppState;
import dev.parley.client.core.AuthPhase;
import dev.parley.client.core.Event;
import dev.parley.client.core.Hosting;
import dev.parley.client.core.Knocking;
import dev.parley.client.core.MeetingLink;
import dev.parley.client.core.MeetingName;
import dev.parley.client.core.RoomPhase;
import dev.parley.client.text.Sentences;
import dev.parley.client.text.Texts;
import dev.parley.client.ui.common.ConfirmDialog;
import dev.parley.client.ui.common.Entrance;
import dev.parley.client.ui.common.Modal;
import dev.parley.client.ui.fx.Part;
import dev.parley.client.ui.fx.UiStore;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/**
 * A link that Parley was given from outside. It is followed as soon as the person is signed in, and takes nobody out of a meeting
 * without having asked. FX thread.
 */
final class Invitation {
    private final UiStore store;
    private final Modal modal;
    private final Entrance entrance;
    private final Consumer<@Nullable MeetingLink> shown;
    private final Part<Boolean> waits = new Part<>(this::hurry);
    private @Nullable MeetingLink link;

    /** @param shown is given the link that signing in leads to, null for none any more */
    Invitation(UiStore store, Modal modal, Entrance entrance, Consumer<@Nullable MeetingLink> shown) {
        this.store = store;
        this.modal = modal;
        this.entrance = entrance;
        this.shown = shown;
    }

    /** What signing in leads to, null for nothing. */
    @Nullable
    MeetingLink link() {
        return link;
    }

    /** Takes the person to this meeting: after signing in, or at once when signed in already. */
    void take(MeetingLink to) {
        AppState state = store.state();
        if (state.room().phase() != RoomPhase.JOINED) {
            lead(to);
        } else if (!to.room().equals(state.room().target())) {
            ask(state, to);
        }
    }

    private void ask(AppState state, MeetingLink to) {
        ConfirmDialog dialog = new ConfirmDialog(
                Texts.of("lobby.leave-for.title"),
                Sentences.of(Leaving.words(state), thenWords(state, to)),
                Texts.of("lobby.leave-for.go"),
                () -> leaveFor(to),
                Texts.of("lobby.leave.stay"),
                modal::close);
        if (!Hosting.endsOnLeaving(state)) {
            dialog.goingByEnter();
        }
        modal.open(dialog, dialog.firstFocus(), modal::close);
    }

    private static String thenWords(AppState state, MeetingLink to) {
        String name = MeetingName.of(state, to);
        return Knocking.isExpected(state, to)
                ? Texts.of("lobby.leave-for.ask", name)
                : Texts.of("lobby.leave-for.to", name);
    }

    private void leaveFor(MeetingLink to) {
        modal.close();
        lead(to);
        store.dispatch(new Event.LeaveRoom());
    }

    private void lead(MeetingLink to) {
        link = to;
        shown.accept(to);
        follow(store.state());
    }

    /** Not now. */
    void decline() {
        link = null;
        shown.accept(null);
    }

    /** Goes there once nothing is in the way. */
    void follow(AppState state) {
        MeetingLink to = link;
        waits.show(to != null && isInTheWay(state.auth(), to));
        if (to != null && state.auth().phase() == AuthPhase.AUTHENTICATED && isFree(state)) {
            decline();
            entrance.join(to);
        }
    }

    /** Not where the link leads, and not once the own server has answered and somebody is being signed in to an account there. */
    private static boolean isInTheWay(AppState.Auth auth, MeetingLink to) {
        return auth.phase() == AuthPhase.AUTHENTICATING
                && !to.server().equals(auth.server())
                && !auth.account().isAskedFor();
    }

    private static boolean isFree(AppState state) {
        return switch (state.room().phase()) {
            case NO_ROOM, CREATING, CREATED, JOINING, WAITING, LEFT -> true;
            case JOINED, LEAVING -> false;
        };
    }

    /** The own server is not needed for a meeting elsewhere, and may not answer for a while. */
    private void hurry(boolean needed) {
        if (needed) {
            AppState.Auth auth = store.state().auth();
            store.dispatch(new Event.CancelConnecting());
            store.dispatch(new Event.SignIn(auth.displayName(), auth.server(), false));
        }
    }
}
