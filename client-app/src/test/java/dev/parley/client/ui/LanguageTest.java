package dev.parley.client.ui;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.parley.client.core.AppState;
import dev.parley.client.core.DeviceState;
import dev.parley.client.core.Event;
import dev.parley.client.core.Notice;
import dev.parley.client.text.Language;
import dev.parley.client.text.Texts;
import dev.parley.protocol.ParticipantId;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import java.util.Optional;
import java.util.stream.Stream;
import javafx.geometry.NodeOrientation;
import javafx.scene.Node;
import javafx.scene.Parent;
import javafx.scene.control.ComboBox;
import javafx.scene.control.Labeled;
import javafx.scene.control.TextInputControl;
import javafx.scene.input.KeyCode;
import javafx.stage.Stage;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.MethodSource;

/** The language of the window: chosen in the settings, and spoken at once. */
class LanguageTest extends WindowTest<FakeStore> {
    private static final ParticipantId BEN = Peer.idOf("Ben");

    private final Locale machine = Locale.getDefault();

    LanguageTest() {
        super(new FakeStore(States.signedIn().build()));
    }

    @AfterEach
    void speakEnglishAgain() {
        Locale.setDefault(machine);
        Texts.speak(Language.ENGLISH);
    }

    private void show(States states) {
        robot.interact(() -> store.show(states.build()));
    }

    private void openSettings() {
        robot.clickOn(called("Settings"));
    }

    private void choose(Language language) {
        choose(Optional.of(language));
    }

    private void choose(Optional<Language> language) {
        robot.interact(() -> {
            picker().requestFocus();
            picker().setValue(language);
        });
    }

    @SuppressWarnings("unchecked") // there is one in the settings
    private ComboBox<Optional<Language>> picker() {
        return robot.lookup(".settings .combo-box").queryAs(ComboBox.class);
    }

    private void openOnComputerIn(String tag) {
        close();
        Locale.setDefault(Locale.forLanguageTag(tag));
        robot.interact(() -> open(new Stage()));
    }

    @ParameterizedTest
    @EnumSource(Language.class)
    void a_language_is_chosen_and_remembered_and_the_settings_stay_open(Language language) {
        openSettings();
        choose(language);
        assertThat(services.preferences.language()).contains(language);
        assertThat(Texts.language()).isEqualTo(language);
        assertThat(picker().getValue()).contains(language);
        assertThat(stage.getScene().getFocusOwner()).isSameAs(picker());
    }

    @Test
    void the_way_through_the_list_changes_nothing_until_one_is_taken() {
        openSettings();
        robot.interact(() -> picker().requestFocus());
        robot.interact(() -> picker().show());
        robot.type(KeyCode.DOWN);
        assertThat(Texts.language()).isEqualTo(Language.ENGLISH);
        robot.type(KeyCode.ENTER);
        assertThat(Texts.language()).isEqualTo(Language.GERMAN);
        assertThat(picker().isShowing()).isFalse();
    }

    @Test
    void escape_closes_the_list_first_and_then_the_settings() {
        openSettings();
        robot.interact(() -> picker().requestFocus());
        robot.interact(() -> picker().show());
        robot.type(KeyCode.ESCAPE);
        assertThat(robot.lookup(".settings").tryQuery()).isPresent();
        robot.type(KeyCode.ESCAPE);
        assertThat(robot.lookup(".settings").tryQuery()).isEmpty();
    }

    @Test
    void each_language_has_its_own_name() {
        openSettings();
        robot.clickOn(picker());
        assertThat(robot.lookup(".combo-box-popup .list-cell").queryAllAs(Labeled.class).stream()
                        .map(Labeled::getText)
                        .filter(text -> !text.isEmpty())
                        .distinct())
                .containsExactly("Like the system", "English", "Deutsch", "Español", "简体中文", "العربية");
    }

    @Test
    void where_nothing_is_chosen_the_system_decides() {
        services.preferences = services.preferences.withLanguage(Optional.empty());
        openOnComputerIn("es-MX");
        assertThat(Texts.language()).isEqualTo(Language.SPANISH);
        openOnComputerIn("pt-BR");
        assertThat(Texts.language()).isEqualTo(Language.ENGLISH);
    }

