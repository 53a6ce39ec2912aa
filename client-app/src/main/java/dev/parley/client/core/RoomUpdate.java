package dev.parley.client.core;

import dev.parley.client.core.RoomPhase.Input;
import dev.parley.client.text.Texts;
import dev.parley.protocol.Claim;
import dev.parley.protocol.ClientMessage;
import dev.parley.protocol.ErrorCode;
import dev.parley.protocol.HostMessage;
import dev.parley.protocol.Pass;
import dev.parley.protocol.RoomId;
import dev.parley.protocol.Text;
import java.net.URI;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** What the person and the connection do to the room: create, join, leave, give up. */
final class RoomUpdate {
    private static final long ICE_RETRY_MS = 3_000;

    private RoomUpdate() {}

    static Next<AppState> create(AppState state, Event.CreateRoom event) {
        if (signedOut(state)) {
            return askToSignIn(state);
        }
        AppState.Draft draft = new AppState.Draft(
                Text.name("name", event.name()),
                event.visibility(),
                event.maxParticipants(),
                event.again(),
                event.entry(),
                event.password(),
                event.durable());
        Door door = Door.NONE.tried(nextTry(state));
        return depart(state)
                .then(free -> Next.same(ServerPasswordUpdate.settled(free)
                        .withRoom(AppState.Room.NONE
                                .withPhase(RoomPhase.CREATING)
                                .withDraft(draft)
                                .withDoor(door))))
                .then(HomeUpdate::reach);
    }

    static Next<AppState> join(AppState state, RoomId room, Pass pass) {
        URI server = state.connection().server();
        if (server == null && isHostHere(state, room)) {
            return enter(state, room, List.of(), pass).then(HostUpdate::reach);
        }
        if (server == null) {
            return NoticeUpdate.again(state, Notice.Severity.WARNING, Texts.of("core.meeting.not-connected"));
        }
        return joinAt(state, server, room, state.room().links(), pass);
    }

    static Next<AppState> joinByLink(AppState state, MeetingLink link, Pass pass) {
        return RecentUpdate.hasEndedHere(state, link.room())
                ? endedHere(state, link)
                : joinAt(state, HostUpdate.inside(state, link.server()), link.room(), List.of(link), pass);
    }

    /** No server is looked for, and nobody is taken out of the meeting they are in. */
    private static Next<AppState> endedHere(AppState state, MeetingLink link) {
        String text = Texts.of("core.meeting.ended-here");
        if (state.room().phase().screen() == RoomPhase.Screen.VIDEO_GRID) {
            return NoticeUpdate.again(state, Notice.Severity.WARNING, text);
        }
        int tries = nextTry(state);
        return depart(state)
                .then(free -> Next.same(free.withRoom(AppState.Room.NONE
                        .withTarget(link.room())
                        .withLinks(List.of(link))
                        .withDoor(Door.NONE.tried(tries))
                        .because(text, ErrorCode.ROOM_UNKNOWN))));
    }

    /** @param given links that may have led here */
    static Next<AppState> joinAt(AppState state, URI server, RoomId room, List<MeetingLink> given, Pass pass) {
        if (signedOut(state)) {
            return askToSignIn(state);
        }
        if (isIn(state, room) && server.equals(state.connection().server())) {
            return Next.same(state);
        }
        return enter(state, room, given, pass).then(joining -> ConnectionUpdate.reach(joining, server));
    }

    private static Next<AppState> enter(AppState state, RoomId room, List<MeetingLink> given, Pass pass) {
        Place place = placeIn(state, room);
        int tries = nextTry(state);
        return depart(state)
                .then(free -> Next.same(ServerPasswordUpdate.settled(free)
                        .withRoom(AppState.Room.NONE
                                .withPhase(RoomPhase.JOINING)
                                .withTarget(room)
                                .withLinks(given)
                                .withPlace(place)
                                .withDoor(Door.NONE.showing(pass).tried(tries)))));
    }

