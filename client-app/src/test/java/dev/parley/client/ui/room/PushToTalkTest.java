package dev.parley.client.ui.room;

import static org.assertj.core.api.Assertions.assertThat;

import dev.parley.client.core.AppState;
import dev.parley.client.core.DeviceState;
import dev.parley.client.core.Event;
import dev.parley.client.core.Program;
import dev.parley.client.ui.fx.UiStore;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;
import javafx.scene.input.KeyCode;
import javafx.scene.input.KeyEvent;
import javafx.util.Subscription;
import org.junit.jupiter.api.Test;

class PushToTalkTest {
    private static final DeviceState THERE = new DeviceState(true, "built-in", "");
    private static final DeviceState MISSING = new DeviceState(false, "", "No microphone was found.");

    private final Core core = new Core();
    private final List<Boolean> told = new ArrayList<>();
    private final PushToTalk talk = new PushToTalk(core, told::add);

    /** The real core, alone. */
    private static final class Core implements UiStore {
        private final List<Event.User> events = new ArrayList<>();
        private AppState state = Program.initial();

        @Override
        public AppState state() {
            return state;
        }

        @Override
        public void dispatch(Event.User event) {
            events.add(event);
            happen(event);
        }

        void happen(Event event) {
            state = Program.update(state, event, 0).state();
        }

        @Override
        public Subscription subscribe(Consumer<AppState> listener) {
            return Subscription.EMPTY;
        }
    }

    private void mutedWith(DeviceState microphone) {
        core.happen(new Event.DevicesChanged(microphone, THERE));
        core.happen(new Event.SetMicrophone(false));
    }

    private static KeyEvent key(KeyCode code) {
        return new KeyEvent(KeyEvent.KEY_PRESSED, " ", " ", code, false, false, false, false);
    }

    private KeyEvent press() {
        KeyEvent event = key(KeyCode.SPACE);
        talk.press(event);
        return event;
    }

    @Test
    void a_key_that_repeats_while_it_is_held_is_one() {
        mutedWith(THERE);
        press();
        assertThat(press().isConsumed()).isTrue();
        talk.release(key(KeyCode.SHIFT));
        assertThat(talk.isHeld()).isTrue();
        talk.release(key(KeyCode.SPACE));
        talk.release(key(KeyCode.SPACE));
        assertThat(core.events).containsExactly(new Event.SetMicrophone(true), new Event.SetMicrophone(false));
        assertThat(told).containsExactly(true, false);
    }

    @Test
    void it_ends_once_when_the_keyboard_is_lost() {
        mutedWith(THERE);
        press();
        talk.end();
        talk.end();
        talk.release(key(KeyCode.SPACE));
        assertThat(core.events).containsExactly(new Event.SetMicrophone(true), new Event.SetMicrophone(false));
    }

    @Test
    void who_is_not_muted_or_has_no_microphone_does_not_talk_by_it() {
        core.happen(new Event.DevicesChanged(THERE, THERE));
        assertThat(press().isConsumed())
                .as("the focus may be on the microphone's button")
                .isTrue();
        mutedWith(MISSING);
        assertThat(press().isConsumed()).isFalse();
        assertThat(core.events).isEmpty();
    }
}
