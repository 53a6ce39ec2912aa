package dev.parley.client.ui.room;

import dev.parley.client.ui.common.Labels;
import dev.parley.client.ui.common.SharpScroll;
import javafx.scene.Node;
import javafx.scene.layout.Priority;
import javafx.scene.layout.StackPane;
import javafx.scene.layout.VBox;

/** A side panel of choices: parts below each other, each under its title, which can be scrolled where the window is low. */
final class Sections extends StackPane {
    private final VBox content = new VBox();

    Sections() {
        content.getStyleClass().add("sections");
        getChildren().add(new SharpScroll(content));
        VBox.setVgrow(this, Priority.ALWAYS);
    }

    /** One more part, below those there are. */
    Sections with(String title, Node part) {
        VBox section = new VBox(Labels.line(title, "field-name"), part);
        section.getStyleClass().add("section");
        content.getChildren().add(section);
        return this;
    }

    /** One more part that says itself what it is. */
    Sections with(Node part) {
        content.getChildren().add(part);
        return this;
    }
}
