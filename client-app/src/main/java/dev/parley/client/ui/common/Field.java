package dev.parley.client.ui.common;

import javafx.css.PseudoClass;
import javafx.scene.Node;
import javafx.scene.control.Control;
import javafx.scene.control.Label;
import javafx.scene.control.TextInputControl;
import javafx.scene.layout.VBox;

/** An input with its name above and, below, what is wrong with it or how to fill it in. */
public final class Field extends VBox {
    private static final PseudoClass INVALID = PseudoClass.getPseudoClass("invalid");

    private final Node input;
    private final Label title;
    private final Label below;
    private String help;

    /**
     * A password with its name and help.
     *
     * @param id of the input, for tests
     * @param help how to fill it in, empty for none
     */
    public Field(String name, PasswordInput input, String id, String help) {
        this(name, (Node) input, help);
        input.name(name, id);
        input.onTyped(() -> showError(""));
    }

    /** @param help how to fill it in, empty for none */
    public Field(String name, Node input, String help) {
        this.input = input;
        this.help = help;
        this.below = Labels.paragraph(help, "field-help");
        this.title = Labels.line(name, "field-name");
        if (input instanceof Control control) {
            title.setLabelFor(control);
            control.setAccessibleText(name);
        }
        if (input instanceof TextInputControl typed) {
            typed.textProperty().subscribe(() -> showError(""));
        }
        getStyleClass().add("field");
        getChildren().addAll(title, input, below);
        showError("");
    }

    /** Calls a password otherwise. */
    public void rename(String name) {
        title.setText(name);
        if (input instanceof PasswordInput password) {
            password.describe(name);
        }
    }

    /**
     * Says from now on how to fill it in, where nothing is wrong.
     *
     * @param sentence empty for nothing
     */
    public void explain(String sentence) {
        help = sentence;
        showError("");
    }

    /**
     * Says what is wrong, until something else is typed.
     *
     * @param sentence what is wrong and what to do; empty when nothing is
     */
    public void showError(String sentence) {
        boolean wrong = !sentence.isEmpty();
        below.setText(wrong ? sentence : help);
        mark(below, wrong);
        if (input instanceof PasswordInput password) {
            password.mark(wrong);
        } else {
            mark(input, wrong);
        }
        Labels.setShown(below, !below.getText().isEmpty());
    }

    /** Paints a part of a form as wrong, or as right again. */
    public static void mark(Node part, boolean wrong) {
        part.pseudoClassStateChanged(INVALID, wrong);
    }
}