    private static int nextTry(AppState state) {
        return state.room().door().tries() + 1;
    }

    /** This computer hosted that meeting when the app ended: the server starts again, and the ticket brings the room back. */
    private static boolean isHostHere(AppState state, RoomId room) {
        boolean here = !signedOut(state) && state.auth().server() == null;
        return here && !placeIn(state, room).ticket().isEmpty();
    }

    /** The place that an earlier run of the program had, or that the server could not be told one has left. */
    private static Place placeIn(AppState state, RoomId room) {
        RoomPhase phase = state.room().phase();
        boolean out = phase == RoomPhase.NO_ROOM || phase == RoomPhase.LEFT;
        boolean kept = out && room.equals(state.room().target());
        return kept ? Place.NONE.withTicket(state.room().place().ticket()) : Place.NONE;
    }

    /** Only while there is no room. */
    static Next<AppState> useTicket(AppState state, Event.UseTicket event) {
        if (state.room().phase() != RoomPhase.NO_ROOM && state.room().phase() != RoomPhase.LEFT) {
            return Next.same(state);
        }
        Door door = Door.NONE.tried(state.room().door().tries());
        return Next.same(state.withRoom(AppState.Room.NONE
                .withTarget(event.room())
                .withPlace(Place.NONE.withTicket(event.ticket()))
                .withDoor(door)));
    }

    static Next<AppState> rename(AppState state, String displayName) {
        RoomId target = state.room().target();
        boolean free = state.room().phase() == RoomPhase.NO_ROOM;
        if (!free) {
            return Next.same(state);
        }
        AppState renamed = state.withAuth(state.auth().withDisplayName(Text.name("name", displayName)));
        return target == null
                ? Next.same(renamed)
                : join(renamed, target, state.room().door().pass());
    }

    /** The reason is not shown any more; that there is no meeting, or no connection, stays as it is. */
    static Next<AppState> dismissFailure(AppState state) {
        AppState.Connection connection = state.connection();
        return Next.same(state.withRoom(state.room().because("", null))
                .withConnection(connection.because("", connection.refusal())));
    }

    private static boolean signedOut(AppState state) {
        return switch (state.auth().phase()) {
            case AUTHENTICATING, AUTHENTICATED -> false;
            case UNAUTHENTICATED, TOKEN_EXPIRED, LOGGING_OUT -> true;
        };
    }

    private static Next<AppState> askToSignIn(AppState state) {
        return NoticeUpdate.again(state, Notice.Severity.WARNING, Texts.of("core.meeting.name-first"));
    }

    private static boolean isIn(AppState state, RoomId room) {
        return state.room().phase() == RoomPhase.JOINED
                && room.equals(state.room().target());
    }

    /** The next request of what is under way, as soon as the server can be asked. */
    static Next<AppState> proceed(AppState state) {
        if (!ConnectionUpdate.isUp(state)) {
            return Next.same(state);
        }
        return switch (state.room().phase()) {
            case CREATING -> askToCreate(state);
            case JOINING, JOINED -> askToJoin(state);
            case NO_ROOM, CREATED, WAITING, LEAVING, LEFT -> Next.same(state);
        };
    }

    private static Next<AppState> askToCreate(AppState state) {
        AppState.Draft draft = state.room().draft();
        if (draft == null || Requests.awaits(state, Request.CreateRoom.class)) {
            return Next.same(state);
        }
        // A server that does not know of it would open the room to everybody.
        if (draft.guarded() && !DoorUpdate.isOffered(state)) {
            return over(state, Texts.of("core.door.not-offered"), null);
        }
        // A room that was to be kept, and is not, would be missed when it is too late.
        if (draft.durable() && !Kept.offersRooms(state)) {
            return over(state, Texts.of("core.kept.not-offered"), null);
        }
        return Requests.ask(
                state,
                new Request.CreateRoom(),
                new ClientMessage.CreateRoom(
                        draft.name(),
                        "",
                        draft.visibility(),
                        draft.maxParticipants(),
                        draft.entry(),
                        draft.password().isEmpty() ? null : draft.password(),
                        draft.durable()));
    }

