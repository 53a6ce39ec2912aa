package dev.parley.client.core;

import dev.parley.client.text.Texts;
import java.util.stream.Stream;

/** Whole sentences, said one after the other as the window's language writes them. */
final class Sentences {
    private Sentences() {}

    /** Empty ones are left out. */
    static String of(String... sentences) {
        return Stream.of(sentences)
                .filter(sentence -> !sentence.isEmpty())
                .reduce((before, next) -> Texts.of("core.sentences", before, next))
                .orElse("");
    }
}
