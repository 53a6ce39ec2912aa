package dev.parley.client.ui.room;

import dev.parley.client.core.AppState;
import dev.parley.client.core.Event;
import dev.parley.client.core.PeerState;
import dev.parley.client.core.PointInTime;
import dev.parley.client.core.SelfView;
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

/** Keeps one tile for each participant. A tile lives for as long as its participant is in the meeting. */
final class Tiles {
    private final UiStore store;
    private final Pictures pictures;
    private final Consumer<ParticipantId> explain;
    private final Consumer<SelfView> placeSelf;
    private final TileMenu menu;
    private final TileGrid grid = new TileGrid();
    private final Map<ParticipantId, LiveTile> peers = new HashMap<>();
    /** What peers were told by the view of before, until they have a tile here. */
    private final Map<ParticipantId, ShownSize> inherited = new HashMap<>();

    private final LiveTile self;
    private final SelfDrag drag;
    private final List<LiveTile> all = new ArrayList<>();

    /**
     * Tiles of nobody yet.
     *
     * @param explain shows everything about the connection to a peer
     * @param placeSelf puts the own picture somewhere
     * @param host what the host can do about somebody
     */
    Tiles(
            UiStore store,
            Pictures pictures,
            Consumer<ParticipantId> explain,
            Consumer<SelfView> placeSelf,
            HostActions host) {
        this.store = store;
        this.pictures = pictures;
        this.explain = explain;
        this.placeSelf = placeSelf;
        menu = new TileMenu(store, explain, placeSelf, host);
        self = selfTile();
        drag = new SelfDrag(self.node(), grid, placeSelf);
    }

    /** Takes the place of these: what the peers were told of their sizes holds until it is known what it is here. */
    void continueFrom(Tiles was) {
        was.peers.forEach((id, tile) -> inherited.put(id, tile.handOver()));
    }

    Region node() {
        return grid;
    }

    /**
     * Shows everybody, or one.
     *
     * @param talking a muted person talks for as long as they hold a key
     * @param alone there is room for one only: whoever is pinned or speaks, or oneself where nobody else is, unless hidden
     */
    void render(AppState state, PointInTime at, boolean talking, boolean alone) {
        dropMissing(state);
        all.clear();
        state.peers().values().forEach(peer -> all.add(tileOf(state, peer, at)));
        self.node().render(TileModel.self(state, talking));
        all.add(self);
        TileGrid.Content content = alone ? one(state) : content(state);
        all.forEach(tile -> tile.setShown(
                content.tiles().contains(tile.node()) || tile.node().equals(content.floating())));
        drag.setEnabled(!alone && !state.peers().isEmpty());
        self.node().setFloating(content.floating() != null);
        grid.show(content);
    }

    private TileGrid.Content one(AppState state) {
        LiveTile only = Spotlight.alone(state).map(peers::get).orElse(self);
        List<Tile> shown = SmallWindow.showsNobody(state) ? List.of() : List.of(only.node());
        return new TileGrid.Content(shown, TilePlan.NONE_LARGE, null, SelfView.TILE);
    }

    /** Alone one is the only one to see, in whatever corner one would be. */
    private TileGrid.Content content(AppState state) {
        List<Tile> others = new ArrayList<>();
        state.peers()
                .keySet()
                .forEach(id -> others.add(Objects.requireNonNull(peers.get(id)).node()));
        SelfView place = state.attendance().selfView();
        boolean floats = place.isCorner() && !others.isEmpty();
        if (!floats && place != SelfView.HIDDEN) {
            others.add(self.node());
        }
        return new TileGrid.Content(others, large(state), floats ? self.node() : null, place);
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
        ShownSize told = inherited.remove(id);
        return new LiveTile(
                pictures.peer(id),
                false,
                () -> pictures.level(id),
                new LiveTile.Told(
                        told == null ? ShownSize.even() : told,
                        (width, height) -> store.dispatch(new Event.ShowPeer(id, width, height))),
                new Tile.Requests(
                        () -> store.dispatch(new Event.RetryPeer(id)),
                        () -> explain.accept(id),
                        () -> menu.togglePin(id),
                        () -> menu.toggleSilence(id),
                        () -> {},
                        () -> menu.of(id)));
    }

    private LiveTile selfTile() {
        return new LiveTile(
                pictures.self(),
                true,
                pictures::selfLevel,
                new LiveTile.Told(ShownSize.even(), (width, height) -> {}),
                new Tile.Requests(
                        () -> {}, () -> {}, () -> {}, () -> {}, () -> placeSelf.accept(SelfView.HIDDEN), menu::ofSelf));
    }

    /**
     * Once a frame.
     *
     * @param scale physical pixels per unit of the scene, 0 while the window can't be seen
     */
    void tick(long now, double scale) {
        for (int i = 0; i < all.size(); i++) {
            all.get(i).tick(now, scale);
        }
    }

    /** Stops all pictures; the meeting is over. */
    void stop() {
        // All that there are: one that came while the view failed may not be among those shown.
        peers.values().forEach(LiveTile::stop);
        self.stop();
        peers.clear();
        all.clear();
        grid.show(new TileGrid.Content(List.of(), TilePlan.NONE_LARGE, null, SelfView.TILE));
    }
}
