package dev.parley.server.room;

import dev.parley.protocol.ClientMessage;
import dev.parley.protocol.ErrorCode;
import dev.parley.protocol.LeaveReason;
import dev.parley.protocol.Participant;
import dev.parley.protocol.ParticipantId;
import dev.parley.protocol.Presence;
import dev.parley.protocol.Role;
import dev.parley.protocol.RoomId;
import dev.parley.protocol.RoomInfo;
import dev.parley.protocol.ServerMessage;
import dev.parley.protocol.Signal;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.UnaryOperator;

/**
 * All rooms of one server, their members and the public list, as a pure engine: requests and the time go in, messages to
 * sessions come out. It does no I/O, asks no clock and draws no random number, so a whole meeting can be replayed.
 *
 * <p>How to drive it, from a server or from a simulation without a network:
 *
 * <pre>{@code
 * RoomEngine engine = new RoomEngine(RoomSettings.DEFAULTS, ids, IceServerSource.NONE);
 * for (Outgoing out : engine.handle(Request.of("session-1", Envelope.request(message, "7")), nowMillis)) {
 *     deliver(out.session(), out.envelope());
 * }
 * engine.disconnect("session-1", LeaveReason.DISCONNECTED);   // the connection ended
 * engine.tick(nowMillis);                                                // at least once a second
 * }</pre>
 *
 * <p>A session is one connection: any string that is never used again, and nothing may be handled for it after its
 * {@code disconnect}. Greeting ({@code hello}, {@code welcome}) happens before the engine; a {@code hello} that gets here
 * is the second. Messages to one session must be delivered in the order in which they came out.
 *
 * <p>Not thread-safe. One engine serves all rooms and its owner serialises the calls, which is stronger than serialising
 * each room: rooms share the public list, a session may be in several of them, and a call costs microseconds, so one
 * lock around one engine is both the simplest and the fastest arrangement.
 *
 * <p>Bounds: {@link RoomSettings} limits rooms, members and rooms per session; sessions are the caller's to limit.
 */
public final class RoomEngine {
    private final RoomSettings settings;
    private final IdSource ids;
    private final IceServerSource iceServers;

    private final Map<RoomId, Room> rooms = new LinkedHashMap<>();
    private final Map<String, Visitor> visitors = new LinkedHashMap<>();
    private final Lobby lobby = new Lobby();
    private long nextRevisionAt = Long.MIN_VALUE;

    public RoomEngine(RoomSettings settings, IdSource ids, IceServerSource iceServers) {
        this.settings = settings;
        this.ids = ids;
        this.iceServers = iceServers;
    }

    /**
     * Answers one request. A refused one changes nothing and comes back as one
     * {@link dev.parley.protocol.ServerMessage.ErrorReply}.
     *
     * @param nowMillis milliseconds since 1970-01-01T00:00Z
     */
    public List<Outgoing> handle(Request request, long nowMillis) {
        Outbox out = new Outbox();
        try {
            answer(request, nowMillis, out);
        } catch (RefusedException refused) {
            out.reply(request, refused.reply(request.correlation()));
        }
        publishList(out);
        return out.messages();
    }

    /** Ends a session: it leaves all its rooms and the list. A session the engine never heard of is ignored. */
    public List<Outgoing> disconnect(String session, LeaveReason reason) {
        Outbox out = new Outbox();
        lobby.unfollow(session);
        for (RoomId id : visitor(session).rooms()) {
            Optional.ofNullable(rooms.get(id)).ifPresent(room -> depart(room, session, reason, out));
        }
        visitors.remove(session);
        publishList(out);
        return out.messages();
    }

    /** Lets time pass: closes rooms nobody came to, tells followers of the list its revision. */
    public List<Outgoing> tick(long nowMillis) {
        Outbox out = new Outbox();
        closeAbandoned(nowMillis);
        publishList(out);
        if (nowMillis >= nextRevisionAt) {
            nextRevisionAt = nowMillis + settings.revisionIntervalMillis();
            out.sendAll(lobby.followers(), lobby.revision());
        }
        return out.messages();
    }

    /** What an operator may see. */
    public RoomCounts counts() {
        int memberships = rooms.values().stream().mapToInt(Room::count).sum();
        return new RoomCounts(rooms.size(), memberships, List.copyOf(lobby.published()));
    }

