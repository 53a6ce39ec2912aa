package dev.parley.client.ui;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.parley.client.core.AppState;
import dev.parley.client.core.DeviceState;
import dev.parley.client.core.Event;
import dev.parley.client.core.Notice;
import dev.parley.client.core.OwnConnection;
import dev.parley.client.core.SelfView;
import dev.parley.client.ui.common.ThemeChoice;
import dev.parley.protocol.ParticipantId;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import javafx.event.EventType;
import javafx.geometry.Rectangle2D;
import javafx.scene.Node;
import javafx.scene.control.Button;
import javafx.scene.control.Labeled;
import javafx.scene.input.KeyCode;
import javafx.scene.input.KeyEvent;
import javafx.stage.Stage;
import javafx.stage.Window;
import javafx.stage.WindowEvent;
import org.junit.jupiter.api.Test;

/** The small window that stays on top. */
class SmallWindowTest extends WindowTest<FakeStore> {
    private static final ParticipantId BEN = Peer.idOf("Ben Okafor");
    private static final ParticipantId CARLA = Peer.idOf("Carla Rossi");

    SmallWindowTest() {
        super(new FakeStore(room().build()));
    }

    private static States room() {
        return States.inMeeting().people("Ben Okafor", "Carla Rossi").spoke("Carla Rossi", "Ben Okafor");
    }

    private void show(States states) {
        robot.interact(() -> store.show(states.build()));
    }

    private Optional<Stage> small() {
        return Window.getWindows().stream()
                .filter(Stage.class::isInstance)
                .map(Stage.class::cast)
                .filter(window -> !window.equals(stage) && window.isAlwaysOnTop() && window.isShowing())
                .findFirst();
    }

    private Event.ShowPeer lastSize(ParticipantId peer) {
        return store.events().stream()
                .filter(Event.ShowPeer.class::isInstance)
                .map(Event.ShowPeer.class::cast)
                .filter(shown -> shown.peer().equals(peer))
                .reduce((before, last) -> last)
                .orElseThrow();
    }

    private Stage openSmall() {
        await().until(() -> store.events().stream().anyMatch(Event.ShowPeer.class::isInstance));
        robot.push(KeyCode.CONTROL, KeyCode.SHIFT, KeyCode.M);
        return small().orElseThrow();
    }

    private Node inSmall(String name) {
        return small().orElseThrow().getScene().getRoot().lookupAll("*").stream()
                .filter(node -> name.equals(node.getAccessibleText()) && isSeen(node))
                .findFirst()
                .orElseThrow();
    }

    @Test
    void it_shows_the_speaker_only_and_the_others_send_nothing() {
        openSmall();
        assertThat(stage.isIconified()).isTrue();
        await().until(() -> lastSize(CARLA).width() > 250 && lastSize(CARLA).width() < 400);
        await().until(() -> lastSize(BEN).equals(new Event.ShowPeer(BEN, 0, 0)));
        assertThat(((FakePictures.Portrait) pictures.self()).width).isZero();
        show(room().spoke("Ben Okafor", "Carla Rossi"));
        await().until(() -> lastSize(BEN).width() > 250 && lastSize(CARLA).width() == 0);
    }

    @Test
    void it_goes_back_with_a_button_and_everybody_is_shown_again() {
        openSmall();
        robot.interact(() -> ((Button) inSmall("Back to the large window")).fire());
        assertThat(small()).isEmpty();
        assertThat(stage.isIconified()).isFalse();
        await().until(() -> lastSize(BEN).width() > 400 && lastSize(CARLA).width() > 400);
    }

    @Test
    void taking_the_large_window_out_again_is_a_way_back_too() {
        openSmall();
        robot.interact(() -> stage.setIconified(false));
        assertThat(small()).isEmpty();
        assertThat(says("The meeting is in the small window")).isFalse();
    }

    @Test
    void closing_it_is_going_back_and_leaves_no_meeting() {
        Stage opened = openSmall();
        robot.interact(() -> opened.fireEvent(new WindowEvent(opened, WindowEvent.WINDOW_CLOSE_REQUEST)));
        assertThat(small()).isEmpty();
        assertThat(store.events()).noneMatch(Event.LeaveRoom.class::isInstance);
    }

    @Test
    void one_can_mute_and_leave_in_it_and_leaving_closes_it() {
        openSmall();
        robot.interact(() -> ((Button) inSmall("Mute")).fire());
        robot.interact(() -> ((Button) inSmall("Leave")).fire());
        assertThat(store.events()).contains(new Event.SetMicrophone(false), new Event.LeaveRoom());
        show(States.signedIn());
        assertThat(small()).isEmpty();
        assertThat(stage.isIconified()).isFalse();
    }

