package dev.parley.client.ui;

import static org.assertj.core.api.Assertions.assertThat;

import dev.parley.client.core.AppState;
import dev.parley.client.core.Event;
import dev.parley.client.core.Layout;
import dev.parley.client.core.SelfView;
import dev.parley.client.text.Language;
import dev.parley.client.text.Texts;
import dev.parley.client.ui.common.Shortcut;
import java.util.List;
import javafx.event.EventType;
import javafx.scene.Scene;
import javafx.scene.control.Labeled;
import javafx.scene.control.TextArea;
import javafx.scene.input.KeyCode;
import javafx.scene.input.KeyEvent;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** The keyboard in a meeting. */
class KeysTest extends WindowTest<FakeStore> {
    KeysTest() {
        super(new FakeStore(States.inMeeting().people("Ben", "Carla").build()));
    }

    @AfterEach
    void speakEnglishAgain() {
        Texts.speak(Language.ENGLISH);
    }

    private void show(States states) {
        robot.interact(() -> store.show(states.build()));
    }

    private void muted() {
        show(States.inMeeting().people("Ben", "Carla").media(States.media(false, true)));
    }

    private List<Event.SetMicrophone> switched() {
        return store.events().stream()
                .filter(Event.SetMicrophone.class::isInstance)
                .map(Event.SetMicrophone.class::cast)
                .toList();
    }

    @Test
    void every_key_of_the_table_is_on_the_sheet_that_one_key_opens_and_closes() {
        robot.type(KeyCode.F1);
        assertThat(robot.lookup(".shortcut-words").queryAll().stream()
                        .map(Labeled.class::cast)
                        .map(Labeled::getText))
                .containsExactlyInAnyOrderElementsOf(
                        List.of(Shortcut.values()).stream().map(Shortcut::words).toList());
        assertThat(says("Ctrl+D")).isTrue();
        robot.type(KeyCode.F1);
        assertThat(robot.lookup(".shortcut-sheet").queryAll()).isEmpty();
        robot.type(KeyCode.F1).type(KeyCode.ESCAPE);
        assertThat(robot.lookup(".shortcut-sheet").queryAll()).isEmpty();
    }

    @ParameterizedTest
    @CsvSource({"ENGLISH,Ctrl+Shift+H,Space", "GERMAN,Strg+Umschalt+H,Leertaste", "SPANISH,Ctrl+Mayús+H,Espacio"})
    void keys_are_called_as_the_keyboard_of_the_language_has_them(Language language, String hand, String talk) {
        Texts.speak(language);
        assertThat(List.of(Shortcut.HAND.text().split("\\+"))).containsExactlyInAnyOrder(hand.split("\\+"));
        assertThat(Shortcut.TALK.text()).isEqualTo(talk);
        assertThat(Shortcut.HELP.text()).isEqualTo("F1");
    }

    @Test
    void the_sheet_takes_the_place_of_no_other_dialog() {
        robot.clickOn(called("Settings")).type(KeyCode.F1);
        assertThat(says("Appearance")).isTrue();
        assertThat(robot.lookup(".shortcut-sheet").queryAll()).isEmpty();
    }

    @Test
    void no_two_keys_are_the_same() {
        assertThat(List.of(Shortcut.values()).stream().map(Shortcut::keys)).doesNotHaveDuplicates();
    }

    @Test
    void keys_change_what_is_seen_and_say_so() {
        robot.push(KeyCode.CONTROL, KeyCode.SHIFT, KeyCode.G);
        assertThat(store.events()).contains(new Event.ChooseLayout(Layout.GRID));
        assertThat(says("Layout: grid")).isTrue();
        robot.push(KeyCode.CONTROL, KeyCode.SHIFT, KeyCode.K);
        assertThat(store.events()).contains(new Event.PlaceSelfView(SelfView.TOP_LEFT));
        show(States.inMeeting().people("Ben").selfView(SelfView.BOTTOM_LEFT));
        robot.push(KeyCode.CONTROL, KeyCode.SHIFT, KeyCode.O);
        assertThat(store.events()).contains(new Event.PlaceSelfView(SelfView.HIDDEN));
        show(States.inMeeting().people("Ben").selfView(SelfView.HIDDEN));
        robot.push(KeyCode.CONTROL, KeyCode.SHIFT, KeyCode.O);
        assertThat(store.events()).contains(new Event.PlaceSelfView(SelfView.BOTTOM_LEFT));
        assertThat(says("Your own picture is shown")).isTrue();
    }

    @Test
    void who_is_muted_talks_as_long_as_space_is_held() {
        muted();
        robot.press(KeyCode.SPACE);
        assertThat(switched()).containsExactly(new Event.SetMicrophone(true));
        assertThat(says("You are talking. Let go of Space to be muted again.")).isTrue();
        robot.release(KeyCode.SPACE);
        assertThat(switched()).containsExactly(new Event.SetMicrophone(true), new Event.SetMicrophone(false));
        assertThat(says("You are talking. Let go of Space to be muted again.")).isFalse();
    }

