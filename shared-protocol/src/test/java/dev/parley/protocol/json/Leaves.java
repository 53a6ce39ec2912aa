package dev.parley.protocol.json;

import java.util.Arrays;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** The records behind a sealed interface, however deep. */
final class Leaves {
    private Leaves() {}

    static Set<String> of(Class<?> sealed) {
        return names(stream(sealed));
    }

    static Set<String> names(Stream<? extends Class<?>> types) {
        Function<Class<?>, String> name = Leaves::name;
        return types.map(name).collect(Collectors.toCollection(TreeSet::new));
    }

    private static Stream<Class<?>> stream(Class<?> type) {
        return type.isSealed() ? Arrays.stream(type.getPermittedSubclasses()).flatMap(Leaves::stream) : Stream.of(type);
    }

    static String name(Class<?> type) {
        return type.getName().substring(type.getPackageName().length() + 1);
    }
}
