package dev.parley.client.simulation;

import static org.assertj.core.api.Assertions.assertThat;

import dev.parley.client.core.AppState;
import dev.parley.client.core.ConnectionPhase;
import dev.parley.client.core.Event;
import dev.parley.client.core.LinkPhase;
import dev.parley.client.core.Negotiation;
import dev.parley.client.core.PeerState;
import dev.parley.client.core.Request;
import dev.parley.client.core.RoomPhase;
import dev.parley.protocol.Participant;
import dev.parley.protocol.ParticipantId;
import dev.parley.protocol.RoomId;
import dev.parley.protocol.Visibility;
import java.net.URI;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;

/** A whole meeting from one seed: 2 to 8 people come, go, write, mute, renegotiate and lose connections. */
final class Meeting {
    private static final URI SERVER = URI.create("ws://server.example:8443");
    private static final long LIVELY_MS = 90_000;

    /** Long enough for three rebuilds, every backoff and a half-open connection on top of each other. */
    private static final long SETTLING_MS = 240_000;

    /** By then the longest fault is over. */
    private static final long NOTICING_MS = 75_000;

    /** What is on its way when everybody is connected still arrives. */
    private static final long ARRIVING_MS = 5_000;

    private final Agenda agenda = new Agenda();
    private final Random random;
    private final Faults faults;
    private final SimulatedServer server;
    private final FakeWorld world;
    private final List<SimulatedClient> clients = new ArrayList<>();
    private final ChatRecord chat = new ChatRecord();
    private RoomId room;

    Meeting(long seed) {
        random = new Random(seed);
        faults = new Faults(random.nextLong());
        server = new SimulatedServer(agenda, faults, random.nextLong());
        world = new FakeWorld(agenda, faults);
        int people = 2 + random.nextInt(7);
        for (int i = 0; i < people; i++) {
            clients.add(client("person" + i));
        }
    }

    private SimulatedClient client(String name) {
        SimulatedClient client = new SimulatedClient(name, agenda, faults, server, world);
        if (Boolean.getBoolean("parley.sim.trace")) {
            client.watch((before, event, next) ->
                    System.out.println(agenda.now() + " " + name + " " + event + " -> " + next.effects()));
        }
        StepRules.watch(client);
        chat.watch(client);
        return client;
    }

    /** Plays it, and fails if anything is not as it must be in the end. */
    void play() {
        clients.forEach(client -> client.signIn(SERVER));
        openRoom();
        faults.begin();
        plan();
        agenda.runFor(LIVELY_MS);
        faults.heal();
        help();
        server.acceptNobody(false);
        agenda.runFor(NOTICING_MS);
        agenda.runUntil(SETTLING_MS, this::isSettled);
        agenda.runFor(ARRIVING_MS);
        check();
        agenda.runFor(60_000);
        check();
    }

    private void openRoom() {
        SimulatedClient first = clients.getFirst();
        first.happen(new Event.CreateRoom("standup", Visibility.PUBLIC, 10));
        boolean open = agenda.runUntil(60_000, () -> first.state().room().phase() == RoomPhase.JOINED);
        assertThat(open).as("the first person is in").isTrue();
        room = first.state().room().target();
    }

    private void plan() {
        clients.forEach(client -> agenda.after(random.nextInt(3_000), () -> join(client)));
        int actions = 10 + random.nextInt(12 * clients.size());
        for (int i = 0; i < actions; i++) {
            agenda.after(1_000 + random.nextInt((int) LIVELY_MS - 1_000), this::act);
        }
    }

    private void act() {
        SimulatedClient client = clients.get(random.nextInt(clients.size()));
        if (!client.isRunning()) {
            return;
        }
        switch (random.nextInt(27)) {
            case 0 -> client.happen(new Event.LeaveRoom());
            case 1, 2 -> join(client);
            case 3 -> leaveAndComeBack(client);
            case 4 -> client.happen(new Event.SetMicrophone(random.nextBoolean()));
            case 5 -> client.happen(new Event.SetCamera(random.nextBoolean()));
            case 6 -> client.happen(new Event.RaiseHand(random.nextBoolean()));
            case 7 -> client.signaling().breakDown(random.nextInt(8_000), random.nextInt(12_000));
            case 8 -> refuseForAWhile();
            case 9 -> renegotiate(client);
            case 10 -> failTransport(client);
            case 11 -> client.happen(new Event.ReconnectNow());
            case 16 -> crash(client);
            case 17 -> sleep(client);
            case 18 -> client.setClock(random.nextInt(20_000_000) - 10_000_000);
            case 19 -> changeNetwork(client);
            case 20 -> world.sever(client, anybody(), random.nextInt(40_000));
            case 21 -> cutOff(client);
            case 22 -> deafen(client);
            case 23 -> restartServer();
            case 24 -> client.signaling().readSlowly(random.nextInt(15_000));
            case 25 -> client.links().replaceEngine();
            case 12 -> peer(client).ifPresent(p -> show(client, p.id()));
            default -> write(client);
        }
    }