    @Test
    void the_microphones_button_and_the_own_picture_say_so_too_until_it_is_let_go() {
        String talking = "You are talking. Let go of Space to be muted again.";
        muted();
        assertThat(microphone()).isEqualTo("Unmute");
        robot.press(KeyCode.SPACE);
        assertThat(microphone()).isEqualTo(talking);
        assertThat(startingWith("Ana Ferreira").getAccessibleText())
                .contains("talking")
                .doesNotContain("muted");
        assertThat(says("Talking")).isTrue();
        show(States.inMeeting().people("Ben", "Carla"));
        assertThat(microphone()).isEqualTo(talking);
        robot.release(KeyCode.SPACE);
        muted();
        assertThat(microphone()).isEqualTo("Unmute");
        assertThat(startingWith("Ana Ferreira").getAccessibleText())
                .contains("muted")
                .doesNotContain("talking");
        assertThat(says("Talking")).isFalse();
    }

    private String microphone() {
        return robot.lookup("#microphone").query().getAccessibleText();
    }

    @Test
    void the_state_that_comes_of_talking_changes_nothing_about_letting_go() {
        muted();
        robot.press(KeyCode.SPACE);
        show(States.inMeeting().people("Ben", "Carla"));
        robot.press(KeyCode.SPACE).release(KeyCode.SPACE);
        assertThat(switched()).containsExactly(new Event.SetMicrophone(true), new Event.SetMicrophone(false));
    }

    @Test
    void who_is_not_muted_talks_anyway() {
        robot.press(KeyCode.SPACE).release(KeyCode.SPACE);
        assertThat(store.events())
                .doesNotContain(new Event.SetMicrophone(true))
                .doesNotContain(new Event.SetMicrophone(false));
    }

    @Test
    void space_is_let_go_when_the_meeting_is_over() {
        muted();
        robot.press(KeyCode.SPACE);
        show(States.signedIn());
        robot.release(KeyCode.SPACE);
        assertThat(switched()).startsWith(new Event.SetMicrophone(true), new Event.SetMicrophone(false));
    }

    @Test
    void what_is_typed_in_the_chat_does_nothing_else() {
        AppState.Media silent = States.media(false, true);
        show(States.inMeeting().people("Ben").chatOpen().media(silent));
        long before = store.events().size();
        robot.clickOn("#chat-text").write("a b c d e g h k m o v q");
        assertThat(robot.lookup("#chat-text").queryAs(TextArea.class).getText()).isEqualTo("a b c d e g h k m o v q");
        assertThat(store.events().stream().skip(before))
                .noneMatch(event -> event instanceof Event.SetMicrophone
                        || event instanceof Event.SetCamera
                        || event instanceof Event.ChooseLayout
                        || event instanceof Event.RaiseHand);
    }

    @Test
    void space_presses_the_button_that_tab_has_led_to_even_while_muted() {
        muted();
        robot.type(KeyCode.TAB);
        robot.type(KeyCode.SPACE);
        assertThat(switched()).isEmpty();
        assertThat(store.events()).contains(new Event.SetCamera(false));
    }

    private static void happens(Scene scene, EventType<KeyEvent> type, KeyCode code, boolean control, boolean shift) {
        javafx.event.Event.fireEvent(
                scene.getFocusOwner(), new KeyEvent(type, "", "", code, shift, control, false, false));
    }

    /** Pressed, and held so long that the system says so five times more. */
    private void hold(Scene scene, KeyCode code, boolean control, boolean shift) {
        for (int i = 0; i < 6; i++) {
            robot.interact(() -> happens(scene, KeyEvent.KEY_PRESSED, code, control, shift));
        }
    }

    private void letGo(KeyCode code, boolean control) {
        robot.interact(() -> happens(stage.getScene(), KeyEvent.KEY_RELEASED, code, control, false));
    }

    private void hold(KeyCode code, boolean control, boolean shift) {
        hold(stage.getScene(), code, control, shift);
    }

    @Test
    void a_key_that_is_held_does_its_work_once() {
        hold(KeyCode.D, true, false);
        assertThat(switched()).hasSize(1);
        letGo(KeyCode.D, true);
        hold(KeyCode.D, true, false);
        assertThat(switched()).hasSize(2);
    }

    @Test
    void a_key_that_was_held_when_a_dialog_opened_is_let_go_while_it_is_open() {
        hold(KeyCode.D, true, false);
        robot.clickOn(called("Settings"));
        letGo(KeyCode.D, true);
        robot.type(KeyCode.ESCAPE);
        hold(KeyCode.D, true, false);
        assertThat(switched()).hasSize(2);
    }

    @Test
    void held_help_opens_the_sheet_and_held_escape_closes_no_more_than_the_sheet() {
        robot.clickOn(called("People"));
        hold(KeyCode.F1, false, false);
        assertThat(robot.lookup(".shortcut-sheet").queryAll()).hasSize(1);
        hold(KeyCode.ESCAPE, false, false);
        assertThat(robot.lookup(".shortcut-sheet").queryAll()).isEmpty();
        assertThat(robot.lookup(".people").queryAll()).hasSize(1);
    }
}
