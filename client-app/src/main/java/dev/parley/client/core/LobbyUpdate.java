package dev.parley.client.core;

import dev.parley.protocol.ClientMessage;
import dev.parley.protocol.RoomId;
import dev.parley.protocol.RoomInfo;
import dev.parley.protocol.ServerMessage;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** The live room list: a snapshot, then deltas; whoever notices a gap asks for a snapshot. */
final class LobbyUpdate {
    /** Before the first snapshot. */
    static final AppState.Lobby EMPTY = new AppState.Lobby(0, List.of());

    private LobbyUpdate() {}

    static Next<AppState> subscribe(AppState state) {
        return Requests.tell(state, new ClientMessage.SubscribeRooms());
    }

    static Next<AppState> snapshot(AppState state, ServerMessage.RoomList list, @Nullable String re) {
        AppState listed = state.withLobby(new AppState.Lobby(list.revision(), sorted(list.rooms())));
        return re != null && Requests.of(state, re) instanceof Request.ListRooms
                ? Requests.close(listed, re)
                : Next.same(listed);
    }

    static Next<AppState> delta(AppState state, ServerMessage.RoomDelta delta) {
        long held = state.lobby().revision();
        if (delta.revision() <= held) {
            return Next.same(state);
        }
        if (delta.revision() > held + 1) {
            return askForSnapshot(state);
        }
        return Next.same(state.withLobby(new AppState.Lobby(delta.revision(), applied(state.lobby(), delta))));
    }

    static Next<AppState> revision(AppState state, long revision) {
        return revision == state.lobby().revision() ? Next.same(state) : askForSnapshot(state);
    }

    private static Next<AppState> askForSnapshot(AppState state) {
        return Requests.awaits(state, Request.ListRooms.class)
                ? Next.same(state)
                : Requests.ask(state, new Request.ListRooms(), new ClientMessage.ListRooms());
    }

    private static List<RoomInfo> applied(AppState.Lobby lobby, ServerMessage.RoomDelta delta) {
        Map<RoomId, RoomInfo> rooms = new LinkedHashMap<>();
        lobby.rooms().forEach(room -> rooms.put(room.id(), room));
        delta.removed().forEach(rooms::remove);
        delta.changed().forEach(room -> rooms.put(room.id(), room));
        return sorted(new ArrayList<>(rooms.values()));
    }

    private static List<RoomInfo> sorted(List<RoomInfo> rooms) {
        return rooms.stream()
                .sorted(Comparator.comparingLong(RoomInfo::createdAt)
                        .thenComparing(room -> room.id().value()))
                .toList();
    }
}
