package dev.parley.client.ui;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import dev.parley.client.text.Language;
import dev.parley.client.text.Texts;
import dev.parley.client.ui.common.ThemeChoice;
import java.io.IOException;
import java.text.Bidi;
import java.util.Arrays;
import java.util.LinkedHashSet;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.TimeoutException;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import javafx.scene.Node;
import javafx.scene.Parent;
import javafx.scene.control.Control;
import javafx.scene.control.Labeled;
import javafx.scene.control.TextInputControl;
import javafx.stage.Stage;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import org.testfx.api.FxToolkit;

/**
 * Shoots screens in the other languages, as small as windows usually get, into {@code target/screens}: nothing may be cut off, and no
 * English is left but what people and computers are called and what people said. With {@code -Dparley.tests=long} all screens, else those with the
 * most words.
 */
class LanguagesTest extends ScreenTest {
    private static final boolean ALL = "long".equals(System.getProperty("parley.tests"));

    private static final Set<String> WORDY = Set.of(
            "login-server",
            "login-invited",
            "login-account",
            "login-account-browser",
            "login-account-new",
            "login-account-new-wrong",
            "meeting-sign-in-again",
            "room-sign-in-later",
            "dashboard-account",
            "login-rejoin",
            "dashboard-recent",
            "dashboard-nearby-ended",
            "dashboard-list",
            "dashboard-sign-out",
            "new-meeting-here",
            "name-taken",
            "settings",
            "settings-devices",
            "settings-saving",
            "pre-join",
            "doctor-done",
            "meeting-leave-as-host",
            "meeting-leave-for",
            "room-alone",
            "room-alone-page",
            "room-4",
            "room-6-speaker-people",
            "room-chat",
            "room-view",
            "room-quality",
            "room-connections-8",
            "room-connections-explained",
            "room-statistics",
            "room-shortcuts",
            "room-links",
            "room-one-way",
            "room-limits",
            "room-server-away",
            "room-own-weak",
            "room-silenced",
            "room-toasts-strips",
            "new-meeting-door",
            "waiting",
            "room-password",
            "room-powers",
            "room-door",
            "room-mute-asked",
            "room-guest",
            "own-rooms",
            "own-rooms-none",
            "own-rooms-delete",
            "own-rooms-history",
            "invitations",
            "room-users-alone",
            "room-users-people",
            "new-meeting-keep",
            "room-knock-people",
            "room-make-host",
            "room-alone-password",
            "login-change-name");

    /** Two words in a row, neither of which is a name. */
    private static final Pattern LATIN_WORDS = Pattern.compile("\\b[a-z]{2,} [a-z]{2,}\\b");

    private static final Map<Language, Boolean> HAS_FONT =
            Arrays.stream(Language.values()).collect(Collectors.toMap(language -> language, LanguagesTest::hasFont));

    private static final Pattern SENTENCE_END = Pattern.compile("(?<=[.!?]) ");

    static Stream<Arguments> screens() {
        return Arrays.stream(Language.values())
                .filter(language -> language != Language.ENGLISH)
                .flatMap(language -> Scenarios.all().stream()
                        .filter(scenario -> ALL || WORDY.contains(scenario.name()))
                        .map(scenario -> Arguments.of(language, scenario)));
    }

    /** Only when the language is chosen. */
    @Override
    @BeforeEach
    void open() throws TimeoutException {
        FxToolkit.registerPrimaryStage();
    }

    @Override
    @AfterEach
    void close() {
        if (window != null) {
            super.close();
        }
    }

    @AfterEach
    void speakEnglish() {
        Texts.speak(Language.ENGLISH);
    }

    /** Whether this computer can draw it. Only Linux leaves that to its packages. */
    private static boolean hasFont(Language language) {
        if (language == Language.ARABIC) {
            return true; // It comes with Parley.
        }
        try {
            Process list = new ProcessBuilder("fc-list", ":lang=" + language.tag()).start();
            return list.inputReader().readLine() != null;
        } catch (IOException e) {
            return true;
        }
    }

    @ParameterizedTest(name = "{0} {1}")
    @MethodSource("screens")
    void is_all_there(Language language, Scenario scenario) {
        assumeTrue(HAS_FONT.get(language), "there is no font for it: install one, such as fonts-wqy-microhei");
        services.preferences = services.preferences.withLanguage(Optional.of(language));
        robot.interact(() -> open(new Stage()));
        prepare(scenario, 900, 600);
        shoot(language.tag() + "-" + scenario.name(), ThemeChoice.LIGHT);
        Pulses.onFx(() -> {
            String given = scenario.state() + given();
            String lower = given.toLowerCase(Locale.ROOT);
            texts().forEach(text -> check(text, language, given, lower));
            stage.getScene().getRoot().lookupAll(".label").forEach(node -> checkLetters((Labeled) node));
            stage.getScene().getRoot().lookupAll(".button").forEach(node -> checkLetters((Labeled) node));
        });
        assertThat(problems).isEmpty();
    }

    /** @param lower what is given, in small letters */
    private void check(String text, Language language, String given, String lower) {
        String ours = SENTENCE_END
                .splitAsStream(text)
                .filter(sentence -> !lower.contains(sentence.toLowerCase(Locale.ROOT)))
                .collect(Collectors.joining(" "));
        boolean latin = language == Language.CHINESE || language == Language.ARABIC;
        if (Words.isEnglish(ours)
                || SENTENCE_END.splitAsStream(ours).anyMatch(Words::isEnglish)
                || (latin && LATIN_WORDS.matcher(ours).results().anyMatch(words -> !given.contains(words.group())))) {
            problems.add("still English: " + text);
        }
    }

    /** What is written from right to left is set in one font with all that occurs in it: JavaFX mixes it up otherwise. */
    private void checkLetters(Labeled labeled) {
        String text = labeled.getText();
        if (Bidi.requiresBidi(text.toCharArray(), 0, text.length())
                && !labeled.getFont().getFamily().equals("IBM Plex Sans Arabic")) {
            problems.add("set in " + labeled.getFont().getFamily() + ": " + text);
        }
    }

    private Set<String> texts() {
        Set<String> texts = new LinkedHashSet<>();
        collect(Look.topLayer(stage.getScene()), texts);
        texts.remove("");
        return texts;
    }

    private static void collect(Node node, Set<String> texts) {
        if (!node.isVisible()) {
            return;
        }
        add(node.getAccessibleText(), texts);
        if (node instanceof Labeled labeled) {
            add(labeled.getText(), texts);
        }
        if (node instanceof TextInputControl input) {
            add(input.getPromptText(), texts);
        }
        if (node instanceof Control control && control.getTooltip() != null) {
            add(control.getTooltip().getText(), texts);
        }
        if (node instanceof Parent parent) {
            parent.getChildrenUnmodifiable().forEach(child -> collect(child, texts));
        }
    }

    private static void add(String text, Set<String> texts) {
        if (text != null) {
            texts.add(text);
        }
    }
}
