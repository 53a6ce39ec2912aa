package dev.parley.client.core;

import java.util.ArrayList;
import java.util.List;
import java.util.function.Function;

/**
 * The result of an update: the next state and what to do, in order.
 *
 * @param effects run in this order; effects of an earlier event run before those of a later one
 */
public record Next<S>(S state, List<Effect> effects) {
    public Next {
        effects = List.copyOf(effects);
    }

    public static <S> Next<S> same(S state) {
        return new Next<>(state, List.of());
    }

    public static <S> Next<S> of(S state, Effect... effects) {
        return new Next<>(state, List.of(effects));
    }

    /** Goes on with another update; its effects follow. */
    public Next<S> then(Function<? super S, Next<S>> update) {
        Next<S> after = update.apply(state);
        return new Next<>(after.state, joined(effects, after.effects));
    }

    /** Does this as well, last. */
    public Next<S> and(Effect... more) {
        return new Next<>(state, joined(effects, List.of(more)));
    }

    private static List<Effect> joined(List<Effect> first, List<Effect> second) {
        if (first.isEmpty()) {
            return second;
        }
        List<Effect> all = new ArrayList<>(first);
        all.addAll(second);
        return all;
    }
}
