package dev.parley.client.text;

import java.util.List;

/**
 * A sentence that is worded when it is read, and not when what it tells of happens: the language may change in between.
 *
 * @param key of a text, as {@link Texts} knows it; words that are no key are said as they are, and an empty one says nothing
 * @param values for the text's placeholders
 */
public record Sentence(String key, List<String> values) {
    public Sentence {
        values = List.copyOf(values);
    }

    public static Sentence of(String key, String... values) {
        return new Sentence(key, List.of(values));
    }

    /** In the language that is spoken now. */
    public String text() {
        return Texts.of(key, values.toArray());
    }

    public boolean isEmpty() {
        return key.isEmpty();
    }
}
