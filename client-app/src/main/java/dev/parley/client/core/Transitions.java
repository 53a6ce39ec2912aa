package dev.parley.client.core;

import java.util.EnumMap;
import java.util.Map;
import java.util.Optional;

/** The transition table of a Moore machine. What is not in the table is rejected. */
final class Transitions<S extends Enum<S>, I extends Enum<I>> {
    private final Map<S, Map<I, S>> table;
    private final Class<I> inputs;

    Transitions(Class<S> states, Class<I> inputs) {
        this.table = new EnumMap<>(states);
        this.inputs = inputs;
    }

    /** Adds a row. Called while the machine's class is initialised only. */
    Transitions<S, I> row(S from, I input, S to) {
        table.computeIfAbsent(from, s -> new EnumMap<>(inputs)).put(input, to);
        return this;
    }

    Optional<S> next(S from, I input) {
        return Optional.ofNullable(table.getOrDefault(from, Map.of()).get(input));
    }
}
