package dev.parley.client.ui.room;

import java.util.List;
import java.util.function.Consumer;
import javafx.collections.ListChangeListener;
import javafx.scene.Node;
import javafx.scene.input.KeyEvent;
import javafx.scene.layout.Pane;
import org.jspecify.annotations.Nullable;

/**
 * The keyboard among messages. Tab stops at one of them, the newest at first, whatever their number; the arrow keys, Home and End lead to
 * the others. FX thread.
 */
final class MessageKeys {
    private final Pane messages;
    private final Consumer<Node> reveal;
    private @Nullable Node stop;

    /**
     * @param messages holds the messages and nothing else, the newest last
     * @param reveal brings one of them into view
     */
    MessageKeys(Pane messages, Consumer<Node> reveal) {
        this.messages = messages;
        this.reveal = reveal;
        messages.addEventHandler(KeyEvent.KEY_PRESSED, this::onKey);
        messages.getChildren().addListener((ListChangeListener<Node>) change -> choose());
        messages.focusWithinProperty().subscribe(this::choose);
    }

    /** While the keyboard is among them, it finds its way back to the same one. */
    private void choose() {
        List<Node> rows = messages.getChildren();
        if (!messages.isFocusWithin() || stop == null || !rows.contains(stop)) {
            stopAt(rows.isEmpty() ? null : rows.getLast());
        }
    }

    private void stopAt(@Nullable Node row) {
        stop = row;
        messages.getChildren().forEach(each -> each.setFocusTraversable(each.equals(row)));
    }

    private void onKey(KeyEvent event) {
        List<Node> rows = messages.getChildren();
        int now = 0;
        while (now < rows.size() && !rows.get(now).isFocusWithin()) {
            now++;
        }
        int last = rows.size() - 1;
        if (now <= last) {
            switch (event.getCode()) {
                case UP -> go(event, rows.get(Math.max(0, now - 1)));
                case DOWN -> go(event, rows.get(Math.min(last, now + 1)));
                case HOME -> go(event, rows.getFirst());
                case END -> go(event, rows.getLast());
                default -> {}
            }
        }
    }

    private void go(KeyEvent event, Node row) {
        event.consume();
        stopAt(row);
        row.requestFocus();
        reveal.accept(row);
    }
}
