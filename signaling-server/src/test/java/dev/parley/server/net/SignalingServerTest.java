package dev.parley.server.net;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.parley.protocol.ClientMessage;
import dev.parley.protocol.ErrorCode;
import dev.parley.protocol.RoomId;
import dev.parley.protocol.ServerMessage;
import dev.parley.protocol.Signal;
import dev.parley.protocol.Visibility;
import java.io.IOException;
import java.net.BindException;
import java.time.Duration;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Two people meet over real sockets. */
class SignalingServerTest {
    private SignalingServer server;

    @BeforeEach
    void start() throws IOException {
        server = SignalingServer.start(ServerSettings.DEFAULTS);
    }

    @AfterEach
    void stop() {
        server.close();
    }

    @Test
    void two_clients_meet_signal_and_part() {
        try (TestClient ann = TestClient.welcomed(server.url());
                TestClient bob = TestClient.welcomed(server.url())) {
            RoomId room = ann.create(Visibility.PUBLIC);
            ServerMessage.RoomJoined first = ann.join(room, "Ann");
            ServerMessage.RoomJoined second = bob.join(room, "Bob");
            assertThat(second.participants())
                    .singleElement()
                    .satisfies(p -> assertThat(p.id()).isEqualTo(first.self()));
            assertThat(ann.expect(ServerMessage.UserJoined.class).participant().id())
                    .isEqualTo(second.self());

            ann.signal(room, second.self(), "candidate:1");
            Signal.Candidate heard = bob.expect(Signal.Candidate.class);
            assertThat(heard.peer()).isEqualTo(first.self());
            assertThat(heard.candidate().candidate()).isEqualTo("candidate:1");

            bob.vanish();
            assertThat(ann.expect(ServerMessage.UserLeft.class).participant()).isEqualTo(second.self());
        }
    }

    @Test
    void the_list_follows_rooms_of_others() {
        try (TestClient ann = TestClient.welcomed(server.url());
                TestClient bob = TestClient.welcomed(server.url())) {
            bob.say(new ClientMessage.SubscribeRooms());
            assertThat(bob.expect(ServerMessage.RoomList.class).rooms()).isEmpty();
            RoomId room = ann.create(Visibility.PUBLIC);
            assertThat(bob.expect(ServerMessage.RoomDelta.class).changed())
                    .singleElement()
                    .satisfies(info -> assertThat(info.id()).isEqualTo(room));
        }
    }

    @Test
    void stats_count_connections_clients_and_rooms() {
        try (TestClient ann = TestClient.welcomed(server.url());
                TestClient silent = new TestClient(server.url())) {
            ann.create(Visibility.PRIVATE);
            ServerStats stats = server.stats();
            assertThat(stats.connections()).isEqualTo(2);
            assertThat(stats.clients()).isEqualTo(1);
            assertThat(stats.rooms().rooms()).isEqualTo(1);
            assertThat(stats.rooms().publicRooms()).isEmpty();
            silent.vanish();
        }
        Awaitility.await().until(() -> server.stats().connections() == 0);
    }

    @Test
    void a_taken_port_is_reported_by_name() {
        ServerSettings same = ServerSettings.DEFAULTS.withAddress("127.0.0.1", server.port());
        assertThatThrownBy(() -> SignalingServer.start(same)).isInstanceOf(BindException.class);
    }

    @Test
    void a_wildcard_server_names_real_addresses() throws IOException {
        try (SignalingServer open = SignalingServer.start(ServerSettings.DEFAULTS.withAddress("0.0.0.0", 0))) {
            assertThat(open.urls())
                    .isNotEmpty()
                    .allSatisfy(url -> assertThat(url)
                            .startsWith("ws://")
                            .endsWith(":" + open.port())
                            .doesNotContain("0.0.0.0"));
        }
    }

    @Test
    void draining_says_goodbye_and_tells_nobody_that_the_others_left() {
        try (TestClient ann = TestClient.welcomed(server.url());
                TestClient bob = TestClient.welcomed(server.url())) {
            RoomId room = ann.create(Visibility.PUBLIC);
            ann.join(room, "Ann");
            bob.join(room, "Bob");
            ann.expect(ServerMessage.UserJoined.class);
            server.drain(Duration.ofSeconds(5));

            ServerMessage.Goodbye goodbye = ann.expect(ServerMessage.Goodbye.class);
            assertThat(goodbye.code()).isEqualTo(ErrorCode.SHUTTING_DOWN);
            assertThat(goodbye.retryAfterMs()).isPositive();
            assertThat(ann.awaitCloseReason()).isEqualTo("shutting-down");
            assertThat(bob.expect(ServerMessage.Goodbye.class).code()).isEqualTo(ErrorCode.SHUTTING_DOWN);
            assertThat(ann.heard).isEmpty();
        }
    }
}
