package dev.parley.client.ui;

import dev.parley.client.text.Texts;
import dev.parley.client.ui.common.Buttons;
import dev.parley.client.ui.common.Field;
import dev.parley.client.ui.common.Labels;
import dev.parley.protocol.InvalidFieldException;
import dev.parley.protocol.Text;
import java.util.function.Consumer;
import javafx.geometry.Pos;
import javafx.scene.Node;
import javafx.scene.control.Button;
import javafx.scene.control.TextField;
import javafx.scene.layout.HBox;
import javafx.scene.layout.VBox;

/** Asks for another name, because somebody in the meeting has this one. */
final class RenameDialog extends VBox {
    private final Consumer<String> join;
    private final TextField name = new TextField();
    private final Field field = new Field(Texts.of("lobby.rename.name"), name, "");

    /** @param reason why the name can't be used, a sentence */
    RenameDialog(String takenName, String reason, Consumer<String> join, Runnable cancel) {
        this.join = join;
        name.setText(takenName);
        name.setId("new-name");
        getStyleClass().add("dialog");
        setAccessibleText(Texts.of("lobby.rename.title"));
        getChildren()
                .addAll(
                        Labels.line(Texts.of("lobby.rename.title"), "title"),
                        Labels.paragraph(reason, "dialog-text"),
                        field,
                        buttons(cancel));
    }

    Node firstFocus() {
        return name;
    }

    private Node buttons(Runnable cancel) {
        Button submit = Buttons.primary(Texts.of("lobby.rename.join"), this::submit);
        submit.setDefaultButton(true);
        HBox row = new HBox(Buttons.secondary(Texts.of("lobby.rename.cancel"), cancel), submit);
        row.setAlignment(Pos.CENTER_RIGHT);
        row.getStyleClass().add("dialog-buttons");
        return row;
    }

    private void submit() {
        try {
            join.accept(Text.name("name", name.getText()));
        } catch (InvalidFieldException e) {
            field.showError(e.getMessage());
            name.requestFocus();
        }
    }
}