    private static Next<AppState> askToJoin(AppState state) {
        RoomId target = state.room().target();
        if (target == null || Requests.awaits(state, Request.JoinRoom.class)) {
            return Next.same(state);
        }
        String ticket = state.room().place().ticket();
        boolean lostAll = state.room().phase() == RoomPhase.JOINING;
        ClientMessage join = new ClientMessage.JoinRoom(
                target,
                state.auth().displayName(),
                MediaUpdate.sent(state),
                ticket.isEmpty() ? null : ticket,
                !ticket.isEmpty() && lostAll,
                claim(state, target),
                DoorUpdate.pass(state));
        return Next.of(state, MediaUpdate.devicesOn(state))
                .then(ready -> Requests.ask(ready, new Request.JoinRoom(), join));
    }

    private static @Nullable Claim claim(AppState state, RoomId target) {
        URI server = state.connection().server();
        ClaimSecret secret = state.auth().secret();
        return server == null || !secret.exists()
                ? null
                : secret.of(server, target, state.counters().nextRequest());
    }

    /** Coming back after a lost connection is tried again. */
    static Next<AppState> rejoinDue(AppState state, int attempt) {
        boolean back = state.room().phase() == RoomPhase.JOINED || Knocking.isRepeated(state.room());
        boolean current = back && state.room().rejoins() == attempt;
        return current ? proceed(state) : Next.same(state);
    }

    static Next<AppState> leave(AppState state) {
        RoomId target = state.room().target();
        return state.room().phase() != RoomPhase.JOINED || target == null
                ? abandon(state)
                : leave(state, new ClientMessage.LeaveRoom(target));
    }

    /** @param how leaves, or ends the meeting for everybody; the reply to both is {@code room-left} */
    static Next<AppState> leave(AppState state, ClientMessage how) {
        Next<AppState> closed = RecentUpdate.leaving(state)
                .then(HostUpdate::leaving)
                .then(s -> Next.same(s.withRoom(s.room().withPhase(RoomPhase.LEAVING))))
                .then(RoomUpdate::withdraw);
        return ConnectionUpdate.isUp(state)
                ? closed.then(s -> Requests.ask(s, new Request.LeaveRoom(how instanceof HostMessage.CloseRoom), how))
                : closed.then(RoomUpdate::left);
    }

    /** Closes the links and the devices, and forgets the requests about the room. */
    private static Next<AppState> withdraw(AppState state) {
        Timer rejoin = new Timer.Rejoin(state.room().rejoins());
        return forget(state, Request.JoinRoom.class)
                .then(s -> forget(s, Request.CreateRoom.class))
                .then(s -> forget(s, Request.LeaveRoom.class))
                .then(s -> forget(s, Request.GetIceServers.class))
                .then(PeersUpdate::removeAll)
                .then(AttendanceUpdate::left)
                .and(MediaUpdate.devicesOff())
                .and(
                        new Effect.StopTimer(rejoin),
                        new Effect.StopTimer(new Timer.Health()),
                        new Effect.StopTimer(new Timer.Missing()),
                        new Effect.StopTimer(new Timer.IceRefresh()),
                        new Effect.DropTicket());
    }

    /** Fresh TURN credentials are due: those there are would expire in a long call. */
    static Next<AppState> iceRefreshDue(AppState state) {
        // The request may be lost with the socket; its answer sets the timer anew.
        return RoomReplies.isMember(state)
                ? Requests.ask(state, new Request.GetIceServers(), new ClientMessage.GetIceServers())
                        .and(new Effect.StartTimer(new Timer.IceRefresh(), Requests.TIMEOUT_MS + ICE_RETRY_MS))
                : refreshIceLater(state);
    }

