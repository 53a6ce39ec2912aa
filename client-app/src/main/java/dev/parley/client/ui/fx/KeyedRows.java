package dev.parley.client.ui.fx;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.function.BiConsumer;
import java.util.function.Function;
import java.util.stream.Collectors;
import javafx.scene.Node;
import javafx.scene.layout.Pane;

/**
 * A list in which a row stays the same node for as long as what it shows is in the list, wherever it moves. So the keyboard's focus stays
 * with the person or message that it was led to, and not with the place. When that is gone, the focus goes where Tab would lead. FX thread only.
 *
 * @param <T> what a row shows
 * @param <K> what tells one from another, each once in the list
 */
public final class KeyedRows<T, K, N extends Node> {
    private final Pane list;
    private final Function<T, K> key;
    private final Function<T, N> make;
    private final BiConsumer<N, T> render;
    private final Map<K, N> rows = new HashMap<>();

    /**
     * Empty.
     *
     * @param list holds the rows and nothing else
     * @param make a row for something new; it is rendered next
     */
    public KeyedRows(Pane list, Function<T, K> key, Function<T, N> make, BiConsumer<N, T> render) {
        this.list = list;
        this.key = key;
        this.make = make;
        this.render = render;
    }

    /** Shows these, in this order. */
    public void show(List<T> now) {
        Set<K> keys = now.stream().map(key).collect(Collectors.toSet());
        Focus.leave(
                list,
                rows.entrySet().stream()
                        .filter(entry -> !keys.contains(entry.getKey()))
                        .<Node>map(Map.Entry::getValue)
                        .collect(Collectors.toSet()));
        rows.keySet().retainAll(keys);
        List<N> wanted = now.stream().map(this::row).toList();
        if (!list.getChildren().equals(wanted)) {
            list.getChildren().setAll(wanted);
        }
    }

    private N row(T shown) {
        N row = Objects.requireNonNull(rows.computeIfAbsent(key.apply(shown), _ -> make.apply(shown)));
        render.accept(row, shown);
        return row;
    }
}
