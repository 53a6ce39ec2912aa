package dev.parley.client.ui.common;

import dev.parley.client.text.Texts;
import javafx.scene.Node;
import javafx.scene.control.Button;
import javafx.scene.control.ButtonBase;
import javafx.scene.control.ContentDisplay;
import javafx.scene.control.Tooltip;
import javafx.scene.layout.Region;
import javafx.util.Duration;

/** Buttons in the kinds of the design system. */
public final class Buttons {
    private static final Duration TOOLTIP_DELAY = Duration.millis(350);
    private static final double STORY_WIDTH = 340;

    private Buttons() {}

    /** The one thing to do next. At most one is visible at a time. */
    public static Button primary(String text, Runnable action) {
        return button(text, "primary", action);
    }

    public static Button secondary(String text, Runnable action) {
        return button(text, "secondary", action);
    }

    /** Makes a button the one thing to do next, or one beside it. */
    public static void setPrimary(Button button, boolean primary) {
        button.getStyleClass().removeAll("primary", "secondary");
        button.getStyleClass().add(primary ? "primary" : "secondary");
    }

    /** Without a frame, for things beside the main path. */
    public static Button quiet(String text, Runnable action) {
        return button(text, "quiet", action);
    }

    private static Button button(String text, String style, Runnable action) {
        Button button = new Button(text);
        button.getStyleClass().add(style);
        button.setMinWidth(Region.USE_PREF_SIZE);
        button.setOnAction(event -> action.run());
        return button;
    }

    /**
     * A button that is only an icon.
     *
     * @param name what a screen reader and the tooltip say
     */
    public static Button icon(Node icon, String name, Runnable action) {
        Button button = button("", "icon-button", action);
        button.setGraphic(icon);
        button.setContentDisplay(ContentDisplay.GRAPHIC_ONLY);
        describe(button, name, "");
        return button;
    }

    /** A tooltip of whole sentences, which breaks into lines. */
    public static Tooltip story() {
        Tooltip tooltip = new Tooltip();
        tooltip.setShowDelay(TOOLTIP_DELAY);
        tooltip.setWrapText(true);
        tooltip.setMaxWidth(STORY_WIDTH);
        // As long as somebody may want to read.
        tooltip.setShowDuration(Duration.INDEFINITE);
        return tooltip;
    }

    /**
     * Gives a button its accessible name and its tooltip.
     *
     * @param shortcut the keys that do the same, empty for none
     */
    public static void describe(ButtonBase button, String name, String shortcut) {
        String text = shortcut.isEmpty() ? name : Texts.of("common.button.name-and-keys", name, shortcut);
        button.setAccessibleText(name);
        Tooltip tooltip = button.getTooltip();
        if (tooltip == null) {
            tooltip = new Tooltip();
            tooltip.setShowDelay(TOOLTIP_DELAY);
            button.setTooltip(tooltip);
        }
        tooltip.setText(text);
    }
}
