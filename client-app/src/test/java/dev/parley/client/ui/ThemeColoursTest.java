package dev.parley.client.ui;

import static org.assertj.core.api.Assertions.assertThat;

import dev.parley.client.core.PersonColours;
import dev.parley.client.ui.common.Themes;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/**
 * The pairs of colours that the design system lays one upon the other, also those which only a pressed button or a pointer
 * shows. What the screens show, {@link ScreensTest} measures as it is drawn.
 */
class ThemeColoursTest {
    private static final Pattern COLOUR = Pattern.compile("-p-([a-z-]+): #([0-9a-f]{6});");

    private static final Pattern AVATAR = Pattern.compile("\\.avatar-\\d+ \\{ -fx-background-color: #([0-9a-f]{6}); }");

    /** Texts, and the grounds they are read on. */
    private static final Map<String, List<String>> TEXTS = Map.ofEntries(
            Map.entry("text", List.of("ground", "surface", "sunken", "raised", "hover", "pressed", "stage")),
            Map.entry("text-muted", List.of("ground", "surface", "sunken", "raised", "hover", "stage")),
            Map.entry("text-faint", List.of("surface")),
            Map.entry("accent-text", List.of("ground", "surface", "hover", "accent-soft")),
            Map.entry("on-accent", List.of("accent", "accent-hover", "accent-pressed")),
            Map.entry("danger-text", List.of("surface", "danger-soft")),
            Map.entry("success-text", List.of("surface", "success-soft")),
            Map.entry("warning-text", List.of("surface", "warning-soft")),
            Map.entry("orange-text", List.of("surface", "hover", "orange-soft")));

    /** Signs, outlines of what one can use, focus rings: and what they are seen against. */
    private static final Map<String, List<String>> SIGNS = Map.of(
            "outline", List.of("ground", "surface", "sunken", "raised", "hover"),
            "focus", List.of("ground", "surface", "sunken", "raised", "hover", "stage"),
            "accent", List.of("ground", "surface"),
            "accent-hover", List.of("ground", "surface"),
            "accent-text", List.of("line"),
            "danger", List.of("surface", "danger-soft"),
            "success", List.of("surface", "sunken", "raised", "success-soft"),
            "warning", List.of("surface", "raised", "warning-soft"),
            "orange", List.of("surface", "orange-soft"),
            "speaking", List.of("surface", "stage", "tile", "line"));

    @ParameterizedTest
    @ValueSource(strings = {"light", "dark"})
    void texts_and_signs_stand_out_from_every_ground_they_may_have(String theme) throws IOException {
        Map<String, Integer> colours = colours(theme);
        List<String> problems = new ArrayList<>();
        TEXTS.forEach((text, grounds) -> compare(colours, text, grounds, Contrast.TEXT, problems));
        SIGNS.forEach((sign, grounds) -> compare(colours, sign, grounds, Contrast.SIGN, problems));
        assertThat(problems).isEmpty();
    }

    @Test
    void initials_stand_out_from_the_colour_of_everybody() throws IOException {
        List<Integer> grounds = AVATAR.matcher(css("parley"))
                .results()
                .map(line -> Integer.parseInt(line.group(1), 16))
                .toList();
        assertThat(grounds).hasSize(PersonColours.COUNT).doesNotHaveDuplicates();
        assertThat(grounds).allMatch(ground -> Contrast.contrast(0xffffff, ground) >= Contrast.TEXT);
    }

    private static String css(String name) throws IOException {
        try (InputStream in = Objects.requireNonNull(Themes.class.getResourceAsStream(name + ".css"))) {
            return new String(in.readAllBytes(), StandardCharsets.UTF_8);
        }
    }

    private static void compare(
            Map<String, Integer> colours, String name, List<String> grounds, double needs, List<String> problems) {
        int colour = Objects.requireNonNull(colours.get(name), name);
        for (String ground : grounds) {
            double contrast = Contrast.contrast(colour, Objects.requireNonNull(colours.get(ground), ground));
            if (contrast < needs) {
                problems.add(String.format(
                        Locale.ROOT, "%s on %s has a contrast of %.2f and needs %.1f", name, ground, contrast, needs));
            }
        }
    }

    private static Map<String, Integer> colours(String theme) throws IOException {
        Map<String, Integer> colours = new HashMap<>();
        Matcher lines = COLOUR.matcher(css(theme));
        while (lines.find()) {
            colours.put(lines.group(1), Integer.parseInt(lines.group(2), 16));
        }
        return colours;
    }
}
