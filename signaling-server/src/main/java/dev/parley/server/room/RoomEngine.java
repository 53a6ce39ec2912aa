package dev.parley.server.room;

import dev.parley.protocol.ClientMessage;
import dev.parley.protocol.ErrorCode;
import dev.parley.protocol.HostMessage;
import dev.parley.protocol.KnockEnd;
import dev.parley.protocol.LeaveReason;
import dev.parley.protocol.RoomId;
import dev.parley.protocol.RoomInfo;
import dev.parley.protocol.ServerMessage;
import dev.parley.protocol.Signal;
import dev.parley.protocol.StoreRequest;
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
    private final IceServerSource iceServers;

    private final Lobby lobby = new Lobby();
    private final Visitors visitors = new Visitors();
    private final Directory directory;
    private final Waiting waiting;
    private final Opening opening;
    private final Attendance attendance;
    private final Entrance entrance;
    private final HostDesk desk;
    private final Talk talk;
    private long nextRevisionAt = Long.MIN_VALUE;
    private long nextDeltaAt = Long.MIN_VALUE;

    /** An engine that writes no history. */
    public RoomEngine(RoomSettings settings, IdSource ids, IceServerSource iceServers, Tickets tickets) {
        this(settings, ids, iceServers, tickets, Chronicle.NONE);
    }

    public RoomEngine(
            RoomSettings settings, IdSource ids, IceServerSource iceServers, Tickets tickets, Chronicle chronicle) {
        this.settings = settings;
        this.iceServers = iceServers;
        this.directory = new Directory(settings, lobby);
        this.opening = new Opening(settings, directory, ids);
        TicketOffice office = new TicketOffice(tickets, settings.ticketLifeMillis());
        this.waiting = new Waiting(settings, ids);
        this.attendance = new Attendance(settings, directory, visitors, office, waiting, chronicle);
        this.entrance =
                new Entrance(settings, directory, visitors, attendance, office, tickets, waiting, ids, iceServers);
        this.talk = new Talk(directory);
        this.desk = new HostDesk(directory, attendance, entrance, waiting, tickets, ids);
    }

    /**
     * Answers one request. A refused one changes nothing (but that the rules of a genuine ticket hold, if they are more recent than the room's) and comes back as one
     * {@link dev.parley.protocol.ServerMessage.ErrorReply}.
     *
     * @param nowMillis milliseconds since 1970-01-01T00:00Z
     */
    public List<Outgoing> handle(Request request, long nowMillis) {
        return handle(request, Optional.empty(), nowMillis);
    }

    /**
     * The same for a request to enter a durable room, which is opened first unless it is open or was closed for good.
     *
     * @param nowMillis milliseconds since 1970-01-01T00:00Z
     */
    public List<Outgoing> handle(Request request, StoredRoom stored, long nowMillis) {
        return handle(request, Optional.of(stored), nowMillis);
    }

    private List<Outgoing> handle(Request request, Optional<StoredRoom> stored, long nowMillis) {
        Outbox out = new Outbox();
        visitors.of(request.session()).heard();
        try {
            if (stored.isPresent()) {
                opening.restore(stored.get(), nowMillis);
            }
            answer(request, nowMillis, out);
        } catch (RefusedException refused) {
            out.reply(request, refused.reply(request.correlation()));
        }
        publishListIfDue(nowMillis, out);
        return out.messages();
    }

    /** Whether there is such a room now; a durable one may be kept elsewhere while nobody is in it. */
    public boolean isOpen(RoomId id) {
        return directory.find(id).isPresent();
    }

    /** Whether a join has to wait for {@link StoredRoom}: the room is not open, and no ticket brings it back by itself. */
    public boolean isLookedUp(ClientMessage.JoinRoom join, long nowMillis) {
        return !isOpen(join.room()) && !entrance.bringsItsRoom(join, nowMillis);
    }

    /** A session was opened with an account. To be called before its first request. */
    public void identify(String session, String account) {
        visitors.of(session).identify(account);
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
        waiting.sessionEnded(session, out);
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
        waiting.tick(nowMillis, out);
        directory.closeAbandoned(nowMillis, waiting).forEach(room -> waiting.roomEnded(room.id(), out));
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
     * Opens a room for an operator, as {@code create-room} does for a client. A password is not for operators to set.
     *
     * @param nowMillis milliseconds since 1970-01-01T00:00Z
     * @throws RefusedException if the room cannot be opened
     */
    public Opened open(ClientMessage.CreateRoom create, long nowMillis) throws RefusedException {
        Outbox out = new Outbox();
        if (create.password() != null) {
            throw new RefusedException(ErrorCode.INVALID_FIELD, "The host sets a meeting's password, in the meeting.");
        }
        RoomInfo room = opening.open(create, null, null, nowMillis);
        publishList(nowMillis, out);
        return new Opened(room, out.messages());
    }

    /**
     * Closes a room for an operator: its members are told that they have left, and nothing opens it again as long as this engine runs. A durable
     * one stays kept: whoever comes next comes to its door.
     *
     * @param nowMillis milliseconds since 1970-01-01T00:00Z
     * @return what is said to whom; empty if there is no such room
     */
    public Optional<List<Outgoing>> close(RoomId id, long nowMillis) {
        Outbox out = new Outbox();
        return directory.find(id).map(room -> {
            attendance.dissolve(room, Optional.empty(), nowMillis, out);
            publishList(nowMillis, out);
            return out.messages();
        });
    }

    /**
     * The same for a durable room, which may be open or not.
     *
     * @param nowMillis milliseconds since 1970-01-01T00:00Z
     */
    public List<Outgoing> delete(RoomId id, long nowMillis) {
        List<Outgoing> told = close(id, nowMillis).orElse(List.of());
        directory.forbid(id);
        return told;
    }

    /** An account has accepted an invitation into a room, which lets it in until then. Ignored if the room is not open. */
    public void expect(RoomId id, String account, long untilMillis) {
        directory.find(id).ifPresent(room -> room.door().expect(account, untilMillis));
    }

    /**
     * The room into which a session is about to invite somebody.
     *
     * @throws RefusedException if it is not in that room, or its role does not let it invite
     */
    public RoomInfo inviting(RoomId id, String session) throws RefusedException {
        return desk.inviting(id, session);
    }

    /**
     * A reply that was held back until what it says was kept, as it is true now.
     *
     * @param session whose it is; for one that is in the room no more it stays as it was
     * @param nowMillis milliseconds since 1970-01-01T00:00Z
     */
    public ServerMessage current(ServerMessage reply, String session, long nowMillis) {
        return desk.current(reply, session, nowMillis);
    }

    /** How an open room is now. */
    public Optional<RoomInfo> room(RoomId id) {
        return directory.find(id).map(Room::info);
    }

    /**
     * What a room would be that is created now. It is not opened.
     *
     * @param nowMillis milliseconds since 1970-01-01T00:00Z
     * @throws RefusedException if it is too large for this server
     */
    public RoomInfo describe(ClientMessage.CreateRoom create, long nowMillis) throws RefusedException {
        return opening.describe(create, nowMillis);
    }

    /** All rooms, the private ones too, oldest first. */
    public List<RoomInfo> rooms() {
        return directory.infos();
    }

    /** The password of a room, with whose salt one that somebody gives for it is hashed; empty for none, and for no room. */
    public Optional<RoomPassword> password(RoomId id) {
        return directory.find(id).map(room -> room.door().rules().password());
    }

    /** How many rooms that are no more something is remembered of, so that no ticket undoes what their hosts did. */
    int remembered() {
        return directory.remembered();
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
            case StoreRequest store ->
                throw new RefusedException(ErrorCode.ACCOUNTS_CLOSED, "This server keeps nothing: it has no accounts.");
            case ClientMessage.CreateRoom create -> out.reply(request, create(request, create, nowMillis));
            case ClientMessage.ListRooms list -> list(request, nowMillis, out);
            case ClientMessage.SubscribeRooms subscribe -> subscribe(request, nowMillis, out);
            case ClientMessage.UnsubscribeRooms unsubscribe -> lobby.unfollow(request.session());
            case ClientMessage.JoinRoom join -> entrance.join(request, join, nowMillis, out);
            case ClientMessage.LeaveRoom leave -> leave(request, leave, nowMillis, out);
            case ClientMessage.SetMedia set -> talk.setMedia(request.session(), set, out);
            case ClientMessage.SetPresence set -> talk.setPresence(request.session(), set, out);
            case Signal signal -> talk.relay(request.session(), signal, out);
            case HostMessage host -> desk.handle(request, host, nowMillis, out);
            case ClientMessage.GetIceServers get ->
                out.reply(request, iceServers.serversFor(request.session(), nowMillis));
            case ClientMessage.Report report -> {
                // It is about connections, not about rooms: the session has passed it on.
            }
            case ClientMessage.Ping ping -> out.reply(request, new ServerMessage.Pong());
        }
    }

    private ServerMessage create(Request request, ClientMessage.CreateRoom create, long nowMillis)
            throws RefusedException {
        RoomPassword password = request.hashed(create.password());
        return new ServerMessage.RoomCreated(opening.open(create, password, request.session(), nowMillis));
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
        Optional<Waiting.Knock> knock = waiting.find(request.session(), leave.room());
        if (knock.isPresent()) {
            waiting.end(knock.get(), KnockEnd.WITHDRAWN, out);
            out.reply(request, new ServerMessage.RoomLeft(leave.room()));
            return;
        }
        Room room = directory.roomOf(request.session(), leave.room());
        out.reply(request, new ServerMessage.RoomLeft(room.id()));
        attendance.depart(room, room.find(request.session()).orElseThrow(), LeaveReason.LEFT, nowMillis, out);
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
