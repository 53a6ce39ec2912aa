package dev.parley.client.ui.common;

import atlantafx.base.controls.ToggleSwitch;
import java.util.function.Consumer;
import javafx.scene.AccessibleRole;
import javafx.scene.input.KeyCode;
import javafx.scene.input.KeyEvent;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;

/** A switch that the space bar moves too, which the base theme's does not. */
public final class Switch extends ToggleSwitch {
    /**
     * A switch without a text.
     *
     * @param name what a screen reader says
     * @param switched told of each change
     */
    public Switch(String name, boolean on, Consumer<Boolean> switched) {
        setSelected(on);
        setAccessibleText(name);
        setAccessibleRole(AccessibleRole.CHECK_BOX);
        setFocusTraversable(true);
        selectedProperty().subscribe((before, now) -> switched.accept(now));
        addEventHandler(KeyEvent.KEY_PRESSED, event -> {
            if (event.getCode() == KeyCode.SPACE) {
                setSelected(!isSelected());
                event.consume();
            }
        });
    }

    /** With its name before it, in a row. */
    public HBox row() {
        var label = Labels.line(getAccessibleText(), "setting-name");
        label.setLabelFor(this);
        label.setMaxWidth(Double.MAX_VALUE);
        HBox.setHgrow(label, Priority.ALWAYS);
        HBox row = new HBox(label, this);
        row.getStyleClass().add("setting");
        return row;
    }
}
