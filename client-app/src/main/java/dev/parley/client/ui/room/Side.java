package dev.parley.client.ui.room;

import dev.parley.client.text.Texts;
import dev.parley.client.ui.common.Buttons;
import dev.parley.client.ui.common.Icons;
import dev.parley.client.ui.common.Labels;
import javafx.css.PseudoClass;
import javafx.scene.Node;
import javafx.scene.control.Label;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.VBox;
import org.kordamp.ikonli.feather.Feather;

/** Beside the pictures: the name of a panel, what closes it, and the panel. */
final class Side extends VBox {
    private static final PseudoClass WIDE = PseudoClass.getPseudoClass("wide");

    private final Label title = Labels.line("", "title");
    private final Runnable close;

    Side(Runnable close) {
        this.close = close;
        getStyleClass().add("side");
    }

    void fill(String name, Node content) {
        title.setText(name);
        HBox head = new HBox(
                title, Labels.spacer(), Buttons.icon(Icons.of(Feather.X, 18), Texts.of("room.panel.close"), close));
        head.getStyleClass().add("side-head");
        VBox.setVgrow(content, Priority.ALWAYS);
        getChildren().setAll(head, content);
    }

    void setWide(boolean wide) {
        pseudoClassStateChanged(WIDE, wide);
    }
}
