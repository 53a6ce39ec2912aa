package dev.parley.client.ui.common;

import static org.assertj.core.api.Assertions.assertThat;

import dev.parley.client.text.Language;
import dev.parley.client.text.Texts;
import dev.parley.client.ui.Pulses;
import java.util.concurrent.TimeoutException;
import java.util.stream.IntStream;
import javafx.scene.Scene;
import javafx.scene.control.Label;
import javafx.scene.image.PixelReader;
import javafx.scene.image.WritableImage;
import javafx.scene.layout.StackPane;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.testfx.api.FxToolkit;

class TypefaceTest {
    private static final String WORDS = "اجتماعات خاصة";
    /** Only the letters are compared, not their size and colour. */
    private static final String SAME = "data:text/css,.root .label{-fx-font-size:20px;-fx-text-fill:black;}";

    private static final int WIDTH = 400;
    private static final int HEIGHT = 80;

    @BeforeAll
    static void startJavaFx() throws TimeoutException {
        FxToolkit.registerPrimaryStage();
        Pulses.onFx(Themes::loadFonts);
    }

    @AfterEach
    void speakEnglish() {
        Texts.speak(Language.ENGLISH);
    }

    /** How much of the picture is ink, of Arabic in this class of the style sheet: pixels. */
    private static double ink(String styleClass) {
        return Pulses.fromFx(() -> {
            Label label = Labels.line(WORDS, styleClass);
            Scene scene = new Scene(new StackPane(label), WIDTH, HEIGHT);
            Themes.apply(scene, false);
            scene.getStylesheets().add(SAME);
            // Once for the font, and once for what that font makes of the label.
            scene.getRoot().applyCss();
            scene.getRoot().applyCss();
            WritableImage picture = scene.snapshot(null);
            return dark(picture.getPixelReader());
        });
    }

    private static double dark(PixelReader pixels) {
        return IntStream.range(0, WIDTH * HEIGHT)
                .mapToDouble(i -> 1 - pixels.getColor(i % WIDTH, i / WIDTH).getBrightness())
                .filter(darkness -> darkness > 0.1)
                .sum();
    }

    @ParameterizedTest
    @EnumSource(
            value = Language.class,
            names = {"ARABIC", "ENGLISH"})
    void headings_are_bolder_than_other_texts_in_arabic(Language language) {
        Texts.speak(language);
        double plain = ink("row-details");
        assertThat(ink("title")).isGreaterThan(1.15 * plain);
        assertThat(ink("page-title")).isGreaterThan(1.15 * plain);
    }
}
