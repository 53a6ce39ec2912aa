package dev.parley.client.ui.common;

import dev.parley.client.core.AppState;
import dev.parley.client.core.AuthPhase;
import dev.parley.client.core.Event;
import dev.parley.client.core.Knocking;
import dev.parley.client.core.MeetingLink;
import dev.parley.client.core.MeetingName;
import dev.parley.client.core.RoomPhase;
import dev.parley.client.port.Places;
import dev.parley.client.ui.fx.UiStore;
import dev.parley.protocol.ErrorCode;
import dev.parley.protocol.Invitation;
import dev.parley.protocol.RoomId;
import java.net.URI;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/**
 * The ways into a meeting in which one may still have a place, because Parley ended without leaving it. Whoever comes back
 * under the same name takes that place; who has just started is offered it. FX thread.
 */
public final class Entrance {
    private final UiStore store;
    private final KeptPlaces places;
    private final Doorstep doorstep;
    private final Supplier<@Nullable URI> ownServer;
    private final Runnable changed;
    private final Consumer<MeetingLink> declined;
    private Places.@Nullable Kept kept;
    /** Counts the requests to join; the disk may answer an older one later. */
    private int requests;

    /**
     * Nothing is offered before {@link #look}.
     *
     * @param doorstep where one stops before a meeting
     * @param ownServer where one is signed in when a meeting is elsewhere; null for this computer
     * @param changed is called when there is something to offer, or nothing any more
     * @param declined is given the link of which the person thought better before the meeting
     */
    public Entrance(
            UiStore store,
            KeptPlaces places,
            Doorstep doorstep,
            Supplier<@Nullable URI> ownServer,
            Runnable changed,
            Consumer<MeetingLink> declined) {
        this.store = store;
        this.places = places;
        this.doorstep = doorstep;
        this.ownServer = ownServer;
        this.changed = changed;
        this.declined = declined;
    }

    /** Looks for a meeting to offer. */
    public void look() {
        places.interrupted(found -> {
            kept = found;
            changed.run();
        });
    }

    /** The meeting to offer now; empty for none, and while one is in a meeting or on the way into one. */
    public Optional<Places.Kept> offered(AppState state) {
        boolean out = state.room().phase().screen() == RoomPhase.Screen.LIST;
        return out ? Optional.ofNullable(kept) : Optional.empty();
    }

    /** Forgets the offer when it is taken or worth nothing any more. */
    public void follow(AppState state) {
        Places.Kept place = kept;
        if (place == null || !place.room().equals(state.room().target())) {
            return;
        }
        boolean inside = state.room().phase() == RoomPhase.JOINED;
        if (inside || state.room().refusal() == ErrorCode.ROOM_UNKNOWN) {
            kept = null;
        }
        // Inside, the place is kept anew under the same server; only one kept under another is left over.
        if (kept == null && !(inside && place.server().equals(state.connection().server()))) {
            places.forget(place);
        }
    }

    /** Back into the meeting that is offered, under the name one had there. */
    public void rejoin() {
        Places.Kept place = kept;
        if (place != null) {
            signIn(place);
            store.dispatch(new Event.UseTicket(place.room(), place.ticket()));
            store.dispatch(
                    place.hosted()
                            ? new Event.JoinRoom(place.room())
                            : new Event.JoinByLink(new MeetingLink(place.server(), place.room())));
        }
    }

    private void signIn(Places.Kept place) {
        AppState.Auth auth = store.state().auth();
        if (comesIn(auth, place)) {
            return;
        }
        if (auth.phase() == AuthPhase.AUTHENTICATING) {
            store.dispatch(new Event.CancelConnecting()); // the own server, which is not needed for this
        }
        boolean signedIn = auth.phase() == AuthPhase.AUTHENTICATED;
        boolean same = auth.displayName().equals(place.name()) && (!place.hosted() || auth.server() == null);
        if (signedIn && !same && auth.account().owner() != null && !place.hosted()) {
            store.dispatch(new Event.Rename(place.name())); // An account is the same under any name.
            return;
        }
        if (signedIn && !same) {
            store.dispatch(new Event.StepOut());
        }
        if (!signedIn || !same) {
            store.dispatch(new Event.SignIn(place.name(), place.hosted() ? null : ownServer.get(), false));
        }
    }

    /** Whether the way in there goes on, perhaps with an account, or has been gone with one. */
    private static boolean comesIn(AppState.Auth auth, Places.Kept place) {
        boolean there = !place.hosted() && place.server().equals(auth.server());
        boolean owner =
                auth.phase() == AuthPhase.AUTHENTICATED && auth.account().owner() != null;
        return there && (owner || auth.phase() == AuthPhase.AUTHENTICATING);
    }

    /** Nobody wants it back. */
    public void dismiss() {
        if (kept != null) {
            places.forget(kept);
            kept = null;
            changed.run();
        }
    }

    /** Joins by link. */
    public void join(MeetingLink link) {
        doorstep.before(new Doorstep.Step(
                false,
                Knocking.isExpected(store.state(), link),
                MeetingName.of(store.state(), link),
                () -> enter(link.server(), link.room(), new Event.JoinByLink(link)),
                () -> declined.accept(link)));
    }

    /** Back into a meeting in which one was lately: at once, with camera and microphone as meetings begin. */
    public void comeBack(MeetingLink link) {
        enter(link.server(), link.room(), new Event.JoinByLink(link));
    }

    /** Starts a meeting. */
    public void start(Event.CreateRoom request) {
        doorstep.before(new Doorstep.Step(true, false, request.name(), () -> store.dispatch(request), () -> {}));
    }

    /** Joins a meeting of the server one is at. */
    public void join(RoomId room) {
        AppState state = store.state();
        String name = MeetingName.of(state, state.connection().server(), room);
        boolean knocks = Knocking.isExpected(state, room);
        doorstep.before(new Doorstep.Step(false, knocks, name, () -> enter(room), () -> {}));
    }

    /** Accepts an invitation, which leads into its meeting. */
    public void accept(Invitation invitation) {
        Event.User accept = new Event.AcceptInvitation(invitation.id());
        doorstep.before(new Doorstep.Step(false, false, invitation.roomName(), () -> store.dispatch(accept), () -> {}));
    }

    private void enter(RoomId room) {
        URI server = store.state().connection().server();
        if (server == null) {
            store.dispatch(new Event.JoinRoom(room));
        } else {
            enter(server, room, new Event.JoinRoom(room));
        }
    }

    /** With the ticket, if one was kept. Of requests that come while the disk is looked at the newest is what the person wants. */
    private void enter(URI server, RoomId room, Event.User join) {
        requests++;
        int request = requests;
        places.find(server, room, store.state().auth().displayName(), ticket -> {
            if (request == requests) {
                ticket.ifPresent(found -> store.dispatch(new Event.UseTicket(room, found)));
                store.dispatch(join);
            }
        });
    }
}
