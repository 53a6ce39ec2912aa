package dev.parley.server.main;

import static org.assertj.core.api.Assertions.assertThat;

import dev.parley.protocol.Capability;
import dev.parley.protocol.ClientMessage;
import dev.parley.protocol.Credentials;
import dev.parley.protocol.Entry;
import dev.parley.protocol.EntryMessage;
import dev.parley.protocol.ErrorCode;
import dev.parley.protocol.HostMessage;
import dev.parley.protocol.MediaState;
import dev.parley.protocol.Pass;
import dev.parley.protocol.Role;
import dev.parley.protocol.RoomAccess;
import dev.parley.protocol.RoomExit;
import dev.parley.protocol.RoomId;
import dev.parley.protocol.ServerMessage;
import dev.parley.protocol.Visibility;
import dev.parley.server.net.TestClient;
import dev.parley.server.store.TestDatabase;
import java.io.IOException;
import java.net.URI;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** A private meeting with a door and a password on a real server, before and after it is killed; one that is kept, too. */
class DoorProcessTest {
    private static final String PASSWORD = "password that nobody may see";

    @TempDir
    private Path data;

    private final Map<String, String> environment = new HashMap<>(Map.of("LOG_LEVEL", "debug", "KNOCK_SECONDS", "30"));
    private boolean kept;
    private Credentials adas = new Credentials.Guest();
    private RoomId room;
    private String ticket;
    private String good;
    private String revoked;
    private ServerMessage.RoomJoined bobs;

    private ServerProcess server(int port) throws Exception {
        return ServerProcess.ready(
                environment, "--port", Integer.toString(port), "--http-port", "0", "--data", data.toString());
    }

    private static <M extends ServerMessage> M ask(TestClient client, ClientMessage message, Class<M> reply) {
        client.say(message);
        return client.expect(reply);
    }

    private ClientMessage join(String name, Pass pass) {
        return new ClientMessage.JoinRoom(room, name, MediaState.OFF, null, false, null, pass);
    }

    private ErrorCode refused(TestClient client, ClientMessage message) {
        return ask(client, message, ServerMessage.ErrorReply.class).code();
    }

    /**
     * Knocks with the right password. A connection has one password judged at a time: that the last one was wrong may be heard a moment before
     * the next one is taken.
     */
    private EntryMessage.JoinWaiting waits(TestClient client, String name) {
        ServerMessage answer;
        do {
            client.say(join(name, new Pass(PASSWORD, null, true)));
            answer = client.expect(ServerMessage.class);
        } while (answer instanceof ServerMessage.ErrorReply error && error.code() == ErrorCode.RATE_LIMITED);
        assertThat(answer).isInstanceOf(EntryMessage.JoinWaiting.class);
        return (EntryMessage.JoinWaiting) answer;
    }

    @Test
    void doors_passwords_and_invites_hold_before_and_after_a_kill_and_leave_nothing_in_the_log() throws Exception {
        check();
    }

    @ParameterizedTest
    @EnumSource(TestDatabase.class)
    void so_do_those_of_a_room_that_is_kept(TestDatabase kind) throws Exception {
        kept = true;
        environment.put("ACCOUNTS", "open");
        environment.putAll(kind.environment(data));
        check();
    }

    private void check() throws Exception {
        int port;
        try (ServerProcess server = server(0)) {
            port = URI.create(server.url()).getPort();
            meet(server);
            server.process.destroyForcibly();
            assertThat(server.exitCode()).as("SIGKILL").isEqualTo(137);
            assertNothingSecretIn(server);
        }
        try (ServerProcess server = server(port)) {
            meetAgain(server);
            assertNothingSecretIn(server);
        }
    }

    private void assertNothingSecretIn(ServerProcess server) throws IOException {
        assertThat(server.errors())
                .contains("code=password-wrong", "code=invite-invalid")
                .doesNotContain(PASSWORD, "wrong guess", good, revoked, ticket);
    }

    private void meet(ServerProcess server) {
        try (TestClient ada = TestClient.open(server.url());
                TestClient bob = TestClient.welcomed(server.url());
                TestClient cid = TestClient.welcomed(server.url())) {
            if (kept) {
                ClientMessage register = new ClientMessage.Register("ada", "", "Ada", AccountClient.PASSWORD);
                adas = new Credentials.Token(
                        ask(ada, register, ServerMessage.SignedIn.class).accessToken());
            }
            assertThat(ask(ada, hello(), ServerMessage.Welcome.class).capabilities())
                    .contains(Capability.ENTRY);
            room = ask(
                            ada,
                            new ClientMessage.CreateRoom(
                                    "Board", "", Visibility.PRIVATE, 0, Entry.KNOCK, PASSWORD, kept),
                            ServerMessage.RoomCreated.class)
                    .room()
                    .id();
            ask(ada, join("Ada", Pass.NONE), ServerMessage.RoomJoined.class);
            letIn(ada, bob);
            invite(ada, cid);
            removeAndLock(ada, bob);
        }
    }

