package dev.parley.client.ui;

import static org.assertj.core.api.Assertions.assertThat;

import dev.parley.client.core.Event;
import dev.parley.client.core.MeetingLink;
import dev.parley.client.core.RoomPhase;
import dev.parley.protocol.RoomId;
import javafx.scene.control.Label;
import javafx.scene.input.KeyCode;
import javafx.stage.WindowEvent;
import org.junit.jupiter.api.Test;

/** What would take one out of a meeting, or end those that are hosted here, asks first. */
class ClosingTest extends WindowTest<FakeStore> {
    private static final MeetingLink OTHER = new MeetingLink(States.SERVER, new RoomId("babad-lusab-gutih"));

    ClosingTest() {
        super(new FakeStore(States.inMeeting().people("Ben").build()));
    }

    private void requestClose() {
        robot.interact(() -> stage.fireEvent(new WindowEvent(stage, WindowEvent.WINDOW_CLOSE_REQUEST)));
    }

    private void show(States states) {
        robot.interact(() -> store.show(states.build()));
    }

    @Test
    void closing_the_window_in_company_asks_each_time_and_staying_changes_nothing() {
        for (int time = 0; time < 2; time++) {
            requestClose();
            assertThat(stage.isShowing()).isTrue();
            assertThat(says("Leave the meeting?")).isTrue();
            assertThat(says("You leave “Weekly design review”. The others stay in it. Parley closes then."))
                    .isTrue();
            robot.clickOn("Stay");
            assertThat(says("Leave the meeting?")).isFalse();
        }
        assertThat(store.events()).doesNotContain(new Event.LeaveRoom());
    }

    @Test
    void who_says_leave_leaves() {
        requestClose();
        robot.clickOn(robot.lookup(".dialog .primary").queryButton());
        assertThat(stage.isShowing()).isFalse();
    }

    @Test
    void enter_leaves_the_others_in_their_meeting_and_escape_stays() {
        requestClose();
        robot.type(KeyCode.ESCAPE);
        assertThat(says("Leave the meeting?")).isFalse();
        assertThat(stage.isShowing()).isTrue();
        requestClose();
        robot.type(KeyCode.ENTER);
        assertThat(stage.isShowing()).isFalse();
    }

    @Test
    void enter_follows_a_link_to_another_meeting() {
        robot.interact(() -> window.invite(OTHER));
        robot.type(KeyCode.ENTER);
        assertThat(store.events()).endsWith(new Event.LeaveRoom());
    }

    @Test
    void enter_ends_no_meeting() {
        show(States.inMeeting().hosting(1));
        robot.interact(() -> window.invite(OTHER));
        robot.type(KeyCode.ENTER);
        assertThat(store.events()).doesNotContain(new Event.LeaveRoom());

        show(States.signedIn().hosting(3));
        requestClose();
        robot.type(KeyCode.ENTER);
        assertThat(stage.isShowing()).isTrue();
    }

    @Test
    void whoever_ends_the_meeting_by_leaving_it_alone_is_asked_and_nobody_else_is() {
        show(States.inMeeting().hosting(1));
        robot.clickOn("#leave");
        assertThat(says("The meeting ends then, and its link stops working.")).isTrue();
        robot.type(KeyCode.ESCAPE);
        assertThat(store.events()).doesNotContain(new Event.LeaveRoom());
        robot.clickOn("#leave").type(KeyCode.ENTER);
        assertThat(store.events()).containsOnlyOnce(new Event.LeaveRoom());

        show(States.inMeeting());
        robot.clickOn("#leave");
        assertThat(says("Leave the meeting?")).as("on a server").isFalse();
    }

    @Test
    void who_insists_is_not_asked_twice() {
        requestClose();
        assertThat(stage.isShowing()).isTrue();
        requestClose();
        assertThat(stage.isShowing()).isFalse();
    }

    @Test
    void a_question_that_gave_way_to_another_is_asked_again() {
        requestClose();
        robot.interact(() -> window.invite(OTHER));
        assertThat(says("Leave the meeting?")).isFalse();
        robot.clickOn("Stay");
        requestClose();
        assertThat(stage.isShowing()).isTrue();
        assertThat(says("Leave the meeting?")).isTrue();
    }

    @Test
    void a_window_that_is_put_away_comes_out_to_ask() {
        robot.interact(() -> stage.setIconified(true));
        requestClose();
        assertThat(stage.isIconified()).isFalse();
    }

    @Test
    void who_is_alone_or_in_no_meeting_is_not_asked() {
        show(States.inMeeting());
        requestClose();
        assertThat(stage.isShowing()).isFalse();

        robot.interact(stage::show);
        show(States.signedIn());
        requestClose();
        assertThat(stage.isShowing()).isFalse();
    }

