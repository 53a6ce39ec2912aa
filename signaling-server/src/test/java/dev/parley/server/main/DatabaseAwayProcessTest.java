package dev.parley.server.main;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.parley.protocol.ClientMessage;
import dev.parley.protocol.Entry;
import dev.parley.protocol.ErrorCode;
import dev.parley.protocol.HostMessage;
import dev.parley.protocol.MediaState;
import dev.parley.protocol.RoomId;
import dev.parley.protocol.ServerMessage;
import dev.parley.protocol.StoreReply;
import dev.parley.protocol.StoreRequest;
import dev.parley.protocol.Visibility;
import dev.parley.protocol.VisitInfo;
import dev.parley.server.store.PostgresServer;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledIf;

/** A real server whose PostgreSQL is stopped, and started again. */
@EnabledIf(
        value = "dev.parley.server.store.PostgresServer#isInstalled",
        disabledReason = "PostgreSQL is not installed (package postgresql).")
class DatabaseAwayProcessTest {
    private final HttpClient http = HttpClient.newHttpClient();
    private final List<AccountClient> clients = new ArrayList<>();
    private String url;
    private ServerMessage.SignedIn ada;

    /** Of Ada, who is in it. */
    private RoomId kept;

    /** Of Ada, and empty. */
    private RoomId empty;

    /** Of guests. */
    private RoomId open;

    @Test
    void whoever_needs_it_is_told_so_meetings_go_on_and_all_works_again_by_itself() throws Exception {
        try (PostgresServer database = PostgresServer.own();
                ServerProcess server = ServerProcess.ready(
                        Map.of(
                                "ACCOUNTS",
                                "open",
                                "DATABASE_URL",
                                database.create(),
                                "TOKEN_KEY",
                                "00ff".repeat(16),
                                "TICKET_KEY",
                                "ff00".repeat(16)),
                        "--port",
                        "0",
                        "--http-port",
                        "0")) {
            url = server.url();
            AccountClient host = host();
            AccountClient guest = guest();
            awaitReady(server, 200);
            database.stop();
            whoeverNeedsItIsToldSo(host);
            meetingsGoOn(guest);
            AccountClient other = guest();
            joins(other, kept, "Grace");
            whatAHostSaysHolds(host, other);
            awaitReady(server, 503);
            database.start();
            allWorksAgain(host);
            awaitReady(server, 200);
            assertThat(server.errors())
                    .contains("The database is away")
                    .containsOnlyOnce("The database cannot be reached")
                    .containsPattern("reason=\"?\\w+Exception: ")
                    .doesNotContain(AccountClient.PASSWORD);
        } finally {
            clients.forEach(AccountClient::close);
        }
    }

    private AccountClient client() {
        AccountClient client = new AccountClient(url);
        clients.add(client);
        return client;
    }

    private AccountClient guest() {
        AccountClient guest = AccountClient.guest(url);
        clients.add(guest);
        return guest;
    }

    private AccountClient host() {
        AccountClient host = client();
        ada = host.register("ada");
        host.welcomed(ada);
        empty = created(host, true);
        kept = created(host, true);
        joins(host, kept, "Ada");
        return host;
    }

    private static RoomId created(AccountClient by, boolean durable) {
        by.say(new ClientMessage.CreateRoom("Reading group", "", Visibility.PRIVATE, 0, Entry.OPEN, null, durable));
        return by.expect(ServerMessage.RoomCreated.class).room().id();
    }

    private static void joins(AccountClient client, RoomId room, String name) {
        client.say(new ClientMessage.JoinRoom(room, name, MediaState.OFF));
        client.expect(ServerMessage.RoomJoined.class);
    }

    private static void assertAway(ServerMessage.ErrorReply error) {
        assertThat(error.code()).isEqualTo(ErrorCode.STORAGE_UNAVAILABLE);
        assertThat(error.message()).contains("Try again");
        assertThat(error.retryAfterMs()).isPositive();
    }

