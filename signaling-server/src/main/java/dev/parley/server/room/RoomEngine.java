package dev.parley.server.room;

import dev.parley.protocol.ClientMessage;
import dev.parley.protocol.ErrorCode;
import dev.parley.protocol.LeaveReason;
import dev.parley.protocol.RoomId;
import dev.parley.protocol.RoomInfo;
import dev.parley.protocol.ServerMessage;
import dev.parley.protocol.Signal;
import java.util.List;
import java.util.Optional;

/**
 * All rooms of one server, their members and the public list, as a pure engine: requests and the time go in, messages to
 * sessions come out. It does no I/O, asks no clock and draws no random number, so a whole meeting can be replayed.
 *
 * <p>How to drive it, from a server or from a simulation without a network:
 *
 * <pre>{@code
 * RoomEngine engine = new RoomEngine(RoomSettings.DEFAULTS, ids, IceServerSource.NONE, Tickets.NONE);
 * for (Outgoing out : engine.handle(Request.of("session-1", Envelope.request(message, "7")), nowMillis)) {
 *     deliver(out.session(), out.envelope());
 * }
 * engine.disconnect("session-1", LeaveReason.DISCONNECTED, nowMillis);   // the connection ended
 * engine.tick(nowMillis);                                                // at least once a second
 * }</pre>
 *
 * <p>A session is one connection: any string that is never used again, and nothing may be handled for it after its
 * {@code disconnect}. Greeting ({@code hello}, {@code welcome}) happens before the engine; a {@code hello} that gets here
 * is the second. Messages to one session must be delivered in the order in which they came out.
 *
 * <p>A membership outlives its session for a grace period, and a room outlives the engine: whoever comes back with a ticket
 * ({@link Tickets}) goes on where it was, on a new session or on a new engine.
 *
 * <p>Not thread-safe. One engine serves all rooms and its owner serialises the calls, which is stronger than serialising
 * each room: rooms share the public list, a session may be in several of them, and a call costs microseconds, so one
 * lock around one engine is both the simplest and the fastest arrangement.
 *
 * <p>Bounds: {@link RoomSettings} limits rooms, members and rooms per session; sessions are the caller's to limit.
 */
public final class RoomEngine {
    /**
     * Between two deltas of the public list: the first change is told at once, what follows within this time in one delta at its end, so that a server with many
     * comings and goings does not tell everybody of each.
     */
    static final long LIST_INTERVAL_MILLIS = 200;

    private final RoomSettings settings;
    private final IdSource ids;
    private final IceServerSource iceServers;

    private final Lobby lobby = new Lobby();
    private final Visitors visitors = new Visitors();
    private final Directory directory;
    private final Attendance attendance;
    private final Entrance entrance;
    private long nextRevisionAt = Long.MIN_VALUE;
    private long nextDeltaAt = Long.MIN_VALUE;

    public RoomEngine(RoomSettings settings, IdSource ids, IceServerSource iceServers, Tickets tickets) {
        this.settings = settings;
        this.ids = ids;
        this.iceServers = iceServers;
        this.directory = new Directory(settings, lobby);
        TicketOffice office = new TicketOffice(tickets, settings.ticketLifeMillis());
        this.attendance = new Attendance(settings, directory, visitors, office);
        this.entrance = new Entrance(settings, directory, visitors, attendance, office, tickets, ids, iceServers);
    }

    /**
     * Answers one request. A refused one changes nothing and comes back as one
     * {@link dev.parley.protocol.ServerMessage.ErrorReply}.
     *
     * @param nowMillis milliseconds since 1970-01-01T00:00Z
     */
    public List<Outgoing> handle(Request request, long nowMillis) {
        Outbox out = new Outbox();
        visitors.of(request.session()).heard();
        try {
            answer(request, nowMillis, out);
        } catch (RefusedException refused) {
            out.reply(request, refused.reply(request.correlation()));
        }
        publishListIfDue(nowMillis, out);
        return out.messages();
    }

