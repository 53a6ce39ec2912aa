package dev.parley.client.ui.room;

import dev.parley.client.core.AppState;
import dev.parley.client.core.HostPowers;
import dev.parley.client.core.Knock;
import dev.parley.client.text.Texts;
import dev.parley.client.ui.common.Labels;
import dev.parley.client.ui.fx.KeyedRows;
import dev.parley.protocol.Right;
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
 * <p>No row moves under the pointer. The strip grows upwards, so whoever comes later stands above those who wait already. Whoever does not wait
 * any more keeps the place for {@value #OVER_MS} ms, and for as long as the pointer is on the strip, and what became of them is said there. Of whom
 * a notice says it, only the place is kept, and only under the pointer.
 */
final class KnockStrip extends VBox {
    static final long OVER_MS = 5_000;
    private static final int SHOWN = 3;

    private final InstantSource clock;
    private final VBox list = new VBox();
    private final Label more = Labels.line("", "knock-more");
    private final KeyedRows<Row, String, KnockRow> rows;
    private List<Knock> waiting = List.of();
    /** The requests of those of whom a notice says that nobody answered them. */
    private List<String> missed = List.of();
    /** Who has a row, the lowest first. */
    private List<Row> placed = List.of();

    /**
     * One of them.
     *
     * @param overSince when they ceased to wait, ms since 1970-01-01T00:00Z; 0 while they wait
     * @param told a notice said then what became of them
     */
    private record Row(Knock knock, long overSince, boolean told) {
        static Row waiting(Knock knock) {
            return new Row(knock, 0, false);
        }

        boolean over() {
            return overSince != 0;
        }
    }

    KnockStrip(KnockAnswers answers, InstantSource clock) {
        this.clock = clock;
        rows = new KeyedRows<>(
                list,
                row -> row.knock().request(),
                row -> new KnockRow(answers, clock, row.knock(), false),
                (node, row) -> {
                    node.show(
                            row.over()
                                    ? answers.outcome(row.knock())
                                    : Texts.of("room.knock.wants", row.knock().name()),
                            row.over());
                    node.setVisible(!row.told());
                });
        list.getStyleClass().add("invite-rows");
        getStyleClass().addAll("knock-strip", "knocks");
        getChildren().addAll(more, list);
        place();
        hoverProperty().subscribe(_ -> place());
    }

    void render(AppState state) {
        waiting = state.room().door().knocks();
        missed = state.room().door().missed();
        if (!HostPowers.has(state, Right.ADMIT)) {
            placed = List.of();
        }
        place();
    }

    private void place() {
        Map<String, Knock> byRequest = waiting.stream().collect(Collectors.toMap(Knock::request, Function.identity()));
        List<Row> next = new ArrayList<>();
        for (Row before : placed) {
            Knock now = byRequest.remove(before.knock().request());
            next.add(now == null ? over(before) : Row.waiting(now));
        }
        next.removeIf(this::isRead);
        makeRoom(next);
        waiting.stream()
                .filter(knock -> byRequest.containsKey(knock.request()))
                .limit(SHOWN - next.size())
                .forEach(knock -> next.add(Row.waiting(knock)));
        placed = List.copyOf(next);
        rows.show(placed.reversed());
        long there = placed.stream().filter(row -> !row.over()).count();
        more.setText(waiting.size() > there ? Texts.of("room.knock.more", waiting.size() - there) : "");
        Labels.setShown(more, waiting.size() > there);
        Labels.setShown(this, !placed.isEmpty());
    }

    private Row over(Row before) {
        return before.over()
                ? before
                : new Row(
                        before.knock(),
                        clock.millis(),
                        missed.contains(before.knock().request()));
    }

    private boolean isRead(Row row) {
        long since = clock.millis() - row.overSince();
        // A clock that was set back keeps nothing.
        return row.over() && !isHover() && (row.told() || since < 0 || since >= OVER_MS);
    }

    /** Whoever waits needs the place more than what has been answered, unless the pointer is there. */
    private void makeRoom(List<Row> next) {
        while (!isHover()
                && next.size() > SHOWN - Math.min(SHOWN, unplaced(next))
                && next.stream().anyMatch(Row::over)) {
            next.remove(next.stream().filter(Row::over).findFirst().orElseThrow());
        }
    }

    private int unplaced(List<Row> next) {
        long there = next.stream().filter(row -> !row.over()).count();
        return (int) (waiting.size() - there);
    }
}
