package dev.parley.client.ui.dashboard;

import dev.parley.client.text.Texts;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import javafx.scene.AccessibleAction;
import javafx.scene.AccessibleRole;
import javafx.scene.control.ButtonBase;
import javafx.scene.input.KeyCode;
import javafx.scene.input.KeyEvent;
import javafx.scene.input.MouseButton;
import javafx.scene.input.MouseEvent;
import javafx.scene.layout.HBox;

/**
 * A row of a list that does what its main button does: by a double click anywhere on it, by Enter and the space bar while it has the
 * keyboard, and for a screen reader. Nothing, and no stop of the Tab key, while that button is disabled. FX thread.
 */
abstract class ActionRow extends HBox {
    private final ButtonBase main;
    /** A key went down here. One that went down elsewhere, such as in a dialog that it closed, does nothing when it comes up here. */
    private boolean armed;
    /**
     * A first click was here, and the pointer has not left since. JavaFX counts clicks by their place in the window, in which a row may
     * have given way to another.
     */
    private boolean clicked;

    ActionRow(ButtonBase main) {
        this.main = main;
        getStyleClass().add("room-row");
        setAccessibleRole(AccessibleRole.BUTTON);
        accessibleHelpProperty().bind(main.accessibleTextProperty());
        focusTraversableProperty().bind(main.disabledProperty().not());
        focusedProperty().subscribe(() -> armed = false);
        setOnKeyPressed(this::press);
        setOnKeyReleased(this::release);
        setOnMousePressed(this::pressMouse);
        setOnMouseExited(event -> clicked = false);
        setOnMouseClicked(this::click);
    }

    /** What a screen reader says of it; what it does, the main button says. Empty ones are left out. */
    void name(String... parts) {
        setAccessibleText(Stream.of(parts)
                .filter(part -> !part.isEmpty())
                .collect(Collectors.joining(Texts.of("common.list.separator"))));
    }

    @Override
    public void executeAccessibleAction(AccessibleAction action, Object... parameters) {
        if (action == AccessibleAction.FIRE) {
            main.fire();
        } else {
            super.executeAccessibleAction(action, parameters);
        }
    }

    private void press(KeyEvent event) {
        if (isForRow(event)) {
            armed = true;
            event.consume();
        }
    }

    private void release(KeyEvent event) {
        if (isForRow(event) && armed) {
            armed = false;
            event.consume();
            main.fire();
        }
    }

    /** Its buttons have the same keys for themselves. */
    private boolean isForRow(KeyEvent event) {
        boolean presses = event.getCode() == KeyCode.ENTER || event.getCode() == KeyCode.SPACE;
        boolean plain = !(event.isShortcutDown() || event.isControlDown() || event.isAltDown() || event.isMetaDown());
        return presses && plain && equals(event.getTarget());
    }

    private void pressMouse(MouseEvent event) {
        clicked |= event.getButton() == MouseButton.PRIMARY && event.getClickCount() == 1;
        highlight(event);
    }

    /** So that Enter does something after a click. What scrolls the page would take the keyboard for itself. */
    private void highlight(MouseEvent event) {
        if (event.getButton() == MouseButton.PRIMARY && isFocusTraversable()) {
            requestFocus();
            event.consume();
        }
    }

    /** Clicks on its buttons do not come here: their skins consume them. */
    private void click(MouseEvent event) {
        if (event.getButton() == MouseButton.PRIMARY && event.getClickCount() == 2 && clicked) {
            main.fire();
        }
    }
}
