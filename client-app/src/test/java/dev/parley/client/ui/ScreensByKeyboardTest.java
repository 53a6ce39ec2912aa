package dev.parley.client.ui;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import javafx.stage.Stage;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Goes over every screen and important state with the Tab key: everything is reached, shows that it is, and has a name. */
class ScreensByKeyboardTest extends ScreenTest {
    private static final int TRIES = 3;

    static List<Scenario> scenarios() {
        return Scenarios.all();
    }

    @ParameterizedTest
    @MethodSource("scenarios")
    void reaches_and_names_everything(Scenario scenario) {
        List<List<String>> problems = new ArrayList<>(List.of(problems(scenario)));
        // JavaFX's software pipeline draws no ring at some controls in a thousand, not the same ones the next time.
        while (!problems.getLast().isEmpty() && problems.size() < TRIES) {
            close();
            robot.interact(() -> open(new Stage()));
            problems.add(problems(scenario));
        }
        assertThat(problems.getLast()).as("after " + problems).isEmpty();
    }

    private List<String> problems(Scenario scenario) {
        prepare(scenario, 900, 600);
        return new Keyboard(robot, stage.getScene()).problems();
    }
}
