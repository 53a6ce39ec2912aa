package dev.parley.client.ui.dashboard;

import dev.parley.client.text.Texts;
import dev.parley.client.ui.common.Icons;
import dev.parley.client.ui.common.Labels;
import dev.parley.client.ui.fx.KeyedRows;
import dev.parley.client.ui.fx.Part;
import dev.parley.protocol.RoomId;
import dev.parley.protocol.RoomInfo;
import java.time.Clock;
import java.util.List;
import java.util.function.Consumer;
import javafx.scene.control.Label;
import javafx.scene.layout.VBox;
import org.kordamp.ikonli.feather.Feather;

/** The meetings one can join now. A row stays the same node for as long as its meeting lasts. */
final class RoomList extends VBox {
    private final KeyedRows<RoomInfo, RoomId, RoomRow> rows;
    private final VBox list = new VBox();
    private final Label emptyTitle = Labels.line(Texts.of("lobby.open.empty"), "empty-title");
    private final Label emptyText = Labels.paragraph("", "empty-text");
    private final VBox empty = new VBox(Icons.of(Feather.VIDEO, 28), emptyTitle, emptyText);
    private final Part<List<RoomInfo>> rooms = new Part<>(this::show);

    RoomList(Clock clock, Consumer<RoomId> join) {
        rows = new KeyedRows<>(list, RoomInfo::id, room -> new RoomRow(room.id(), clock, join), RoomRow::render);
        list.getStyleClass().addAll("card", "room-list");
        empty.getStyleClass().addAll("card", "empty");
        getChildren().addAll(list, empty);
        show(List.of());
    }

    /** @param whenEmpty why there is nothing to see, and what to do */
    void render(List<RoomInfo> current, String whenEmpty) {
        rooms.show(current);
        emptyText.setText(whenEmpty);
    }

    private void show(List<RoomInfo> current) {
        rows.show(current);
        Labels.setShown(list, !current.isEmpty());
        Labels.setShown(empty, current.isEmpty());
    }
}
