package dev.parley.client.app.headless;

import com.google.gson.JsonArray;
import com.google.gson.JsonObject;
import dev.parley.client.core.AppState;
import dev.parley.client.core.Event;
import dev.parley.client.core.PeerState;
import dev.parley.client.core.RoomPhase;
import dev.parley.protocol.Presence;
import dev.parley.protocol.ServerMessage;
import java.util.Locale;

/** Says what the server says and how joining goes. Core thread. */
final class RoomLines {
    private final Output output;
    private final FirstTimes times;

    /** The code of the last error that was written. */
    private volatile String lastError = "";

    RoomLines(Output output, FirstTimes times) {
        this.output = output;
        this.times = times;
    }

    void onEvent(Event event, long nanoTime, AppState before, AppState after) {
        if (before.connection().phase() != after.connection().phase()) {
            String state = after.connection().phase().name().toLowerCase(Locale.ROOT);
            output.write(nanoTime, new Line("signaling").with("state", state));
        }
        if (event instanceof Event.ServerSaid said) {
            said(said.message(), nanoTime);
            rejoined(said, nanoTime, before, after);
        }
        if (before.room().phase() != after.room().phase()) {
            phase(nanoTime, before.room(), after);
        }
    }

    private void said(ServerMessage message, long nanoTime) {
        if (message instanceof ServerMessage.Welcome m) {
            output.write(
                    nanoTime, new Line("welcome").with("session", m.session()).with("server", m.server()));
        }
        if (message instanceof ServerMessage.ErrorReply m) {
            error(nanoTime, m.code().wire(), m.message());
        }
        if (message instanceof ServerMessage.Goodbye m) {
            error(nanoTime, m.code().wire(), m.message());
        }
    }

    /** The answer to the join by which somebody who is in the meeting takes their place at the server again. */
    private void rejoined(Event.ServerSaid said, long nanoTime, AppState before, AppState after) {
        boolean asked = said.re() != null && before.requests().containsKey(said.re());
        boolean stays =
                before.room().phase() == RoomPhase.JOINED && after.room().phase() == RoomPhase.JOINED;
        if (said.message() instanceof ServerMessage.RoomJoined joined && asked && stays) {
            JsonArray participants = new JsonArray();
            after.peers().values().stream()
                    .filter(RoomLines::isThere)
                    .forEach(peer -> participants.add(participant(peer)));
            output.write(
                    nanoTime,
                    new Line("rejoined")
                            .with("room", joined.room().id().value())
                            .with("self", joined.self().value())
                            .with("participants", participants));
        }
    }

    private static boolean isThere(PeerState peer) {
        return peer.participant().presence() != Presence.RECONNECTING;
    }

    /** Why the run ends, unless that was the last thing the server said: one refusal is one line. Any thread. */
    void ending(long nanoTime, String code, String message) {
        if (!lastError.equals(code)) {
            error(nanoTime, code, message);
        }
    }

    private void error(long nanoTime, String code, String message) {
        lastError = code;
        output.write(nanoTime, new Line("error").with("code", code).with("message", message));
    }

    private void phase(long nanoTime, AppState.Room before, AppState after) {
        if (after.room().phase() == RoomPhase.JOINED) {
            output.write(nanoTime, joined(after).with("ms", times.sinceJoinMs(nanoTime)));
        } else if (after.room().phase() == RoomPhase.WAITING) {
            output.write(
                    nanoTime,
                    new Line("waiting").with("until", after.room().door().waitsUntil()));
        } else if (before.phase() == RoomPhase.LEAVING) {
            output.write(nanoTime, new Line("left").with("reason", "left"));
        } else if (before.phase() == RoomPhase.JOINED && after.room().phase() == RoomPhase.NO_ROOM) {
            output.write(nanoTime, new Line("left").with("reason", "removed"));
        }
    }

    private static Line joined(AppState state) {
        AppState.Room room = state.room();
        JsonArray participants = new JsonArray();
        state.peers().values().forEach(peer -> participants.add(participant(peer)));
        return new Line("joined")
                .with("room", room.info() == null ? null : room.info().id().value())
                .with("self", room.self() == null ? null : room.self().id().value())
                .with("name", room.self() == null ? null : room.self().name())
                .with("participants", participants)
                .with(
                        "link",
                        room.links().isEmpty() ? null : room.links().getFirst().toString());
    }

    private static JsonObject participant(PeerState peer) {
        return new Line("participant")
                .with("peer", peer.id().value())
                .with("name", peer.participant().name())
                .fields();
    }
}
