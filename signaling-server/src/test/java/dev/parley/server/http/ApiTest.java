package dev.parley.server.http;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.google.gson.JsonObject;
import dev.parley.protocol.ClientMessage;
import dev.parley.protocol.Entry;
import dev.parley.protocol.ErrorCode;
import dev.parley.protocol.HostMessage;
import dev.parley.protocol.MediaState;
import dev.parley.protocol.RoomId;
import dev.parley.protocol.ServerMessage;
import dev.parley.protocol.Visibility;
import dev.parley.server.net.TestClient;
import java.io.IOException;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** What everybody and what admins are answered over HTTP. */
class ApiTest {
    private RunningApi api;

    @BeforeEach
    void start() throws IOException {
        api = new RunningApi();
    }

    @AfterEach
    void stop() {
        api.close();
    }

    @Test
    void the_owner_of_an_account_sees_it_and_its_rooms_and_nobody_else_does() throws Exception {
        String rooms = "/api/v1/account/rooms";
        for (String path : List.of("/api/v1/account", rooms)) {
            for (String token : List.of("", "forged", "removed", RunningApi.TOKEN)) {
                HttpResponse<String> refused = api.asOwner("GET", path, token);
                assertThat(refused.statusCode()).as(path + " " + token).isEqualTo(401);
                assertThat(refused.body()).doesNotContain("ada").doesNotContain("forged");
            }
        }
        assertThat(RunningApi.json(api.asOwner("GET", rooms, "old"))
                        .get("error")
                        .getAsString())
                .isEqualTo("token-expired");
        assertThat(RunningApi.json(api.asOwner("GET", "/api/v1/account", "good"))
                        .get("user")
                        .getAsString())
                .isEqualTo("ada");
        JsonObject first = RunningApi.json(api.asOwner("GET", rooms, "good"));
        assertThat(first.get("more").getAsBoolean()).isTrue();
        String last =
                first.getAsJsonArray("rooms").get(0).getAsJsonObject().get("id").getAsString();
        JsonObject second = RunningApi.json(api.asOwner("GET", rooms + "?x=1&after=" + last, "good"));
        assertThat(second.get("more").getAsBoolean()).isFalse();
        assertThat(second.getAsJsonArray("rooms")
                        .get(0)
                        .getAsJsonObject()
                        .get("id")
                        .getAsString())
                .isEqualTo(TestKeeper.SECOND.id().value());
        assertThat(api.asOwner("DELETE", rooms + "/" + last, "forged").statusCode())
                .isEqualTo(401);
        assertThat(api.asOwner("DELETE", rooms + "/" + last, "good").statusCode())
                .isEqualTo(204);
        assertThat(api.asOwner("DELETE", rooms + "/" + last, "good").statusCode())
                .isEqualTo(404);
    }

    @Test
    void while_the_database_is_away_owners_are_told_to_come_again_and_nothing_else() throws Exception {
        HttpResponse<String> away = api.asOwner("GET", "/api/v1/account", "away");
        assertThat(away.statusCode()).isEqualTo(503);
        assertThat(RunningApi.json(away).get("error").getAsString()).isEqualTo("storage-unavailable");
        assertThat(away.body()).contains("Try again").doesNotContain("secret-host");
    }

    @Test
    void ready_says_no_once_the_server_will_leave_while_health_still_says_ok() throws Exception {
        assertThat(api.get("/ready").statusCode()).isEqualTo(200);
        api.readiness.leave();
        HttpResponse<String> ready = api.get("/ready");
        assertThat(ready.statusCode()).isEqualTo(503);
        assertThat(RunningApi.json(ready).get("status").getAsString()).isEqualTo("draining");
        assertThat(api.get("/health").statusCode()).isEqualTo(200);
    }

