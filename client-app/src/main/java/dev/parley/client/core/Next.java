package dev.parley.client.core;

import java.util.List;

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
}
