package dev.parley.client.ui.dashboard;

import dev.parley.client.core.Event;
import dev.parley.client.core.Kept;
import dev.parley.client.core.Notice;
import dev.parley.client.core.Pages;
import dev.parley.client.text.Texts;
import dev.parley.client.ui.common.Banner;
import dev.parley.client.ui.common.Buttons;
import dev.parley.client.ui.common.Labels;
import dev.parley.client.ui.common.SharpScroll;
import dev.parley.client.ui.common.Spinner;
import dev.parley.client.ui.fx.KeyedRows;
import dev.parley.client.ui.fx.Part;
import dev.parley.client.ui.fx.UiStore;
import dev.parley.protocol.ParticipantId;
import dev.parley.protocol.RoomInfo;
import dev.parley.protocol.VisitInfo;
import java.time.Clock;
import javafx.geometry.Pos;
import javafx.scene.Node;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.control.ScrollPane;
import javafx.scene.layout.HBox;
import javafx.scene.layout.VBox;
import org.jspecify.annotations.Nullable;

/** Who was in a room that the server keeps, when, and for how long. */
final class HistoryDialog extends VBox {
    private final UiStore store;
    private final RoomInfo room;
    private final VBox list = new VBox();
    private final ScrollPane scroll = new SharpScroll(list);
    private final KeyedRows<VisitInfo, ParticipantId, HistoryRow> rows;
    private final Label empty = Labels.paragraph(Texts.of("lobby.history.empty"), "dialog-text");
    private final HBox loading = new HBox(new Spinner(20), Labels.line(Texts.of("lobby.own.loading"), "progress-text"));
    private final Banner error = new Banner(Notice.Severity.ERROR);
    private final Button again = Buttons.secondary("", this::ask);
    private final Button more = Buttons.secondary("", this::ask);
    private final Button close;
    private final Part<Pages<VisitInfo>> visits = new Part<>(this::show);

    /** @param close takes the dialog away */
    HistoryDialog(UiStore store, RoomInfo room, Clock clock, Runnable close) {
        this.store = store;
        this.room = room;
        this.close = Buttons.primary(Texts.of("lobby.history.close"), close);
        this.close.setDefaultButton(true);
        rows = new KeyedRows<>(list, VisitInfo::participant, visit -> new HistoryRow(clock), HistoryRow::render);
        list.getStyleClass().add("history-list");
        scroll.setFocusTraversable(true);
        scroll.setAccessibleText(Texts.of("lobby.history.accessible"));
        scroll.getStyleClass().addAll("pair-scroll", "history-scroll");
        loading.getStyleClass().add("progress");
        String title = Texts.of("lobby.history.title", room.name());
        setAccessibleText(title);
        getStyleClass().addAll("dialog", "history");
        getChildren().addAll(Labels.line(title, "title"), scroll, empty, loading, error, buttons());
        show(Pages.unknown());
    }

    private Node buttons() {
        HBox buttons = new HBox(again, more, Labels.spacer(), close);
        buttons.setAlignment(Pos.CENTER_RIGHT);
        buttons.getStyleClass().add("dialog-buttons");
        return buttons;
    }

    Node firstFocus() {
        return close;
    }

    /** What failed is tried again, from where it failed. */
    private void ask() {
        Kept.History known = Kept.of(store.state()).history();
        store.dispatch(new Event.ShowHistory(
                room.id(), known != null && !known.visits().items().isEmpty()));
    }

    /** @param now null before it is asked for */
    void render(Kept.@Nullable History now) {
        visits.show(now != null && now.room().equals(room.id()) ? now.visits() : Pages.unknown());
    }

    private void show(Pages<VisitInfo> now) {
        rows.show(now.items());
        boolean failed = !now.error().isEmpty();
        boolean nobody = now.items().isEmpty();
        Labels.setShown(scroll, !nobody);
        Labels.setShown(empty, nobody && now.known() && !failed);
        Labels.setShown(loading, nobody && !now.known() && !failed);
        error.show(now.error());
        Labels.setShown(again, failed);
        again.setText(failed ? Texts.of("lobby.own.again") : "");
        Labels.setShown(more, now.more() && !failed);
        more.setText(now.loading() ? Texts.of("lobby.own.loading") : Texts.of("lobby.own.more"));
    }
}
