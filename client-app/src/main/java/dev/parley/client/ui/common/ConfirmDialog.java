package dev.parley.client.ui.common;

import javafx.geometry.Pos;
import javafx.scene.Node;
import javafx.scene.control.Button;
import javafx.scene.layout.HBox;
import javafx.scene.layout.VBox;

/** Asks before something that others would notice. Escape stays, and so does Enter, unless the question says otherwise. */
public final class ConfirmDialog extends VBox {
    private final Button go;
    private final Button stay;
    private final HBox buttons;
    /** What Enter does: the last of the buttons, with the keyboard. */
    private Button first;

    /**
     * @param go the button that does it
     * @param stay the button that does nothing
     */
    public ConfirmDialog(String title, String text, String go, Runnable act, String stay, Runnable cancel) {
        this.go = Buttons.secondary(go, act);
        this.stay = Buttons.primary(stay, cancel);
        first = this.stay;
        first.setDefaultButton(true);
        buttons = new HBox(this.go, this.stay);
        buttons.setAlignment(Pos.CENTER_RIGHT);
        buttons.getStyleClass().add("dialog-buttons");
        getStyleClass().add("dialog");
        setAccessibleText(title);
        getChildren().addAll(Labels.line(title, "title"), Labels.paragraph(text, "dialog-text"), buttons);
    }

    /** Offers another thing to do, which Enter never does. */
    public ConfirmDialog or(String name, Runnable act) {
        buttons.getChildren().add(1, Buttons.secondary(name, act));
        return this;
    }

    /** Enter does it: for what a person has just asked for, and which takes nothing from others. */
    public ConfirmDialog goingByEnter() {
        first.setDefaultButton(false);
        first = go;
        first.setDefaultButton(true);
        Buttons.setPrimary(go, true);
        Buttons.setPrimary(stay, false);
        stay.toBack();
        go.toFront();
        return this;
    }

    /** What gets the keyboard first. */
    public Node firstFocus() {
        return first;
    }
}
