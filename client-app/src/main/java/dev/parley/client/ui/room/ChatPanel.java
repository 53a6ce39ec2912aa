package dev.parley.client.ui.room;

import dev.parley.client.core.AppState;
import dev.parley.client.core.Event;
import dev.parley.client.text.Texts;
import dev.parley.client.ui.common.Icons;
import dev.parley.client.ui.common.Labels;
import dev.parley.client.ui.common.SharpScroll;
import dev.parley.client.ui.common.UiServices;
import dev.parley.client.ui.fx.KeyedRows;
import dev.parley.client.ui.fx.Part;
import dev.parley.client.ui.fx.UiStore;
import java.net.URI;
import java.util.List;
import java.util.function.Consumer;
import javafx.geometry.Bounds;
import javafx.scene.Node;
import javafx.scene.control.ScrollPane;
import javafx.scene.layout.Priority;
import javafx.scene.layout.StackPane;
import javafx.scene.layout.VBox;
import org.kordamp.ikonli.feather.Feather;

/** The chat: messages, and where one writes. */
final class ChatPanel extends VBox {
    private static final double AT_BOTTOM = 24;

    private final VBox messages = new VBox();
    private final ScrollPane scroll = new SharpScroll(messages);
    private final VBox empty = new VBox(
            Icons.of(Feather.MESSAGE_SQUARE, 24),
            Labels.line(Texts.of("room.chat.empty.title"), "empty-title"),
            Labels.paragraph(Texts.of("room.chat.empty"), "empty-text"));
    private final ChatInput input;
    private final KeyedRows<ChatEntry, String, ChatRow> rows;
    private final Part<List<ChatEntry>> entries = new Part<>(this::show);
    private boolean followsEnd = true;
    private double hiddenBefore;

    /** @param say confirms in a few words what was just done */
    ChatPanel(UiStore store, UiServices services, Consumer<String> say) {
        ChatRow.Requests requests = new ChatRow.Requests(address -> open(address, services, say), services::copy);
        rows = new KeyedRows<>(
                messages, ChatEntry::key, entry -> new ChatRow(entry, services.clock(), requests), ChatRow::render);
        input = new ChatInput(text -> store.dispatch(new Event.SendChat(services.newMessageId(), text)));
        new MessageKeys(messages, this::reveal);
        messages.getStyleClass().add("chat-messages");
        scroll.vvalueProperty().subscribe(this::noteScrolling);
        messages.heightProperty().subscribe(this::stayAtEnd);
        scroll.viewportBoundsProperty().subscribe(this::stayAtEnd);
        scroll.sceneProperty().subscribe(_ -> goToEnd());
        empty.getStyleClass().addAll("empty", "panel-empty");
        StackPane middle = new StackPane(scroll, empty);
        VBox.setVgrow(middle, Priority.ALWAYS);
        getStyleClass().add("chat");
        getChildren().addAll(middle, input);
        show(List.of());
    }

    private static void open(URI address, UiServices services, Consumer<String> say) {
        services.browse(address, () -> {
            services.copy(address.toString());
            say.accept(Texts.of("room.chat.no-browser"));
        });
    }

    /** What gets the keyboard when the panel opens. */
    Node firstFocus() {
        return input.text();
    }

    /** Takes over what was half written there. */
    void continueFrom(ChatPanel was) {
        input.continueFrom(was.input);
    }

    void render(AppState state) {
        entries.show(ChatEntry.of(state));
    }

    private void show(List<ChatEntry> now) {
        rows.show(now);
        empty.setVisible(now.isEmpty());
    }

    /**
     * Remembers whether the person looks at the newest message or has scrolled up to older ones. A scroll pane also moves
     * when its content or it itself changes size; that says nothing about the person.
     */
    private void noteScrolling() {
        double hidden = hiddenHeight();
        if (hidden == hiddenBefore) {
            followsEnd = hidden <= 0 || (1 - scroll.getVvalue()) * hidden < AT_BOTTOM;
        }
    }

    private double hiddenHeight() {
        return messages.getHeight() - scroll.getViewportBounds().getHeight();
    }

    /** All of a message, or the beginning of one that is higher than the panel. */
    private void reveal(Node row) {
        double hidden = hiddenHeight();
        if (hidden > 0) {
            Bounds bounds = row.getBoundsInParent();
            double from = bounds.getMaxY() - scroll.getViewportBounds().getHeight();
            scroll.setVvalue(Math.min(Math.max(scroll.getVvalue() * hidden, from), bounds.getMinY()) / hidden);
        }
    }

    /** Whenever the panel opens. */
    private void goToEnd() {
        followsEnd = true;
        stayAtEnd();
    }

    private void stayAtEnd() {
        if (followsEnd) {
            scroll.setVvalue(1);
        }
        hiddenBefore = hiddenHeight();
    }
}
