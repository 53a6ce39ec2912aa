package dev.parley.server.room;

import static org.assertj.core.api.Assertions.assertThat;

import com.code_intelligence.jazzer.junit.FuzzTest;
import dev.parley.protocol.Claim;
import dev.parley.protocol.ClientMessage;
import dev.parley.protocol.Entry;
import dev.parley.protocol.EntryMessage;
import dev.parley.protocol.Envelope;
import dev.parley.protocol.HostMessage;
import dev.parley.protocol.IceCandidate;
import dev.parley.protocol.LeaveReason;
import dev.parley.protocol.MediaState;
import dev.parley.protocol.ParticipantId;
import dev.parley.protocol.Pass;
import dev.parley.protocol.Presence;
import dev.parley.protocol.Role;
import dev.parley.protocol.RoomExit;
import dev.parley.protocol.RoomId;
import dev.parley.protocol.ServerMessage;
import dev.parley.protocol.Signal;
import dev.parley.protocol.Visibility;
import java.nio.ByteBuffer;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Random;
import java.util.Set;
import java.util.stream.LongStream;
import java.util.stream.Stream;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * Whatever sessions say in whatever order, with sockets that break, time that passes and a server that restarts: no exception,
 * bounds that hold, and nothing left when everybody has gone. Tries random orders; with {@code ./parley test --fuzz} it looks for
 * worse ones.
 */
class RoomEngineFuzzTest {
    private static final int SESSIONS = 5;
    private static final int MOST_STEPS = 300;
    private static final int SEEDS = 200;
    private static final RoomSettings SETTINGS = new RoomSettings(2, 3, 4, 2, 50, 30, 1_000, 20);
    private static final List<String> PASSWORDS = List.of("swordfish", "tunafish");
    private static final List<String> NAMES = List.of("Ann", "ANN", "Bob", "Cid", "Dot");

    private final FakeTickets tickets = new FakeTickets();
    private final CountedIds ids = new CountedIds();
    private RoomEngine engine = newEngine();
    private final int[] epochs = new int[SESSIONS];
    private final List<RoomId> rooms = new ArrayList<>(List.of(RoomId.ofRandomBits(7)));
    private final List<ParticipantId> people = new ArrayList<>(List.of(new ParticipantId("nobody")));
    private final List<String> held = new ArrayList<>(List.of("forged"));
    private final List<String> requests = new ArrayList<>(List.of("nobody"));
    private final List<String> invites = new ArrayList<>(List.of("forged"));
    private final Set<RoomId> closed = new HashSet<>();
    private long now = 1_000;

    private RoomEngine newEngine() {
        return new RoomEngine(SETTINGS, ids, IceServerSource.NONE, tickets);
    }

    @MethodSource
    @FuzzTest(maxDuration = "200s")
    void no_order_of_requests_breaks_the_engine(byte[] bytes) {
        new RoomEngineFuzzTest().play(new Choices(bytes));
    }

    static Stream<byte[]> no_order_of_requests_breaks_the_engine() {
        return LongStream.range(0, SEEDS).mapToObj(seed -> {
            byte[] bytes = new byte[4 * MOST_STEPS];
            new Random(seed).nextBytes(bytes);
            return bytes;
        });
    }

    /** What the fuzzer decides, byte by byte. */
    private static final class Choices {
        private final ByteBuffer left;

        Choices(byte[] bytes) {
            left = ByteBuffer.wrap(bytes);
        }

        boolean areOver() {
            return !left.hasRemaining();
        }

        /** From 0 to {@code count} - 1, at most 256 of them; 0 at the end. */
        int of(int count) {
            return left.hasRemaining() ? (left.get() & 0xFF) % count : 0;
        }

        boolean yes() {
            return of(2) == 1;
        }

        <T> T of(List<T> values) {
            return values.get(of(values.size()));
        }
    }

    private void play(Choices data) {
        for (int step = 0; step < MOST_STEPS && !data.areOver(); step++) {
            step(data);
            checkBounds(engine.counts());
        }
        everybodyGoes();
    }

    /** After each step, so without the machinery of assertions. */
    private static void checkBounds(RoomCounts counts) {
        if (counts.rooms() > SETTINGS.maxRooms()
                || counts.memberships() > SETTINGS.maxRooms() * SETTINGS.maxParticipants()
                || counts.reconnecting() > counts.memberships()) {
            throw new AssertionError(counts);
        }
    }

    private void step(Choices data) {
        int who = data.of(SESSIONS);
        switch (data.of(16)) {
            case 0 -> disconnect(who, LeaveReason.DISCONNECTED);
            case 1 -> disconnect(who, LeaveReason.REMOVED);
            case 2 -> {
                now += 4L * data.of(150);
                hear(engine.tick(now));
            }
            case 3 -> {
                engine = newEngine();
                closed.clear();
            }
            default -> hear(engine.handle(request(session(who), message(data)), now));
        }
    }

