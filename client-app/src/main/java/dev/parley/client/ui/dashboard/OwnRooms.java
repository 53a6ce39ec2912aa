package dev.parley.client.ui.dashboard;

import dev.parley.client.core.AppState;
import dev.parley.client.core.Event;
import dev.parley.client.core.Kept;
import dev.parley.client.core.LinkToSend;
import dev.parley.client.core.Notice;
import dev.parley.client.core.Pages;
import dev.parley.client.text.Texts;
import dev.parley.client.ui.common.Banner;
import dev.parley.client.ui.common.Buttons;
import dev.parley.client.ui.common.ConfirmDialog;
import dev.parley.client.ui.common.Labels;
import dev.parley.client.ui.common.Modal;
import dev.parley.client.ui.common.Spinner;
import dev.parley.client.ui.common.UiServices;
import dev.parley.client.ui.fx.KeyedRows;
import dev.parley.client.ui.fx.Part;
import dev.parley.client.ui.fx.UiStore;
import dev.parley.protocol.RoomId;
import dev.parley.protocol.RoomInfo;
import java.util.function.Consumer;
import javafx.scene.control.Button;
import javafx.scene.layout.HBox;
import javafx.scene.layout.VBox;
import org.jspecify.annotations.Nullable;

/** The rooms that the server keeps for whoever is signed in to an account there. Gone where it keeps none. */
final class OwnRooms extends VBox {
    private final UiStore store;
    private final UiServices services;
    private final Modal modal;
    private final Consumer<RoomId> enter;
    private final VBox list = new VBox();
    private final KeyedRows<OwnRoomRow.Shown, RoomId, OwnRoomRow> rows;
    private final VBox empty = new VBox(Labels.paragraph(Texts.of("lobby.own.empty"), "card-text"));
    private final HBox loading = new HBox(new Spinner(20), Labels.line(Texts.of("lobby.own.loading"), "progress-text"));
    private final Banner error = new Banner(Notice.Severity.ERROR);
    private final Button again = Buttons.secondary("", this::ask);
    private final Button more = Buttons.secondary("", this::ask);
    private @Nullable HistoryDialog history;
    private final Part<Kept> kept = new Part<>(this::show);

    /** @param enter leads into a room */
    OwnRooms(UiStore store, UiServices services, Modal modal, Consumer<RoomId> enter) {
        this.store = store;
        this.services = services;
        this.modal = modal;
        this.enter = enter;
        OwnRoomRow.Actions actions = actions();
        rows = new KeyedRows<>(
                list,
                OwnRoomRow.Shown::id,
                room -> new OwnRoomRow(room, services.clock(), actions),
                OwnRoomRow::render);
        list.getStyleClass().addAll("card", "room-list");
        empty.getStyleClass().addAll("card", "card-note");
        loading.getStyleClass().addAll("card", "card-note", "progress");
        getStyleClass().add("list-section");
        getChildren()
                .addAll(
                        Labels.line(Texts.of("lobby.own.title"), "section-title"),
                        list,
                        empty,
                        loading,
                        error,
                        again,
                        more);
    }

    private OwnRoomRow.Actions actions() {
        return new OwnRoomRow.Actions() {
            @Override
            public void enter(RoomId room) {
                enter.accept(room);
            }

            @Override
            public void copyLink(RoomId room) {
                services.copy(LinkToSend.of(store.state(), room));
            }

            @Override
            public void showHistory(RoomInfo room) {
                OwnRooms.this.showHistory(room);
            }

            @Override
            public void askToDelete(RoomInfo room) {
                OwnRooms.this.askToDelete(room);
            }
        };
    }

    /** What failed is tried again, from where it failed. */
    private void ask() {
        Pages<RoomInfo> rooms = Kept.of(store.state()).rooms();
        store.dispatch(new Event.ListOwnRooms(rooms.known() && rooms.more()));
    }

    private void showHistory(RoomInfo room) {
        HistoryDialog dialog = new HistoryDialog(store, room, services.clock(), this::hideHistory);
        history = dialog;
        modal.open(dialog, dialog.firstFocus(), this::hideHistory);
        store.dispatch(new Event.ShowHistory(room.id(), false));
    }

    private void hideHistory() {
        history = null;
        modal.close();
        store.dispatch(new Event.HideHistory());
    }

    private void askToDelete(RoomInfo room) {
        ConfirmDialog dialog = new ConfirmDialog(
                Texts.of("lobby.own.delete.title", room.name()),
                Texts.of("lobby.own.delete.text"),
                Texts.of("lobby.own.delete.go"),
                () -> {
                    modal.close();
                    store.dispatch(new Event.DeleteRoom(room.id()));
                },
                Texts.of("lobby.own.delete.stay"),
                modal::close);
        modal.open(dialog, dialog.firstFocus(), modal::close);
    }

    void render(AppState state) {
        boolean offered = Kept.offersRooms(state);
        Labels.setShown(this, offered);
        if (offered) {
            kept.show(Kept.of(state));
        }
        if (history != null) {
            history.render(Kept.of(state).history());
        }
    }

    /** Whether that room has a row here. */
    static boolean shows(AppState state, RoomId room) {
        return Kept.offersRooms(state)
                && Kept.of(state).rooms().items().stream()
                        .anyMatch(own -> own.id().equals(room));
    }

    private void show(Kept now) {
        Pages<RoomInfo> rooms = now.rooms();
        rows.show(rooms.items().stream()
                .map(room -> new OwnRoomRow.Shown(room, room.id().equals(now.deleting())))
                .toList());
        boolean failed = !rooms.error().isEmpty();
        Labels.setShown(list, !rooms.items().isEmpty());
        Labels.setShown(empty, rooms.known() && rooms.items().isEmpty() && !failed);
        Labels.setShown(loading, !rooms.known() && !failed);
        error.show(rooms.error());
        Labels.setShown(again, failed);
        again.setText(failed ? Texts.of("lobby.own.again") : "");
        Labels.setShown(more, rooms.more() && !failed);
        more.setText(rooms.loading() ? Texts.of("lobby.own.loading") : Texts.of("lobby.own.more"));
    }
}
