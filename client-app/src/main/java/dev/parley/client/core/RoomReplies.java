package dev.parley.client.core;

import dev.parley.client.text.Texts;
import dev.parley.protocol.ClientMessage;
import dev.parley.protocol.ErrorCode;
import dev.parley.protocol.Participant;
import dev.parley.protocol.ParticipantId;
import dev.parley.protocol.Presence;
import dev.parley.protocol.Role;
import dev.parley.protocol.RoomExit;
import dev.parley.protocol.RoomId;
import dev.parley.protocol.ServerMessage;
import java.net.URI;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/** What the server says about the room. */
final class RoomReplies {
    /**
     * How often coming back after a lost connection is tried while the old membership blocks the name or the seat: for
     * longer than the minute after which a server drops a silent connection.
     */
    static final int REJOINS = 35;

    private static final long REJOIN_MS = 2_000;

    private RoomReplies() {}

    static Next<AppState> created(AppState state, ServerMessage.RoomCreated created, @Nullable String re) {
        if (re == null || !(Requests.of(state, re) instanceof Request.CreateRoom)) {
            return Next.same(state);
        }
        AppState.Draft draft = state.room().draft();
        boolean durable = draft != null && draft.durable();
        AppState noted = durable ? KeptUpdate.made(state, created.room()) : state;
        AppState.Room room = noted.room()
                .withPhase(RoomPhase.CREATING.on(RoomPhase.Input.CREATED).orElseThrow())
                .withTarget(created.room().id())
                .withDraft(null);
        RoomPhase joining = room.phase().on(RoomPhase.Input.JOIN).orElseThrow();
        return Requests.close(noted.withRoom(room.withPhase(joining)), re)
                .then(s -> tellNewLink(s, draft))
                .then(RoomUpdate::proceed);
    }

    /** Servers give each room an id of its own, so the links of the meeting before lead nowhere. */
    private static Next<AppState> tellNewLink(AppState state, AppState.@Nullable Draft draft) {
        return draft != null && draft.again()
                ? NoticeUpdate.add(state, Notice.Severity.INFO, Texts.of("core.meeting.new-link", draft.name()))
                : Next.same(state);
    }

    /** A join nobody waits for any more is taken back, or the server would keep an absent member. */
    static Next<AppState> joined(AppState state, ServerMessage.RoomJoined joined, @Nullable String re, long now) {
        RoomId room = joined.room().id();
        if (re == null || !(Requests.of(state, re) instanceof Request.JoinRoom)) {
            boolean stray = !room.equals(state.room().target());
            return stray ? Requests.tell(state, new ClientMessage.LeaveRoom(room)) : Next.same(state);
        }
        boolean stays = isStillHere(state, joined);
        boolean oldExpire = stays && !state.room().iceServers().isEmpty();
        boolean otherDevices = state.room().phase() == RoomPhase.WAITING || joined.role() == Role.GUEST;
        return Requests.close(state, re)
                .then(s -> stays ? resume(s, joined) : enter(s, joined, now))
                .then(inside -> otherDevices ? MediaUpdate.begin(inside) : Next.same(inside))
                .then(inside -> keepTicket(inside, joined.ticket()))
                .then(inside -> oldExpire ? Next.same(inside) : expectIceExpiry(inside, joined.iceTtlSeconds()));
    }

    private static boolean isStillHere(AppState state, ServerMessage.RoomJoined joined) {
        Participant self = state.room().self();
        return joined.resumed()
                && state.room().phase() == RoomPhase.JOINED
                && self != null
                && self.id().equals(joined.self());
    }

    private static Next<AppState> enter(AppState state, ServerMessage.RoomJoined joined, long now) {
        return PeersUpdate.removeAll(state)
                .then(free -> Next.same(entered(free, joined, now)))
                .then(inside -> AttendanceUpdate.entered(inside, now))
                .then(inside -> PeersUpdate.meet(inside, joined.participants()))
                .then(PeersUpdate::tellSilenced)
                .then(MeshUpdate::refresh)
                .then(inside -> ChatUpdate.recognise(inside, joined.participants()))
                .then(inside -> RecentUpdate.entered(inside, now))
                .and(new Effect.StartTimer(new Timer.Health(), HealthUpdate.EVERY_MS))
                .then(inside -> advise(state, inside));
    }

    /**
     * The place was kept: the connections are as good as before. Those that run over a relay do so with the old credentials, until
     * these are due to be replaced.
     */
    private static Next<AppState> resume(AppState state, ServerMessage.RoomJoined joined) {
        Participant self = Objects.requireNonNull(state.room().self());
        ParticipantId host = host(self, joined.participants());
        Role role = self.id().equals(host) ? Role.HOST : PeersUpdate.notHost(self.role());
        AppState.Room room = state.room()
                .as(joined.room(), host)
                .withSelf(self.withRole(role).withMedia(MediaUpdate.sent(state)))
                .withIceServers(joined.iceServers())
                // Of those who still wait the server tells again.
                .withDoor(state.room().door().withKnocks(List.of()))
                .withRejoins(0);
        return PeersUpdate.compare(state.withRoom(room), joined.participants())
                .then(s -> DoorUpdate.hostChanged(s, state.room()))
                .then(s -> ChatUpdate.recognise(s, joined.participants()))
                .then(MeshUpdate::refresh)
                .then(Connections::tellIceServers)
                .then(MediaUpdate::announcePresence)
                .then(PeersUpdate::reachable);
    }

