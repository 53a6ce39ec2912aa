package dev.parley.client.ui.common;

import dev.parley.client.core.Notice;
import dev.parley.client.text.Texts;
import dev.parley.client.ui.fx.Part;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.function.LongConsumer;
import java.util.stream.Collectors;
import javafx.scene.AccessibleRole;
import javafx.scene.Node;
import javafx.scene.control.Label;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.VBox;
import org.kordamp.ikonli.feather.Feather;

/** Notices, in the order in which they came. At most {@value #SHOWN} at a time, the newest; older ones wait until there is room. */
final class Toasts extends VBox {
    private static final int SHOWN = 3;

    private final LongConsumer dismiss;
    private final Map<Long, Node> cards = new HashMap<>();
    private Part<List<Notice>> notices = new Part<>(this::show);

    /** @param dismiss takes the id of the notice the person closed */
    Toasts(LongConsumer dismiss) {
        this.dismiss = dismiss;
        getStyleClass().add("toasts");
        setPickOnBounds(false);
    }

    void render(List<Notice> current) {
        notices.show(current);
    }

    /** Makes what is shown anew, the next time it is shown. */
    void renew() {
        cards.clear();
        notices = new Part<>(this::show);
    }

    private void show(List<Notice> current) {
        List<Notice> newest = current.subList(Math.max(0, current.size() - SHOWN), current.size());
        cards.keySet().retainAll(newest.stream().map(Notice::id).collect(Collectors.toSet()));
        newest.forEach(notice -> cards.computeIfAbsent(notice.id(), id -> card(notice)));
        getChildren()
                .setAll(newest.stream()
                        .map(notice -> Objects.requireNonNull(cards.get(notice.id())))
                        .toList());
    }

    private Node card(Notice notice) {
        Label text = Labels.paragraph(notice.text(), "toast-text");
        text.setMaxWidth(Double.MAX_VALUE);
        HBox.setHgrow(text, Priority.ALWAYS);
        Node close = Buttons.icon(
                Icons.of(Feather.X, 14), Texts.of("common.toast.dismiss"), () -> dismiss.accept(notice.id()));
        HBox card = new HBox(Banner.iconOf(notice.severity()), text, close);
        card.getStyleClass().addAll("toast", Banner.styleOf(notice.severity()));
        card.setAccessibleRole(AccessibleRole.TEXT);
        card.setAccessibleText(notice.text());
        return card;
    }
}
