package dev.parley.client.core;

import java.util.List;

/**
 * A list that is asked of the server, page by page.
 *
 * @param items what has come of it
 * @param known whether any of it has come, so that an empty list means that there is nothing
 * @param more whether there are further pages
 * @param loading whether an answer is awaited
 * @param error why the last try came to nothing, a sentence; empty if it did not
 */
public record Pages<T>(List<T> items, boolean known, boolean more, boolean loading, String error) {
    public Pages {
        items = List.copyOf(items);
    }

    /** Of which nothing has been asked yet. */
    public static <T> Pages<T> unknown() {
        return new Pages<>(List.of(), false, false, false, "");
    }

    Pages<T> asking() {
        return new Pages<>(items, known, more, true, "");
    }

    Pages<T> failed(String why) {
        return new Pages<>(items, known, more, false, why);
    }

    Pages<T> told(List<T> now, boolean further) {
        return new Pages<>(now, true, further, false, "");
    }

    /** The same, other items: something has happened to one. */
    Pages<T> with(List<T> now) {
        return new Pages<>(now, known, more, loading, error);
    }

    /** The answer that was awaited does not come any more. */
    Pages<T> cutOff(String why) {
        return loading ? failed(why) : this;
    }
}
