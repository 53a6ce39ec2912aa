package dev.parley.client.ui.dashboard;

import dev.parley.client.ui.common.Avatar;
import dev.parley.client.ui.common.Labels;
import dev.parley.protocol.RoomAccess;
import java.util.List;
import java.util.stream.Stream;
import javafx.scene.Node;
import javafx.scene.control.Button;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.VBox;

/** One meeting that is offered: what it is, and what leads into it. */
final class OfferRow extends ActionRow {
    private static final double AVATAR = 40;

    private final Avatar avatar;
    private final List<Node> stops;

    /**
     * With a sign of what it takes to come in.
     *
     * @param main what the row does
     */
    OfferRow(String title, String details, RoomAccess access, Button main, Button... more) {
        super(main);
        VBox texts = new VBox(Labels.line(title, "row-title"), Labels.line(details, "row-details"));
        texts.getStyleClass().add("row-texts");
        texts.setMinWidth(0);
        HBox.setHgrow(texts, Priority.ALWAYS);
        avatar = new Avatar(title, AVATAR);
        getChildren().addAll(avatar, texts, new RowDoor(access), main);
        getChildren().addAll(more);
        stops = Stream.<Node>concat(Stream.of(this, main), Stream.of(more)).toList();
        name(title, details, RowDoor.words(access));
        main.setAccessibleHelp(RowDoor.words(access));
    }

    OfferRow(String title, String details, Button main, Button... more) {
        this(title, details, RoomAccess.OPEN, main, more);
    }

    /** What can have the keyboard: itself, then its buttons. */
    List<Node> stops() {
        return stops;
    }

    /** Shows that nothing leads there any more. */
    OfferRow greyed() {
        avatar.setDisable(true);
        getStyleClass().add("ended");
        return this;
    }
}
