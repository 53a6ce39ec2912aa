package dev.parley.client.ui;

import static org.assertj.core.api.Assertions.assertThat;

import javafx.scene.Node;
import javafx.scene.control.Button;
import javafx.scene.input.KeyCode;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** The meeting on the whole screen, and the way back. */
class FullScreenTest extends WindowTest<FakeStore> {
    FullScreenTest() {
        super(new FakeStore(States.inMeeting().people("Ben").build()));
    }

    /** Elsewhere JavaFX's headless platform draws a picture of the whole screen beyond its end, when the window is as before. */
    @BeforeEach
    void moveIntoTheCorner() {
        robot.interact(() -> {
            stage.setX(0);
            stage.setY(0);
        });
    }

    private boolean hasPanel() {
        return robot.lookup(".side").tryQuery().filter(WindowTest::isSeen).isPresent();
    }

    private boolean hasHeader() {
        return isSeen(robot.lookup(".room-header").<Node>query());
    }

    @Test
    void escape_goes_back_into_the_window_first_and_then_closes_the_panel() {
        robot.push(KeyCode.CONTROL, KeyCode.SHIFT, KeyCode.P);
        robot.type(KeyCode.F11);
        assertThat(stage.isFullScreen()).isTrue();
        assertThat(hasHeader()).isFalse();
        robot.type(KeyCode.ESCAPE);
        assertThat(stage.isFullScreen()).isFalse();
        assertThat(hasHeader()).isTrue();
        assertThat(hasPanel()).isTrue();
        robot.type(KeyCode.ESCAPE);
        assertThat(hasPanel()).isFalse();
    }

    @Test
    void escape_closes_a_dialog_and_the_screen_stays_full() {
        robot.type(KeyCode.F11);
        robot.type(KeyCode.F1);
        robot.type(KeyCode.ESCAPE);
        assertThat(robot.lookup(".modal-layer").query().isVisible()).isFalse();
        assertThat(stage.isFullScreen()).isTrue();
        robot.type(KeyCode.ESCAPE);
        assertThat(stage.isFullScreen()).isFalse();
    }

    @Test
    void the_panel_says_what_its_button_does_now() {
        robot.clickOn("#view").clickOn("Full screen");
        assertThat(stage.isFullScreen()).isTrue();
        assertThat(says("Full screen")).isFalse();
        Button leave = (Button) called("Leave full screen");
        assertThat(leave.getTooltip().getText()).isEqualTo("Leave full screen (F11)");
        robot.type(KeyCode.ESCAPE);
        assertThat(says("Leave full screen")).isFalse();
        assertThat(says("Full screen")).isTrue();
    }

    @Test
    void after_the_meeting_the_window_is_as_any_other() {
        robot.type(KeyCode.F11);
        robot.interact(() -> store.show(States.signedIn().build()));
        assertThat(stage.isFullScreen()).isFalse();
        assertThat(stage.getFullScreenExitKeyCombination()).isNull();
    }
}
