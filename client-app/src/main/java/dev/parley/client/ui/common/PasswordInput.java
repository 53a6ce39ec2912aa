package dev.parley.client.ui.common;

import dev.parley.client.text.Texts;
import javafx.css.PseudoClass;
import javafx.geometry.NodeOrientation;
import javafx.geometry.Pos;
import javafx.scene.Node;
import javafx.scene.control.Button;
import javafx.scene.control.PasswordField;
import javafx.scene.control.TextField;
import javafx.scene.control.TextFormatter;
import javafx.scene.layout.StackPane;
import org.kordamp.ikonli.feather.Feather;

/** Takes a password, and shows it for as long as one wants to see what one types. */
public final class PasswordInput extends StackPane {
    private static final PseudoClass INVALID = PseudoClass.getPseudoClass("invalid");

    private final PasswordField hidden = new PasswordField();
    private final TextField shown = new TextField();
    private final Button eye = Buttons.icon(Icons.of(Feather.EYE, 16), "", this::toggle);

    /** @param enter what the Enter key does */
    public PasswordInput(Runnable enter) {
        shown.textProperty().bindBidirectional(hidden.textProperty());
        for (TextField field : new TextField[] {hidden, shown}) {
            // A password is letters in the order they are typed.
            field.setNodeOrientation(NodeOrientation.LEFT_TO_RIGHT);
            field.getStyleClass().add("password");
            field.setOnAction(event -> enter.run());
        }
        eye.getStyleClass().add("eye");
        setNodeOrientation(NodeOrientation.LEFT_TO_RIGHT);
        setAlignment(eye, Pos.CENTER_RIGHT);
        getChildren().addAll(hidden, shown, eye);
        show(false);
    }

    private void toggle() {
        show(!shown.isVisible());
        // The field that was not there before takes the keyboard only with its skin, which comes with the styles.
        applyCss();
        field().requestFocus();
        field().end();
    }

    private void show(boolean show) {
        Labels.setShown(shown, show);
        Labels.setShown(hidden, !show);
        eye.setGraphic(Icons.of(show ? Feather.EYE_OFF : Feather.EYE, 16));
        Buttons.describe(eye, show ? Texts.of("common.password.hide") : Texts.of("common.password.show"), "");
    }

    /** The one that is there to be typed in. */
    private TextField field() {
        return shown.isVisible() ? shown : hidden;
    }

    /** Names it for screen readers, and as {@code #id} for tests: {@code name} shows it, {@code id} finds it. */
    public void name(String name, String id) {
        describe(name);
        hidden.setId(id);
        shown.setId(id + "-shown");
    }

    /** Names it for screen readers. */
    void describe(String name) {
        hidden.setAccessibleText(name);
        shown.setAccessibleText(name);
    }

    /**
     * Takes no more than that.
     *
     * @param characters as {@link String#length} counts them
     */
    public PasswordInput atMost(int characters) {
        for (TextField field : new TextField[] {hidden, shown}) {
            field.setTextFormatter(
                    new TextFormatter<>(change -> change.getControlNewText().length() > characters ? null : change));
        }
        return this;
    }

    /** What gets the keyboard. */
    public Node firstFocus() {
        return field();
    }

    /** Runs when something else is typed. */
    public void onTyped(Runnable typed) {
        hidden.textProperty().subscribe(typed);
    }

    /** Paints it as wrong, or as right again. */
    public void mark(boolean wrong) {
        hidden.pseudoClassStateChanged(INVALID, wrong);
        shown.pseudoClassStateChanged(INVALID, wrong);
    }

    /** What was typed, as it was typed. */
    public String text() {
        return hidden.getText();
    }

    public void setText(String text) {
        hidden.setText(text);
    }

    /** Puts the keyboard there, with all that was typed selected: most mistyped passwords are typed anew. */
    public void focus() {
        field().requestFocus();
        field().selectAll();
    }
}
