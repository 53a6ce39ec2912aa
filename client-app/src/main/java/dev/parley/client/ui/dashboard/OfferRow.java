package dev.parley.client.ui.dashboard;

import dev.parley.client.ui.common.Avatar;
import dev.parley.client.ui.common.Labels;
import javafx.scene.Node;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.VBox;

/** One meeting that is offered: what it is, and what leads into it. */
final class OfferRow extends HBox {
    private static final double AVATAR = 40;

    private final Avatar avatar;

    OfferRow(String title, String details, Node... actions) {
        VBox texts = new VBox(Labels.line(title, "row-title"), Labels.line(details, "row-details"));
        texts.getStyleClass().add("row-texts");
        texts.setMinWidth(0);
        HBox.setHgrow(texts, Priority.ALWAYS);
        getStyleClass().add("room-row");
        avatar = new Avatar(title, AVATAR);
        getChildren().addAll(avatar, texts);
        getChildren().addAll(actions);
    }

    /** Shows that nothing leads there any more. */
    OfferRow greyed() {
        avatar.setDisable(true);
        getStyleClass().add("ended");
        return this;
    }
}
