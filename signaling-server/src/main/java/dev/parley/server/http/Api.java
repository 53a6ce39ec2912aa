package dev.parley.server.http;

import dev.parley.protocol.ErrorCode;
import dev.parley.protocol.InvalidFieldException;
import dev.parley.protocol.RoomId;
import dev.parley.protocol.RoomInfo;
import dev.parley.server.metrics.ServerMetrics;
import dev.parley.server.net.SignalingServer;
import dev.parley.server.room.RefusedException;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.function.Supplier;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** What can be asked for over HTTP, by everybody and by admins. {@code openapi.json} beside this class describes it. */
public final class Api {
    private static final String ROOMS = "/api/v1/rooms";
    private static final String ROOM = "/api/v1/rooms/{id}";

    private final SignalingServer server;
    private final Readiness readiness;
    private final ServerMetrics metrics;
    private final @Nullable AccountApi accounts;

    /**
     * All there is on a server.
     *
     * @param accounts what the owners of accounts can ask for; null for a server without any
     */
    public Api(SignalingServer server, Readiness readiness, ServerMetrics metrics, @Nullable AccountApi accounts) {
        this.server = server;
        this.readiness = readiness;
        this.metrics = metrics;
        this.accounts = accounts;
    }

    /** What needs no token: it shows public rooms only and changes nothing. */
    public List<Route> forEverybody() {
        return List.of(
                Route.get("/health", call -> health()),
                Route.get("/ready", call -> readiness.answer()),
                Route.get("/openapi.json", call -> Answer.text("application/json", description())),
                Route.get(ROOMS, call -> Answer.json(200, Json.rooms(publicRooms()))),
                Route.get(ROOM, call -> one(call, this::publicRooms)));
    }

    /** What is asked for on the open address: for everybody, and for the owners of accounts. */
    public List<Route> open() {
        return Stream.concat(forEverybody().stream(), forAccounts().stream()).toList();
    }

    /** What needs an account's access token. */
    List<Route> forAccounts() {
        return accounts == null ? List.of() : accounts.routes();
    }

    /** What needs the token. */
    public List<Route> forAdmins() {
        return List.of(
                Route.get("/metrics", call -> Answer.text(ServerMetrics.CONTENT_TYPE, metrics.scrape(server.stats()))),
                Route.get("/stats", call -> Answer.json(200, Json.stats(server.stats()))),
                Route.get(ROOMS, call -> Answer.json(200, Json.rooms(server.rooms()))),
                Route.post(ROOMS, this::open),
                Route.get(ROOM, call -> one(call, server::rooms)),
                Route.delete(ROOM, this::close));
    }

    private Answer health() {
        var stats = server.stats();
        return Answer.json(stats.draining() ? 503 : 200, Json.health(stats));
    }

    private List<RoomInfo> publicRooms() {
        return server.stats().rooms().publicRooms();
    }

    private static Answer one(Route.Call call, Supplier<List<RoomInfo>> rooms) throws HttpError {
        RoomId id = id(call);
        return rooms.get().stream()
                .filter(room -> room.id().equals(id))
                .findFirst()
                .map(room -> Answer.json(200, Json.room(room)))
                .orElseThrow(Api::unknown);
    }

    private Answer open(Route.Call call) throws HttpError {
        try {
            RoomInfo room = server.openRoom(NewRoom.read(call.body()));
            return Answer.json(201, Json.room(room))
                    .with("Location", ROOMS + "/" + room.id().value());
        } catch (RefusedException refused) {
            int status = refused.code() == ErrorCode.INVALID_FIELD ? 400 : 409;
            throw new HttpError(status, refused.code().wire(), refused.sentence());
        }
    }

    private Answer close(Route.Call call) throws HttpError {
        if (!server.closeRoom(id(call))) {
            throw unknown();
        }
        return Answer.nothing();
    }

    static RoomId id(Route.Call call) throws HttpError {
        try {
            return new RoomId(call.parameter());
        } catch (InvalidFieldException notAnId) {
            throw unknown();
        }
    }

    static HttpError unknown() {
        return new HttpError(404, "room-unknown", "There is no such room: it has ended, or the id is mistyped.");
    }

    private static String description() {
        try (InputStream file = Api.class.getResourceAsStream("openapi.json")) {
            if (file == null) {
                throw new IllegalStateException("openapi.json is not in this jar");
            }
            return new String(file.readAllBytes(), StandardCharsets.UTF_8);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
