package dev.parley.client.ui;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.parley.client.core.Event;
import dev.parley.client.ui.common.ErrorBoundary;
import javafx.scene.control.Label;
import javafx.scene.input.KeyCode;
import org.junit.jupiter.api.Test;

/** A defect in one view takes that view away and nothing else. */
class ErrorBoundaryTest extends WindowTest<FakeStore> {
    private static final String NO_CHAT = "The chat had a problem and is not shown. Everything else goes on.";
    private static final String NO_TILES =
            "The view of the others had a problem and is not shown. Everything else goes on.";

    ErrorBoundaryTest() {
        super(new FakeStore(States.inMeeting().people("Ben").build()));
    }

    private void show(States states) {
        robot.interact(() -> store.show(states.build()));
    }

    @Test
    void a_view_that_fails_in_an_update_leaves_the_rest_of_the_meeting_running() {
        show(States.inMeeting().people("Ben").saidByNobody().chatOpen());
        assertThat(says(NO_CHAT)).isTrue();
        show(States.inMeeting().people("Ben", "Carla").saidByNobody().chatOpen());
        assertThat(robot.lookup(".tile").queryAll()).hasSize(3);
        robot.clickOn("#microphone");
        assertThat(store.events()).contains(new Event.SetMicrophone(false));
    }

    @Test
    void a_view_is_reloaded_with_the_present_state() {
        show(States.inMeeting().people("Ben").saidByNobody().chatOpen());
        show(States.inMeeting().people("Ben").said("Ben", 1, "Back again").chatOpen());
        assertThat(says("Back again")).isFalse();
        robot.clickOn("Reload this view");
        assertThat(says("Back again")).isTrue();
        assertThat(says(NO_CHAT)).isFalse();
    }

    @Test
    void a_view_that_fails_again_says_so_again() {
        States broken = States.inMeeting().people("Ben").saidByNobody().chatOpen();
        show(broken);
        robot.clickOn("Reload this view");
        assertThat(says(NO_CHAT)).isTrue();
    }

    @Test
    void a_view_that_cannot_be_built_says_so_and_can_be_built_later() {
        pictures.defect = new IllegalStateException("planted");
        show(States.inMeeting().people("Ben", "Carla"));
        assertThat(says(NO_TILES)).isTrue();
        robot.push(KeyCode.CONTROL, KeyCode.SHIFT, KeyCode.P);
        assertThat(robot.lookup(".person-row").queryAll()).hasSize(3);
        pictures.defect = null;
        robot.clickOn("Reload this view");
        assertThat(robot.lookup(".tile").queryAll()).hasSize(3);
        assertThat(stage.isShowing()).isTrue();
    }

    /** The page of a meeting that failed must not leave the next meeting without one. */
    @Test
    void a_view_that_failed_and_was_closed_is_built_anew_when_it_is_used_again() {
        ErrorBoundary<Label> boundary = ErrorBoundary.around("The page", () -> new Label("well"), () -> {});
        robot.interact(() -> {
            boundary.use(view -> {
                throw new IllegalStateException("planted");
            });
            boundary.close();
            boundary.use(view -> view.setText("well again"));
        });
        assertThat(boundary.getChildren())
                .singleElement()
                .isInstanceOfSatisfying(
                        Label.class, view -> assertThat(view.getText()).isEqualTo("well again"));
    }

    @Test
    void a_meeting_whose_page_failed_can_be_left_there() {
        show(States.inMeeting().people("Ben").media(null));
        assertThat(says("The meeting's page had a problem and is not shown. Everything else goes on."))
                .isTrue();
        robot.clickOn("Leave the meeting");
        assertThat(store.events()).contains(new Event.LeaveRoom());
    }

    @Test
    void who_is_not_shown_because_their_view_failed_need_not_send_pictures() {
        await().until(() -> store.events().stream().anyMatch(Event.ShowPeer.class::isInstance));
        pictures.defect = new IllegalStateException("planted");
        show(States.inMeeting().people("Ben", "Carla"));
        assertThat(store.events()).endsWith(new Event.ShowPeer(Peer.idOf("Ben"), 0, 0));
    }
}