    /** Nobody is taken for one who guesses passwords, however often they try. */
    private void whoeverNeedsItIsToldSo(AccountClient host) {
        AccountClient comes = client();
        for (int i = 0; i < 3; i++) {
            assertAway(comes.refused(new ClientMessage.SignIn("ada", AccountClient.PASSWORD)));
        }
        assertAway(comes.refused(new ClientMessage.RefreshToken(ada.refreshToken())));
        assertThat(comes.welcomed(ada).session()).as("with an access token").isNotEmpty();
        for (int i = 0; i < 4; i++) {
            assertAway(comes.refused(new ClientMessage.SignIn("ada", AccountClient.PASSWORD)));
        }
        assertAway(comes.refused(new StoreRequest.ListOwnRooms(null)));
        assertAway(comes.refused(new ClientMessage.JoinRoom(empty, "Ada", MediaState.OFF)));
        assertAway(host.refused(
                new ClientMessage.CreateRoom("Reading group", "", Visibility.PRIVATE, 0, Entry.OPEN, null, true)));
        assertAway(client().refused(new ClientMessage.Register("bob", "", "Bob", AccountClient.PASSWORD)));
    }

    private void meetingsGoOn(AccountClient guest) {
        open = created(guest, false);
        joins(guest, open, "Ann");
        joins(guest(), open, "Ben");
        assertThat(guest.expect(ServerMessage.UserJoined.class).participant().name())
                .isEqualTo("Ben");
    }

    /** The reply says that it is not on disk, and the next message how things are. */
    private void whatAHostSaysHolds(AccountClient host, AccountClient other) {
        assertAway(host.refused(new HostMessage.SetRoomAccess(kept, null, true, null)));
        assertThat(host.expect(ServerMessage.RoomStatus.class).room().access().locked())
                .isTrue();
        assertThat(guest().refused(new ClientMessage.JoinRoom(kept, "Eve", MediaState.OFF))
                        .code())
                .isEqualTo(ErrorCode.ROOM_LOCKED);
        other.say(new ClientMessage.LeaveRoom(kept));
        other.expect(ServerMessage.RoomLeft.class);
    }

    private void allWorksAgain(AccountClient host) {
        await().atMost(ServerProcess.PATIENCE_SECONDS, TimeUnit.SECONDS)
                .pollInterval(500, TimeUnit.MILLISECONDS)
                .until(this::isRefreshed);
        host.say(new StoreRequest.RoomHistory(kept, null));
        List<VisitInfo> visits = host.expect(StoreReply.RoomVisits.class).visits();
        assertThat(visits)
                .extracting(VisitInfo::name)
                .as("also who came meanwhile")
                .containsExactly("Grace", "Ada");
        assertThat(visits.getFirst().leftAt()).isNotNull();
        host.say(new ClientMessage.JoinRoom(empty, "Ada", MediaState.OFF));
        host.expect(ServerMessage.RoomJoined.class);
        host.say(new StoreRequest.ListOwnRooms(null));
        assertThat(host.expect(StoreReply.OwnRooms.class).rooms())
                .filteredOn(room -> room.id().equals(kept))
                .allMatch(room -> room.access().locked())
                .hasSize(1);
    }

    /** With the same token as before, on another connection each time, as the app does it. */
    private boolean isRefreshed() {
        try (AccountClient comes = new AccountClient(url)) {
            comes.say(new ClientMessage.RefreshToken(ada.refreshToken()));
            return switch (comes.expect(ServerMessage.class)) {
                case ServerMessage.SignedIn signedIn -> {
                    ada = signedIn;
                    yield true;
                }
                case ServerMessage.ErrorReply error -> {
                    assertAway(error);
                    yield false;
                }
                case ServerMessage other -> throw new AssertionError(other.toString());
            };
        }
    }

    private void awaitReady(ServerProcess server, int status) {
        await().atMost(ServerProcess.PATIENCE_SECONDS, TimeUnit.SECONDS).until(() -> ready(server) == status);
    }

    private int ready(ServerProcess server) throws Exception {
        URI ready = URI.create(server.health().replaceFirst("/health$", "/ready"));
        return http.send(HttpRequest.newBuilder(ready).build(), HttpResponse.BodyHandlers.discarding())
                .statusCode();
    }
}
