package dev.parley.client.ui.room;

import dev.parley.client.core.Event;
import dev.parley.client.core.PeerState;
import dev.parley.client.core.SelfView;
import dev.parley.client.text.Texts;
import dev.parley.client.ui.fx.Menus;
import dev.parley.client.ui.fx.UiStore;
import dev.parley.protocol.ParticipantId;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.function.Consumer;
import javafx.scene.control.MenuItem;
import javafx.scene.control.RadioMenuItem;
import javafx.scene.control.SeparatorMenuItem;

/** What can be chosen in the menu of a tile: what its buttons do, in words, and what the list of people offers for that person. */
final class TileMenu {
    private final UiStore store;
    private final Consumer<ParticipantId> explain;
    private final Consumer<SelfView> placeSelf;
    private final HostActions host;

    TileMenu(UiStore store, Consumer<ParticipantId> explain, Consumer<SelfView> placeSelf, HostActions host) {
        this.store = store;
        this.explain = explain;
        this.placeSelf = placeSelf;
        this.host = host;
    }

    /** Of somebody else; nothing if they have just gone. */
    List<MenuItem> of(ParticipantId id) {
        PeerState peer = store.state().peers().get(id);
        if (peer == null) {
            return List.of();
        }
        String name = peer.participant().name();
        List<MenuItem> items = new ArrayList<>();
        items.add(Menus.item(Tile.pinWords(name, peer.shownAt().pinned()), () -> togglePin(id)));
        items.add(Menus.item(Tile.silenceWords(name, isSilenced(id)), () -> toggleSilence(id)));
        items.add(Menus.item(Texts.of("room.tile.connection", name), () -> explain.accept(id)));
        if (host.areOffered()) {
            items.add(new SeparatorMenuItem());
            if (peer.participant().media().audio()) {
                items.add(Menus.item(Texts.of("room.people.ask-to-mute"), () -> host.askToMute(id)));
            }
            items.add(Menus.item(Texts.of("room.people.make-host"), () -> host.askToHandOver(id)));
            items.add(Menus.item(Texts.of("room.people.remove"), () -> host.askToRemove(id)));
        }
        return items;
    }

    /** Of oneself: where the own picture is. Alone it fills the window, wherever it would be. */
    List<MenuItem> ofSelf() {
        if (store.state().peers().isEmpty()) {
            return List.of(Menus.item(Texts.of("room.tile.hide"), () -> placeSelf.accept(SelfView.HIDDEN)));
        }
        List<MenuItem> items = new ArrayList<>();
        MenuItem title = new MenuItem(Texts.of("room.view.self"));
        title.setDisable(true);
        items.add(title);
        Arrays.stream(SelfView.values()).map(this::placeItem).forEach(items::add);
        return items;
    }

    private RadioMenuItem placeItem(SelfView place) {
        RadioMenuItem item = new RadioMenuItem(ViewPanel.name(place));
        item.setSelected(store.state().attendance().selfView() == place);
        item.setOnAction(chosen -> placeSelf.accept(place));
        return item;
    }

    private boolean isSilenced(ParticipantId id) {
        return store.state().attendance().isSilenced(id);
    }

    void toggleSilence(ParticipantId id) {
        store.dispatch(new Event.SilencePeer(id, !isSilenced(id)));
    }

    /** Only one tile can be large: a new pin takes the old one away. */
    void togglePin(ParticipantId id) {
        for (PeerState peer : store.state().peers().values()) {
            boolean pinned = peer.shownAt().pinned();
            if (pinned || peer.id().equals(id)) {
                store.dispatch(new Event.PinPeer(peer.id(), !pinned));
            }
        }
    }
}