    @Test
    void everybody_sees_public_rooms_and_only_admins_the_private_ones() throws Exception {
        String open = created("{\"name\": \"Open house\", \"visibility\": \"public\"}");
        String secret = created("{\"name\": \"Secret plans\"}");
        assertThat(api.get("/api/v1/rooms").body()).contains("Open house").doesNotContain("Secret");
        assertThat(api.get("/api/v1/rooms/" + open).statusCode()).isEqualTo(200);
        assertThat(api.get("/api/v1/rooms/" + secret).statusCode()).isEqualTo(404);
        assertThat(api.asAdmin("GET", "/api/v1/rooms", "").body()).contains("Open house", "Secret plans");
        assertThat(api.asAdmin("GET", "/api/v1/rooms/" + secret, "").statusCode())
                .isEqualTo(200);
    }

    @Test
    void a_room_that_an_admin_opened_can_be_joined_and_one_that_is_closed_cannot_be_come_back_to() throws Exception {
        RoomId room = new RoomId(created("{\"name\": \"Stand-up\", \"max_participants\": 3}"));
        try (TestClient ann = TestClient.welcomed(api.server.url());
                TestClient bob = TestClient.welcomed(api.server.url())) {
            ann.say(new ClientMessage.JoinRoom(room, "Ann", MediaState.OFF));
            ServerMessage.RoomJoined joined = ann.expect(ServerMessage.RoomJoined.class);
            assertThat(joined.room().maxParticipants()).isEqualTo(3);

            assertThat(api.asAdmin("DELETE", "/api/v1/rooms/" + room.value(), "")
                            .statusCode())
                    .isEqualTo(204);
            assertThat(ann.expect(ServerMessage.RoomLeft.class).room()).isEqualTo(room);
            bob.say(new ClientMessage.JoinRoom(room, "Ann", MediaState.OFF, joined.ticket(), false));
            assertThat(bob.expect(ServerMessage.ErrorReply.class).code())
                    .as("the ticket opens it no more")
                    .isEqualTo(ErrorCode.ROOM_UNKNOWN);
            ann.say(new ClientMessage.CreateRoom("Next", "", Visibility.PUBLIC, 0));
            ann.expect(ServerMessage.RoomCreated.class);
        }
        assertThat(api.asAdmin("DELETE", "/api/v1/rooms/" + room.value(), "").statusCode())
                .isEqualTo(404);
    }

