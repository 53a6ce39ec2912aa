package dev.parley.client.ui.room;

import dev.parley.client.text.Texts;
import dev.parley.client.ui.common.Icons;
import dev.parley.client.ui.common.Labels;
import dev.parley.client.ui.fx.Part;
import javafx.scene.control.Label;
import javafx.scene.layout.HBox;

/** A raised hand, with its place in the order of raising while there are several. */
final class HandSign extends HBox {
    private final Label place = new Label();
    private final Part<Integer> shown = new Part<>(this::show);

    HandSign(double size) {
        getStyleClass().add("hand-sign");
        setMaxSize(USE_PREF_SIZE, USE_PREF_SIZE);
        place.getStyleClass().add("hand-place");
        place.setMinWidth(USE_PREF_SIZE);
        getChildren().addAll(Icons.hand(size), place);
        Labels.setShown(place, false);
    }

    void render(TileModel now) {
        Labels.setShown(this, now.handRaised());
        shown.show(now.handPlace());
    }

    private void show(int now) {
        place.setText(Integer.toString(now));
        Labels.setShown(place, now > 0);
    }

    /** For who does not see it; empty while the hand is down. */
    static String describe(TileModel now) {
        if (!now.handRaised()) {
            return "";
        }
        return now.handPlace() > 0
                ? Texts.of("room.hand.accessible.place", now.handPlace())
                : Texts.of("room.hand.accessible");
    }
}
