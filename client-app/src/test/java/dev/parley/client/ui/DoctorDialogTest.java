package dev.parley.client.ui;

import static org.assertj.core.api.Assertions.assertThat;

import dev.parley.client.ui.common.Doctor.Verdict;
import javafx.scene.control.ProgressBar;
import javafx.scene.input.KeyCode;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Checking this computer from the settings. */
class DoctorDialogTest extends WindowTest<FakeStore> {
    DoctorDialogTest() {
        super(new FakeStore(States.signedIn().build()));
    }

    @BeforeEach
    void examine() {
        robot.clickOn(called("Settings")).clickOn("Check this computer…");
    }

    private void finds(String what, Verdict verdict, String detail) {
        robot.interact(() -> doctor.finds(what, verdict, "What it means.", detail));
    }

    private void ends(String problem) {
        robot.interact(() -> doctor.listener.ended(problem));
    }

    @Test
    void each_line_is_shown_as_soon_as_it_is_known() {
        robot.interact(() -> doctor.listener.looksAt("camera and microphone", 0.4));
        assertThat(says("Looking at camera and microphone…")).isTrue();
        assertThat(robot.lookup(".doctor .progress-bar")
                        .<ProgressBar>queryAs(ProgressBar.class)
                        .getProgress())
                .isEqualTo(0.4);
        finds("camera", Verdict.PROBLEM, "No camera was found. Connect one to be seen.");
        assertThat(says("Camera")).isTrue();
        assertThat(says("No camera was found. Connect one to be seen.")).isTrue();
        ends("");
        assertThat(says("One thing needs attention.")).isTrue();
        assertThat(says("Cancel")).isFalse();
    }

    @Test
    void the_lines_can_be_copied_when_all_are_known() {
        finds("Java", Verdict.OK, "25");
        finds("TURN", Verdict.NOT_CHECKED, "none");
        robot.clickOn("Copy");
        assertThat(services.clipboard).isEmpty();
        ends("");
        assertThat(says("No problem was found.")).isTrue();
        robot.clickOn("Copy");
        assertThat(services.clipboard).isEqualTo("Java  OK  25" + System.lineSeparator() + "TURN  NOT_CHECKED  none");
        assertThat(says("Copied")).isTrue();
    }

    @Test
    void each_line_says_what_it_means_and_in_small_print_what_was_found() {
        finds("relay", Verdict.PROBLEM, "turn:a.example does not answer.");
        assertThat(robot.lookup(".doctor-row .doctor-text").queryLabeled().getText())
                .isEqualTo("What it means.");
        assertThat(robot.lookup(".doctor-row .field-help").queryLabeled().getText())
                .isEqualTo("turn:a.example does not answer.");
        assertThat(robot.lookup(".doctor-row").query().getAccessibleText())
                .isEqualTo("What it means. relay  PROBLEM  turn:a.example does not answer.");
    }

    @Test
    void the_buttons_stay_in_a_small_window_when_much_was_found() {
        resize(900, 600);
        for (int line = 0; line < 10; line++) {
            finds("relay " + line, Verdict.PROBLEM, "turn:a.example does not answer.");
        }
        ends("");
        assertThat(Where.inScene(robot.lookup(".doctor .primary").query()).getMaxY())
                .isLessThan(600);
    }

    @Test
    void cancel_ends_it_and_it_can_be_begun_again() {
        finds("Java", Verdict.OK, "25");
        robot.clickOn(".doctor .progress .button");
        assertThat(doctor.listener).isNull();
        assertThat(says("Cancelled. What is listed was checked.")).isTrue();
        robot.clickOn("Check again");
        assertThat(doctor.begun).isEqualTo(2);
        assertThat(says("Java")).isFalse();
    }

    @Test
    void closing_the_dialog_ends_it_too_and_leads_back_to_the_settings() {
        robot.type(KeyCode.ESCAPE);
        assertThat(doctor.listener).isNull();
        assertThat(says("Check this computer…")).isTrue();
        robot.clickOn("Check this computer…");
        robot.clickOn(robot.lookup(".doctor .primary").queryButton());
        assertThat(says("Check this computer…")).isTrue();
    }

    @Test
    void what_could_not_be_looked_at_is_said() {
        ends("The check could not be finished.");
        assertThat(says("The check could not be finished.")).isTrue();
    }
}
