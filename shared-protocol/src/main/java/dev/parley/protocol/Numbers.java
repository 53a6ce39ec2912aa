package dev.parley.protocol;

import org.jspecify.annotations.Nullable;

/** Ranges of numbers on the wire. */
final class Numbers {
    private Numbers() {}

    static void checkCount(String field, long value) {
        check(field, value, 0, Limits.INTEGER);
    }

    static void checkOptional(String field, @Nullable Long value) {
        checkOptional(field, value, Limits.INTEGER);
    }

    static void checkOptional(String field, @Nullable Long value, long max) {
        if (value != null) {
            check(field, value, 0, max);
        }
    }

    static void check(String field, long value, long min, long max) {
        if (value < min || value > max) {
            throw new InvalidFieldException(field, "The " + field + " must be " + min + " to " + max + ".");
        }
    }
}
