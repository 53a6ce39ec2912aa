package dev.parley.client.ui.dashboard;

import dev.parley.client.ui.common.Labels;
import dev.parley.client.ui.fx.Focus;
import dev.parley.client.ui.fx.KeyedRows;
import dev.parley.client.ui.fx.Part;
import java.util.List;
import java.util.Set;
import java.util.function.Function;
import javafx.scene.Node;
import javafx.scene.layout.StackPane;
import javafx.scene.layout.VBox;
import org.jspecify.annotations.Nullable;

/** Meetings that are offered, under a title. Gone while there are none. */
final class OfferList<T> extends VBox {
    private final KeyedRows<T, Object, Place<T>> rows;
    private final VBox list = new VBox();
    private final Part<List<T>> offers = new Part<>(this::show);

    /**
     * A list without offers.
     *
     * @param key what makes an offer the same one as before, whatever is told of it. Its row keeps the keyboard
     */
    OfferList(String title, Function<T, Object> key, Function<T, OfferRow> row) {
        rows = new KeyedRows<>(list, key, offer -> new Place<>(row), Place::show);
        list.getStyleClass().addAll("card", "room-list");
        getStyleClass().add("list-section");
        getChildren().addAll(Labels.line(title, "section-title"), list);
        offers.show(List.of());
    }

    void render(List<T> current) {
        offers.show(current);
    }

    private void show(List<T> current) {
        rows.show(current);
        Labels.setShown(this, !current.isEmpty());
    }

    /** Where the row of an offer is. It is made anew when the offer is told otherwise, and then gets the keyboard that it had, if it still takes it. */
    private static final class Place<T> extends StackPane {
        private final Function<T, OfferRow> row;
        private @Nullable T shown;

        Place(Function<T, OfferRow> row) {
            this.row = row;
        }

        void show(T offer) {
            if (!offer.equals(shown)) {
                shown = offer;
                int focused = focused();
                OfferRow now = row.apply(offer);
                boolean keeps = focused >= 0 && isStop(now.stops(), focused);
                if (focused >= 0 && !keeps) {
                    Focus.leave(this, Set.of(this));
                }
                getChildren().setAll(now);
                if (keeps) {
                    now.stops().get(focused).requestFocus();
                }
            }
        }

        /** A row that offers less has fewer. */
        private static boolean isStop(List<Node> stops, int at) {
            return at < stops.size()
                    && stops.get(at).isFocusTraversable()
                    && !stops.get(at).isDisabled();
        }

        /** Which of the row's stops has the keyboard; -1 for none. */
        private int focused() {
            Node focused = getScene() == null ? null : getScene().getFocusOwner();
            return focused == null || getChildren().isEmpty()
                    ? -1
                    : ((OfferRow) getChildren().getFirst()).stops().indexOf(focused);
        }
    }
}
