package dev.parley.client.ui;

import static org.assertj.core.api.Assertions.assertThat;

import dev.parley.client.ui.common.ThemeChoice;
import java.util.List;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * Shoots every screen and important state in both themes and both sizes into {@code target/screens}, and checks what a
 * critical eye would: no text cut off, nothing outside the window, main text easy to read.
 */
class ScreensTest extends ScreenTest {
    static List<Scenario> scenarios() {
        return Scenarios.all();
    }

    @ParameterizedTest
    @MethodSource("scenarios")
    void shows_everything_in_both_themes_and_sizes(Scenario scenario) {
        prepare(scenario, 1280, 800);
        shoot(scenario.name(), ThemeChoice.LIGHT);
        shoot(scenario.name(), ThemeChoice.DARK);
        resize(900, 600);
        shoot(scenario.name(), ThemeChoice.DARK);
        shoot(scenario.name(), ThemeChoice.LIGHT);
        problems.addAll(misfits(900, 600, 1.5));
        problems.addAll(misfits(900, 600, 2));
        problems.addAll(misfits(3840, 2160, 1));
        assertThat(problems).isEmpty();
    }
}
