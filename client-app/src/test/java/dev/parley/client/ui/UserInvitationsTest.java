package dev.parley.client.ui;

import static org.assertj.core.api.Assertions.assertThat;

import dev.parley.client.core.Event;
import dev.parley.protocol.InvitationState;
import javafx.scene.control.TextField;
import javafx.scene.input.KeyCode;
import org.junit.jupiter.api.Test;

/** Invitations of users: answered at home, sent in a meeting. */
class UserInvitationsTest extends WindowTest<FakeStore> {
    UserInvitationsTest() {
        super(new FakeStore(Samples.invited().build()));
    }

    private void show(States states) {
        robot.interact(() -> store.show(states.build()));
    }

    @Test
    void those_that_wait_are_accepted_or_declined_and_accepted_ones_entered() {
        robot.clickOn(called("Accept: Quarterly planning, from Grace Hopper"));
        robot.clickOn(
                called("Decline: A meeting with a name that is longer than most of them, from Somebody Withalongname"));
        robot.clickOn(called("Enter Book club"));
        assertThat(store.events())
                .containsSubsequence(
                        new Event.AcceptInvitation("i1"),
                        new Event.DeclineInvitation("i2"),
                        new Event.JoinRoom(Samples.received("i3", "Book club", "Ben Okafor", InvitationState.ACCEPTED)
                                .room()));
        assertThat(says("Not this one")).isFalse();
        assertThat(says("Grace Hopper (grace.hopper) invites you, until 28 Nov, 10:41"))
                .isTrue();
    }

    @Test
    void where_none_waits_nothing_is_said_of_them() {
        show(Samples.keeping(Samples.ownRooms()));
        assertThat(says("Invitations")).isFalse();
    }

    @Test
    void an_accepted_one_is_not_offered_twice() {
        show(Samples.keeping(Samples.ownRooms())
                .invitations("", Samples.received("i3", "Book club", "Ben Okafor", InvitationState.ACCEPTED))
                .recent(States.was("Book club", false, false, 3)));
        assertThat(says("Invitations"))
                .as("the other meeting only has the same name")
                .isTrue();
        show(Samples.keeping(Samples.ownRooms())
                .invitations("", Samples.into(Samples.READING.id(), InvitationState.ACCEPTED)));
        assertThat(says("Invitations")).isFalse();
    }

    @Test
    void the_host_invites_with_enter_or_the_button_and_takes_back() {
        show(Samples.inviting(States.inMeeting(), ""));
        robot.clickOn("#invite-user").type(KeyCode.ENTER);
        assertThat(store.events()).noneMatch(Event.InviteUser.class::isInstance);
        robot.write("grace").type(KeyCode.ENTER);
        robot.clickOn("Invite");
        assertThat(store.events()).containsSubsequence(new Event.InviteUser("grace"), new Event.InviteUser("grace"));
        robot.clickOn(called("Take back the invitation of grace"));
        assertThat(store.events()).contains(new Event.WithdrawInvitation("i-grace"));
        assertThat(says("Sent, good until 28 Nov, 10:41")).isTrue();
        assertThat(says("Accepted")).isTrue();
        assertThat(says("Declined")).isTrue();
    }

    @Test
    void what_was_typed_is_cleared_when_the_server_has_taken_it() {
        show(States.inMeeting().keeping(Samples.ANA, Samples.ownRooms(), null));
        robot.clickOn("#invite-user").write("Carla").type(KeyCode.ENTER);
        show(States.inMeeting().keeping(Samples.ANA, Samples.ownRooms(), null));
        assertThat(robot.lookup("#invite-user").<TextField>query().getText()).isEqualTo("Carla");
        show(States.inMeeting()
                .keeping(Samples.ANA, Samples.ownRooms(), null)
                .invitations("", Samples.sent("carla", InvitationState.PENDING, 0)));
        assertThat(robot.lookup("#invite-user").<TextField>query().getText()).isEmpty();
    }

    @Test
    void what_is_wrong_is_said_at_the_field_until_something_else_is_typed_and_again() {
        show(Samples.inviting(States.inMeeting(), ""));
        robot.clickOn("#invite-user").write("x").type(KeyCode.ENTER);
        show(Samples.inviting(States.inMeeting(), Samples.NOT_ANSWERED_KEPT));
        assertThat(says(Samples.NOT_ANSWERED_KEPT)).isTrue();
        robot.write("y");
        assertThat(says(Samples.NOT_ANSWERED_KEPT)).isFalse();
        robot.type(KeyCode.ENTER);
        show(Samples.inviting(States.inMeeting(), Samples.NOT_ANSWERED_KEPT));
        assertThat(says(Samples.NOT_ANSWERED_KEPT)).isTrue();
        assertThat(robot.lookup("#invite-user").<TextField>query().getText()).isEqualTo("xy");
    }

    @Test
    void among_others_the_list_of_people_has_it_and_who_may_not_invite_sees_none() {
        show(Samples.inviting(Samples.four(), ""));
        robot.clickOn("#people");
        robot.clickOn("#invite-user-people").write("grace").type(KeyCode.ENTER);
        assertThat(store.events()).contains(new Event.InviteUser("grace"));
        show(Samples.four().withDoors());
        assertThat(says("Invite by user name")).isFalse();
    }
}