    @Test
    void a_link_to_another_meeting_asks_before_it_takes_one_out_of_this() {
        robot.interact(() -> window.invite(OTHER));
        assertThat(says("Leave this meeting for another one?")).isTrue();
        String other = OTHER.room() + " on " + OTHER.server().getHost();
        assertThat(robot.lookup(".dialog-text").queryAllAs(Label.class))
                .anyMatch(label -> label.getText().endsWith("Then you join “" + other + "”."));
        robot.clickOn("Stay");
        show(States.signedIn().room(RoomPhase.LEFT));
        assertThat(store.events()).doesNotContain(new Event.LeaveRoom()).noneMatch(Event.JoinByLink.class::isInstance);
    }

    @Test
    void who_goes_leaves_first_and_is_taken_there_then() {
        robot.interact(() -> window.invite(OTHER));
        robot.clickOn("Leave and join");
        assertThat(store.events()).endsWith(new Event.LeaveRoom()).doesNotContain(new Event.JoinByLink(OTHER));
        show(States.signedIn().room(RoomPhase.LEAVING));
        assertThat(store.events()).doesNotContain(new Event.JoinByLink(OTHER));
        show(States.signedIn().room(RoomPhase.LEFT));
        assertThat(store.events()).contains(new Event.JoinByLink(OTHER));
    }

    @Test
    void a_link_to_the_meeting_one_is_in_asks_nothing() {
        robot.interact(() -> window.invite(new MeetingLink(States.SERVER, States.ROOM)));
        assertThat(says("Leave this meeting for another one?")).isFalse();
        show(States.signedIn().room(RoomPhase.LEFT));
        assertThat(store.events()).noneMatch(Event.JoinByLink.class::isInstance);
    }

    @Test
    void who_is_alone_is_not_told_of_others_who_stay() {
        robot.interact(() -> store.show(
                States.inMeeting().people("Ben").reconnecting(2, 4_000).build()));
        robot.clickOn("Cancel");
        assertThat(saidInDialog()).contains("You leave “Weekly design review”. The others stay in it.");
        robot.clickOn("Stay");
        robot.interact(
                () -> store.show(States.inMeeting().reconnecting(2, 4_000).build()));
        robot.clickOn("Cancel");
        assertThat(saidInDialog()).endsWith("You leave “Weekly design review”. Nobody else is in it.");
    }

    private String saidInDialog() {
        return robot.lookup(".dialog-text").queryAs(Label.class).getText();
    }

    @Test
    void giving_up_the_server_in_a_meeting_asks_first_too() {
        robot.interact(
                () -> store.show(States.inMeeting().reconnecting(2, 4_000).build()));
        robot.clickOn("Cancel");
        assertThat(says("Stop connecting and leave the meeting?")).isTrue();
        robot.clickOn("Stay");
        robot.clickOn("Force reconnect");
        assertThat(store.events()).contains(new Event.ReconnectNow()).doesNotContain(new Event.CancelConnecting());
    }

    @Test
    void closing_the_window_asks_first_while_others_are_in_meetings_hosted_here() {
        robot.interact(() -> store.show(States.signedIn().hosting(3).build()));
        requestClose();
        assertThat(stage.isShowing()).isTrue();
        assertThat(says("Close Parley and stop hosting?")).isTrue();
        robot.clickOn("Close Parley");
        assertThat(stage.isShowing()).isFalse();
    }

    @Test
    void signing_out_asks_first_while_others_are_in_meetings_hosted_here() {
        robot.interact(() -> store.show(States.signedIn().hosting(2).build()));
        robot.clickOn("Change name or server").clickOn("Stay");
        assertThat(store.events()).doesNotContain(new Event.SignOut());
        robot.clickOn("Change name or server");
        assertThat(says("Change your name and stop hosting?")).isTrue();
        robot.clickOn(robot.lookup(".dialog .secondary").queryButton());
        assertThat(store.events()).contains(new Event.SignOut());
    }

    @Test
    void who_is_alone_in_a_meeting_hosted_here_hears_in_a_question_that_it_ends() {
        robot.interact(() -> store.show(States.inMeeting().hosting(1).build()));
        robot.interact(() -> window.invite(OTHER));
        assertThat(saidInDialog()).contains("Nobody else is in it. The meeting ends then, and its link stops working.");
    }

    @Test
    void closing_the_window_alone_in_a_meeting_hosted_here_asks_too() {
        show(States.inMeeting().hosting(1));
        requestClose();
        assertThat(stage.isShowing()).isTrue();
        assertThat(saidInDialog())
                .endsWith(
                        "Nobody else is in it. The meeting ends then, and its link stops working. Parley closes then.");
        robot.type(KeyCode.ENTER);
        assertThat(stage.isShowing()).isFalse();
    }
}
