package dev.parley.client.ui.room;

import dev.parley.client.text.Texts;
import dev.parley.client.ui.common.Labels;
import dev.parley.client.ui.common.Times;
import dev.parley.client.ui.fx.Direction;
import dev.parley.client.ui.fx.Part;
import java.time.Clock;
import javafx.geometry.Insets;
import javafx.geometry.Pos;
import javafx.scene.control.Label;
import javafx.scene.layout.HBox;
import javafx.scene.layout.VBox;

/** One message. */
final class ChatRow extends VBox {
    /** What a message leaves free on the other side, in pixels. */
    private static final double INDENT = 36;

    private final Label delivery = Labels.line("", "chat-delivery");
    private final Part<String> delivered = new Part<>(this::showDelivery);

    ChatRow(ChatEntry entry, Clock clock) {
        getStyleClass().addAll("chat-row", entry.own() ? "own" : "other");
        setAlignment(entry.own() ? Pos.TOP_RIGHT : Pos.TOP_LEFT);
        if (entry.head()) {
            getChildren().add(head(entry, clock));
            getStyleClass().add("chat-head-row");
        }
        Label text = Labels.paragraph(entry.text(), "chat-bubble");
        text.setMaxWidth(USE_PREF_SIZE);
        // A whole number of pixels, known before the row has a width: in a fraction less a text may break into one line
        // more.
        setMargin(text, entry.own() ? new Insets(0, 0, 0, INDENT) : new Insets(0, INDENT, 0, 0));
        text.setNodeOrientation(Direction.of(entry.text()));
        getChildren().addAll(text, delivery);
        setAccessibleText(Texts.of("room.chat.message.accessible", sender(entry), entry.text()));
        render(entry);
    }

    private static HBox head(ChatEntry entry, Clock clock) {
        Label name = Labels.line(sender(entry), "chat-sender");
        Label time = Labels.line(Times.of(entry.at(), clock), "chat-time");
        time.setMinWidth(USE_PREF_SIZE);
        HBox head = new HBox(name, time);
        head.setAlignment(entry.own() ? Pos.CENTER_RIGHT : Pos.CENTER_LEFT);
        head.getStyleClass().add("chat-head");
        return head;
    }

    private static String sender(ChatEntry entry) {
        return entry.own() ? Texts.of("room.chat.you") : entry.sender();
    }

    /** A message never changes; how far it got does. */
    void render(ChatEntry entry) {
        delivered.show(entry.delivery());
    }

    private void showDelivery(String text) {
        delivery.setText(text);
        Labels.setShown(delivery, !text.isEmpty());
    }
}
