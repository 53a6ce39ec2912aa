package dev.parley.client.ui.fx;

import static org.assertj.core.api.Assertions.assertThat;

import dev.parley.client.ui.Pulses;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.TimeoutException;
import javafx.application.Platform;
import javafx.geometry.NodeOrientation;
import javafx.scene.text.Text;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.testfx.api.FxToolkit;

class WrappedTextTest {
    private static final String ARABIC = "مرحبا بالجميع، هذا نص طويل بما يكفي لينقسم على عدة أسطر في كل نافذة صغيرة";
    private static final int NARROWEST = 40;
    private static final int WIDEST = 700;

    @BeforeAll
    static void startJavaFx() throws TimeoutException {
        FxToolkit.registerPrimaryStage();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                ARABIC,
                "שלום לכולם, זה משפט ארוך מאוד שצריך להישבר לכמה שורות בחלון צר",
                "From مرحبا بالجميع هذا نص طويل، and the sentence goes on in English for a while.",
                "مرحبا بالجميع\nهذا نص طويل بما يكفي لينقسم على عدة أسطر Parley 25"
            })
    void arabic_and_hebrew_break_into_lines_at_any_width(String words) {
        List<Throwable> failures = new ArrayList<>();
        Pulses.onFx(() -> {
            WrappedText.mend();
            for (NodeOrientation direction : NodeOrientation.values()) {
                for (int width = NARROWEST; width < WIDEST; width += 11) {
                    layOut(words, direction, width, failures);
                }
            }
        });
        assertThat(failures).isEmpty();
    }

    /** An exception in the midst of a layout, of whatever text, leaves JavaFX's one layout taken for ever. */
    @Test
    @EnabledOnOs(OS.LINUX)
    void the_mended_layout_is_used_again_after_an_exception() {
        List<Throwable> failures = new ArrayList<>();
        Pulses.onFx(() -> {
            WrappedText.mend();
            WrappedText.mendAfterExceptions();
            take();
            layOut(ARABIC, NodeOrientation.LEFT_TO_RIGHT, NARROWEST, failures);
        });
        assertThat(failures)
                .as("JavaFX's own layout, which Parley still has to mend")
                .hasSize(1);
        failures.clear();
        Thread.UncaughtExceptionHandler others = Thread.getDefaultUncaughtExceptionHandler();
        List<Throwable> uncaught = new CopyOnWriteArrayList<>();
        try {
            Thread.setDefaultUncaughtExceptionHandler((thread, exception) -> uncaught.add(exception));
            Platform.runLater(() -> {
                throw new IllegalStateException("planted");
            });
            Pulses.onFx(() -> layOut(ARABIC, NodeOrientation.LEFT_TO_RIGHT, NARROWEST, failures));
        } finally {
            Thread.setDefaultUncaughtExceptionHandler(others);
        }
        assertThat(failures).isEmpty();
        assertThat(uncaught).extracting(Throwable::getMessage).containsExactly("planted");
    }

    private static void take() {
        try {
            Class.forName("com.sun.javafx.text.GlyphLayoutManager")
                    .getMethod("getInstance")
                    .invoke(null);
        } catch (ReflectiveOperationException e) {
            throw new LinkageError(e.getMessage(), e);
        }
    }

    private static void layOut(String words, NodeOrientation direction, int width, List<Throwable> failures) {
        Text text = new Text(words);
        text.setNodeOrientation(direction);
        text.setWrappingWidth(width);
        try {
            assertThat(text.getLayoutBounds().getHeight()).isPositive();
        } catch (RuntimeException e) {
            failures.add(e);
        }
    }
}
