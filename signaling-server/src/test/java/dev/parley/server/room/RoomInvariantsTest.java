package dev.parley.server.room;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.parley.protocol.Claim;
import dev.parley.protocol.ClientMessage;
import dev.parley.protocol.Entry;
import dev.parley.protocol.EntryMessage;
import dev.parley.protocol.HostMessage;
import dev.parley.protocol.IceCandidate;
import dev.parley.protocol.MediaState;
import dev.parley.protocol.Participant;
import dev.parley.protocol.ParticipantId;
import dev.parley.protocol.Pass;
import dev.parley.protocol.Presence;
import dev.parley.protocol.Role;
import dev.parley.protocol.RoomId;
import dev.parley.protocol.RoomInfo;
import dev.parley.protocol.ServerMessage;
import dev.parley.protocol.Signal;
import dev.parley.protocol.StoreReply;
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
        private final World world = new World(new RoomSettings(3, 4, 6, 2, 50, 0, 200, 20).withKnock(100));
        private final Map<String, View> views = new LinkedHashMap<>();
        private final List<RoomId> rooms = new ArrayList<>();
        private final List<ParticipantId> everyone = new ArrayList<>();
        private final List<String> requests = new ArrayList<>();
        private final List<ClientMessage.JoinRoom> returns = new ArrayList<>();
        private long attempts;
        private final Set<ParticipantId> given = new HashSet<>();
        private int sessions;

        /** Whether what is said now may take a place from another session. */
        private boolean takesAPlace;

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
            takesAPlace =
                    message instanceof ClientMessage.JoinRoom join && (join.ticket() != null || join.claim() != null);
            deliver(world.says(session, message));
        }

        private ClientMessage message(String session) {
            RoomId room = rooms.isEmpty() ? RoomId.ofRandomBits(random.nextLong()) : pick(rooms);
            ParticipantId peer = everyone.isEmpty() ? new ParticipantId("p") : pick(everyone);
            return switch (random.nextInt(20)) {
                case 0 ->
                    new ClientMessage.CreateRoom(
                            "R",
                            "",
                            pick(List.of(Visibility.values())),
                            random.nextInt(2) * 3,
                            random.nextInt(3) == 0 ? Entry.KNOCK : Entry.OPEN,
                            null);
                case 1 -> new ClientMessage.SubscribeRooms();
                case 2 -> random.nextInt(4) == 0 ? new ClientMessage.UnsubscribeRooms() : new ClientMessage.ListRooms();
                case 3, 4, 5, 6 -> new ClientMessage.JoinRoom(room, pick(NAMES), MediaState.OFF);
                case 7 -> new ClientMessage.LeaveRoom(room);
                case 8 -> new ClientMessage.SetMedia(room, new MediaState(random.nextBoolean(), false, false));
                case 9 -> new ClientMessage.SetPresence(room, Presence.IDLE, random.nextBoolean());
                case 11, 12 -> World.join(room, pick(NAMES), Pass.knocking());
                case 13, 14 -> host(room, peer);
                case 10 -> new Signal.Offer(room, peer, 1, session);
                case 15, 16 -> returns.isEmpty() ? claiming(room) : pick(returns);
                case 17 -> claiming(room);
                default -> new Signal.Candidate(room, peer, 1, new IceCandidate(session, "0", 0));
            };
        }

        private ClientMessage.JoinRoom claiming(RoomId room) {
            Claim claim = new Claim("the key of claim " + random.nextInt(4), ++attempts);
            return new ClientMessage.JoinRoom(room, pick(NAMES), MediaState.OFF, null, false, claim, Pass.knocking());
        }

        /** Any session may come back with any ticket, as it could be the same client's. */
        void given(RoomId room, String ticket) {
            returns.add(World.back(room, pick(NAMES), ticket, random.nextBoolean()));
            if (returns.size() > 8) {
                returns.removeFirst();
            }
        }

        private HostMessage host(RoomId room, ParticipantId peer) {
            String request = requests.isEmpty() ? "none" : pick(requests);
            return switch (random.nextInt(12)) {
                case 0 -> new HostMessage.RemoveParticipant(room, peer);
                case 1 -> new HostMessage.HandOverHost(room, peer);
                case 2 -> new HostMessage.MuteRequest(room, peer);
                case 3 -> new HostMessage.SetRoomAccess(room, pick(List.of(Entry.values())), false, null);
                case 4 -> random.nextInt(4) == 0 ? new HostMessage.CloseRoom(room) : new HostMessage.ListInvites(room);
                case 5 -> new HostMessage.JoinRejected(room, request);
                default -> new HostMessage.JoinApproved(room, request);
            };
        }

        void knocked(String request) {
            requests.add(request);
            if (requests.size() > 4) {
                requests.removeFirst();
            }
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

        void joined(String session, ServerMessage.RoomJoined joined) {
            ParticipantId self = joined.self();
            assertThat(given.add(self)).as("participant id used again").isNotEqualTo(joined.resumed());
            forgetWhoWasReplaced(session, joined);
            given(joined.room().id(), joined.ticket());
            everyone.add(self);
            if (everyone.size() > 12) {
                everyone.removeFirst();
            }
        }

        /** A session whose place another took is told nothing; nobody else may vanish like that. */
        private void forgetWhoWasReplaced(String session, ServerMessage.RoomJoined joined) {
            RoomId room = joined.room().id();
            Set<ParticipantId> others = new HashSet<>();
            joined.participants().forEach(participant -> others.add(participant.id()));
            List<View> replaced = views.values().stream()
                    .filter(view -> !view.session.equals(session))
                    .filter(view -> view.in.containsKey(room) && !others.contains(view.in.get(room).self))
                    .toList();
            assertThat(replaced).hasSizeLessThanOrEqualTo(takesAPlace ? 1 : 0);
            replaced.forEach(view -> view.in.remove(room));
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
        private final Set<RoomId> waiting = new HashSet<>();
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
                    run.joined(session, joined);
                    waiting.remove(joined.room().id());
                    assertThat(in.put(joined.room().id(), new Stay(joined))).isNull();
                }
                case ServerMessage.RoomTicket ticket -> {
                    stay(ticket.room());
                    run.given(ticket.room(), ticket.ticket());
                }
                case ServerMessage.RoomLeft left ->
                    assertThat(in.remove(left.room()) != null || waiting.remove(left.room()))
                            .isTrue();
                case ServerMessage.UserJoined user -> stay(user.room()).arrive(user.participant());
                case ServerMessage.UserRejoined user -> {
                    assertThat(user.previous()).isNotEqualTo(user.participant().id());
                    stay(user.room()).replace(user.previous(), user.participant());
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
                case EntryMessage.JoinWaiting wait ->
                    assertThat(in).doesNotContainKey(wait.room()).satisfies(none -> waiting.add(wait.room()));
                case EntryMessage.JoinRequest request -> {
                    stay(request.room()).hosts();
                    run.knocked(request.request());
                }
                case EntryMessage.JoinRequestEnded ended -> stay(ended.room()).hosts();
                case EntryMessage.MuteRequested mute -> stay(mute.room()).knows(mute.from());
                case EntryMessage.InviteList list -> stay(list.room()).hosts();
                case EntryMessage.InviteCreated created -> throw new AssertionError("nobody asked");
                case ServerMessage.Welcome w -> throw new AssertionError(w);
                case ServerMessage.Goodbye g -> throw new AssertionError(g);
                case ServerMessage.IceServers i -> throw new AssertionError(i);
                case ServerMessage.AuthMethods m -> throw new AssertionError(m);
                case ServerMessage.SignedIn s -> throw new AssertionError(s);
                case ServerMessage.SignedOut s -> throw new AssertionError(s);
                case StoreReply r -> throw new AssertionError(r);
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
            ParticipantId host = joined.participants().stream()
                    .filter(other -> other.role() == Role.HOST)
                    .map(Participant::id)
                    .findFirst()
                    .orElse(self);
            status = new ServerMessage.RoomStatus(joined.room(), host);
        }

        void arrive(Participant participant) {
            assertThat(others.put(participant.id(), participant)).isNull();
        }

        void depart(ParticipantId participant) {
            assertThat(others.remove(participant)).isNotNull();
        }

        /** The one of before may have left already. */
        void replace(ParticipantId previous, Participant participant) {
            others.remove(previous);
            arrive(participant);
        }

        void knows(ParticipantId participant) {
            assertThat(others).containsKey(participant);
        }

        void hosts() {
            assertThat(status.host()).isEqualTo(self);
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