    static Next<AppState> ticket(AppState state, ServerMessage.RoomTicket ticket) {
        return isHere(state, ticket.room()) ? keepTicket(state, ticket.ticket()) : Next.same(state);
    }

    private static Next<AppState> keepTicket(AppState state, String ticket) {
        AppState.Room room = state.room();
        URI server = state.connection().server();
        Participant self = room.self();
        if (ticket.isEmpty() || room.info() == null || server == null || self == null) {
            return Next.same(state);
        }
        return Next.of(
                state.withRoom(room.withPlace(room.place().withTicket(ticket))),
                new Effect.KeepTicket(
                        server,
                        HostUpdate.serves(state),
                        room.info().id(),
                        room.info().name(),
                        self.name(),
                        ticket));
    }

    static Next<AppState> iceServers(AppState state, ServerMessage.IceServers servers, @Nullable String re) {
        if (re == null || !(Requests.of(state, re) instanceof Request.GetIceServers)) {
            return Next.same(state);
        }
        return Requests.close(state.withRoom(state.room().withIceServers(servers.servers())), re)
                .then(Connections::refreshIceServers)
                .then(s -> expectIceExpiry(s, servers.ttlSeconds()));
    }

    /** New credentials are asked for when three quarters of the time of the old ones are over. */
    private static Next<AppState> expectIceExpiry(AppState state, long ttlSeconds) {
        return ttlSeconds == 0
                ? Next.of(state, new Effect.StopTimer(new Timer.IceRefresh()))
                : Next.of(state, new Effect.StartTimer(new Timer.IceRefresh(), ttlSeconds * 750));
    }

    private static AppState entered(AppState state, ServerMessage.RoomJoined joined, long now) {
        Participant self = new Participant(
                joined.self(),
                state.auth().displayName(),
                roleOf(joined),
                MediaUpdate.sent(state, roleOf(joined)),
                Presence.ACTIVE,
                false,
                now);
        return state.withMesh(state.mesh().entering())
                .withRoom(new AppState.Room(
                        RoomPhase.JOINED,
                        joined.room().id(),
                        null,
                        joined.room(),
                        self,
                        host(self, joined.participants()),
                        links(state, joined.room().id()),
                        joined.iceServers(),
                        state.room().place(),
                        0,
                        "",
                        null,
                        Door.NONE));
    }

    /** Servers that have no guests do not say it. */
    private static Role roleOf(ServerMessage.RoomJoined joined) {
        boolean alone = joined.participants().isEmpty();
        return alone && joined.role() == Role.PARTICIPANT ? Role.HOST : joined.role();
    }

    private static ParticipantId host(Participant self, List<Participant> others) {
        return others.stream()
                .filter(other -> other.role() == Role.HOST)
                .map(Participant::id)
                .findFirst()
                .orElse(self.id());
    }

    /** A meeting on this computer is reached under the computer's addresses, not under this process's own. */
    private static List<MeetingLink> links(AppState state, RoomId room) {
        if (HostUpdate.serves(state)) {
            return state.host().shared().stream()
                    .map(server -> new MeetingLink(server, room))
                    .toList();
        }
        URI server = state.connection().server();
        return server == null ? List.of() : List.of(asGiven(state, new MeetingLink(server, room)));
    }

    /** With the key of the link that led here. Its invite was for this person. */
    private static MeetingLink asGiven(AppState state, MeetingLink link) {
        return state.room().links().stream()
                .filter(link::leadsWhere)
                .map(given -> given.withInvite(""))
                .findFirst()
                .orElse(link);
    }

    static Next<AppState> left(AppState state, ServerMessage.RoomLeft left, @Nullable String re) {
        if (re == null) {
            return isHere(state, left.room()) ? putOut(state, left.reason()) : Next.same(state);
        }
        return Requests.of(state, re) instanceof Request.LeaveRoom
                ? Requests.close(state, re).then(RoomUpdate::left)
                : Next.same(state);
    }

    /** This person did not ask to leave: the host put them out, or the host or the server's admin closed the meeting for everybody. */
    private static Next<AppState> putOut(AppState state, RoomExit reason) {
        if (reason == RoomExit.REMOVED) {
            return RoomUpdate.over(state, Texts.of("core.meeting.removed"), ErrorCode.NOT_IN_ROOM);
        }
        return RecentUpdate.closed(state)
                .then(s -> RoomUpdate.over(s, Texts.of("core.meeting.closed"), ErrorCode.ROOM_UNKNOWN));
    }

