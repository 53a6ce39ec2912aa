package dev.parley.client.ui;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Goes over every screen and important state with the Tab key: everything is reached, shows that it is, and has a name. */
class ScreensByKeyboardTest extends ScreenTest {
    static List<Scenario> scenarios() {
        return Scenarios.all();
    }

    @ParameterizedTest
    @MethodSource("scenarios")
    void reaches_and_names_everything(Scenario scenario) {
        prepare(scenario, 900, 600);
        assertThat(new Keyboard(robot, stage.getScene()).problems()).isEmpty();
    }
}