    @Test
    void what_was_chosen_can_be_left_to_the_system_again() {
        Locale.setDefault(Locale.GERMANY);
        openSettings();
        choose(Optional.empty());
        assertThat(services.preferences.language()).isEmpty();
        assertThat(Texts.language()).isEqualTo(Language.GERMAN);
    }

    @Test
    void windows_under_test_speak_english_on_every_computer() {
        openOnComputerIn("de-DE");
        assertThat(says("New meeting")).isTrue();
        assertThat(Texts.language()).isEqualTo(Language.ENGLISH);
    }

    static Stream<States> screens() {
        return Stream.of(
                States.start(),
                States.signedIn()
                        .rooms(States.info("Coffee", "Ben", 2, 8, 12))
                        .nearby(States.near("Stand-up", "Carla"))
                        .recent(States.was("Retro", false, false, 60)),
                States.inMeeting()
                        .people("Ben", "Carla")
                        .said("Ben", 1, "Hello")
                        .chatOpen()
                        .notice(Notice.Severity.INFO, "Carla is here."));
    }

    /** Whatever is said by nodes that were there before is said in the language of before. */
    @ParameterizedTest
    @MethodSource("screens")
    void nothing_that_could_be_read_is_left_of_the_language_before(States states) {
        show(states);
        openSettings();
        List<Node> before = spoken();
        assertThat(before).hasSizeGreaterThan(20);
        choose(Language.GERMAN);
        assertThat(spoken()).hasSameSizeAs(before).doesNotContainAnyElementsOf(before);
    }

    private List<Node> spoken() {
        List<Node> found = new ArrayList<>();
        robot.interact(() -> collect(stage.getScene().getRoot(), found));
        return found;
    }

    private static void collect(Node node, List<Node> found) {
        boolean speaks = node instanceof Labeled labeled && !labeled.getText().isEmpty();
        if (speaks || node.getAccessibleText() != null || node instanceof TextInputControl) {
            found.add(node);
        }
        if (node instanceof Parent parent) {
            parent.getChildrenUnmodifiable().forEach(child -> collect(child, found));
        }
    }

    @Test
    void the_badge_speaks_it_too() {
        show(States.inMeeting().peer(Peer.named("Ben").loss(0.2)));
        assertThat(badge()).contains("0.2");
        openSettings();
        choose(Language.GERMAN);
        assertThat(badge()).contains("0,2").doesNotContain("0.2");
    }

    /** Told that nobody sees them, they would stop sending, and begin anew a moment later. */
    @Test
    void nobody_is_told_that_their_picture_was_hidden_for_a_moment() {
        show(States.inMeeting().people("Ben"));
        await().until(() -> sizes().anyMatch(size -> size.width() > 0));
        openSettings();
        long told = sizes().count();
        choose(Language.GERMAN);
        await().until(() -> pictures.peer(BEN).width > 0);
        Pulses.await();
        assertThat(sizes().skip(told)).noneMatch(size -> size.width() == 0);
        robot.interact(() -> stage.setIconified(true));
        await().until(() -> sizes().anyMatch(size -> size.width() == 0));
        robot.interact(() -> stage.setIconified(false));
    }

    private Stream<Event.ShowPeer> sizes() {
        return store.events().stream().filter(Event.ShowPeer.class::isInstance).map(Event.ShowPeer.class::cast);
    }

    private String badge() {
        return robot.lookup(".badge-details")
                .match(WindowTest::isSeen)
                .queryLabeled()
                .getText();
    }

    @Test
    void a_message_that_is_half_written_stays_and_so_does_the_panel() {
        show(States.inMeeting().people("Ben").chatOpen());
        robot.clickOn("#chat-text").write("Half a sent");
        openSettings();
        choose(Language.GERMAN);
        robot.type(KeyCode.ESCAPE).clickOn("#chat-text").write("ence");
        assertThat(typed("#chat-text")).isEqualTo("Half a sentence");
    }