    private void answer(Request request, long nowMillis, Outbox out) throws RefusedException {
        switch (request.message()) {
            case ClientMessage.Hello hello ->
                throw new RefusedException(ErrorCode.HELLO_REPEATED, "This connection has said hello already.");
            case ClientMessage.CreateRoom create -> out.reply(request, create(create, nowMillis));
            case ClientMessage.ListRooms list -> out.reply(request, lobby.snapshot());
            case ClientMessage.SubscribeRooms subscribe -> subscribe(request, out);
            case ClientMessage.UnsubscribeRooms unsubscribe -> lobby.unfollow(request.session());
            case ClientMessage.JoinRoom join -> join(request, join, nowMillis, out);
            case ClientMessage.LeaveRoom leave -> leave(request, leave, out);
            case ClientMessage.SetMedia set -> setMedia(request.session(), set, out);
            case ClientMessage.SetPresence set -> setPresence(request.session(), set, out);
            case Signal signal -> relay(request.session(), signal, out);
            case ClientMessage.GetIceServers get ->
                out.reply(request, iceServers.serversFor(request.session(), nowMillis));
            case ClientMessage.Ping ping -> out.reply(request, new ServerMessage.Pong());
        }
    }

    private ServerMessage create(ClientMessage.CreateRoom create, long nowMillis) throws RefusedException {
        if (create.maxParticipants() > settings.maxParticipants()) {
            throw new RefusedException(
                    ErrorCode.INVALID_FIELD,
                    "A meeting on this server takes at most " + settings.maxParticipants() + " people.");
        }
        if (rooms.size() >= settings.maxRooms()) {
            throw new RefusedException(
                    ErrorCode.TOO_MANY_ROOMS, "This server has as many meetings as it can hold. Try again later.");
        }
        Room room = new Room(described(create, nowMillis));
        rooms.put(room.id(), room);
        list(room);
        return new ServerMessage.RoomCreated(room.info());
    }

    private RoomInfo described(ClientMessage.CreateRoom create, long nowMillis) {
        int most = create.maxParticipants() == 0 ? settings.defaultParticipants() : create.maxParticipants();
        return new RoomInfo(
                unusedId(), create.name(), create.description(), "", create.visibility(), 0, most, nowMillis);
    }

    /** 48 random bits rarely meet one of a few thousand rooms; then the next id is taken. */
    private RoomId unusedId() {
        RoomId id = ids.nextRoom();
        while (rooms.containsKey(id)) {
            id = ids.nextRoom();
        }
        return id;
    }

    private void subscribe(Request request, Outbox out) {
        lobby.follow(request.session());
        out.reply(request, lobby.snapshot());
    }

    private void join(Request request, ClientMessage.JoinRoom join, long nowMillis, Outbox out)
            throws RefusedException {
        Room room = rooms.get(join.room());
        if (room == null) {
            throw new RefusedException(
                    ErrorCode.ROOM_UNKNOWN,
                    "There is no meeting with this code: it has ended, or the code is mistyped. Ask for a new link.");
        }
        String session = request.session();
        room.checkEntry(session, join.name());
        Visitor visitor = visitor(session);
        visitor.checkMayEnterAnother(settings.roomsPerSession());

        List<Participant> others = room.participants();
        Participant self = room.add(session, newcomer(join, nowMillis));
        Optional<ParticipantId> previous = visitor.entered(room.id());
        ServerMessage.IceServers ice = iceServers.serversFor(session, nowMillis);
        out.reply(
                request,
                new ServerMessage.RoomJoined(
                        room.info(), self.id(), others, ice.servers(), ice.ttlSeconds(), "", false));
        out.sendAll(room.sessionsExcept(session), arrival(room.id(), self, previous));
        tellStatus(room, out);
    }

    private Participant newcomer(ClientMessage.JoinRoom join, long nowMillis) {
        return new Participant(
                ids.nextParticipant(), join.name(), Role.PARTICIPANT, join.media(), Presence.ACTIVE, false, nowMillis);
    }

