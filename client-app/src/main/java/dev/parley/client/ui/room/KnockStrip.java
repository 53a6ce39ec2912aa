package dev.parley.client.ui.room;

import dev.parley.client.core.AppState;
import dev.parley.client.core.Knock;
import dev.parley.client.text.Texts;
import dev.parley.client.ui.common.Labels;
import dev.parley.client.ui.fx.KeyedRows;
import dev.parley.client.ui.fx.Part;
import dev.parley.client.ui.fx.UiStore;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import java.util.stream.Collectors;
import javafx.scene.control.Label;
import javafx.scene.layout.VBox;

/**
 * Who wants to come into the meeting, for its host: {@value #SHOWN} of them, and how many more. Gone while nobody does.
 *
 * <p>No row moves under the pointer. The strip grows upwards, so whoever comes later stands above those who wait already; and while the pointer
 * is on the strip, whoever does not wait any more keeps the place, out of use.
 */
final class KnockStrip extends VBox {
    private static final int SHOWN = 3;

    private final VBox list = new VBox();
    private final Label more = Labels.line("", "knock-more");
    private final KeyedRows<Knock, String, KnockRow> rows;
    private final Part<List<Knock>> knocks = new Part<>(this::show);
    private List<Knock> waiting = List.of();
    /** Who has a row, the lowest first. */
    private List<Knock> placed = List.of();

    KnockStrip(UiStore store, InstantSource clock) {
        rows = new KeyedRows<>(
                list,
                Knock::request,
                knock -> new KnockRow(store, clock, knock),
                (row, knock) -> row.setDisable(!waiting.contains(knock)));
        list.getStyleClass().add("invite-rows");
        getStyleClass().add("knock-strip");
        getChildren().addAll(more, list);
        knocks.show(List.of());
        hoverProperty().subscribe(_ -> place());
    }

    void render(AppState state) {
        knocks.show(state.room().door().knocks());
    }

    private void show(List<Knock> now) {
        waiting = now;
        place();
    }

    private void place() {
        Map<String, Knock> byRequest = waiting.stream().collect(Collectors.toMap(Knock::request, Function.identity()));
        List<Knock> next = new ArrayList<>();
        for (Knock before : placed) {
            Knock now = byRequest.remove(before.request());
            if (now != null || isHover()) {
                next.add(now == null ? before : now);
            }
        }
        waiting.stream()
                .filter(knock -> byRequest.containsKey(knock.request()))
                .limit(SHOWN - next.size())
                .forEach(next::add);
        placed = List.copyOf(next);
        rows.show(placed.reversed());
        long others = waiting.stream().filter(knock -> !placed.contains(knock)).count();
        more.setText(others > 0 ? Texts.of("room.knock.more", others) : "");
        Labels.setShown(more, others > 0);
        Labels.setShown(this, !placed.isEmpty());
    }
}
