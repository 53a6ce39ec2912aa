package dev.parley.client.ui.room;

import dev.parley.client.core.AppState;
import dev.parley.client.core.Event;
import dev.parley.client.core.PeerState;
import dev.parley.client.core.PointInTime;
import dev.parley.client.core.Spotlight;
import dev.parley.client.port.Pictures;
import dev.parley.client.ui.fx.UiStore;
import dev.parley.protocol.ParticipantId;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.function.Consumer;
import javafx.scene.layout.Region;
import org.jspecify.annotations.Nullable;

/** Keeps one tile for each participant. A tile lives for as long as its participant is in the meeting. */
final class Tiles {
    private final UiStore store;
    private final Pictures pictures;
    private final Consumer<ParticipantId> explain;
    private final TileGrid grid = new TileGrid();
    private final Map<ParticipantId, LiveTile> peers = new HashMap<>();
    private @Nullable LiveTile self;
    private List<LiveTile> shown = List.of();

    /** @param explain shows everything about the connection to a peer */
    Tiles(UiStore store, Pictures pictures, Consumer<ParticipantId> explain) {
        this.store = store;
        this.pictures = pictures;
        this.explain = explain;
    }

    Region node() {
        return grid;
    }

    void render(AppState state, PointInTime at) {
        dropMissing(state);
        List<LiveTile> wanted = new ArrayList<>();
        state.peers().values().forEach(peer -> wanted.add(tileOf(state, peer, at)));
        LiveTile own = self == null ? selfTile() : self;
        self = own;
        own.node().render(TileModel.self(state));
        wanted.add(own);
        shown = List.copyOf(wanted);
        grid.show(shown.stream().map(LiveTile::node).toList(), large(state));
    }

    private static int large(AppState state) {
        return Spotlight.of(state)
                .map(List.copyOf(state.peers().keySet())::indexOf)
                .orElse(TilePlan.NONE_LARGE);
    }

    private void dropMissing(AppState state) {
        peers.entrySet().removeIf(entry -> {
            boolean gone = !state.peers().containsKey(entry.getKey());
            if (gone) {
                entry.getValue().stop();
            }
            return gone;
        });
    }

    private LiveTile tileOf(AppState state, PeerState peer, PointInTime at) {
        LiveTile tile =
                Objects.requireNonNull(peers.computeIfAbsent(peer.participant().id(), this::peerTile));
        tile.node().render(TileModel.of(state, peer, at));
        return tile;
    }

    private LiveTile peerTile(ParticipantId id) {
        return new LiveTile(
                pictures.peer(id),
                false,
                () -> pictures.level(id),
                (width, height) -> store.dispatch(new Event.ShowPeer(id, width, height)),
                new Tile.Requests(
                        () -> store.dispatch(new Event.RetryPeer(id)), () -> explain.accept(id), () -> togglePin(id)));
    }

    private LiveTile selfTile() {
        return new LiveTile(
                pictures.self(),
                true,
                pictures::selfLevel,
                (width, height) -> {},
                new Tile.Requests(() -> {}, () -> {}, () -> {}));
    }

    /** Only one tile can be large: a new pin takes the old one away. */
    private void togglePin(ParticipantId id) {
        for (PeerState peer : store.state().peers().values()) {
            boolean pinned = peer.shownAt().pinned();
            if (pinned || peer.id().equals(id)) {
                store.dispatch(new Event.PinPeer(peer.id(), !pinned));
            }
        }
    }

    /**
     * Once a frame.
     *
     * @param scale physical pixels per unit of the scene, 0 while the window can't be seen
     */
    void tick(long now, double scale) {
        for (int i = 0; i < shown.size(); i++) {
            shown.get(i).tick(now, scale);
        }
    }

    /** Stops all pictures; the meeting is over. */
    void stop() {
        shown.forEach(LiveTile::stop);
        peers.clear();
        self = null;
        shown = List.of();
        grid.show(List.of(), TilePlan.NONE_LARGE);
    }
}
