package dev.parley.server.main;

import static org.assertj.core.api.Assertions.assertThat;

import dev.parley.protocol.ClientMessage;
import dev.parley.protocol.ErrorCode;
import dev.parley.protocol.MediaState;
import dev.parley.protocol.Participant;
import dev.parley.protocol.ParticipantId;
import dev.parley.protocol.RoomId;
import dev.parley.protocol.RoomInfo;
import dev.parley.protocol.ServerMessage;
import dev.parley.protocol.Visibility;
import dev.parley.server.net.TestClient;
import java.net.URI;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** {@code kill -9} of the server in the middle of a meeting, and a new one on the same port. */
class RestartProcessTest {
    private static final List<String> NAMES = List.of("Ann", "Bob", "Cid");

    @TempDir
    private Path data;

    private final Map<String, ServerMessage.RoomJoined> places = new LinkedHashMap<>();

    private static String[] options(int port, String... more) {
        List<String> options = new java.util.ArrayList<>(List.of("--port", Integer.toString(port), "--http-port", "0"));
        options.addAll(List.of(more));
        return options.toArray(String[]::new);
    }

    /** Three people meet; then the server is killed. Returns its port. */
    private int meetAndKill(String... more) throws Exception {
        try (ServerProcess server = ServerProcess.ready(Map.of(), options(0, more));
                TestClient ann = TestClient.welcomed(server.url());
                TestClient bob = TestClient.welcomed(server.url());
                TestClient cid = TestClient.welcomed(server.url())) {
            ann.say(new ClientMessage.CreateRoom("Rehearsal", "Act two", Visibility.PRIVATE, 4));
            RoomId room = ann.expect(ServerMessage.RoomCreated.class).room().id();
            List<TestClient> clients = List.of(ann, bob, cid);
            for (String name : NAMES) {
                TestClient client = clients.get(NAMES.indexOf(name));
                client.say(new ClientMessage.JoinRoom(room, name, MediaState.OFF));
                places.put(name, client.expect(ServerMessage.RoomJoined.class));
            }
            server.process.destroyForcibly();
            assertThat(server.exitCode()).as("SIGKILL").isEqualTo(137);
            return URI.create(server.url()).getPort();
        }
    }

    private ClientMessage back(String name) {
        ServerMessage.RoomJoined place = place(name);
        return new ClientMessage.JoinRoom(place.room().id(), name, MediaState.OFF, place.ticket(), false);
    }

    private ServerMessage.RoomJoined place(String name) {
        return places.get(name);
    }

    private static <M extends ServerMessage> M ask(TestClient client, ClientMessage message, Class<M> reply) {
        client.say(message);
        return client.expect(reply);
    }

    @Test
    void with_a_data_folder_everybody_finds_the_same_room_ids_host_and_settings() throws Exception {
        int port = meetAndKill("--data", data.toString());
        try (ServerProcess server = ServerProcess.ready(Map.of(), options(port, "--data", data.toString()));
                TestClient cid = TestClient.welcomed(server.url());
                TestClient bob = TestClient.welcomed(server.url());
                TestClient ann = TestClient.welcomed(server.url());
                TestClient dot = TestClient.welcomed(server.url())) {
            assertThat(URI.create(server.url()).getPort()).isEqualTo(port);
            for (var returning : Map.of("Cid", cid, "Bob", bob, "Ann", ann).entrySet()) {
                ServerMessage.RoomJoined back =
                        ask(returning.getValue(), back(returning.getKey()), ServerMessage.RoomJoined.class);
                assertThat(back.resumed()).isTrue();
                assertThat(back.self()).isEqualTo(place(returning.getKey()).self());
            }
            RoomInfo before = place("Cid").room();
            ClientMessage join = new ClientMessage.JoinRoom(before.id(), "Dot", MediaState.OFF);
            ServerMessage.RoomJoined seen = ask(dot, join, ServerMessage.RoomJoined.class);
            assertThat(seen.participants()).extracting(Participant::id).containsExactlyElementsOf(ids());
            assertThat(seen.room())
                    .isEqualTo(new RoomInfo(
                            before.id(), "Rehearsal", "Act two", "Ann", Visibility.PRIVATE, 4, 4, before.createdAt()));
            assertThat(server.errors()).doesNotContain("TICKET_KEY");
        }
    }

    private List<ParticipantId> ids() {
        return NAMES.stream().map(name -> place(name).self()).toList();
    }

    @Test
    void without_a_key_that_lasts_the_room_is_unknown_and_the_admin_was_told_so() throws Exception {
        int port = meetAndKill();
        try (ServerProcess server = ServerProcess.ready(Map.of(), options(port));
                TestClient ann = TestClient.welcomed(server.url())) {
            assertThat(ask(ann, back("Ann"), ServerMessage.ErrorReply.class).code())
                    .isEqualTo(ErrorCode.ROOM_UNKNOWN);
            assertThat(server.errors()).contains("will not survive a restart", "--data", "TICKET_KEY");
        }
    }

    @Test
    void servers_that_share_a_key_take_over_from_each_other() throws Exception {
        String[] key = {"--config", file().toString()};
        meetAndKill(key);
        try (ServerProcess other = ServerProcess.ready(Map.of(), options(0, key));
                TestClient bob = TestClient.welcomed(other.url())) {
            assertThat(ask(bob, back("Bob"), ServerMessage.RoomJoined.class).self())
                    .isEqualTo(place("Bob").self());
        }
    }

    private Path file() throws Exception {
        return java.nio.file.Files.writeString(
                data.resolve("server.properties"), "ticket-key=" + "5a".repeat(32) + "\n");
    }
}