    /** Several changes at once, as when a window is dragged. */
    private void show(SimulatedClient client, ParticipantId peer) {
        int width = random.nextInt(2000);
        client.happen(new Event.ShowPeer(peer, width, 360));
        client.happen(new Event.PinPeer(peer, width % 2 == 0));
        client.happen(new Event.ShowPeer(peer, width / 2, 360));
    }

    /** A first connection that failed waits for a person: here is one who presses Connect. Links need nobody. */
    private void help() {
        for (SimulatedClient client : clients) {
            if (client.isRunning() && client.state().connection().phase() == ConnectionPhase.FAILED) {
                client.signIn(SERVER);
                client.happen(new Event.ReconnectNow());
            }
        }
        agenda.after(10_000, this::help);
    }

    private void crash(SimulatedClient client) {
        chat.crashed(client.name());
        client.crash();
        agenda.after(random.nextInt(60_000), () -> client.startAgain(SERVER));
    }

    /** Its computer cannot be reached meanwhile; the server lets go of it after a while. */
    private void sleep(SimulatedClient client) {
        long forMs = random.nextInt(70_000);
        clients.forEach(other -> world.sever(client, other, forMs));
        client.signaling().breakDown(forMs, Math.min(forMs, 45_000));
        client.sleep(forMs);
    }

    /** From one network into another: no old path works any more, and the socket does not know it. */
    private void changeNetwork(SimulatedClient client) {
        client.links().open().forEach(connection -> connection.transport().fail());
        client.signaling().breakDown(30_000, 45_000);
        agenda.after(
                random.nextInt(1_000),
                () -> client.happen(new Event.NetworkChanged(Event.NetworkChanged.Cause.INTERFACES)));
    }

    /** Nobody is reached any more, not even the server; perhaps the computer notices. */
    private void cutOff(SimulatedClient client) {
        long forMs = random.nextInt(60_000);
        clients.forEach(other -> world.sever(client, other, forMs));
        client.signaling().cutOff(forMs);
        if (random.nextBoolean()) {
            client.happen(new Event.NetworkChanged(Event.NetworkChanged.Cause.OFFLINE));
            agenda.after(forMs, () -> client.happen(new Event.NetworkChanged(Event.NetworkChanged.Cause.BACK)));
        }
    }

    private void deafen(SimulatedClient client) {
        List<FakeConnection> open = client.links().open();
        if (!open.isEmpty()) {
            open.get(random.nextInt(open.size())).transport().deafen();
        }
    }

    private void restartServer() {
        boolean keyLost = random.nextInt(12) == 0;
        server.kill(keyLost);
        server.acceptNobody(true);
        clients.forEach(client -> client.signaling().breakDown(random.nextInt(10_000), 0));
        agenda.after(random.nextInt(15_000), () -> server.acceptNobody(false));
    }

    private SimulatedClient anybody() {
        return clients.get(random.nextInt(clients.size()));
    }

    private void join(SimulatedClient client) {
        if (room != null) {
            client.happen(new Event.JoinRoom(room));
        }
    }

    private void leaveAndComeBack(SimulatedClient client) {
        client.happen(new Event.LeaveRoom());
        agenda.after(random.nextInt(300), () -> join(client));
    }

    private void refuseForAWhile() {
        server.acceptNobody(true);
        agenda.after(random.nextInt(10_000), () -> server.acceptNobody(false));
    }

    /** One end, or both at the same moment: then two offers meet. */
    private void renegotiate(SimulatedClient client) {
        peer(client).ifPresent(peer -> {
            client.happen(new Event.RetryPeer(peer.id()));
            if (random.nextBoolean()) {
                clients.stream()
                        .filter(other -> isSelf(other, peer.id()))
                        .forEach(other -> agenda.after(random.nextInt(40), () -> retrySelf(other, client)));
            }
        });
    }

    private static boolean isSelf(SimulatedClient client, ParticipantId id) {
        Participant self = client.state().room().self();
        return self != null && self.id().equals(id);
    }

    private static void retrySelf(SimulatedClient other, SimulatedClient client) {
        Participant self = client.state().room().self();
        if (self != null) {
            other.happen(new Event.RetryPeer(self.id()));
        }
    }

    private void failTransport(SimulatedClient client) {
        List<FakeConnection> open = client.links().open();
        if (!open.isEmpty()) {
            open.get(random.nextInt(open.size())).transport().fail();
        }
    }

    private Optional<PeerState> peer(SimulatedClient client) {
        List<PeerState> peers = List.copyOf(client.state().peers().values());
        return peers.isEmpty() ? Optional.empty() : Optional.of(peers.get(random.nextInt(peers.size())));
    }

    private void write(SimulatedClient client) {
        if (client.state().room().phase() == RoomPhase.JOINED) {
            String text = chat.next(client.name());
            client.happen(new Event.SendChat("line-" + text.split(" ", -1)[1], text));
        }
    }

