package dev.parley.client.ui;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import dev.parley.client.text.Language;
import dev.parley.client.text.Texts;
import dev.parley.client.ui.common.ThemeChoice;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.TimeoutException;
import javafx.geometry.Bounds;
import javafx.scene.Node;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.layout.Region;
import javafx.scene.text.Text;
import javafx.stage.Stage;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.testfx.api.FxToolkit;

/** The words below the icons of the bar, for whoever looks for words. */
class ControlWordsTest extends ScreenTest {
    private static final int WIDE = 1000;
    private static final int BUTTONS = 10;

    /** Only when the language is chosen. */
    @Override
    @BeforeEach
    void open() throws TimeoutException {
        FxToolkit.registerPrimaryStage();
    }

    @AfterEach
    void speakEnglish() {
        Texts.speak(Language.ENGLISH);
    }

    private void open(Language language) {
        services.preferences = services.preferences.withLanguage(Optional.of(language));
        robot.interact(() -> open(new Stage()));
    }

    private List<Button> buttons() {
        return List.copyOf(robot.lookup(".controls .control").queryAllAs(Button.class));
    }

    private double height() {
        return robot.lookup(".controls").<Region>query().getHeight();
    }

    /** What is drawn of its word, null for nothing. */
    private static Text drawn(Button button) {
        return button.lookup(".text") instanceof Text text && text.isVisible() ? text : null;
    }

    private static boolean isWithin(Node inner, Node outer) {
        Bounds in = Where.inScene(inner);
        Bounds out = Where.inScene(outer);
        return out.contains(in.getMinX(), in.getMinY()) && out.contains(in.getMaxX(), in.getMaxY());
    }

    private void checkWords() {
        Node bar = robot.lookup(".controls").query();
        assertThat(buttons()).hasSize(BUTTONS).allSatisfy(button -> {
            assertThat(button.getText()).isNotBlank();
            assertThat(drawn(button)).as(button.getText()).isNotNull();
            assertThat(button.isTextTruncated()).as(button.getText()).isFalse();
            assertThat(isWithin(drawn(button), button)).as(button.getText()).isTrue();
            assertThat(isWithin(button, bar)).as(button.getText()).isTrue();
            assertThat(button.getAccessibleText()).isNotBlank();
        });
        checkLine();
    }

    /** All icons at one height, and all words. */
    private void checkLine() {
        Button first = buttons().getFirst();
        double icon = middle(first.getGraphic());
        double word = middle(drawn(first));
        assertThat(buttons()).allSatisfy(button -> {
            assertThat(middle(button.getGraphic())).as(button.getText()).isCloseTo(icon, within(0.5));
            assertThat(middle(drawn(button))).as(button.getText()).isCloseTo(word, within(0.5));
        });
    }

    private static double middle(Node node) {
        return Where.inScene(node).getCenterY();
    }

    private void check(String name, States states) {
        prepare(Scenario.shot("bar", states), WIDE, 700);
        Pulses.await();
        Pulses.onFx(this::checkWords);
        double worded = height();
        resize(1280, 800);
        shoot(name, ThemeChoice.LIGHT);
        shoot(name, ThemeChoice.DARK);
        resize(WIDE - 1, 700);
        Pulses.await();
        Pulses.onFx(() -> assertThat(buttons()).hasSize(BUTTONS).allMatch(button -> drawn(button) == null));
        assertThat(height()).as("the pictures lose nothing").isEqualTo(worded);
        assertThat(problems).isEmpty();
    }

    @ParameterizedTest
    @EnumSource(Language.class)
    void stand_where_there_is_room_whole_and_in_every_language(Language language) {
        open(language);
        check("bar-on-" + language.tag(), Samples.four());
        check("bar-off-" + language.tag(), Samples.four().unread(3).handRaised().media(States.media(false, false)));
    }

    private List<String> marks() {
        return robot.lookup(".controls .count").queryAllAs(Label.class).stream()
                .filter(Node::isVisible)
                .map(Label::getText)
                .toList();
    }

    @Test
    void a_device_that_does_not_work_is_marked_before_its_button_is_pressed() {
        open(Language.ENGLISH);
        prepare(Scenario.shot("bar", Samples.four()), WIDE, 700);
        assertThat(marks()).isEmpty();
        prepare(Scenario.shot("bar", Samples.noDevices()), 1280, 800);
        assertThat(marks()).containsExactly("!", "!");
        assertThat(robot.lookup("#camera").query().getAccessibleHelp()).startsWith("No camera was found");
        shoot("bar-broken", ThemeChoice.LIGHT);
        shoot("bar-broken", ThemeChoice.DARK);
        assertThat(problems).isEmpty();
        prepare(Scenario.shot("bar", Samples.four()), WIDE, 700);
        assertThat(marks()).isEmpty();
    }

    /** What is copied is said there too, for a moment. */
    @ParameterizedTest
    @EnumSource(Language.class)
    void say_what_was_done(Language language) {
        open(language);
        prepare(Scenario.shot("bar", Samples.four()), WIDE, 700);
        Button link = robot.lookup("#copy-link").query();
        String before = link.getText();
        robot.clickOn("#copy-link");
        Pulses.await();
        assertThat(link.getText()).isNotEqualTo(before).isNotBlank();
        assertThat(link.isTextTruncated()).isFalse();
    }
}
