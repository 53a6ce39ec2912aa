package dev.parley.client.simulation;

import dev.parley.protocol.ClientMessage;
import dev.parley.protocol.Envelope;
import dev.parley.protocol.LeaveReason;
import dev.parley.protocol.MediaState;
import dev.parley.protocol.Participant;
import dev.parley.protocol.ParticipantId;
import dev.parley.protocol.RoomId;
import dev.parley.protocol.ServerMessage;
import dev.parley.protocol.Signal;
import dev.parley.server.room.IceServerSource;
import dev.parley.server.room.IdSource;
import dev.parley.server.room.Outgoing;
import dev.parley.server.room.Request;
import dev.parley.server.room.RoomEngine;
import dev.parley.server.room.RoomSettings;
import dev.parley.server.room.Tickets;
import dev.parley.server.session.HmacTickets;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.function.Consumer;

/** The real room rules behind simulated connections. Greets like the real server. */
final class SimulatedServer {
    private static final long HEARTBEAT_MS = 5_000;
    private static final RoomSettings ROOMS = RoomSettings.DEFAULTS;

    private final Agenda agenda;
    private final Faults faults;
    private final SeededIds ids;
    private Tickets tickets;
    private RoomEngine engine;
    private final Map<String, Consumer<Envelope<ServerMessage>>> sessions = new LinkedHashMap<>();

    /** Counts a session's joins and leaves: nothing addressed to one membership reaches the next. */
    private final Map<String, Integer> memberships = new LinkedHashMap<>();

    private int nextSession = 1;
    private boolean down;

    SimulatedServer(Agenda agenda, Faults faults, long seed) {
        this.agenda = agenda;
        this.faults = faults;
        this.ids = new SeededIds(seed);
        this.tickets = HmacTickets.withKeyFrom(ids.random);
        this.engine = engine();
        tick();
    }

    private RoomEngine engine() {
        return new RoomEngine(ROOMS, ids, IceServerSource.NONE, tickets);
    }

    /**
     * The server is killed: every connection breaks, every room is forgotten. Its clients notice by themselves.
     *
     * @param keyLost also the key of its tickets: rooms cannot come back
     */
    void kill(boolean keyLost) {
        sessions.clear();
        memberships.clear();
        if (keyLost) {
            tickets = HmacTickets.withKeyFrom(ids.random);
        }
        engine = engine();
    }

    private void tick() {
        deliver(engine.tick(agenda.now()));
        agenda.after(1_000, this::tick);
    }

    /** While it is down it accepts nobody; those who are connected stay so. */
    void acceptNobody(boolean nobody) {
        down = nobody;
    }

    boolean accepts() {
        return !down;
    }

    /** A connection arrived. */
    String accept(Consumer<Envelope<ServerMessage>> client) {
        String session = "session-" + nextSession++;
        sessions.put(session, client);
        return session;
    }

    void handle(String session, Envelope<ClientMessage> envelope) {
        if (!sessions.containsKey(session)) {
            return;
        }
        if (envelope.message() instanceof ClientMessage.Hello) {
            ServerMessage welcome = new ServerMessage.Welcome(
                    1, session, "simulation", List.of(), 10, HEARTBEAT_MS, ROOMS.graceMillis());
            sessions.get(session).accept(Envelope.reply(welcome, envelope.id()));
        } else {
            deliver(engine.handle(Request.of(session, envelope), agenda.now()));
        }
    }

    void ended(String session) {
        memberships.remove(session);
        if (sessions.remove(session) != null) {
            deliver(engine.disconnect(session, LeaveReason.DISCONNECTED, agenda.now()));
        }
    }

    private void deliver(List<Outgoing> messages) {
        for (Outgoing message : messages) {
            Consumer<Envelope<ServerMessage>> client = sessions.get(message.session());
            boolean lost = message.message() instanceof Signal && faults.losesSignal();
            if (client != null && !lost) {
                countMemberships(message);
                client.accept(message.envelope());
                duplicate(message, client);
            }
        }
    }

    private void countMemberships(Outgoing message) {
        boolean changes = message.message() instanceof ServerMessage.RoomJoined
                || message.message() instanceof ServerMessage.RoomLeft;
        if (changes) {
            memberships.merge(message.session(), 1, Integer::sum);
        }
    }

    private void duplicate(Outgoing message, Consumer<Envelope<ServerMessage>> client) {
        if (message.message() instanceof Signal && faults.duplicatesSignal()) {
            Integer membership = memberships.get(message.session());
            agenda.after(faults.lateness(), () -> {
                if (membership.equals(memberships.get(message.session()))) {
                    client.accept(message.envelope());
                }
            });
        }
    }

    /** Who the server holds to be in a room: somebody looks in whom nobody is told about. */
    List<Participant> members(RoomId room) {
        ClientMessage join = new ClientMessage.JoinRoom(room, "the examiner", MediaState.OFF);
        List<Outgoing> answers = engine.handle(Request.of("examiner", Envelope.request(join, "1")), agenda.now());
        engine.disconnect("examiner", LeaveReason.LEFT, agenda.now());
        return answers.stream()
                .map(Outgoing::message)
                .filter(ServerMessage.RoomJoined.class::isInstance)
                .map(ServerMessage.RoomJoined.class::cast)
                .map(ServerMessage.RoomJoined::participants)
                .findFirst()
                .orElse(List.of());
    }

    /** Ids whose order has nothing to do with who came first, as those of a real server. */
    private static final class SeededIds implements IdSource {
        private final Random random;

        SeededIds(long seed) {
            this.random = new Random(seed);
        }

        @Override
        public RoomId nextRoom() {
            return RoomId.ofRandomBits(random.nextLong());
        }

        @Override
        public ParticipantId nextParticipant() {
            return new ParticipantId("p" + Long.toUnsignedString(random.nextLong(), 36));
        }
    }
}