    private static ServerMessage arrival(RoomId room, Participant who, Optional<ParticipantId> previous) {
        return previous.<ServerMessage>map(id -> new ServerMessage.UserRejoined(room, who, id))
                .orElseGet(() -> new ServerMessage.UserJoined(room, who));
    }

    private void leave(Request request, ClientMessage.LeaveRoom leave, Outbox out) throws RefusedException {
        Room room = roomOf(request.session(), leave.room());
        out.reply(request, new ServerMessage.RoomLeft(room.id()));
        depart(room, request.session(), LeaveReason.LEFT, out);
    }

    /** Takes a session out of a room and tells those who stay; the room dies with its last member. */
    private void depart(Room room, String session, LeaveReason reason, Outbox out) {
        room.remove(session).ifPresent(gone -> {
            visitor(session).left(room.id(), gone.id());
            out.sendAll(room.sessions(), new ServerMessage.UserLeft(room.id(), gone.id(), reason));
            if (room.isEmpty()) {
                close(room);
            } else {
                tellStatus(room, out);
            }
        });
    }

    private void setMedia(String session, ClientMessage.SetMedia set, Outbox out) throws RefusedException {
        changeMember(session, set.room(), member -> member.withMedia(set.media()))
                .ifPresent(now -> tellOthers(
                        session, set.room(), new ServerMessage.MediaChanged(set.room(), now.id(), now.media()), out));
    }

    private void setPresence(String session, ClientMessage.SetPresence set, Outbox out) throws RefusedException {
        changeMember(session, set.room(), member -> member.withPresence(set.presence(), set.handRaised()))
                .ifPresent(now -> tellOthers(
                        session,
                        set.room(),
                        new ServerMessage.PresenceChanged(set.room(), now.id(), now.presence(), now.handRaised()),
                        out));
    }

    /** Returns the member as it is now, empty if nothing is different. */
    private Optional<Participant> changeMember(String session, RoomId id, UnaryOperator<Participant> change)
            throws RefusedException {
        Room room = roomOf(session, id);
        Optional<Participant> before = room.member(session);
        room.change(session, change);
        return room.member(session).filter(now -> !now.equals(before.orElse(null)));
    }

    private void tellOthers(String session, RoomId room, ServerMessage message, Outbox out) {
        Optional.ofNullable(rooms.get(room)).ifPresent(r -> out.sendAll(r.sessionsExcept(session), message));
    }

    /** Relays a signal unread. The sender's id is stamped here: what the client wrote about itself does not count. */
    private void relay(String session, Signal signal, Outbox out) throws RefusedException {
        Room room = roomOf(session, signal.room());
        ParticipantId sender = room.member(session).orElseThrow().id();
        String addressee = room.sessionOf(signal.peer())
                .filter(other -> !other.equals(session))
                .orElseThrow(() -> new RefusedException(
                        ErrorCode.PARTICIPANT_UNKNOWN, "That participant is not in this meeting any more."));
        out.send(addressee, signal.withPeer(sender));
    }

    /** The room a session is in. Whether a room exists is not told to those outside. */
    private Room roomOf(String session, RoomId id) throws RefusedException {
        Room room = rooms.get(id);
        if (room == null || !room.has(session)) {
            throw new RefusedException(ErrorCode.NOT_IN_ROOM, "You are not in this meeting. Join it first.");
        }
        return room;
    }

    private void tellStatus(Room room, Outbox out) {
        list(room);
        room.status().ifPresent(status -> out.sendAll(room.sessions(), status));
    }

    private void list(Room room) {
        if (room.isPublic()) {
            lobby.show(room.info());
        }
    }

    private void close(Room room) {
        rooms.remove(room.id());
        lobby.hide(room.id());
    }

    private void closeAbandoned(long nowMillis) {
        List<Room> abandoned = new ArrayList<>();
        for (Room room : rooms.values()) {
            if (room.isEmpty() && nowMillis - room.createdAt() >= settings.emptyRoomGraceMillis()) {
                abandoned.add(room);
            }
        }
        abandoned.forEach(this::close);
    }

    private void publishList(Outbox out) {
        lobby.publish().ifPresent(delta -> out.sendAll(lobby.followers(), delta));
    }

    private Visitor visitor(String session) {
        return visitors.computeIfAbsent(session, key -> new Visitor());
    }
}