    @Test
    void its_host_is_asked_there_who_may_come_in() {
        openSmall();
        show(room().knocking("Grace"));
        assertThat(small().orElseThrow().getTitle()).startsWith("(1) ");
        robot.interact(() -> ((Button) inSmall("Let Grace in")).fire());
        assertThat(store.events()).anyMatch(event -> event instanceof Event.AnswerKnock answer && answer.letIn());
        show(room());
        assertThat(small().orElseThrow().getTitle()).doesNotContain("(");
    }

    @Test
    void a_host_who_leaves_from_there_is_asked_in_the_large_window() {
        show(room().withDoors());
        openSmall();
        robot.interact(() -> ((Button) inSmall("Leave")).fire());
        assertThat(small()).isEmpty();
        assertThat(says("Leave the meeting?")).isTrue();
        assertThat(store.events()).noneMatch(Event.LeaveRoom.class::isInstance);
    }

    @Test
    void without_anybody_else_it_shows_oneself() {
        show(States.inMeeting());
        robot.push(KeyCode.CONTROL, KeyCode.SHIFT, KeyCode.M);
        assertThat(small().orElseThrow().getScene().getRoot().lookupAll(".tile"))
                .hasSize(1);
        await().until(() -> ((FakePictures.Portrait) pictures.self()).width > 0);
    }

    /** The system repeats the key in whichever window has the keyboard. */
    @Test
    void the_key_that_opens_it_does_not_close_it_again_while_it_is_held() {
        await().until(() -> store.events().stream().anyMatch(Event.ShowPeer.class::isInstance));
        robot.press(KeyCode.CONTROL, KeyCode.SHIFT, KeyCode.M);
        Stage opened = small().orElseThrow();
        KeyEvent again = new KeyEvent(KeyEvent.KEY_PRESSED, "", "", KeyCode.M, true, true, false, false);
        robot.interact(() -> javafx.event.Event.fireEvent(opened.getScene().getFocusOwner(), again));
        assertThat(small()).isPresent();
        robot.release(KeyCode.M, KeyCode.SHIFT, KeyCode.CONTROL);
        robot.push(KeyCode.CONTROL, KeyCode.SHIFT, KeyCode.M);
        assertThat(small()).isEmpty();
    }

    @Test
    void a_hidden_own_picture_is_not_shown_there_either() {
        show(States.inMeeting().selfView(SelfView.HIDDEN));
        robot.push(KeyCode.CONTROL, KeyCode.SHIFT, KeyCode.M);
        assertThat(small().orElseThrow().getScene().getRoot().lookupAll(".tile"))
                .isEmpty();
        assertThat(said(".small-nobody")).containsExactly("Nobody else is here");
        show(room().selfView(SelfView.HIDDEN));
        assertThat(said(".small-nobody")).isEmpty();
        assertThat(small().orElseThrow().getScene().getRoot().lookupAll(".tile"))
                .hasSize(1);
    }

    @Test
    void what_must_not_be_missed_is_said_in_a_line_and_goes_when_it_is_over() {
        openSmall();
        assertThat(said(".glance-words")).isEmpty();
        show(room().reconnecting(2, 5_000));
        assertThat(said(".glance-words")).containsExactly("The server is away for now");
        show(room().peer(Peer.named("Dmitri Volkov").handRaised()).hands(Peer.idOf("Dmitri Volkov")));
        assertThat(said(".glance-words")).containsExactly("Dmitri Volkov raised a hand");
        show(room());
        assertThat(said(".glance-words")).isEmpty();
    }

    @Test
    void what_passes_comes_before_what_stays() {
        openSmall();
        DeviceState broken = new DeviceState(false, "", "No microphone was found. Connect one to be heard.");
        AppState.Media media = States.media(true, true);
        States worst = room().media(new AppState.Media(true, true, broken, media.camera(), media.capture()));
        show(worst);
        assertThat(said(".glance-words")).containsExactly("The others do not hear you");
        show(worst.own(OwnConnection.WEAK).notice(Notice.Severity.INFO, "Eva joined."));
        assertThat(said(".glance-words")).containsExactly("Your connection is weak");
        show(worst.notice(Notice.Severity.WARNING, "Careful."));
        assertThat(said(".glance-notice")).containsExactly("Careful.");
        show(worst.reconnecting(2, 5_000));
        assertThat(said(".glance-words")).containsExactly("The server is away for now");
        show(worst.notice(Notice.Severity.ERROR, "Broken."));
        assertThat(said(".glance-notice")).containsExactly("Broken.");
    }

