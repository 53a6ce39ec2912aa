package dev.parley.client.ui.room;

import dev.parley.client.ui.common.Labels;
import dev.parley.client.ui.common.SharpScroll;
import javafx.geometry.Bounds;
import javafx.geometry.Insets;
import javafx.scene.Node;
import javafx.scene.control.ScrollPane;
import javafx.scene.layout.Priority;
import javafx.scene.layout.StackPane;
import javafx.scene.layout.VBox;

/** A side panel of choices: parts below each other, each under its title, which can be scrolled where the window is low. */
final class Sections extends StackPane {
    private final VBox content = new VBox();
    private final ScrollPane scroll = new SharpScroll(content);

    Sections() {
        content.getStyleClass().add("sections");
        getChildren().add(scroll);
        VBox.setVgrow(this, Priority.ALWAYS);
    }

    /** Keeps what stands below in line with the parts: beside the scroll bar they are narrower, when there is one. */
    void align(Node below) {
        scroll.viewportBoundsProperty()
                .subscribe(viewport -> VBox.setMargin(below, new Insets(0, besides(viewport), 0, 0)));
    }

    /** Brings the end into sight, once what has been added there has its place. */
    void showEnd() {
        applyCss();
        layout();
        scroll.setVvalue(scroll.getVmax());
    }

    /** How much of the width the scroll bar has. */
    private double besides(Bounds viewport) {
        return viewport.getWidth() > 0 ? Math.max(0, scroll.getWidth() - viewport.getWidth()) : 0;
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
