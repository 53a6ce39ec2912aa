package dev.parley.server.room;

import static org.assertj.core.api.Assertions.assertThat;

import dev.parley.protocol.ClientMessage;
import dev.parley.protocol.IceCandidate;
import dev.parley.protocol.LeaveReason;
import dev.parley.protocol.MediaState;
import dev.parley.protocol.Participant;
import dev.parley.protocol.ParticipantId;
import dev.parley.protocol.Presence;
import dev.parley.protocol.RoomId;
import dev.parley.protocol.ServerMessage;
import dev.parley.protocol.Signal;
import dev.parley.protocol.Visibility;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;

/**
 * What holds after every step of any sequence of messages, lost connections, returns and restarts, seen from the clients'
 * side only.
 */
class RoomInvariantsTest {
    private static final List<String> NAMES = List.of("Ann", "ann", "ANN", "Bob", "Zoë", "ZOË", "Cid", "Dot", "Eve");
    private static final int CLIENTS = 6;

    @Property(tries = 150)
    void every_clients_view_stays_consistent(@ForAll long seed) {
        Run run = new Run(seed);
        for (int step = 0; step < 250; step++) {
            run.step();
        }
        run.checkFinal();
    }

    /** Clients that believe only what they are told, compared with each other after each step. */
    private static final class Run {
        private final Random random;
        private final World world =
                new World(new RoomSettings(3, 4, 6, 2, 50, Attendees.GRACE, Attendees.TICKET_LIFE, 20));
        private final Attendees attendees = new Attendees(world);
        private final Map<String, Witness> witnesses = new LinkedHashMap<>();
        private final List<RoomId> rooms = new ArrayList<>();
        private int sessions;

        Run(long seed) {
            random = new Random(seed);
            connectAll();
        }

        private void connectAll() {
            while (witnesses.size() < CLIENTS) {
                String session = "s" + ++sessions;
                witnesses.put(session, new Witness(session, attendees));
            }
        }

        void step() {
            String session = pick(List.copyOf(witnesses.keySet()));
            switch (random.nextInt(40)) {
                case 0, 1, 2 -> end(session, LeaveReason.DISCONNECTED);
                case 3 -> end(session, LeaveReason.REMOVED);
                case 4, 5 -> pass(random.nextInt(30));
                case 6 -> restart();
                default -> say(session, message(session));
            }
            attendees.check();
        }

        private void end(String session, LeaveReason reason) {
            witnesses.remove(session);
            attendees.sessionEnds(session, reason);
            deliver(world.ends(session, reason));
            connectAll();
        }

        private void pass(int millis) {
            attendees.passUntil(world.now + millis);
            deliver(world.passes(millis));
        }

        /** One time in five, so that meetings also grow old. */
        private void restart() {
            if (random.nextInt(5) == 0) {
                witnesses.clear();
                attendees.everythingEnds();
                world.restarts();
                connectAll();
            }
        }

        private void say(String session, ClientMessage message) {
            witnesses.get(session).aboutToSay(message);
            List<Outgoing> out = world.says(session, message);
            deliver(out);
            if (World.to(session, out, ServerMessage.ErrorReply.class).isEmpty()) {
                attendees.accepted(session, message);
            }
        }

        /** A signal carries its sender's session as its text, so that the stamp can be checked. */
        private ClientMessage message(String session) {
            RoomId room = rooms.isEmpty() ? RoomId.ofRandomBits(random.nextLong()) : pick(rooms);
            ParticipantId peer = attendees.everyone().isEmpty() ? new ParticipantId("p") : pick(attendees.everyone());
            MediaState media = new MediaState(random.nextBoolean(), false, false);
            return switch (random.nextInt(16)) {
                case 0 ->
                    new ClientMessage.CreateRoom("R", "", pick(List.of(Visibility.values())), random.nextInt(2) * 3);
                case 1 -> new ClientMessage.SubscribeRooms();
                case 2 -> random.nextInt(4) == 0 ? new ClientMessage.UnsubscribeRooms() : new ClientMessage.ListRooms();
                case 3, 4, 5 -> new ClientMessage.JoinRoom(room, pick(NAMES), media);
                case 6, 7, 8, 9 -> comeBack(room, media);
                case 10 -> new ClientMessage.LeaveRoom(room);
                case 11 -> new ClientMessage.SetMedia(room, media);
                case 12 -> new ClientMessage.SetPresence(room, Presence.IDLE, random.nextBoolean());
                case 13 -> new Signal.Offer(room, peer, 1, session);
                default -> new Signal.Candidate(room, peer, 1, new IceCandidate(session, "0", 0));
            };
        }

        /** With a ticket that somebody got, under its holder's name or another, sometimes for the wrong room. */
        private ClientMessage comeBack(RoomId room, MediaState media) {
            if (attendees.tickets().isEmpty()) {
                return new ClientMessage.ListRooms();
            }
            String ticket = pick(attendees.tickets());
            TicketContent content = world.tickets.issued.get(ticket);
            String name = random.nextInt(4) == 0 ? pick(NAMES) : attendees.nameOf(content.participant());
            RoomId where = random.nextInt(10) == 0 ? room : content.room().id();
            return new ClientMessage.JoinRoom(where, name, media, ticket, random.nextInt(3) == 0);
        }

        private void deliver(List<Outgoing> out) {
            for (Outgoing o : out) {
                Witness witness = witnesses.get(o.session());
                assertThat(witness).as("told after its end: %s", o).isNotNull();
                if (o.message() instanceof ServerMessage.RoomCreated created) {
                    remember(created.room().id());
                }
                witness.hear(o.message());
            }
        }

        private void remember(RoomId room) {
            rooms.add(room);
            if (rooms.size() > 8) {
                rooms.removeFirst();
            }
        }

        void checkFinal() {
            ServerMessage.RoomList truth =
                    world.reply("probe", new ClientMessage.ListRooms(), ServerMessage.RoomList.class);
            witnesses.values().forEach(witness -> witness.checkList(truth));
            List<Participant> present = attendees.all();
            assertThat(world.engine.counts().memberships()).isEqualTo(present.size());
            assertThat(world.engine.counts().reconnecting())
                    .isEqualTo(present.stream()
                            .filter(p -> p.presence() == Presence.RECONNECTING)
                            .count());
        }

        private <T> T pick(List<T> from) {
            return from.get(random.nextInt(from.size()));
        }
    }
}
