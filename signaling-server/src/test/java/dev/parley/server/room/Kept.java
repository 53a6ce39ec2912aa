package dev.parley.server.room;

import java.lang.reflect.Field;
import java.lang.reflect.Modifier;
import java.util.ArrayDeque;
import java.util.Collection;
import java.util.Collections;
import java.util.Deque;
import java.util.IdentityHashMap;
import java.util.Map;
import java.util.Set;

/** How many entries all collections of an engine hold together, its tickets and ids apart, which are the test's. */
final class Kept {
    private Kept() {}

    static int in(RoomEngine engine) {
        Set<Object> seen = Collections.newSetFromMap(new IdentityHashMap<>());
        Deque<Object> open = new ArrayDeque<>(Set.of(engine));
        int entries = 0;
        while (!open.isEmpty()) {
            Object next = open.pop();
            if (next instanceof FakeTickets || next instanceof CountedIds || !seen.add(next)) {
                continue;
            }
            switch (next) {
                case Map<?, ?> map -> entries += map.size();
                case Collection<?> collection -> entries += collection.size();
                default -> fields(next, open);
            }
        }
        return entries;
    }

    private static void fields(Object of, Deque<Object> into) {
        if (of.getClass().getPackage() != RoomEngine.class.getPackage()) {
            return;
        }
        for (Field field : of.getClass().getDeclaredFields()) {
            if (!Modifier.isStatic(field.getModifiers()) && !field.getType().isPrimitive()) {
                try {
                    field.setAccessible(true);
                    Object value = field.get(of);
                    if (value != null) {
                        into.add(value);
                    }
                } catch (IllegalAccessException e) {
                    throw new AssertionError(e);
                }
            }
        }
    }
}
