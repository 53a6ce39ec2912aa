package dev.parley.client.ui.room;

import dev.parley.client.text.Texts;
import dev.parley.client.text.WebAddress;
import dev.parley.client.ui.common.Labels;
import dev.parley.client.ui.common.Times;
import dev.parley.client.ui.fx.Direction;
import dev.parley.client.ui.fx.Menus;
import dev.parley.client.ui.fx.Part;
import java.net.URI;
import java.time.Clock;
import java.util.List;
import java.util.function.Consumer;
import javafx.event.EventTarget;
import javafx.geometry.Insets;
import javafx.geometry.Pos;
import javafx.scene.control.Label;
import javafx.scene.control.MenuItem;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Region;
import javafx.scene.layout.VBox;

/** One message. Its menu copies it; {@link MessageKeys} leads the keyboard there. */
final class ChatRow extends VBox {
    /** What a message leaves free on the other side, in pixels. */
    private static final double INDENT = 36;

    private final Label delivery = Labels.line("", "chat-delivery");
    private final Part<String> delivered = new Part<>(this::showDelivery);

    /**
     * What a message asks for.
     *
     * @param open shows a web address in the browser
     * @param copy puts a text on the clipboard
     */
    record Requests(Consumer<URI> open, Consumer<String> copy) {}

    ChatRow(ChatEntry entry, Clock clock, Requests requests) {
        getStyleClass().addAll("chat-row", entry.own() ? "own" : "other");
        setAlignment(entry.own() ? Pos.TOP_RIGHT : Pos.TOP_LEFT);
        if (entry.head()) {
            getChildren().add(head(entry, clock));
            getStyleClass().add("chat-head-row");
        }
        Region text = words(entry.text(), requests);
        text.getStyleClass().add("chat-bubble");
        text.setMaxWidth(USE_PREF_SIZE);
        // A whole number of pixels, known before the row has a width: in a fraction less a text may break into one line
        // more.
        setMargin(text, entry.own() ? new Insets(0, 0, 0, INDENT) : new Insets(0, INDENT, 0, 0));
        Menus.offer(this, target -> menu(target, entry.text(), requests));
        getChildren().addAll(text, delivery);
        setAccessibleText(Texts.of("room.chat.message.accessible", sender(entry), entry.text()));
        render(entry);
    }

    private static Region words(String text, Requests requests) {
        List<WebAddress> addresses = WebAddress.in(text);
        if (!addresses.isEmpty()) {
            return new ChatWords(text, addresses, requests.open());
        }
        Label words = Labels.paragraph(text);
        words.setNodeOrientation(Direction.of(text));
        return words;
    }

    private static List<MenuItem> menu(EventTarget target, String text, Requests requests) {
        MenuItem whole = copying(Texts.of("room.chat.copy"), text, requests);
        return target instanceof ChatLink link
                ? List.of(
                        copying(
                                Texts.of("room.chat.copy-address"),
                                link.target().toString(),
                                requests),
                        whole)
                : List.of(whole);
    }

    private static MenuItem copying(String name, String text, Requests requests) {
        return Menus.item(name, () -> requests.copy().accept(text));
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