    static Next<AppState> status(AppState state, ServerMessage.RoomStatus status) {
        Participant self = state.room().self();
        if (!isHere(state, status.room().id()) || self == null) {
            return Next.same(state);
        }
        Role role = self.id().equals(status.host()) ? Role.HOST : PeersUpdate.notHost(self.role());
        AppState told = PeersUpdate.hostIs(
                state.withRoom(state.room().as(status.room(), status.host()).withSelf(self.withRole(role))),
                status.host());
        return RecentUpdate.described(told)
                .then(s -> DoorUpdate.roleChanged(s, self.role(), role))
                .then(s -> DoorUpdate.hostChanged(s, state.room()));
    }

    static boolean isHere(AppState state, RoomId room) {
        return state.room().phase() == RoomPhase.JOINED
                && room.equals(state.room().target());
    }

    /**
     * Whether the server knows this client as a member by this connection. On the way back after a lost connection it does
     * not yet, or already by a new id that this client has not heard of: what is said then would be taken for the new
     * membership's.
     */
    static boolean isMember(AppState state) {
        return ConnectionUpdate.isUp(state)
                && state.room().phase() == RoomPhase.JOINED
                && state.room().rejoins() == 0
                && !Requests.awaits(state, Request.JoinRoom.class);
    }

    /** The server refused the join. On the way back into a meeting the own old membership may be in the way for a while. */
    static Next<AppState> joinRefused(AppState state, ServerMessage.ErrorReply reply, long now) {
        ErrorCode code = reply.code();
        boolean comingBack = state.room().phase() == RoomPhase.JOINED;
        boolean passes = switch (code) {
            case NAME_TAKEN, ROOM_FULL, RATE_LIMITED, TOO_MANY_ROOMS, STORAGE_UNAVAILABLE, INTERNAL -> true;
            default -> false;
        };
        int rejoins = state.room().rejoins() + 1;
        if (comingBack && code == ErrorCode.ALREADY_IN_ROOM) {
            return Next.same(state);
        }
        // After a restart of the server the room is there again as soon as one of those inside is back.
        boolean notYet = Knocking.isRepeated(state.room()) && (passes || code == ErrorCode.ROOM_UNKNOWN);
        if (((comingBack && passes) || notYet) && rejoins <= REJOINS) {
            return Next.of(
                    state.withRoom(state.room().withRejoins(rejoins)),
                    new Effect.StartTimer(new Timer.Rejoin(rejoins), REJOIN_MS));
        }
        if (comingBack && code == ErrorCode.ROOM_UNKNOWN) {
            return RecentUpdate.refused(state, code)
                    .then(s -> RoomUpdate.over(s, Texts.of("core.meeting.ended"), code));
        }
        boolean waited = state.room().phase() == RoomPhase.WAITING || Knocking.isRepeated(state.room());
        boolean endedOutside = waited && code == ErrorCode.ROOM_UNKNOWN;
        String sentence =
                endedOutside ? Texts.of("core.meeting.ended-waiting") : Explanations.of(code, reply.message());
        return RecentUpdate.refused(state, code)
                .then(s -> RoomUpdate.over(s, sentence, code))
                .then(s -> DoorUpdate.refused(s, reply.retryAfterMs(), now));
    }

    /**
     * The server may have granted the join and only the answer is late: it is taken back. Whoever is on the way back into a meeting has
     * lost the server once more, and nothing else.
     */
    static Next<AppState> joinUnanswered(AppState state) {
        if (state.room().phase() == RoomPhase.JOINED) {
            return ConnectionUpdate.unanswered(state);
        }
        RoomId target = state.room().target();
        Next<AppState> taken =
                target == null ? Next.same(state) : Requests.tell(state, new ClientMessage.LeaveRoom(target));
        return taken.then(s -> RoomUpdate.over(s, Texts.of("core.meeting.join-unanswered"), null));
    }

    /** A server that holds enough rooms for everybody may keep too many for this account. */
    static Next<AppState> createRefused(AppState state, ErrorCode code, String said) {
        AppState.Draft draft = state.room().draft();
        boolean kept = code == ErrorCode.TOO_MANY_ROOMS && draft != null && draft.durable();
        return RoomUpdate.over(state, kept ? Texts.of("core.kept.too-many") : Explanations.of(code, said), code);
    }

    static Next<AppState> createUnanswered(AppState state) {
        return RoomUpdate.over(state, Texts.of("core.meeting.create-unanswered"), null);
    }

    /** Says what to expect when the room has become so large that it is something else than before. */
    static Next<AppState> advise(AppState before, AppState state) {
        RoomAdvice advice = RoomAdvice.of(state);
        if (advice.level().compareTo(RoomAdvice.of(before).level()) <= 0) {
            return Next.same(state);
        }
        return switch (advice.level()) {
            case FINE -> Next.same(state);
            case GOOD -> NoticeUpdate.add(state, Notice.Severity.INFO, advice.text());
            case CAUTION, AUDIO_FIRST -> NoticeUpdate.add(state, Notice.Severity.WARNING, advice.text());
        };
    }
}
