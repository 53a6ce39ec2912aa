package dev.parley.client.ui.room;

import dev.parley.client.text.Texts;
import dev.parley.client.ui.common.Buttons;
import dev.parley.client.ui.common.Field;
import dev.parley.client.ui.common.Icons;
import dev.parley.client.ui.common.Labels;
import dev.parley.client.ui.common.SharpTextArea;
import dev.parley.client.ui.common.TypedName;
import dev.parley.protocol.InvalidFieldException;
import dev.parley.protocol.Limits;
import dev.parley.protocol.Text;
import java.util.function.Consumer;
import javafx.scene.TraversalDirection;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.control.TextArea;
import javafx.scene.input.KeyCode;
import javafx.scene.input.KeyEvent;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.Region;
import javafx.scene.layout.VBox;
import org.kordamp.ikonli.feather.Feather;

/** Where one writes. Enter sends, Shift+Enter starts a line; grows to a few lines. */
final class ChatInput extends VBox {
    private static final int MOST_LINES = 5;
    private static final double LINE_HEIGHT = 20;
    private static final double FRAME = 18;

    private final Consumer<String> send;
    private final TextArea text = new SharpTextArea();
    private final Label problem = Labels.paragraph("", "field-help");
    private final Button button = Buttons.icon(Icons.of(Feather.SEND, 16), Texts.of("room.chat.send"), this::submit);

    ChatInput(Consumer<String> send) {
        this.send = send;
        text.setId("chat-text");
        text.setPromptText(Texts.of("room.chat.prompt"));
        text.setAccessibleText(Texts.of("room.chat.prompt"));
        text.setWrapText(true);
        text.textProperty().subscribe(this::check);
        text.widthProperty().subscribe(this::grow);
        text.addEventFilter(KeyEvent.KEY_PRESSED, this::onKey);
        button.setId("send");
        HBox.setHgrow(text, Priority.ALWAYS);
        HBox row = new HBox(text, button);
        row.getStyleClass().add("chat-input-row");
        Field.mark(problem, true);
        getStyleClass().add("chat-input");
        getChildren().addAll(problem, row);
        check();
    }

    TextArea text() {
        return text;
    }

    /** Takes over what was half written there. */
    void continueFrom(ChatInput was) {
        text.setText(was.text.getText());
        text.positionCaret(was.text.getCaretPosition());
    }

    private void onKey(KeyEvent event) {
        if (event.getCode() == KeyCode.TAB) {
            leave(event);
        } else if (event.getCode() == KeyCode.ENTER) {
            enter(event);
        }
    }

    /** Nobody needs tabs in a message, and whoever uses the keyboard alone would not get out. */
    private void leave(KeyEvent event) {
        event.consume();
        text.requestFocusTraversal(event.isShiftDown() ? TraversalDirection.PREVIOUS : TraversalDirection.NEXT);
    }

    private void enter(KeyEvent event) {
        event.consume();
        if (event.isShiftDown()) {
            text.replaceSelection("\n");
        } else {
            submit();
        }
    }

    private void submit() {
        if (!button.isDisabled()) {
            send.accept(text.getText().strip());
            text.clear();
            text.requestFocus();
        }
    }

    private void check() {
        String sentence = problemOf(text.getText().strip());
        problem.setText(sentence);
        Labels.setShown(problem, !sentence.isEmpty());
        button.setDisable(!sentence.isEmpty() || text.getText().isBlank());
        grow();
    }

    private static String problemOf(String written) {
        int over = written.codePointCount(0, written.length()) - Limits.CHAT_LENGTH;
        if (over > 0) {
            return Texts.of("room.chat.too-long", over);
        }
        try {
            Text.block("message", written, Limits.CHAT_LENGTH);
            return "";
        } catch (InvalidFieldException e) {
            return TypedName.hasTooManyMarks(written)
                    ? Texts.of("room.chat.accents", TypedName.MARKS_IN_A_ROW)
                    : Texts.of("room.chat.control-characters");
        }
    }

    /** Those that the text breaks into by itself count too. */
    private long linesOf(String written) {
        String whole = written.endsWith("\n") ? written + " " : written;
        double width = text.getWidth()
                - text.lookupAll(".content").stream()
                        .map(Region.class::cast)
                        .mapToDouble(content -> content.getInsets().getLeft()
                                + content.getInsets().getRight())
                        .sum();
        if (width <= 0) {
            return whole.lines().count();
        }
        javafx.scene.text.Text measured = new javafx.scene.text.Text(whole);
        measured.setFont(text.getFont());
        double line = measured.getLayoutBounds().getHeight()
                / Math.max(1, whole.lines().count());
        measured.setWrappingWidth(width);
        return Math.round(measured.getLayoutBounds().getHeight() / line);
    }

    private void grow() {
        long lines = Math.min(MOST_LINES, linesOf(text.getText()));
        double height = Math.max(1, lines) * LINE_HEIGHT + FRAME;
        text.setMinHeight(height);
        text.setPrefHeight(height);
        text.setMaxHeight(height);
    }
}
