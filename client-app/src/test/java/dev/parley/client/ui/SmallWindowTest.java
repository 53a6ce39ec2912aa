package dev.parley.client.ui;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.parley.client.core.Event;
import dev.parley.client.ui.common.ThemeChoice;
import dev.parley.protocol.ParticipantId;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import javafx.scene.Node;
import javafx.scene.control.Button;
import javafx.scene.input.KeyCode;
import javafx.stage.Stage;
import javafx.stage.Window;
import javafx.stage.WindowEvent;
import org.junit.jupiter.api.Test;
import org.testfx.util.WaitForAsyncUtils;

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
        WaitForAsyncUtils.waitForFxEvents();
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
    void without_anybody_else_it_shows_oneself() {
        show(States.inMeeting());
        robot.push(KeyCode.CONTROL, KeyCode.SHIFT, KeyCode.M);
        assertThat(small().orElseThrow().getScene().getRoot().lookupAll(".tile"))
                .hasSize(1);
        await().until(() -> ((FakePictures.Portrait) pictures.self()).width > 0);
    }

    @Test
    void it_looks_well_in_both_themes() {
        Stage opened = openSmall();
        for (ThemeChoice theme : List.of(ThemeChoice.LIGHT, ThemeChoice.DARK)) {
            services.preferences = services.preferences.withTheme(theme);
            robot.interact(window::applyTheme);
            await().until(() -> pictures.peer(CARLA).width > 0);
            WaitForAsyncUtils.waitForFxEvents();
            String name = "small-window-" + theme.name().toLowerCase(Locale.ROOT);
            robot.interact(() -> {
                Pixels drawn = Pixels.of(opened.getScene());
                Shots.write(name, drawn);
                assertThat(new Look(opened.getScene()).problems(drawn)).as(name).isEmpty();
            });
        }
    }
}