    @Test
    void talking_while_muted_is_said_there_for_as_long_as_the_key_is_held() {
        Stage opened = openSmall();
        show(room().media(States.media(false, true)));
        robot.interact(() -> space(opened, KeyEvent.KEY_PRESSED));
        assertThat(said(".glance-words")).containsExactly("Talking while you hold Space");
        assertThat(microphone(opened)).isEqualTo("You are talking. Let go of Space to be muted again.");
        look(opened, "small-window-talking");
        robot.interact(() -> space(opened, KeyEvent.KEY_RELEASED));
        assertThat(said(".glance-words")).isEmpty();
        assertThat(microphone(opened)).isEqualTo("Unmute");
    }

    private static String microphone(Stage small) {
        return small.getScene().getRoot().lookup(".small-microphone").getAccessibleText();
    }

    private static void space(Stage small, EventType<KeyEvent> type) {
        javafx.event.Event.fireEvent(
                small.getScene().getFocusOwner(),
                new KeyEvent(type, " ", " ", KeyCode.SPACE, false, false, false, false));
    }

    private List<String> said(String style) {
        return small().orElseThrow().getScene().getRoot().lookupAll(style).stream()
                .filter(WindowTest::isSeen)
                .map(node -> ((Labeled) node).getText())
                .toList();
    }

    @Test
    void it_opens_where_it_was_left_also_in_another_meeting() {
        Stage opened = openSmall();
        robot.interact(() -> {
            opened.setX(100);
            opened.setY(80);
            opened.setWidth(420);
            opened.setHeight(300);
        });
        robot.push(KeyCode.CONTROL, KeyCode.SHIFT, KeyCode.M);
        isAt(openSmall());
        show(States.signedIn());
        show(room());
        isAt(openSmall());
    }

    @Test
    void it_opens_where_it_was_left_also_after_a_restart() {
        services.save(services.preferences()
                .withView(services.preferences().view().withSmallWindow(new Rectangle2D(100, 80, 420, 300))));
        isAt(openSmall());
    }

    @Test
    void where_it_was_left_is_remembered() {
        Stage opened = openSmall();
        robot.interact(() -> {
            opened.setX(100);
            opened.setY(80);
            opened.setWidth(420);
            opened.setHeight(300);
        });
        robot.push(KeyCode.CONTROL, KeyCode.SHIFT, KeyCode.M);
        assertThat(services.preferences().view().smallWindow()).contains(new Rectangle2D(100, 80, 420, 300));
    }

    private static void isAt(Stage small) {
        assertThat(List.of(small.getX(), small.getY(), small.getWidth(), small.getHeight()))
                .containsExactly(100.0, 80.0, 420.0, 300.0);
    }

    /** Every line at the window's least width. */
    @Test
    void what_it_says_fits_however_small_it_is() {
        Stage opened = openSmall();
        robot.interact(() -> {
            opened.setWidth(opened.getMinWidth());
            opened.setHeight(opened.getMinHeight());
        });
        DeviceState broken = new DeviceState(false, "", "No microphone was found. Connect one to be heard.");
        AppState.Media media = States.media(true, true);
        Peer dmitri = Peer.named("Dmitri Konstantinowitsch Volkov").handRaised();
        List<States> all = List.of(
                room().reconnecting(2, 5_000).peer(dmitri).hands(dmitri.id()),
                room().own(OwnConnection.NARROW),
                room().media(new AppState.Media(true, true, broken, media.camera(), media.capture()))
                        .peer(dmitri)
                        .peer(Peer.named("Eva").handRaised())
                        .hands(dmitri.id(), Peer.idOf("Eva")));
        for (int i = 0; i < all.size(); i++) {
            show(all.get(i));
            look(opened, "small-window-says-" + i);
        }
    }

    @Test
    void it_looks_well_in_both_themes() {
        Stage opened = openSmall();
        for (ThemeChoice theme : List.of(ThemeChoice.LIGHT, ThemeChoice.DARK)) {
            services.preferences = services.preferences.withTheme(theme);
            robot.interact(window::applyTheme);
            await().until(() -> pictures.peer(CARLA).width > 0);
            look(opened, "small-window-" + theme.name().toLowerCase(Locale.ROOT));
        }
        show(
                room().notice(
                                Notice.Severity.ERROR,
                                "Your microphone was unplugged, so nobody hears you. Connect it again, or choose another one."));
        look(opened, "small-window-notice");
    }

    private void look(Stage opened, String name) {
        Pulses.await();
        robot.interact(() -> {
            Pixels drawn = Pixels.of(opened.getScene());
            Shots.write(name, drawn);
            assertThat(new Look(opened.getScene()).problems(drawn)).as(name).isEmpty();
        });
    }
}
