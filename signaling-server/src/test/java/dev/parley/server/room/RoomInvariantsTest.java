package dev.parley.server.room;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.parley.protocol.ClientMessage;
import dev.parley.protocol.IceCandidate;
import dev.parley.protocol.MediaState;
import dev.parley.protocol.Participant;
import dev.parley.protocol.ParticipantId;
import dev.parley.protocol.Presence;
import dev.parley.protocol.RoomId;
import dev.parley.protocol.RoomInfo;
import dev.parley.protocol.ServerMessage;
import dev.parley.protocol.Signal;
import dev.parley.protocol.Text;
import dev.parley.protocol.Visibility;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;

/** What holds after every step of any sequence of messages, seen from the clients' side only. */
class RoomInvariantsTest {
    private static final List<String> NAMES = List.of("Ann", "ann", "ANN", "Bob", "Zoë", "ZOË", "Cid", "Dot", "Eve");

    @Property(tries = 100)
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
        private final World world = new World(new RoomSettings(3, 4, 6, 2, 50, 0, 1, 20));
        private final Map<String, View> views = new LinkedHashMap<>();
        private final List<RoomId> rooms = new ArrayList<>();
        private final List<ParticipantId> everyone = new ArrayList<>();
        private final Set<ParticipantId> given = new HashSet<>();
        private int sessions;

        Run(long seed) {
            random = new Random(seed);
            for (int i = 0; i < 6; i++) {
                connect();
            }
        }

        private void connect() {
            String session = "s" + ++sessions;
            views.put(session, new View(session));
        }

        void step() {
            String session = pick(List.copyOf(views.keySet()));
            switch (random.nextInt(16)) {
                case 0 -> {
                    views.remove(session);
                    deliver(world.disconnects(session));
                    connect();
                }
                case 1 -> deliver(world.passes(random.nextInt(30)));
                default -> say(session, message(session));
            }
            check();
        }

        private void say(String session, ClientMessage message) {
            views.get(session).aboutToSay(message);
            deliver(world.says(session, message));
        }

        private ClientMessage message(String session) {
            RoomId room = rooms.isEmpty() ? RoomId.ofRandomBits(random.nextLong()) : pick(rooms);
            ParticipantId peer = everyone.isEmpty() ? new ParticipantId("p") : pick(everyone);
            return switch (random.nextInt(12)) {
                case 0 ->
                    new ClientMessage.CreateRoom("R", "", pick(List.of(Visibility.values())), random.nextInt(2) * 3);
                case 1 -> new ClientMessage.SubscribeRooms();
                case 2 -> random.nextInt(4) == 0 ? new ClientMessage.UnsubscribeRooms() : new ClientMessage.ListRooms();
                case 3, 4, 5, 6 -> new ClientMessage.JoinRoom(room, pick(NAMES), MediaState.OFF);
                case 7 -> new ClientMessage.LeaveRoom(room);
                case 8 -> new ClientMessage.SetMedia(room, new MediaState(random.nextBoolean(), false, false));
                case 9 -> new ClientMessage.SetPresence(room, Presence.IDLE, random.nextBoolean());
                case 10 -> new Signal.Offer(room, peer, 1, session);
                default -> new Signal.Candidate(room, peer, 1, new IceCandidate(session, "0", 0));
            };
        }

        private void deliver(List<Outgoing> out) {
            for (Outgoing o : out) {
                View view = views.get(o.session());
                assertThat(view).as("told after disconnect: %s", o).isNotNull();
                view.hear(o.message(), this);
            }
        }

        void created(RoomInfo room) {
            rooms.add(room.id());
            if (rooms.size() > 8) {
                rooms.removeFirst();
            }
        }

        void joined(ParticipantId self) {
            assertThat(given.add(self)).as("participant id used again").isTrue();
            everyone.add(self);
            if (everyone.size() > 12) {
                everyone.removeFirst();
            }
        }

        /** Who is in each room, by what its own members were told. */
        private Map<RoomId, Map<ParticipantId, String>> members() {
            Map<RoomId, Map<ParticipantId, String>> members = new HashMap<>();
            views.values()
                    .forEach(view ->
                            view.in.forEach((room, stay) -> members.computeIfAbsent(room, key -> new HashMap<>())
                                    .put(stay.self, view.session)));
            return members;
        }

        private void check() {
            Map<RoomId, Map<ParticipantId, String>> members = members();
            for (View view : views.values()) {
                view.in.forEach((room, stay) -> stay.check(members.get(room).keySet()));
            }
        }

        void checkFinal() {
            deliver(world.passes(RoomEngine.LIST_INTERVAL_MILLIS));
            ServerMessage.RoomList truth =
                    world.reply("probe", new ClientMessage.ListRooms(), ServerMessage.RoomList.class);
            views.values().forEach(view -> view.checkList(truth));
            int memberships = members().values().stream().mapToInt(Map::size).sum();
            assertThat(world.engine.counts().memberships()).isEqualTo(memberships);
        }