    @Test
    void a_message_that_is_half_written_stays_where_its_panel_is_closed() {
        show(States.inMeeting().people("Ben").chatOpen());
        robot.clickOn("#chat-text").write("Half a sentence");
        show(States.inMeeting().people("Ben"));
        openSettings();
        choose(Language.GERMAN);
        show(States.inMeeting().people("Ben").chatOpen());
        assertThat(typed("#chat-text")).isEqualTo("Half a sentence");
    }

    @Test
    void what_is_wrong_with_a_device_is_said_in_the_new_language() {
        show(withoutMicrophone());
        assertThat(says(Texts.of("devices.microphone.none"))).isTrue();
        openSettings();
        choose(Language.GERMAN);
        robot.type(KeyCode.ESCAPE);
        assertThat(Texts.of("devices.microphone.none")).contains("Mikrofon");
        assertThat(says(Texts.of("devices.microphone.none"))).isTrue();
    }

    @Test
    void what_was_put_away_stays_away() {
        show(withoutMicrophone());
        robot.clickOn(called("Dismiss"));
        openSettings();
        choose(Language.GERMAN);
        robot.type(KeyCode.ESCAPE);
        assertThat(says(Texts.of("devices.microphone.none"))).isFalse();
    }

    private static States withoutMicrophone() {
        AppState.Media media = States.media(true, true);
        DeviceState none = new DeviceState(false, "", "devices.microphone.none");
        return States.inMeeting()
                .people("Ben")
                .media(new AppState.Media(true, true, none, media.camera(), media.capture()));
    }

    @Test
    void a_panel_that_is_open_stays_open() {
        show(States.inMeeting().people("Ben"));
        robot.push(KeyCode.CONTROL, KeyCode.SHIFT, KeyCode.P);
        openSettings();
        choose(Language.GERMAN);
        assertThat(robot.lookup(".person-row").queryAll()).hasSize(2);
    }

    @Test
    void what_was_typed_to_sign_in_stays() {
        show(States.start());
        robot.clickOn("#name").write("Ana").clickOn("Use another server").write("10.0.0.2");
        openSettings();
        choose(Language.GERMAN);
        assertThat(typed("#name")).isEqualTo("Ana");
        assertThat(typed("#address")).isEqualTo("10.0.0.2");
        assertThat(isSeen(robot.lookup("#address").query())).isTrue();
    }

    @Test
    void a_link_that_was_pasted_stays() {
        robot.clickOn("#link").write("parley://10.0.0.2");
        openSettings();
        choose(Language.GERMAN);
        assertThat(typed("#link")).isEqualTo("parley://10.0.0.2");
    }

    private String typed(String field) {
        return robot.lookup(field).queryTextInputControl().getText();
    }

    @Test
    void the_window_is_laid_out_from_right_to_left_for_arabic_only() {
        openSettings();
        choose(Language.ARABIC);
        assertThat(direction()).isEqualTo(NodeOrientation.RIGHT_TO_LEFT);
        choose(Language.CHINESE);
        assertThat(direction()).isEqualTo(NodeOrientation.LEFT_TO_RIGHT);
        services.preferences = services.preferences.withLanguage(Optional.of(Language.ARABIC));
        openOnComputerIn("en-GB");
        assertThat(direction()).isEqualTo(NodeOrientation.RIGHT_TO_LEFT);
    }

    private NodeOrientation direction() {
        return stage.getScene().getRoot().getEffectiveNodeOrientation();
    }

    /** As the arrow on the key points. */
    @Test
    void from_right_to_left_the_arrow_keys_lead_where_they_point() {
        openSettings();
        choose(Language.ARABIC);
        Node chosen = robot.lookup(".settings .choice-option:selected").query();
        robot.interact(chosen::requestFocus);
        double before = middle(chosen);
        robot.type(KeyCode.LEFT);
        assertThat(middle(Objects.requireNonNull(stage.getScene().getFocusOwner())))
                .isLessThan(before);
    }

    private static double middle(Node node) {
        return Where.inScene(node).getCenterX();
    }
}