    /**
     * Ends a session. If its connection was lost ({@code DISCONNECTED}), its places in rooms are kept for the grace period;
     * for any other reason it leaves them at once. A session the engine never heard of is ignored.
     *
     * @param nowMillis milliseconds since 1970-01-01T00:00Z
     */
    public List<Outgoing> disconnect(String session, LeaveReason reason, long nowMillis) {
        Outbox out = new Outbox();
        lobby.unfollow(session);
        for (RoomId id : visitors.of(session).rooms()) {
            Room room = directory.find(id).orElseThrow();
            attendance.sessionEnded(session, room, reason, nowMillis, out);
        }
        visitors.forget(session);
        publishListIfDue(nowMillis, out);
        return out.messages();
    }

    /**
     * Lets time pass: ends places that were kept long enough, renews tickets, closes rooms nobody came to, tells followers
     * of the list its revision.
     *
     * @param nowMillis milliseconds since 1970-01-01T00:00Z
     */
    public List<Outgoing> tick(long nowMillis) {
        Outbox out = new Outbox();
        attendance.tick(nowMillis, out);
        directory.closeAbandoned(nowMillis);
        publishListIfDue(nowMillis, out);
        if (nowMillis >= nextRevisionAt) {
            nextRevisionAt = nowMillis + settings.revisionIntervalMillis();
            out.sendAll(lobby.followers(), lobby.revision());
        }
        return out.messages();
    }

    /**
     * A room that an operator opened.
     *
     * @param messages what its opening makes the server say
     */
    public record Opened(RoomInfo room, List<Outgoing> messages) {}

    /**
     * Opens a room for an operator, as {@code create-room} does for a client.
     *
     * @param nowMillis milliseconds since 1970-01-01T00:00Z
     * @throws RefusedException if the room cannot be opened
     */
    public Opened open(ClientMessage.CreateRoom create, long nowMillis) throws RefusedException {
        Outbox out = new Outbox();
        RoomInfo room = openRoom(create, nowMillis).info();
        publishList(nowMillis, out);
        return new Opened(room, out.messages());
    }

    /**
     * Closes a room for good: its members are told that they have left, and no ticket opens it again.
     *
     * @param nowMillis milliseconds since 1970-01-01T00:00Z
     * @return what is said to whom; empty if there is no such room
     */
    public Optional<List<Outgoing>> close(RoomId id, long nowMillis) {
        Outbox out = new Outbox();
        return directory.find(id).map(room -> {
            attendance.dissolve(room, nowMillis, out);
            publishList(nowMillis, out);
            return out.messages();
        });
    }

    /** All rooms, the private ones too, oldest first. */
    public List<RoomInfo> rooms() {
        return directory.infos();
    }

    /** What an operator may see. */
    public RoomCounts counts() {
        return directory.counts();
    }

    private void answer(Request request, long nowMillis, Outbox out) throws RefusedException {
        switch (request.message()) {
            case ClientMessage.Hello hello ->
                throw new RefusedException(ErrorCode.HELLO_REPEATED, "This connection has said hello already.");
            case ClientMessage.AccountMessage account ->
                throw new RefusedException(ErrorCode.ACCOUNTS_CLOSED, "This server has no accounts.");
            case ClientMessage.CreateRoom create -> out.reply(request, create(create, nowMillis));
            case ClientMessage.ListRooms list -> list(request, nowMillis, out);
            case ClientMessage.SubscribeRooms subscribe -> subscribe(request, nowMillis, out);
            case ClientMessage.UnsubscribeRooms unsubscribe -> lobby.unfollow(request.session());
            case ClientMessage.JoinRoom join -> entrance.join(request, join, nowMillis, out);
            case ClientMessage.LeaveRoom leave -> leave(request, leave, nowMillis, out);
            case ClientMessage.SetMedia set -> setMedia(request.session(), set, out);
            case ClientMessage.SetPresence set -> setPresence(request.session(), set, out);
            case Signal signal -> relay(request.session(), signal, out);
            case ClientMessage.GetIceServers get ->
                out.reply(request, iceServers.serversFor(request.session(), nowMillis));
            case ClientMessage.Report report -> {
                // It is about connections, not about rooms: the session has passed it on.
            }
            case ClientMessage.Ping ping -> out.reply(request, new ServerMessage.Pong());
        }
    }

    private ServerMessage create(ClientMessage.CreateRoom create, long nowMillis) throws RefusedException {
        return new ServerMessage.RoomCreated(openRoom(create, nowMillis).info());
    }

