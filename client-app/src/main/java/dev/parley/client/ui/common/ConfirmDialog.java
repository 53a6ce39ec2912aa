package dev.parley.client.ui.common;

import javafx.geometry.Pos;
import javafx.scene.Node;
import javafx.scene.control.Button;
import javafx.scene.layout.HBox;
import javafx.scene.layout.VBox;

/** Asks before something that others would notice. Staying is what Enter and Escape do. */
public final class ConfirmDialog extends VBox {
    private final Button stay;
    private final HBox buttons;

    /**
     * @param go the button that does it
     * @param stay the button that does nothing
     */
    public ConfirmDialog(String title, String text, String go, Runnable act, String stay, Runnable cancel) {
        this.stay = Buttons.primary(stay, cancel);
        this.stay.setDefaultButton(true);
        buttons = new HBox(Buttons.secondary(go, act), this.stay);
        buttons.setAlignment(Pos.CENTER_RIGHT);
        buttons.getStyleClass().add("dialog-buttons");
        getStyleClass().add("dialog");
        setAccessibleText(title);
        getChildren().addAll(Labels.line(title, "title"), Labels.paragraph(text, "dialog-text"), buttons);
    }

    /** Offers another thing to do, before the button that does nothing. */
    public ConfirmDialog or(String name, Runnable act) {
        buttons.getChildren().add(buttons.getChildren().indexOf(stay), Buttons.secondary(name, act));
        return this;
    }

    /** What gets the keyboard first. */
    public Node firstFocus() {
        return stay;
    }
}
