package dev.parley.client.ui.dashboard;

import dev.parley.client.ui.common.Labels;
import dev.parley.client.ui.fx.Part;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.function.Function;
import javafx.scene.Node;
import javafx.scene.layout.VBox;
import org.jspecify.annotations.Nullable;

/** Meetings that are offered, under a title. Gone while there are none. */
final class OfferList<T> extends VBox {
    private final Function<T, Object> key;
    private final Function<T, OfferRow> row;
    private final Map<Object, Kept<T>> rows = new HashMap<>();
    private final VBox list = new VBox();
    private final Part<List<T>> offers = new Part<>(this::show);

    /** A row, and what it shows. */
    private record Kept<T>(T offer, OfferRow row) {}

    /**
     * A list without offers.
     *
     * @param key what makes an offer the same one as before, whatever is told of it. Its row keeps the keyboard
     */
    OfferList(String title, Function<T, Object> key, Function<T, OfferRow> row) {
        this.key = key;
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
        Node focused = getScene() == null ? null : getScene().getFocusOwner();
        Map<Object, Kept<T>> before = Map.copyOf(rows);
        rows.clear();
        current.forEach(offer -> rows.put(key.apply(offer), kept(before.get(key.apply(offer)), offer)));
        KeptRows.show(
                list,
                current.stream()
                        .map(offer -> Objects.requireNonNull(rows.get(key.apply(offer)))
                                .row())
                        .toList());
        Labels.setShown(this, !current.isEmpty());
        before.forEach((each, old) -> handOn(focused, old, rows.get(each)));
    }

    private Kept<T> kept(@Nullable Kept<T> before, T offer) {
        return before != null && before.offer().equals(offer) ? before : new Kept<>(offer, row.apply(offer));
    }

    /** A row that was made anew gets the keyboard that the one before had, at the same place in it. */
    private void handOn(@Nullable Node focused, Kept<T> old, @Nullable Kept<T> now) {
        int at = focused == null ? -1 : old.row().getChildren().indexOf(focused);
        if (at >= 0 && now != null && !now.equals(old)) {
            now.row().getChildren().get(at).requestFocus();
        }
    }
}