    private Room openRoom(ClientMessage.CreateRoom create, long nowMillis) throws RefusedException {
        if (create.maxParticipants() > settings.maxParticipants()) {
            throw new RefusedException(
                    ErrorCode.INVALID_FIELD,
                    "A meeting on this server takes at most " + settings.maxParticipants() + " people.");
        }
        directory.checkMayOpenAnother();
        return directory.open(described(create, nowMillis), nowMillis);
    }

    private RoomInfo described(ClientMessage.CreateRoom create, long nowMillis) {
        int most = create.maxParticipants() == 0 ? settings.defaultParticipants() : create.maxParticipants();
        return new RoomInfo(
                unusedId(), create.name(), create.description(), "", create.visibility(), 0, most, nowMillis);
    }

    /** 48 random bits rarely meet one of a few thousand rooms; then the next id is taken. */
    private RoomId unusedId() {
        RoomId id = ids.nextRoom();
        while (directory.find(id).isPresent()) {
            id = ids.nextRoom();
        }
        return id;
    }

    /** Whoever asks gets what is, so followers are told of it first. */
    private void list(Request request, long nowMillis, Outbox out) {
        publishList(nowMillis, out);
        out.reply(request, lobby.snapshot());
    }

    private void subscribe(Request request, long nowMillis, Outbox out) {
        list(request, nowMillis, out);
        lobby.follow(request.session());
    }

    private void leave(Request request, ClientMessage.LeaveRoom leave, long nowMillis, Outbox out)
            throws RefusedException {
        Room room = roomOf(request.session(), leave.room());
        out.reply(request, new ServerMessage.RoomLeft(room.id()));
        attendance.depart(room, memberIn(room, request.session()), LeaveReason.LEFT, nowMillis, out);
    }

    private void setMedia(String session, ClientMessage.SetMedia set, Outbox out) throws RefusedException {
        Room room = roomOf(session, set.room());
        room.change(memberIn(room, session), member -> member.withMedia(set.media()))
                .ifPresent(now -> out.sendAll(
                        room.sessionsExcept(session),
                        new ServerMessage.MediaChanged(room.id(), now.id(), now.media())));
    }

    private void setPresence(String session, ClientMessage.SetPresence set, Outbox out) throws RefusedException {
        Room room = roomOf(session, set.room());
        room.change(memberIn(room, session), member -> member.withPresence(set.presence(), set.handRaised()))
                .ifPresent(now -> out.sendAll(
                        room.sessionsExcept(session),
                        new ServerMessage.PresenceChanged(room.id(), now.id(), now.presence(), now.handRaised())));
    }

    /** Relays a signal unread. The sender's id is stamped here: what the client wrote about itself does not count. */
    private void relay(String session, Signal signal, Outbox out) throws RefusedException {
        Room room = roomOf(session, signal.room());
        String addressee = room.find(signal.peer())
                .map(Membership::session)
                .filter(other -> !other.equals(session))
                .orElseThrow(() -> new RefusedException(
                        ErrorCode.PARTICIPANT_UNKNOWN,
                        "That participant is not in this meeting any more, or is reconnecting."));
        out.send(addressee, signal.withPeer(memberIn(room, session).id()));
    }

    /** The room a session is in. Whether a room exists is not told to those outside. */
    private Room roomOf(String session, RoomId id) throws RefusedException {
        return directory
                .find(id)
                .filter(room -> room.find(session).isPresent())
                .orElseThrow(() ->
                        new RefusedException(ErrorCode.NOT_IN_ROOM, "You are not in this meeting. Join it first."));
    }

    private static Membership memberIn(Room room, String session) {
        return room.find(session).orElseThrow();
    }

    private void publishListIfDue(long nowMillis, Outbox out) {
        if (nowMillis >= nextDeltaAt) {
            publishList(nowMillis, out);
        }
    }

    private void publishList(long nowMillis, Outbox out) {
        lobby.publish().ifPresent(delta -> {
            nextDeltaAt = nowMillis + LIST_INTERVAL_MILLIS;
            out.sendAll(lobby.followers(), delta);
        });
    }
}