    private ClientMessage hello() {
        return new ClientMessage.Hello(1, "test/1", List.of(Capability.ENTRY, Capability.DURABLE_ROOMS), adas);
    }

    private void letIn(TestClient ada, TestClient bob) {
        assertThat(refused(bob, join("Bob", Pass.knocking()))).isEqualTo(ErrorCode.PASSWORD_REQUIRED);
        assertThat(refused(bob, join("Bob", new Pass("wrong guess", null, true))))
                .isEqualTo(ErrorCode.PASSWORD_WRONG);
        assertThat(waits(bob, "Bob").expiresInMs()).isEqualTo(30_000);
        EntryMessage.JoinRequest request = ada.expect(EntryMessage.JoinRequest.class);
        assertThat(request.name()).isEqualTo("Bob");
        ada.say(new HostMessage.JoinApproved(room, request.request()));
        bobs = bob.expect(ServerMessage.RoomJoined.class);
    }

    private void invite(TestClient ada, TestClient cid) {
        good = ask(ada, new HostMessage.CreateInvite(room, Role.GUEST, 600_000), EntryMessage.InviteCreated.class)
                .token();
        EntryMessage.InviteCreated other = ask(
                ada, new HostMessage.CreateInvite(room, Role.PARTICIPANT, 600_000), EntryMessage.InviteCreated.class);
        revoked = other.token();
        assertThat(ask(cid, join("Cid", new Pass(null, good, false)), ServerMessage.RoomJoined.class)
                        .role())
                .isEqualTo(Role.GUEST);
        assertThat(refused(cid, new HostMessage.CloseRoom(room))).isEqualTo(ErrorCode.NOT_ALLOWED);
        ask(ada, new HostMessage.RevokeInvite(room, other.invite().id()), EntryMessage.InviteList.class);
    }

    private void removeAndLock(TestClient ada, TestClient bob) {
        ada.say(new HostMessage.RemoveParticipant(room, bobs.self()));
        assertThat(bob.expect(ServerMessage.RoomLeft.class).reason()).isEqualTo(RoomExit.REMOVED);
        assertThat(refused(bob, join("Bob", new Pass(null, "forged", true)))).isEqualTo(ErrorCode.INVITE_INVALID);
        ada.say(new HostMessage.SetRoomAccess(room, null, true, null));
        // Where the room is kept, the ticket comes first, and the reply when it is on disk.
        while (!(heard(ada) instanceof ServerMessage.RoomStatus status
                && status.room().access().locked())) {}
        ada.say(new ClientMessage.Ping());
        while (!(heard(ada) instanceof ServerMessage.Pong)) {}
    }

    /** The next message; of tickets the last one counts. */
    private ServerMessage heard(TestClient client) {
        ServerMessage message = client.expect(ServerMessage.class);
        if (message instanceof ServerMessage.RoomTicket given) {
            ticket = given.ticket();
        }
        return message;
    }

    private void meetAgain(ServerProcess server) {
        try (TestClient ada = TestClient.open(server.url());
                TestClient bob = TestClient.welcomed(server.url());
                TestClient cid = TestClient.welcomed(server.url())) {
            ask(ada, hello(), ServerMessage.Welcome.class);
            ClientMessage back = new ClientMessage.JoinRoom(room, "Ada", MediaState.OFF, ticket, false);
            ServerMessage.RoomJoined joined = ask(ada, back, ServerMessage.RoomJoined.class);
            assertThat(joined.role()).isEqualTo(Role.HOST);
            assertThat(joined.room().access()).isEqualTo(new RoomAccess(Entry.KNOCK, true, true));
            ClientMessage bobAgain = new ClientMessage.JoinRoom(room, "Bob", MediaState.OFF, bobs.ticket(), false);
            assertThat(refused(bob, bobAgain)).isEqualTo(ErrorCode.ROOM_LOCKED);
            assertThat(refused(cid, join("Cid", new Pass(null, revoked, false))))
                    .isEqualTo(ErrorCode.INVITE_REVOKED);
            assertThat(refused(cid, join("Cid", new Pass(null, "forged", true))))
                    .isEqualTo(ErrorCode.INVITE_INVALID);
            ask(ada, new HostMessage.SetRoomAccess(room, null, false, null), ServerMessage.RoomStatus.class);
            assertThat(refused(cid, join("Cid", new Pass("wrong guess", null, true))))
                    .isEqualTo(ErrorCode.PASSWORD_WRONG);
            waits(cid, "Cid");
            ada.say(new HostMessage.CloseRoom(room));
            assertThat(cid.expect(ServerMessage.ErrorReply.class).code()).isEqualTo(ErrorCode.ROOM_UNKNOWN);
        }
    }
}