    /** As a session would have it: with a password, hashed. */
    private static Request request(String session, ClientMessage message) {
        Request plain = Request.of(session, Envelope.request(message, "r"));
        String password = switch (message) {
            case ClientMessage.CreateRoom create -> create.password();
            case ClientMessage.JoinRoom join -> join.pass().password();
            case HostMessage.SetRoomAccess set -> set.password();
            default -> null;
        };
        return password == null || password.isEmpty() ? plain : plain.with(new RoomPassword("salt", password));
    }

    /** A session's name is never used again. */
    private String session(int who) {
        return "s" + who + "." + epochs[who];
    }

    private void disconnect(int who, LeaveReason reason) {
        hear(engine.disconnect(session(who), reason, now));
        epochs[who]++;
    }

    private ClientMessage message(Choices data) {
        RoomId room = data.of(rooms);
        return switch (data.of(20)) {
            case 0 ->
                new ClientMessage.CreateRoom(
                        "R",
                        "",
                        data.yes() ? Visibility.PUBLIC : Visibility.PRIVATE,
                        data.yes() ? 0 : 2,
                        data.of(List.of(Entry.values())),
                        data.yes() ? data.of(PASSWORDS) : null);
            case 1 -> new ClientMessage.SubscribeRooms();
            case 2 -> new ClientMessage.UnsubscribeRooms();
            case 3 -> new ClientMessage.ListRooms();
            case 4, 5 -> new ClientMessage.JoinRoom(room, data.of(NAMES), MediaState.OFF);
            case 6 -> new ClientMessage.JoinRoom(room, data.of(NAMES), MediaState.OFF, data.of(held), data.yes());
            case 7 ->
                new ClientMessage.JoinRoom(
                        room, data.of(NAMES), MediaState.OFF, data.of(held), data.yes(), claim(data));
            case 8 -> new ClientMessage.LeaveRoom(room);
            case 9 -> new ClientMessage.SetMedia(room, new MediaState(data.yes(), false, false));
            case 10 -> new ClientMessage.SetPresence(room, Presence.AWAY, data.yes());
            case 11 -> new ClientMessage.GetIceServers();
            case 12, 13, 14 ->
                new ClientMessage.JoinRoom(room, data.of(NAMES), MediaState.OFF, null, false, null, pass(data));
            case 15, 16, 17, 18 -> host(room, data);
            default -> new Signal.Candidate(room, data.of(people), 1, new IceCandidate("c", "0", 0));
        };
    }

    private Pass pass(Choices data) {
        return new Pass(data.yes() ? data.of(PASSWORDS) : null, data.yes() ? data.of(invites) : null, data.yes());
    }

    private HostMessage host(RoomId room, Choices data) {
        return switch (data.of(11)) {
            case 0, 1 -> new HostMessage.JoinApproved(room, data.of(requests));
            case 2 -> new HostMessage.JoinRejected(room, data.of(requests));
            case 3 -> new HostMessage.CreateInvite(room, data.yes() ? Role.GUEST : Role.PARTICIPANT, 60_000);
            case 4 -> new HostMessage.ListInvites(room);
            case 5 ->
                new HostMessage.RevokeInvite(
                        room, data.yes() ? null : data.of(people).value());
            case 6 ->
                new HostMessage.SetRoomAccess(
                        room, data.of(List.of(Entry.values())), data.of(4) == 0, data.yes() ? "" : data.of(PASSWORDS));
            case 7 -> new HostMessage.MuteRequest(room, data.of(people));
            case 8 -> new HostMessage.RemoveParticipant(room, data.of(people));
            case 9 -> new HostMessage.HandOverHost(room, data.of(people));
            default -> new HostMessage.CloseRoom(room);
        };
    }

    private static Claim claim(Choices data) {
        return new Claim("claim-number-10" + data.of(3), data.of(6));
    }

    /** Remembers what a client could use later. */
    private void hear(List<Outgoing> out) {
        for (Outgoing each : out) {
            switch (each.message()) {
                case ServerMessage.RoomCreated created ->
                    remember(rooms, created.room().id());
                case ServerMessage.RoomJoined joined -> {
                    remember(people, joined.self());
                    remember(held, String.valueOf(joined.ticket()));
                }
                case ServerMessage.RoomTicket renewed -> remember(held, renewed.ticket());
                case ServerMessage.RoomLeft left when left.reason() == RoomExit.CLOSED -> closed.add(left.room());
                case EntryMessage.JoinRequest knock -> remember(requests, knock.request());
                case EntryMessage.InviteCreated invite -> remember(invites, invite.token());
                default -> {}
            }
        }
    }

    private static <T> void remember(List<T> known, T another) {
        known.add(another);
        if (known.size() > 8) {
            known.removeFirst();
        }
    }

    private void everybodyGoes() {
        for (int who = 0; who < SESSIONS; who++) {
            disconnect(who, LeaveReason.DISCONNECTED);
        }
        now += 10_000;
        engine.tick(now);
        engine.tick(now + 10_000);
        assertThat(engine.counts().rooms()).isZero();
        assertThat(Kept.in(engine))
                .as("entries kept for nobody, but for the rooms whose doors are remembered")
                .isEqualTo(engine.remembered());
        assertThat(engine.remembered()).isGreaterThanOrEqualTo(closed.size());
    }
}
