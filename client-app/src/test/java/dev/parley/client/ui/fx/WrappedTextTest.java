package dev.parley.client.ui.fx;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeoutException;
import javafx.geometry.NodeOrientation;
import javafx.scene.text.Text;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.testfx.api.FxRobot;
import org.testfx.api.FxToolkit;

class WrappedTextTest {
    private static final int NARROWEST = 40;
    private static final int WIDEST = 700;
    private final FxRobot robot = new FxRobot();

    @BeforeAll
    static void startJavaFx() throws TimeoutException {
        FxToolkit.registerPrimaryStage();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "مرحبا بالجميع، هذا نص طويل بما يكفي لينقسم على عدة أسطر في كل نافذة صغيرة",
                "שלום לכולם, זה משפט ארוך מאוד שצריך להישבר לכמה שורות בחלון צר",
                "From مرحبا بالجميع هذا نص طويل، and the sentence goes on in English for a while.",
                "مرحبا بالجميع\nهذا نص طويل بما يكفي لينقسم على عدة أسطر Parley 25"
            })
    void arabic_and_hebrew_break_into_lines_at_any_width(String words) {
        List<Throwable> failures = new ArrayList<>();
        robot.interact(() -> {
            WrappedText.mend();
            for (NodeOrientation direction : NodeOrientation.values()) {
                for (int width = NARROWEST; width < WIDEST; width += 11) {
                    layOut(words, direction, width, failures);
                }
            }
        });
        assertThat(failures).isEmpty();
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
