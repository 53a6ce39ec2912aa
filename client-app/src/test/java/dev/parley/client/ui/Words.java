package dev.parley.client.ui;

import dev.parley.client.text.Bundle;
import dev.parley.client.text.Language;
import dev.parley.client.text.Texts;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/** What is said in English, in the language that is spoken now. */
final class Words {
    private static final Map<String, String> ENGLISH = Bundle.of(Language.ENGLISH);
    /** The suggested name of a meeting: it may have been accepted while English was spoken. */
    private static final String SUGGESTION = "lobby.new.suggestion";

    private static final Pattern PLACEHOLDER = Pattern.compile("\\{\\d+}");

    private static final Map<String, Pattern> FORMS =
            ENGLISH.entrySet().stream().collect(Collectors.toMap(Map.Entry::getKey, entry -> form(entry.getValue())));
    private static final Map<Language, Foreign> FOREIGN = new EnumMap<>(Language.class);

    private Words() {}

    /** One for each text that is so in English: what English has one word for, others may have two. */
    static List<String> spoken(String english) {
        if (Texts.language() == Language.ENGLISH) {
            return List.of(english);
        }
        List<String> spoken = new ArrayList<>();
        ENGLISH.forEach((key, pattern) -> {
            Matcher matcher = FORMS.get(key).matcher(english);
            if (matcher.matches()) {
                spoken.add(Texts.of(key, values(pattern, matcher)));
            }
        });
        return spoken;
    }

    /** Whether this is a text of the English window, names filled in; what has no word of its own is none. */
    static boolean isEnglish(String text) {
        return FOREIGN.computeIfAbsent(Texts.language(), language -> Foreign.now())
                .has(text);
    }

    /**
     * What the language that is spoken has other words for.
     *
     * @param texts those in which nothing is filled in
     * @param forms the others
     */
    private record Foreign(Set<String> texts, List<Pattern> forms) {
        static Foreign now() {
            Map<Boolean, List<String>> english = ENGLISH.entrySet().stream()
                    .filter(entry -> !entry.getKey().equals(SUGGESTION))
                    .filter(entry -> !Texts.of(entry.getKey()).equals(entry.getValue()))
                    .map(Map.Entry::getValue)
                    .filter(text -> PLACEHOLDER.matcher(text).replaceAll("").matches("(?s).*[A-Za-z]{3}.*"))
                    .collect(Collectors.partitioningBy(
                            text -> PLACEHOLDER.matcher(text).find()));
            return new Foreign(
                    Set.copyOf(english.get(false)),
                    english.get(true).stream().map(Words::form).toList());
        }

        boolean has(String text) {
            return texts.contains(text)
                    || forms.stream().anyMatch(form -> form.matcher(text).matches());
        }
    }

    /** Anything may stand for a placeholder. Plurals match nothing. */
    private static Pattern form(String pattern) {
        StringBuilder form = new StringBuilder();
        Matcher matcher = PLACEHOLDER.matcher(pattern);
        int end = 0;
        while (matcher.find()) {
            form.append(Pattern.quote(pattern.substring(end, matcher.start()))).append("(.+)");
            end = matcher.end();
        }
        return Pattern.compile(
                form.append(Pattern.quote(pattern.substring(end))).toString(), Pattern.DOTALL);
    }

    private static Object[] values(String pattern, Matcher matched) {
        List<Object> values = new ArrayList<>();
        Matcher places = PLACEHOLDER.matcher(pattern);
        for (int group = 1; places.find(); group++) {
            int index =
                    Integer.parseInt(places.group().substring(1, places.group().length() - 1));
            while (values.size() <= index) {
                values.add("");
            }
            values.set(index, matched.group(group));
        }
        return values.toArray();
    }
}
