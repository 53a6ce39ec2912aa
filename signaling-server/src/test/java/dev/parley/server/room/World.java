package dev.parley.server.room;

import dev.parley.protocol.ClientMessage;
import dev.parley.protocol.Entry;
import dev.parley.protocol.EntryMessage;
import dev.parley.protocol.Envelope;
import dev.parley.protocol.ErrorCode;
import dev.parley.protocol.HostMessage;
import dev.parley.protocol.LeaveReason;
import dev.parley.protocol.MediaState;
import dev.parley.protocol.ParticipantId;
import dev.parley.protocol.Pass;
import dev.parley.protocol.Role;
import dev.parley.protocol.RoomId;
import dev.parley.protocol.ServerMessage;
import dev.parley.protocol.Visibility;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** An engine, a hand-moved clock, and what everybody was told. */
final class World {
    final FakeTickets tickets = new FakeTickets();
    private final CountedIds ids = new CountedIds();
    private final RoomSettings settings;
    RoomEngine engine;
    final List<Outgoing> log = new ArrayList<>();
    final Written written = new Written();
    long now = 1_000_000;
    private int requests;

    World(RoomSettings settings) {
        this.settings = settings;
        engine = newEngine();
    }

    private RoomEngine newEngine() {
        return new RoomEngine(settings, ids, IceServerSource.NONE, tickets, written);
    }

    /** The server is killed and started again: nothing is left of it but its key and what the clients keep. */
    void restarts() {
        engine = newEngine();
    }

    World() {
        this(RoomSettings.DEFAULTS);
    }

    /** Everything that comes out of one request. */
    List<Outgoing> says(String session, ClientMessage message) {
        List<Outgoing> out = engine.handle(Request.of(session, Envelope.request(message, "r" + ++requests)), now);
        log.addAll(out);
        return out;
    }

    /** The same with a room's password in it, hashed as a session would have it done. */
    List<Outgoing> says(String session, ClientMessage message, String password) {
        Request request = Request.of(session, Envelope.request(message, "r" + ++requests));
        List<Outgoing> out = engine.handle(request.with(hashed(password)), now);
        log.addAll(out);
        return out;
    }

    private static RoomPassword hashed(String password) {
        return new RoomPassword("salt", password);
    }

    /** The direct reply to one request. */
    <M extends ServerMessage> M reply(String session, ClientMessage message, Class<M> type) {
        return says(session, message).stream()
                .filter(out -> out.session().equals(session) && ("r" + requests).equals(out.re()))
                .map(Outgoing::message)
                .filter(type::isInstance)
                .map(type::cast)
                .findFirst()
                .orElseThrow();
    }

    /** The code with which a request is refused; empty if it is not. */
    Optional<ErrorCode> outcome(String session, ClientMessage message) {
        return says(session, message).stream()
                .filter(out -> out.session().equals(session) && ("r" + requests).equals(out.re()))
                .map(Outgoing::message)
                .filter(ServerMessage.ErrorReply.class::isInstance)
                .map(error -> ((ServerMessage.ErrorReply) error).code())
                .findFirst();
    }

    ErrorCode refusal(String session, ClientMessage message) {
        return reply(session, message, ServerMessage.ErrorReply.class).code();
    }

    RoomId room(Visibility visibility, int most) {
        return room(visibility, most, "creator");
    }

    /** Made by that session, which is not in it yet. */
    RoomId room(Visibility visibility, int most, String creator) {
        ClientMessage create = new ClientMessage.CreateRoom("Standup", "", visibility, most);
        return reply(creator, create, ServerMessage.RoomCreated.class).room().id();
    }

    /** A private room with a door, that {@code host} has made and is in. */
    RoomId hosted(String host, Entry entry) {
        ClientMessage create = new ClientMessage.CreateRoom("Standup", "", Visibility.PRIVATE, 0, entry, null);
        RoomId room =
                reply(host, create, ServerMessage.RoomCreated.class).room().id();
        settles(host, room);
        return room;
    }

    /** Knocks under the session's name; gives the name of the request as the host is told it. */
    String knocks(String session, RoomId room, String host) {
        return to(host, says(session, knock(room, session)), EntryMessage.JoinRequest.class)
                .getLast()
                .request();
    }

    /** Comes in with an invite. */
    ServerMessage.RoomJoined invited(String session, RoomId room, String token) {
        return reply(session, join(room, session, new Pass(null, token, false)), ServerMessage.RoomJoined.class);
    }

    /** The token of an invite that lasts a day. */
    EntryMessage.InviteCreated invites(String host, RoomId room, Role role) {
        return reply(host, new HostMessage.CreateInvite(room, role, 86_400_000), EntryMessage.InviteCreated.class);
    }

    static ClientMessage.JoinRoom knock(RoomId room, String name) {
        return join(room, name, Pass.knocking());
    }

    static ClientMessage.JoinRoom join(RoomId room, String name, Pass pass) {
        return new ClientMessage.JoinRoom(room, name, MediaState.OFF, null, false, null, pass);
    }

    RoomId room() {
        return room(Visibility.PUBLIC, 0);
    }

    ServerMessage.RoomJoined joins(String session, RoomId room) {
        return reply(session, join(room, session), ServerMessage.RoomJoined.class);
    }

    ParticipantId joined(String session, RoomId room) {
        return joins(session, room).self();
    }

    /** Joins and says something after it, from which the server knows that the reply has arrived. */
    ServerMessage.RoomJoined settles(String session, RoomId room) {
        ServerMessage.RoomJoined joined = joins(session, room);
        says(session, new ClientMessage.Ping());
        return joined;
    }

    /** Comes back on a new session with a ticket, under the name its holder has. */
    List<Outgoing> returns(String session, ServerMessage.RoomJoined before, String name, boolean fresh) {
        return says(session, back(before.room().id(), name, before.ticket(), fresh));
    }

    static ClientMessage.JoinRoom back(RoomId room, String name, String ticket, boolean fresh) {
        return new ClientMessage.JoinRoom(room, name, MediaState.OFF, ticket, fresh);
    }

    List<Outgoing> leaves(String session, RoomId room) {
        return says(session, new ClientMessage.LeaveRoom(room));
    }

    List<Outgoing> disconnects(String session) {
        List<Outgoing> out = engine.disconnect(session, LeaveReason.DISCONNECTED, now);
        log.addAll(out);
        return out;
    }

    List<Outgoing> passes(long millis) {
        now += millis;
        List<Outgoing> out = engine.tick(now);
        log.addAll(out);
        return out;
    }

    static ClientMessage.JoinRoom join(RoomId room, String name) {
        return new ClientMessage.JoinRoom(room, name, MediaState.OFF);
    }

    /** What one session was told, in order. */
    static List<ServerMessage> to(String session, List<Outgoing> out) {
        return out.stream()
                .filter(o -> o.session().equals(session))
                .map(Outgoing::message)
                .toList();
    }

    static <M extends ServerMessage> List<M> to(String session, List<Outgoing> out, Class<M> type) {
        return to(session, out).stream()
                .filter(type::isInstance)
                .map(type::cast)
                .toList();
    }
}