    private String created(String body) throws IOException, InterruptedException {
        HttpResponse<String> response = api.asAdmin("POST", "/api/v1/rooms", body);
        assertThat(response.statusCode()).as(response.body()).isEqualTo(201);
        String id = RunningApi.json(response).get("id").getAsString();
        assertThat(response.headers().firstValue("Location")).hasValue("/api/v1/rooms/" + id);
        return id;
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "[]",
                "{\"name\": 1",
                "{\"name\": \"\"}",
                "{\"name\": \"a\\nb\"}",
                "{\"name\": \"a\", \"visibility\": \"secret\"}",
                "{\"name\": \"a\", \"max_participants\": 1}",
                "{\"name\": \"a\", \"max_participants\": 11}",
                "{\"name\": \"a\", \"max_participants\": 2.5}",
                "{\"name\": \"a\", \"colour\": \"red\"}",
                "{\"name\": \"a\"} {}",
                "{'name': 'a'}"
            })
    void a_room_that_is_none_is_explained_and_nothing_is_opened(String body) throws Exception {
        HttpResponse<String> response = api.asAdmin("POST", "/api/v1/rooms", body);
        assertThat(response.statusCode()).as(response.body()).isEqualTo(400);
        JsonObject error = RunningApi.json(response);
        assertThat(error.get("message").getAsString()).endsWith(".");
        assertThat(error.get("correlation").getAsString())
                .isEqualTo(response.headers().firstValue("X-Correlation-Id").orElseThrow());
        assertThat(api.server.rooms()).isEmpty();
    }

    @ParameterizedTest
    @CsvSource({
        "GET, /metrics",
        "GET, /stats",
        "GET, /api/v1/rooms",
        "POST, /api/v1/rooms",
        "GET, /nothing",
        "DELETE, /api/v1/rooms/x"
    })
    void an_admin_shows_the_token_or_learns_nothing(String method, String path) throws Exception {
        for (String authorization : new String[] {
            "", "Bearer", "Bearer ", "Basic " + RunningApi.TOKEN, "Bearer " + RunningApi.TOKEN + "x", RunningApi.TOKEN
        }) {
            HttpResponse<String> response = api.asAdmin(method, path, "{\"name\": \"a\"}", authorization);
            assertThat(response.statusCode()).as(authorization).isEqualTo(401);
            assertThat(response.headers().firstValue("WWW-Authenticate")).hasValue("Bearer realm=\"parley\"");
            assertThat(response.body()).doesNotContain(RunningApi.TOKEN);
        }
        assertThat(api.server.rooms()).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(strings = {"/metrics", "/stats", "/", "/api/v1/rooms/", "/api/v1/rooms/a/b"})
    void the_open_address_knows_nothing_of_the_rest(String path) throws Exception {
        assertThat(api.get(path).statusCode()).isEqualTo(404);
    }

    @Test
    void nothing_is_changed_on_the_open_address() throws Exception {
        HttpResponse<String> response = api.send("POST", "/api/v1/rooms");
        assertThat(response.statusCode()).isEqualTo(405);
        assertThat(response.headers().firstValue("Allow")).hasValue("GET, HEAD");
        assertThat(api.send("HEAD", "/health").statusCode()).isEqualTo(200);
    }

    @Test
    void a_body_without_end_is_cut_off() throws Exception {
        assertThat(api.asAdmin("POST", "/api/v1/rooms", " ".repeat(100_000)).statusCode())
                .isEqualTo(413);
    }

    @Test
    void who_may_come_in_is_shown_to_admins_and_owners_without_any_password() throws Exception {
        String password = "open sesame";
        try (TestClient ann = TestClient.welcomed(api.server.url())) {
            ann.say(new ClientMessage.CreateRoom("Board", "", Visibility.PRIVATE, 0, Entry.KNOCK, password));
            RoomId room = ann.expect(ServerMessage.RoomCreated.class).room().id();
            ann.say(new ClientMessage.JoinRoom(room, "Ann", MediaState.OFF));
            ann.expect(ServerMessage.RoomJoined.class);
            String path = "/api/v1/rooms/" + room.value();
            HttpResponse<String> shown = api.asAdmin("GET", path, "");
            assertThat(access(RunningApi.json(shown)))
                    .isEqualTo("{\"entry\":\"knock\",\"locked\":false,\"password\":true}");
            assertThat(shown.body()).doesNotContain(password);
            ann.say(new HostMessage.SetRoomAccess(room, Entry.OPEN, true, ""));
            ann.expect(ServerMessage.RoomStatus.class);
            await().atMost(Duration.ofSeconds(30))
                    .until(
                            () -> access(RunningApi.json(api.asAdmin("GET", path, ""))),
                            "{\"entry\":\"open\",\"locked\":true,\"password\":false}"::equals);
        }
        JsonObject own = RunningApi.json(api.asOwner("GET", "/api/v1/account/rooms", "good"));
        assertThat(access(own.getAsJsonArray("rooms").get(0).getAsJsonObject()))
                .isEqualTo("{\"entry\":\"knock\",\"locked\":false,\"password\":true}");
    }

    private static String access(JsonObject room) {
        return room.getAsJsonObject("access").toString();
    }

    @Test
    void stats_count_people_by_room() throws Exception {
        RoomId room = new RoomId(created("{\"name\": \"Stand-up\"}"));
        try (TestClient ann = TestClient.welcomed(api.server.url())) {
            ann.say(new ClientMessage.JoinRoom(room, "Ann", MediaState.OFF));
            ann.expect(ServerMessage.RoomJoined.class);
            JsonObject stats = RunningApi.json(api.asAdmin("GET", "/stats", ""));
            assertThat(stats.get("connected_clients").getAsInt()).isEqualTo(1);
            assertThat(stats.getAsJsonObject("rooms").getAsJsonObject("by_participants"))
                    .hasToString("{\"1\":1}");
        }
    }
}
