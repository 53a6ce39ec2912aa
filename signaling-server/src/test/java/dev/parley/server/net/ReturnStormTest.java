package dev.parley.server.net;

import static org.assertj.core.api.Assertions.assertThat;

import dev.parley.protocol.ClientMessage;
import dev.parley.protocol.MediaState;
import dev.parley.protocol.RoomId;
import dev.parley.protocol.ServerMessage;
import dev.parley.protocol.Visibility;
import dev.parley.server.session.HmacTickets;
import dev.parley.server.session.RateSettings;
import dev.parley.server.session.SessionSettings;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** Many people behind one address, on the limits of a server as it is installed. */
class ReturnStormTest {
    private static final int ROOMS = 25;
    private static final int PEOPLE_IN_A_ROOM = 4;

    /** Offers, answers and candidates of one person with three others. */
    private static final int SIGNALS = 45;

    /** The tests' clients all come from this machine's own address, which is exempt otherwise. */
    private static final RateSettings LIMITS = RateSettings.DEFAULTS.withAddressLimits(
            RateSettings.DEFAULTS.addressMessages(), RateSettings.DEFAULTS.addressConnections(), false);

    private static final ServerSettings SETTINGS = ServerSettings.DEFAULTS
            .withSessions(SessionSettings.DEFAULTS.withLimits(LIMITS))
            .withTickets(new HmacTickets(new byte[HmacTickets.KEY_BYTES]));

    private final List<TestClient> clients = new ArrayList<>();

    @AfterEach
    void everybody_goes() {
        clients.forEach(TestClient::close);
    }

    private TestClient arrives(SignalingServer server) {
        TestClient client = TestClient.welcomed(server.url());
        clients.add(client);
        return client;
    }

    @Test
    void a_hundred_people_behind_one_address_meet_in_25_rooms_at_once() throws Exception {
        try (SignalingServer server = SignalingServer.start(SETTINGS)) {
            for (int i = 0; i < ROOMS; i++) {
                meet(server);
            }
            assertThat(server.stats().rooms().memberships()).isEqualTo(ROOMS * PEOPLE_IN_A_ROOM);
        }
    }

    private void meet(SignalingServer server) {
        TestClient first = arrives(server);
        RoomId room = first.create(Visibility.PUBLIC);
        ServerMessage.RoomJoined host = first.join(room, "host");
        for (int i = 1; i < PEOPLE_IN_A_ROOM; i++) {
            TestClient next = arrives(server);
            next.join(room, "guest " + i);
            for (int signal = 0; signal < SIGNALS; signal++) {
                next.signal(room, host.self(), "candidate");
            }
            next.say(new ClientMessage.Ping());
            assertNotRefused(next);
        }
    }

    private static void assertNotRefused(TestClient client) {
        ServerMessage message = client.next().message();
        while (!(message instanceof ServerMessage.Pong)) {
            assertThat(message).isNotInstanceOf(ServerMessage.ErrorReply.class);
            message = client.next().message();
        }
    }

    @Test
    void a_hundred_people_come_back_at_once_after_a_restart_on_the_same_port() throws Exception {
        Map<String, ServerMessage.RoomJoined> places = new LinkedHashMap<>();
        int port;
        try (SignalingServer server = SignalingServer.start(SETTINGS)) {
            port = server.port();
            for (int i = 0; i < ROOMS; i++) {
                RoomId room = arrives(server).create(Visibility.PUBLIC);
                for (int person = 0; person < PEOPLE_IN_A_ROOM; person++) {
                    TestClient client = person == 0 ? clients.getLast() : arrives(server);
                    String name = "room " + i + " person " + person;
                    places.put(name, client.join(room, name));
                }
            }
        }
        try (SignalingServer next = SignalingServer.start(SETTINGS.withAddress("127.0.0.1", port))) {
            Map<String, TestClient> storm = new LinkedHashMap<>();
            places.keySet().forEach(name -> storm.put(name, arrives(next)));
            storm.forEach((name, client) -> {
                ServerMessage.RoomJoined place = places.get(name);
                client.say(new ClientMessage.SubscribeRooms());
                client.say(new ClientMessage.JoinRoom(place.room().id(), name, MediaState.OFF, place.ticket(), false));
            });
            storm.forEach((name, client) -> assertThat(
                            client.expect(ServerMessage.RoomJoined.class).self())
                    .isEqualTo(places.get(name).self()));
            assertThat(next.stats().rooms().rooms()).isEqualTo(ROOMS);
        }
    }
}
