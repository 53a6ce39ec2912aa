package dev.parley.client.text;

import java.util.stream.Stream;

/** Whole sentences, said one after the other as the window's language writes them. */
public final class Sentences {
    private Sentences() {}

    /** Empty ones are left out. */
    public static String of(String... sentences) {
        return Stream.of(sentences)
                .filter(sentence -> !sentence.isEmpty())
                .reduce((before, next) -> Texts.of("common.sentences", before, next))
                .orElse("");
    }
}
