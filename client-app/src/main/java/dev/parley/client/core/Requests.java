package dev.parley.client.core;

import dev.parley.protocol.ClientMessage;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** Messages to the server, and the book of those whose answer is awaited. */
final class Requests {
    /** An answer that takes longer counts as none, ms. */
    static final long TIMEOUT_MS = 10_000;

    /** A heartbeat that takes longer counts as lost, ms: the connection is dead, whatever the socket thinks. */
    static final long PONG_MS = 5_000;

    private Requests() {}

    /** Says something that is not answered. */
    static Next<AppState> tell(AppState state, ClientMessage message) {
        return Next.of(state, new Effect.SendServer(message, null));
    }

    static Next<AppState> ask(AppState state, Request request, ClientMessage message) {
        return expect(state, request).and(new Effect.SendServer(message, nextId(state)));
    }

    /** The id of the request that is noted next. */
    static String nextId(AppState state) {
        return Long.toString(state.counters().nextRequest());
    }

    /** Notes a request whose message is sent later. Its id is {@link #nextId} before. */
    static Next<AppState> expect(AppState state, Request request) {
        AppState.Counters counters = state.counters();
        String id = nextId(state);
        Map<String, Request> requests = new LinkedHashMap<>(state.requests());
        requests.put(id, request);
        AppState noted = state.withRequests(requests)
                .withCounters(
                        new AppState.Counters(counters.nextRequest() + 1, counters.nextNotice(), counters.nextLink()));
        return Next.of(noted, new Effect.StartTimer(new Timer.Request(id), timeoutMs(request)));
    }

    private static long timeoutMs(Request request) {
        return request instanceof Request.Ping ? PONG_MS : TIMEOUT_MS;
    }

    static boolean awaits(AppState state, Class<? extends Request> kind) {
        return state.requests().values().stream().anyMatch(kind::isInstance);
    }

    /** The id of the request of that kind, null if none is awaited. */
    static @Nullable String idOf(AppState state, Class<? extends Request> kind) {
        return state.requests().entrySet().stream()
                .filter(entry -> kind.isInstance(entry.getValue()))
                .map(Map.Entry::getKey)
                .findFirst()
                .orElse(null);
    }

    /** The request of that id, null if it is not awaited (any more). */
    static @Nullable Request of(AppState state, @Nullable String id) {
        return id == null ? null : state.requests().get(id);
    }

    /** The request was answered, or nobody wants the answer any more. */
    static Next<AppState> close(AppState state, String id) {
        Map<String, Request> requests = new LinkedHashMap<>(state.requests());
        requests.remove(id);
        return Next.of(state.withRequests(requests), new Effect.StopTimer(new Timer.Request(id)));
    }

    static Next<AppState> closeAll(AppState state) {
        Stream<Effect> stops =
                state.requests().keySet().stream().map(id -> new Effect.StopTimer(new Timer.Request(id)));
        return new Next<>(state.withRequests(Map.of()), stops.toList());
    }
}
