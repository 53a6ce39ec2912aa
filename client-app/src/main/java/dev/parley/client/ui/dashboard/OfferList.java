package dev.parley.client.ui.dashboard;

import dev.parley.client.ui.common.Labels;
import dev.parley.client.ui.fx.Part;
import java.util.List;
import java.util.function.Function;
import javafx.scene.Node;
import javafx.scene.layout.VBox;

/** Meetings that are offered, under a title. Gone while there are none. */
final class OfferList<T> extends VBox {
    private final Function<T, ? extends Node> row;
    private final VBox list = new VBox();
    private final Part<List<T>> offers = new Part<>(this::show);

    OfferList(String title, Function<T, ? extends Node> row) {
        this.row = row;
        list.getStyleClass().addAll("card", "room-list");
        getStyleClass().add("list-section");
        getChildren().addAll(Labels.line(title, "section-title"), list);
        offers.show(List.of());
    }

    void render(List<T> current) {
        offers.show(current);
    }

    private void show(List<T> current) {
        list.getChildren().setAll(current.stream().<Node>map(row).toList());
        Labels.setShown(this, !current.isEmpty());
    }
}
