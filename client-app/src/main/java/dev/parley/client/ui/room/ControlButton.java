package dev.parley.client.ui.room;

import dev.parley.client.ui.common.Buttons;
import dev.parley.client.ui.common.Shortcut;
import javafx.css.PseudoClass;
import javafx.geometry.Bounds;
import javafx.geometry.Pos;
import javafx.scene.Node;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.control.Tooltip;
import javafx.scene.layout.StackPane;

/**
 * A button of the controls bar: an icon, with a word below it where the bar has room, and a count when there is something to count, or a
 * mark when its device does not work.
 */
final class ControlButton extends StackPane {
    private static final PseudoClass OFF = PseudoClass.getPseudoClass("off");
    private static final PseudoClass ACTIVE = PseudoClass.getPseudoClass("active");
    private static final PseudoClass BROKEN = PseudoClass.getPseudoClass("broken");
    private static final int MOST_SHOWN = 99;
    private static final double TOOLTIP_DISTANCE = 4;

    private final Shortcut shortcut;
    private final Button button = new Button();
    private final Label count = new Label();
    private final Tooltip reason = Buttons.story();
    private String barred = "";
    private String trouble = "";

    ControlButton(String id, Shortcut shortcut, Runnable action) {
        this.shortcut = shortcut;
        button.setId(id);
        button.getStyleClass().add("control");
        button.setOnAction(event -> action.run());
        Tooltip tooltip = Buttons.story();
        tooltip.setOnShown(event -> placeAbove(tooltip));
        button.setTooltip(tooltip);
        count.getStyleClass().add("count");
        count.setMouseTransparent(true);
        count.setVisible(false);
        StackPane.setAlignment(count, Pos.TOP_RIGHT);
        getStyleClass().add("control-holder");
        getChildren().addAll(button, count);
    }

    /** Where it lies over no other button. */
    private void placeAbove(Tooltip tooltip) {
        Bounds place = button.localToScreen(button.getLayoutBounds());
        tooltip.setAnchorX(place.getCenterX() - tooltip.getWidth() / 2);
        tooltip.setAnchorY(place.getMinY() - tooltip.getHeight() - TOOLTIP_DISTANCE);
    }

    /**
     * What it is now.
     *
     * @param word very short, below the icon
     * @param name what pressing it does
     */
    ControlButton show(Node icon, String word, String name) {
        return show(icon, word, name, shortcut.text());
    }

    /** @param keys what the tooltip says of the keyboard */
    ControlButton show(Node icon, String word, String name, String keys) {
        button.setGraphic(icon);
        button.setText(word);
        Buttons.describe(button, barred.isEmpty() ? name : barred, keys);
        if (!trouble.isEmpty()) {
            button.getTooltip().setText(button.getTooltip().getText() + "\n" + trouble);
        }
        return this;
    }

    /** Out of use, with the reason where the mouse rests and for screen readers; empty to be of use again. */
    void setBarred(String why) {
        boolean now = !why.isEmpty();
        button.setDisable(now);
        reason.setText(why);
        barred = why;
        if (now) {
            Tooltip.install(this, reason);
        } else {
            Tooltip.uninstall(this, reason);
        }
    }

    /** A mark says that pressing it does not help, and the tooltip, from when it is shown next, why; empty if it does help. */
    void explain(String sentence) {
        trouble = sentence;
        button.setAccessibleHelp(sentence);
        count.pseudoClassStateChanged(BROKEN, !sentence.isEmpty());
        count.setText("!");
        count.setVisible(!sentence.isEmpty());
    }

    ControlButton styled(String styleClass) {
        button.getStyleClass().add(styleClass);
        getStyleClass().add(styleClass);
        return this;
    }

    void focus() {
        button.requestFocus();
    }

    /** A device that is off, or that isn't there. */
    void setOff(boolean off) {
        button.pseudoClassStateChanged(OFF, off);
    }

    /** Its panel is open, or its state holds. */
    void setActive(boolean active) {
        button.pseudoClassStateChanged(ACTIVE, active);
    }

    void setCount(int number) {
        count.setText(number > MOST_SHOWN ? MOST_SHOWN + "+" : Integer.toString(number));
        count.setVisible(number > 0);
    }
}