    static Next<AppState> refreshIceLater(AppState state) {
        return Next.of(state, new Effect.StartTimer(new Timer.IceRefresh(), ICE_RETRY_MS));
    }

    private static Next<AppState> forget(AppState state, Class<? extends Request> kind) {
        String id = Requests.idOf(state, kind);
        return id == null ? Next.same(state) : Requests.close(state, id);
    }

    /** The server confirmed that this client has left, or nobody is there to confirm it. */
    static Next<AppState> left(AppState state) {
        return state.room()
                .phase()
                .on(Input.LEFT)
                .map(phase -> Next.same(
                        state.withRoom(leftRoom(state).withPhase(phase)).withChat(AppState.Chat.EMPTY)))
                .orElse(Next.same(state));
    }

    /** A server that could not be told keeps the place, and the name, for a while: the ticket takes it back. */
    private static AppState.Room leftRoom(AppState state) {
        AppState.Room room = state.room();
        return ConnectionUpdate.isUp(state)
                ? AppState.Room.NONE
                : AppState.Room.NONE
                        .withTarget(room.target())
                        .withPlace(Place.NONE.withTicket(room.place().ticket()));
    }

    /** Leaves whatever room there is, at once, to be free for something else. */
    static Next<AppState> depart(AppState state) {
        return switch (state.room().phase()) {
            case JOINED ->
                RecentUpdate.leaving(state)
                        .then(HostUpdate::leaving)
                        .then(RoomUpdate::sayGoodbye)
                        .then(RoomUpdate::withdraw)
                        .then(RoomUpdate::reset);
            case CREATING, CREATED, JOINING, WAITING -> abandon(state);
            case LEAVING -> withdraw(state).then(RoomUpdate::reset);
            case NO_ROOM, LEFT -> reset(state);
        };
    }

    private static Next<AppState> sayGoodbye(AppState state) {
        RoomId target = state.room().target();
        return target == null || !ConnectionUpdate.isUp(state)
                ? Next.same(state)
                : Requests.tell(state, new ClientMessage.LeaveRoom(target));
    }

    private static Next<AppState> reset(AppState state) {
        return Next.same(state.withRoom(AppState.Room.NONE).withChat(AppState.Chat.EMPTY));
    }

    /** Stops creating or joining; a join that the server may have granted already is taken back. */
    static Next<AppState> abandon(AppState state) {
        RoomPhase phase = state.room().phase();
        if (phase == RoomPhase.JOINED || phase.on(Input.GIVE_UP).isEmpty()) {
            return Next.same(state);
        }
        boolean asked = Requests.awaits(state, Request.JoinRoom.class);
        return (asked ? sayGoodbye(state) : Next.same(state))
                .then(RoomUpdate::withdraw)
                .then(RoomUpdate::reset);
    }

    /** The server, or its silence, ended the attempt or the meeting. The target stays, for another try. */
    static Next<AppState> over(AppState state, String error, @Nullable ErrorCode refusal) {
        RoomPhase phase = state.room().phase().on(Input.GIVE_UP).orElse(null);
        if (phase == null) {
            return state.room().phase() == RoomPhase.LEAVING ? left(state) : Next.same(state);
        }
        RoomId target = state.room().target();
        Door door = state.room().door();
        AppState.Room ended = AppState.Room.NONE
                .withPhase(phase)
                .withTarget(target)
                .withLinks(state.room().links())
                .withDoor(Door.NONE.showing(door.pass()).tried(door.tries()))
                .because(error, refusal);
        return withdraw(state).then(s -> Next.same(s.withRoom(ended).withChat(AppState.Chat.EMPTY)));
    }

    /** The requests are gone with the connection. A meeting goes on over its links until the client is back. */
    static Next<AppState> connectionLost(AppState state) {
        return switch (state.room().phase()) {
            case LEAVING -> left(state);
            case WAITING -> DoorUpdate.forgotten(state);
            case NO_ROOM, CREATING, CREATED, JOINING, JOINED, LEFT -> Next.same(state);
        };
    }
}