    /** Everybody rests, and whoever is in the room is connected to everybody else in it. */
    private boolean isSettled() {
        return clients.stream().map(SimulatedClient::state).allMatch(Meeting::rests);
    }

    private static boolean rests(AppState state) {
        boolean roomRests = switch (state.room().phase()) {
            case NO_ROOM, LEFT -> true;
            case JOINED -> state.room().rejoins() == 0;
            case CREATING, CREATED, JOINING, WAITING, LEAVING -> false;
        };
        return roomRests
                && state.connection().phase() == ConnectionPhase.CONNECTED
                && state.requests().values().stream().noneMatch(Meeting::isAboutTheRoom)
                && state.peers().values().stream().allMatch(Meeting::rests);
    }

    private static boolean isAboutTheRoom(Request request) {
        return !(request instanceof Request.Ping || request instanceof Request.ListRooms);
    }

    private static boolean rests(PeerState peer) {
        return peer.link() == LinkPhase.CONNECTED
                && peer.channelOpen()
                && peer.negotiation().step() == Negotiation.Step.STABLE;
    }

    private void check() {
        List<SimulatedClient> inside = clients.stream()
                .filter(client -> client.state().room().phase() == RoomPhase.JOINED)
                .toList();
        assertThat(isSettled()).as("settled: %s", describe()).isTrue();
        checkLists(inside);
        checkLinks(inside);
        chat.check(clients);
    }

    private String describe() {
        StringBuilder text = new StringBuilder();
        for (SimulatedClient client : clients) {
            AppState state = client.state();
            text.append("\n  ").append(client.name());
            text.append(" connection ").append(state.connection().phase());
            text.append(" room ")
                    .append(state.room().phase())
                    .append(' ')
                    .append(state.room().error());
            text.append(" requests ").append(state.requests());
            state.peers()
                    .values()
                    .forEach(peer -> text.append("\n    ")
                            .append(peer.participant().name())
                            .append(' ')
                            .append(peer.key())
                            .append(' ')
                            .append(peer.link())
                            .append(peer.channelOpen() ? " channel" : " no channel")
                            .append(" generation ")
                            .append(peer.negotiation().generation())
                            .append(' ')
                            .append(peer.negotiation().step()));
        }
        return text.toString();
    }

    /** Each client's list of people is the server's. */
    private void checkLists(List<SimulatedClient> inside) {
        Map<ParticipantId, Participant> members = new LinkedHashMap<>();
        server.members(room).forEach(member -> members.put(member.id(), timeless(member)));
        assertThat(inside).as("people inside: %s", describe()).hasSameSizeAs(members.values());
        for (SimulatedClient client : inside) {
            Map<ParticipantId, Participant> known = new LinkedHashMap<>();
            Participant self = client.state().room().self();
            known.put(self.id(), timeless(self));
            client.state().peers().forEach((id, peer) -> known.put(id, timeless(peer.participant())));
            assertThat(known).as("people known to %s", client.name()).containsExactlyInAnyOrderEntriesOf(members);
        }
    }

    /** The own joining time is by the own clock. */
    private static Participant timeless(Participant participant) {
        return new Participant(
                participant.id(),
                participant.name(),
                participant.role(),
                participant.media(),
                participant.presence(),
                participant.handRaised(),
                0);
    }

    /** Every pair has one connection, and its two ends are each other's; nobody else has any. */
    private void checkLinks(List<SimulatedClient> inside) {
        assertThat(world.open()).as("open connections: %s", describe()).hasSize(inside.size() * (inside.size() - 1));
        for (SimulatedClient client : inside) {
            for (PeerState peer : client.state().peers().values()) {
                FakeConnection connection = client.links().connection(peer.key());
                assertThat(connection)
                        .as("%s's connection to %s", client.name(), peer.id())
                        .isNotNull();
                assertThat(connection.transport().isUp()).isTrue();
                checkOtherEnd(client, peer, connection);
            }
        }
    }

    private void checkOtherEnd(SimulatedClient client, PeerState peer, FakeConnection connection) {
        SimulatedClient other = clients.stream()
                .filter(candidate -> isSelf(candidate, peer.id()))
                .findFirst()
                .orElseThrow();
        PeerState back = other.state().peers().get(client.state().room().self().id());
        assertThat(back).as("%s at %s", client.name(), other.name()).isNotNull();
        assertThat(other.links().connection(back.key())).isSameAs(connection.counterpart());
        assertThat(connection.transport().peer()).isSameAs(connection.counterpart());
        assertThat(back.wanted())
                .as("how %s shows %s", client.name(), other.name())
                .isEqualTo(peer.shownAt());
    }

    /** For whoever wants to know what a seed was about. */
    String summary() {
        long inside = clients.stream()
                .filter(client -> client.state().room().phase() == RoomPhase.JOINED)
                .count();
        return clients.size() + " people, " + inside + " inside in the end, " + chat.lines() + " lines owed";
    }
}