        private <T> T pick(List<T> from) {
            return from.get(random.nextInt(from.size()));
        }
    }

    /** One client's belief. */
    private static final class View {
        final String session;
        final Map<RoomId, Stay> in = new HashMap<>();
        private final Map<RoomId, RoomInfo> list = new HashMap<>();
        private boolean following;
        private long revision;

        View(String session) {
            this.session = session;
        }

        void hear(ServerMessage message, Run run) {
            switch (message) {
                case ServerMessage.RoomCreated created -> run.created(created.room());
                case ServerMessage.RoomList snapshot -> hear(snapshot);
                case ServerMessage.RoomDelta delta -> hear(delta);
                case ServerMessage.RoomRevision told ->
                    assertThat(told.revision()).isEqualTo(revision);
                case ServerMessage.RoomJoined joined -> {
                    run.joined(joined.self());
                    assertThat(in.put(joined.room().id(), new Stay(joined))).isNull();
                }
                case ServerMessage.RoomTicket ticket -> stay(ticket.room());
                case ServerMessage.RoomLeft left ->
                    assertThat(in.remove(left.room())).isNotNull();
                case ServerMessage.UserJoined user -> stay(user.room()).arrive(user.participant());
                case ServerMessage.UserRejoined user -> {
                    assertThat(user.previous()).isNotEqualTo(user.participant().id());
                    stay(user.room()).arrive(user.participant());
                }
                case ServerMessage.UserLeft user -> stay(user.room()).depart(user.participant());
                case ServerMessage.RoomStatus status -> stay(status.room().id()).hear(status);
                case ServerMessage.MediaChanged media -> stay(media.room()).knows(media.participant());
                case ServerMessage.PresenceChanged presence ->
                    stay(presence.room()).knows(presence.participant());
                case Signal.Offer offer -> heardFrom(offer, offer.sdp(), run);
                case Signal.Candidate candidate ->
                    heardFrom(candidate, candidate.candidate().candidate(), run);
                case Signal.Answer answer -> throw new AssertionError("nobody answered");
                case Signal.Ping ping -> throw new AssertionError("nobody asked");
                case Signal.Pong pong -> throw new AssertionError("nobody asked");
                case ServerMessage.ErrorReply error ->
                    assertThat(error.message()).isNotBlank();
                case ServerMessage.Welcome w -> throw new AssertionError(w);
                case ServerMessage.Goodbye g -> throw new AssertionError(g);
                case ServerMessage.IceServers i -> throw new AssertionError(i);
                case ServerMessage.AuthMethods m -> throw new AssertionError(m);
                case ServerMessage.SignedIn s -> throw new AssertionError(s);
                case ServerMessage.SignedOut s -> throw new AssertionError(s);
                case ServerMessage.Pong p -> throw new AssertionError(p);
            }
        }

        /** Each signal carries its sender's session as its text, so that the stamp can be checked. */
        private void heardFrom(Signal signal, String sender, Run run) {
            stay(signal.room()).knows(signal.peer());
            assertThat(run.views.get(sender).stay(signal.room()).self).isEqualTo(signal.peer());
        }

        private Stay stay(RoomId room) {
            Stay stay = in.get(room);
            assertThat(stay)
                    .as("%s was told about a room it is not in", session)
                    .isNotNull();
            return stay;
        }

        void aboutToSay(ClientMessage message) {
            following = switch (message) {
                case ClientMessage.SubscribeRooms subscribe -> true;
                case ClientMessage.UnsubscribeRooms unsubscribe -> false;
                default -> following;
            };
        }

        private void hear(ServerMessage.RoomList snapshot) {
            revision = snapshot.revision();
            list.clear();
            snapshot.rooms().forEach(room -> list.put(room.id(), room));
        }

        private void hear(ServerMessage.RoomDelta delta) {
            assertThat(following).isTrue();
            assertThat(delta.revision()).isEqualTo(revision + 1);
            revision = delta.revision();
            delta.removed().forEach(list::remove);
            delta.changed().forEach(room -> list.put(room.id(), room));
        }

        /** Whoever followed every delta holds exactly the server's list. */
        void checkList(ServerMessage.RoomList truth) {
            if (following) {
                assertThat(revision).isEqualTo(truth.revision());
                assertThat(list.values()).containsExactlyInAnyOrderElementsOf(truth.rooms());
            }
        }
    }

    /** One client's belief about one room. */
    private static final class Stay {
        final ParticipantId self;
        private final Map<ParticipantId, Participant> others = new HashMap<>();
        private ServerMessage.RoomStatus status;

        Stay(ServerMessage.RoomJoined joined) {
            self = joined.self();
            joined.participants().forEach(this::arrive);
        }

        void arrive(Participant participant) {
            assertThat(others.put(participant.id(), participant)).isNull();
        }

        void depart(ParticipantId participant) {
            assertThat(others.remove(participant)).isNotNull();
        }

        void knows(ParticipantId participant) {
            assertThat(others).containsKey(participant);
        }

        void hear(ServerMessage.RoomStatus told) {
            status = told;
        }

        void check(Set<ParticipantId> members) {
            Set<ParticipantId> believed = new HashSet<>(others.keySet());
            believed.add(self);
            assertEquals(members, believed);
            assertEquals(believed.size(), status.room().count());
            assertTrue(believed.contains(status.host()));
            assertTrue(believed.size() <= status.room().maxParticipants());
            Set<String> names = new HashSet<>();
            others.values().forEach(p -> assertTrue(names.add(Text.fold(p.name())), "two of one name"));
        }
    }
}
