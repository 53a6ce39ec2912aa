package dev.parley.client.ui.common;

import javafx.scene.Node;
import javafx.scene.control.Label;
import javafx.scene.control.OverrunStyle;
import javafx.scene.control.Tooltip;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.Region;
import javafx.scene.text.TextFlow;

/** Texts in the sizes and weights of the design system, and the space between things. */
public final class Labels {
    /** Marks a tooltip that says no more than its label, which is cut. */
    private static final String WHOLE = "whole-text";

    private Labels() {}

    /** One line; too long a text ends in an ellipsis, and a tooltip has the whole. */
    public static Label line(String text, String... styles) {
        Label label = new Label(text);
        label.getStyleClass().addAll(styles);
        label.setMinWidth(0);
        Typeface.follow(label);
        label.textTruncatedProperty().subscribe(cut -> showWhole(label, cut));
        return label;
    }

    /** A label that explains itself keeps its own tooltip. */
    private static void showWhole(Label label, boolean cut) {
        Tooltip tooltip = label.getTooltip();
        if (cut && tooltip == null) {
            Tooltip whole = Buttons.story();
            whole.getStyleClass().add(WHOLE);
            whole.textProperty().bind(label.textProperty());
            label.setTooltip(whole);
        } else if (!cut && tooltip != null && tooltip.getStyleClass().contains(WHOLE)) {
            label.setTooltip(null);
        }
    }

    /** Too long a text is cut in its middle or at its end: where both ends say something, in the middle. */
    public static void cutInMiddle(Label line, boolean middle) {
        line.setTextOverrun(middle ? OverrunStyle.CENTER_ELLIPSIS : OverrunStyle.ELLIPSIS);
    }

    /** A text that breaks into as many lines as it needs. */
    public static Label paragraph(String text, String... styles) {
        Label label = line(text, styles);
        label.setWrapText(true);
        label.setMinHeight(Region.USE_PREF_SIZE);
        return label;
    }

    /**
     * Sets what is made of several texts in letters that have all of it.
     *
     * @param text all of it
     */
    public static void dress(TextFlow flow, String text) {
        Typeface.dress(flow, text);
    }

    /** Takes the room that is left in a row. */
    public static Region spacer() {
        Region spacer = new Region();
        HBox.setHgrow(spacer, Priority.ALWAYS);
        return spacer;
    }

    /** Shows a node, or takes it away together with its space. */
    public static void setShown(Node node, boolean shown) {
        node.setVisible(shown);
        node.setManaged(shown);
    }
}
