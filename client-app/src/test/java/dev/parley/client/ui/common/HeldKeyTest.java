package dev.parley.client.ui.common;

import static org.assertj.core.api.Assertions.assertThat;

import javafx.event.EventType;
import javafx.scene.input.KeyCode;
import javafx.scene.input.KeyEvent;
import org.junit.jupiter.api.Test;

class HeldKeyTest {
    private final HeldKey held = new HeldKey();

    private boolean happens(EventType<KeyEvent> type, KeyCode code, boolean control) {
        return held.isRepeated(new KeyEvent(type, "", "", code, false, control, false, control));
    }

    private boolean press(KeyCode code) {
        return happens(KeyEvent.KEY_PRESSED, code, false);
    }

    private boolean pressWithControl(KeyCode code) {
        return happens(KeyEvent.KEY_PRESSED, code, true);
    }

    private void release(KeyCode code) {
        happens(KeyEvent.KEY_RELEASED, code, false);
    }

    @Test
    void only_the_first_press_is_the_persons_until_the_key_is_let_go() {
        assertThat(press(KeyCode.F11)).isFalse();
        assertThat(press(KeyCode.F11)).isTrue();
        assertThat(press(KeyCode.F11)).isTrue();
        release(KeyCode.F11);
        assertThat(press(KeyCode.F11)).isFalse();
    }

    @Test
    void what_a_held_key_writes_is_no_other_key() {
        press(KeyCode.A);
        happens(KeyEvent.KEY_TYPED, KeyCode.UNDEFINED, false);
        assertThat(press(KeyCode.A)).isTrue();
    }

    @Test
    void a_key_that_is_pressed_meanwhile_ends_the_repeating_of_the_other() {
        press(KeyCode.F11);
        assertThat(press(KeyCode.F1)).isFalse();
        assertThat(press(KeyCode.F11)).isFalse();
    }

    @Test
    void another_key_that_is_let_go_changes_nothing() {
        press(KeyCode.F1);
        press(KeyCode.F11);
        release(KeyCode.F1);
        assertThat(press(KeyCode.F11)).isTrue();
    }

    @Test
    void letting_go_of_control_ends_it_too() {
        pressWithControl(KeyCode.CONTROL);
        pressWithControl(KeyCode.D);
        release(KeyCode.CONTROL);
        assertThat(pressWithControl(KeyCode.D)).isFalse();
    }

    @Test
    void a_key_that_was_let_go_elsewhere_can_be_pressed_again() {
        press(KeyCode.F11);
        held.leave();
        assertThat(press(KeyCode.F11)).isFalse();
        pressWithControl(KeyCode.CONTROL);
        pressWithControl(KeyCode.D);
        held.leave();
        pressWithControl(KeyCode.CONTROL);
        assertThat(pressWithControl(KeyCode.D)).isFalse();
    }

    @Test
    void a_key_that_opened_another_window_goes_on_there() {
        pressWithControl(KeyCode.CONTROL);
        pressWithControl(KeyCode.M);
        held.leave();
        assertThat(pressWithControl(KeyCode.M)).isTrue();
    }
}
