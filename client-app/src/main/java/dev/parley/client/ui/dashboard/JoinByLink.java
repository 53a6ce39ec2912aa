package dev.parley.client.ui.dashboard;

import dev.parley.client.core.MeetingLink;
import dev.parley.client.text.Texts;
import dev.parley.client.ui.common.Buttons;
import dev.parley.client.ui.common.Field;
import dev.parley.client.ui.common.Labels;
import dev.parley.protocol.InvalidFieldException;
import java.util.function.Consumer;
import javafx.geometry.NodeOrientation;
import javafx.scene.control.Label;
import javafx.scene.control.TextField;
import javafx.scene.input.Clipboard;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.VBox;

/** Takes a link that somebody sent. */
final class JoinByLink extends VBox {
    private final Consumer<MeetingLink> join;
    private final TextField link = new Line();
    private final Label error = Labels.paragraph("", "field-help");

    JoinByLink(Consumer<MeetingLink> join) {
        this.join = join;
        link.setId("link");
        link.setPromptText("parley://…");
        link.setNodeOrientation(NodeOrientation.LEFT_TO_RIGHT);
        link.setAccessibleText(Texts.of("lobby.dashboard.link.accessible"));
        link.setOnAction(event -> submit());
        link.textProperty().subscribe(() -> showError(""));
        HBox.setHgrow(link, Priority.ALWAYS);
        HBox row = new HBox(link, Buttons.secondary(Texts.of("lobby.dashboard.link.join"), this::submit));
        row.getStyleClass().add("input-row");
        getStyleClass().add("field");
        getChildren().addAll(row, error);
        showError("");
    }

    /** Puts a link there that could not be followed, to try it again; not over what somebody types. */
    void offerAgain(MeetingLink failed) {
        if (link.getText().isBlank()) {
            link.setText(failed.toString());
        }
    }

    /** Puts a link there that cannot be read, and says why. */
    void explain(String unreadable, String sentence) {
        link.setText(unreadable.strip());
        showError(sentence);
    }

    /** Takes over what was typed there. */
    void continueFrom(JoinByLink was) {
        link.setText(was.link.getText());
    }

    void clear() {
        link.clear();
    }

    /** The person is at something else: what is wrong with the link is said again when it is tried again. */
    void moveOn() {
        showError("");
    }

    private void submit() {
        if (link.getText().isBlank()) {
            refuse(Texts.of("lobby.dashboard.link.empty"));
            return;
        }
        try {
            join.accept(MeetingLink.parse(link.getText()));
        } catch (InvalidFieldException e) {
            refuse(e.getMessage());
        }
    }

    private void refuse(String sentence) {
        showError(sentence);
        link.requestFocus();
    }

    private void showError(String sentence) {
        Field.mark(link, !sentence.isEmpty());
        Field.mark(error, !sentence.isEmpty());
        error.setText(sentence);
        Labels.setShown(error, !sentence.isEmpty());
    }

    /** Of a message of several lines the words stay apart. */
    private static final class Line extends TextField {
        @Override
        public void paste() {
            String pasted = Clipboard.getSystemClipboard().getString();
            if (pasted != null) {
                replaceSelection(pasted.replaceAll("\\s+", " "));
            }
        }
    }
}
