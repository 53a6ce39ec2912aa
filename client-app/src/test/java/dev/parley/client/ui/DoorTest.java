package dev.parley.client.ui;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import dev.parley.client.core.Door;
import dev.parley.client.core.Event;
import dev.parley.client.core.MeetingLink;
import dev.parley.client.core.Notice;
import dev.parley.client.core.Pages;
import dev.parley.client.core.RecentMeeting;
import dev.parley.protocol.Entry;
import dev.parley.protocol.ErrorCode;
import dev.parley.protocol.InviteInfo;
import dev.parley.protocol.Limits;
import dev.parley.protocol.ParticipantId;
import dev.parley.protocol.Pass;
import dev.parley.protocol.Role;
import dev.parley.protocol.RoomAccess;
import dev.parley.protocol.RoomInfo;
import dev.parley.protocol.Visibility;
import java.util.List;
import java.util.Map;
import javafx.css.PseudoClass;
import javafx.geometry.Bounds;
import javafx.scene.Node;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.control.RadioButton;
import javafx.scene.control.TextField;
import javafx.scene.input.KeyCode;
import org.junit.jupiter.api.Test;

/** Who may come in: what is asked at a door, and what the host of a meeting sees and does. */
class DoorTest extends WindowTest<FakeStore> {
    private static final ParticipantId BEN = Peer.idOf("Ben Okafor");
    private static final String GRACE_MISSED = "Grace asked to come in, but nobody answered in time.";

    DoorTest() {
        super(new FakeStore(States.signedIn().build()));
    }

    private void show(States states) {
        robot.interact(() -> store.show(states.build()));
    }

    private void later(long ms) {
        services.now = services.now.plusMillis(ms);
    }

    private static boolean letIn(Event event) {
        return event instanceof Event.AnswerKnock answer && answer.letIn();
    }

    private static double middle(Node node) {
        return Where.inScene(node).getCenterY();
    }

    private static States host() {
        return Samples.four().withDoors();
    }

    @Test
    void a_new_meeting_is_guarded_as_was_chosen() {
        show(States.signedIn().withDoors());
        robot.clickOn("New meeting");
        assertThat(says("They come in at once.")).isTrue();
        robot.clickOn("#meeting-password").write("ab");
        assertThat(says("They come in at once when they have typed the password."))
                .isTrue();
        robot.clickOn("After you let them in");
        assertThat(says("Once they have typed the password they wait outside, and you are asked about each."))
                .isTrue();
        robot.clickOn("#meeting-password").type(KeyCode.END).write("c").clickOn("Start meeting");
        assertThat(says("A password has at least 4 characters. Type more, or leave it empty."))
                .isTrue();
        robot.clickOn("#meeting-password").type(KeyCode.END).write("d").clickOn("Start meeting");
        assertThat(store.events())
                .contains(new Event.CreateRoom(
                        "Ana Ferreira's meeting", Visibility.PRIVATE, 6, false, Entry.KNOCK, "abcd"));
    }

    @Test
    void whoever_is_alone_reads_that_others_need_the_password_and_that_others_were_here() {
        show(States.inMeeting());
        assertThat(says("You are the first one here")).isTrue();
        assertThat(says("They need the meeting's password too: tell it to them."))
                .isFalse();
        show(States.inMeeting().access(new RoomAccess(Entry.OPEN, false, true)).wasHere("Ben Okafor"));
        assertThat(says("Nobody else is here now")).isTrue();
        assertThat(says("They need the meeting's password too: tell it to them."))
                .isTrue();
    }

    @Test
    void whoever_is_alone_reads_that_they_let_others_in_one_by_one() {
        String asked = "You are asked about each person before they come in.";
        show(States.inMeeting());
        assertThat(says(asked)).isFalse();
        show(States.inMeeting().access(new RoomAccess(Entry.KNOCK, false, false)));
        assertThat(says(asked)).isTrue();
        show(States.inMeeting().access(new RoomAccess(Entry.KNOCK, true, false)));
        assertThat(says(asked)).as("locked: nobody comes").isFalse();
    }

    @Test
    void where_the_server_has_no_doors_none_is_offered() {
        robot.clickOn("New meeting");
        assertThat(says("Who may come in")).isFalse();
        show(States.inMeeting().people("Ben"));
        assertThat(robot.lookup("#door").<Node>queryAll()).noneMatch(WindowTest::isSeen);
        robot.clickOn("#people");
        assertThat(robot.lookup(node -> "More about Ben".equals(node.getAccessibleText()))
                        .<Node>queryAll())
                .noneMatch(WindowTest::isSeen);
    }

    @Test
    void who_waits_when_the_server_is_lost_reads_that_and_still_for_which_meeting() {
        show(Samples.waiting());
        show(Samples.waiting().askingAgain().reconnecting(2, 4_000));
        assertThat(says("Waiting to be let in")).isTrue();
        assertThat(says("The connection to the server was lost meanwhile. Parley asks again by itself."))
                .isTrue();
        assertThat(robot.lookup(".waiting-meeting").queryLabeled().getText()).isNotBlank();
        assertThat(says("Joining the meeting…")).isFalse();
        robot.clickOn(".busy-card .button");
        assertThat(store.events()).endsWith(new Event.LeaveRoom());
    }

    @Test
    void who_waits_reads_for_how_long_and_may_give_up() {
        show(Samples.waiting());
        assertThat(says("Waiting to be let in")).isTrue();
        assertThat(says("If nobody answers within 2 minutes, you can ask again."))
                .isTrue();
        later(84_000);
        show(Samples.waiting());
        assertThat(says("If nobody answers within a minute, you can ask again."))
                .isTrue();
        robot.clickOn("Cancel");
        assertThat(store.events()).contains(new Event.LeaveRoom());
    }

    @Test
    void who_waits_at_a_listed_meeting_reads_for_whom() {
        show(Samples.waiting());
        assertThat(says("The host has to let you in.")).isTrue();
        show(Samples.waiting()
                .rooms(new RoomInfo(
                        States.ROOM, "Retro", "", "Ben Okafor", Visibility.PUBLIC, 2, 6, States.NOW.toEpochMilli())));
        assertThat(says("Ben Okafor has to let you in.")).isTrue();
    }

    @Test
    void who_was_not_answered_tries_again_or_lets_it_be() {
        show(Samples.turnedAway(ErrorCode.KNOCK_EXPIRED, Samples.NOT_ANSWERED));
        assertThat(says("Nobody answered")).isTrue();
        assertThat(robot.lookup(".dialog .field-name").queryLabeled().getText()).startsWith(States.ROOM.value());
        robot.clickOn("Try again");
        assertThat(store.events()).contains(new Event.TryDoor(""));
        show(States.signedIn());
        show(Samples.turnedAway(ErrorCode.KNOCK_REJECTED, Samples.TURNED_AWAY));
        robot.type(KeyCode.ESCAPE);
        assertThat(store.events()).contains(new Event.DismissFailure());
    }

    @Test
    void a_wrong_password_is_said_at_the_field_and_another_tried_with_enter() {
        show(Samples.turnedAway(ErrorCode.PASSWORD_WRONG, Samples.WRONG_PASSWORD));
        assertThat(says(Samples.WRONG_PASSWORD)).isTrue();
        robot.write("sesame").type(KeyCode.ENTER);
        assertThat(store.events()).contains(new Event.TryDoor("sesame"));
    }

    @Test
    void a_door_is_named_and_its_link_is_kept_when_one_gives_up() {
        MeetingLink link = new MeetingLink(States.SERVER, States.ROOM, "", "invite-token");
        show(Samples.turnedAway(ErrorCode.PASSWORD_REQUIRED, "It has a password.")
                .followed(link));
        String name = States.ROOM + " on " + States.SERVER.getHost();
        assertThat(says("To come into “" + name
                        + "” you need its password. Ask whoever invited you if you do not know it."))
                .isTrue();
        robot.type(KeyCode.ESCAPE);
        assertThat(store.events()).contains(new Event.DismissFailure());
        assertThat(robot.lookup("#link").queryTextInputControl().getText()).isEqualTo(link.toString());
    }

    @Test
    void no_password_is_tried_before_the_server_wants_one() {
        Door closed =
                new Door(Pass.knocking(), 0, States.NOW.toEpochMilli() + 30_000, List.of(), List.of(), Map.of(), null);
        show(Samples.turnedAway(ErrorCode.PASSWORD_WRONG, Samples.WRONG_PASSWORD)
                .door(closed));
        assertThat(says("Too many wrong tries. You can try again in 0:30.")).isTrue();
        robot.write("sesame").type(KeyCode.ENTER);
        assertThat(store.events()).doesNotContain(new Event.TryDoor("sesame"));
    }

    @Test
    void the_host_lets_people_in_or_not() {
        show(host().knocking("Grace", "Ada"));
        later(1_000);
        robot.clickOn(called("Let Ada in"));
        robot.clickOn(called("Do not let Grace in"));
        assertThat(store.events())
                .contains(
                        new Event.AnswerKnock("k-" + "Ada".hashCode(), true),
                        new Event.AnswerKnock("k-" + "Grace".hashCode(), false));
    }

    @Test
    void no_row_moves_under_the_pointer_of_the_host() {
        show(host().knocking("Grace", "Ada"));
        later(1_000);
        robot.moveTo(called("Let Ada in"));
        double before = middle(called("Let Ada in"));
        show(host().knocking("Ada", "Eva"));
        assertThat(middle(called("Let Ada in"))).isEqualTo(before);
        assertThat(called("Let Grace in").isDisabled()).isTrue();
        assertThat(says("Grace waits no more")).isTrue();
        assertThat(middle(called("Let Eva in"))).isLessThan(before);
        later(10_000);
        show(host().knocking("Ada", "Eva"));
        assertThat(says("Grace waits no more")).isTrue();
        robot.moveTo("#people");
        assertThat(robot.lookup(node -> "Let Grace in".equals(node.getAccessibleText()))
                        .<Node>queryAll())
                .isEmpty();
    }

    @Test
    void a_row_that_has_just_moved_or_come_takes_no_click() {
        show(host().knocking("Grace", "Ada"));
        robot.clickOn(called("Let Grace in"));
        assertThat(store.events()).noneMatch(DoorTest::letIn);
        later(1_000);
        robot.moveTo("#people");
        show(host().knocking("Ada"));
        later(5_000);
        show(host().knocking("Ada"));
        robot.clickOn(called("Let Ada in"));
        assertThat(store.events()).noneMatch(DoorTest::letIn);
        later(1_000);
        robot.clickOn(called("Let Ada in"));
        assertThat(store.events()).anyMatch(DoorTest::letIn);
    }

    @Test
    void a_host_who_leaves_others_behind_reads_who_will_be_the_host_and_may_close_it_for_all() {
        show(host());
        robot.clickOn("#leave");
        assertThat(says("The meeting goes on without you, and Ben Okafor will be the host."
                        + " You can also close it for everybody."))
                .isTrue();
        robot.type(KeyCode.ESCAPE);
        assertThat(store.events()).doesNotContain(new Event.LeaveRoom(), new Event.CloseMeeting());
        robot.clickOn("#leave").clickOn("Close for everybody");
        assertThat(store.events()).contains(new Event.CloseMeeting()).doesNotContain(new Event.LeaveRoom());
    }

    @Test
    void enter_in_the_question_to_a_host_who_leaves_lets_the_meeting_go_on() {
        show(host());
        robot.clickOn("#leave").type(KeyCode.ENTER);
        assertThat(store.events()).contains(new Event.LeaveRoom()).doesNotContain(new Event.CloseMeeting());
    }

    @Test
    void who_is_not_the_host_or_is_alone_leaves_at_once() {
        show(host().as(Role.PARTICIPANT, "Ben Okafor"));
        robot.clickOn("#leave");
        show(States.inMeeting().withDoors());
        robot.clickOn("#leave");
        assertThat(store.events().stream().filter(Event.LeaveRoom.class::isInstance))
                .hasSize(2);
    }

    @Test
    void a_host_leaves_at_once_while_the_server_is_away() {
        show(host().away());
        robot.clickOn("#leave");
        assertThat(robot.lookup(".dialog").<Node>queryAll()).noneMatch(WindowTest::isSeen);
        assertThat(store.events()).contains(new Event.LeaveRoom());
    }

    @Test
    void what_became_of_somebody_who_knocked_is_said_for_some_seconds() {
        show(host().knocking("Grace", "Ada", "Eva"));
        later(1_000);
        robot.clickOn(called("Let Ada in"));
        robot.clickOn(called("Do not let Eva in"));
        show(host().knocking());
        robot.moveTo("#people");
        for (String outcome : List.of("Ada was let in", "Eva was not let in", "Grace waits no more")) {
            assertThat(says(outcome)).isTrue();
        }
        later(4_000);
        show(host().knocking());
        assertThat(says("Ada was let in")).isTrue();
        show(host().knocking("Greta", "Hugo", "Ines"));
        assertThat(says("Ada was let in")).isFalse();
        assertThat(says("Ines wants to come in")).isTrue();
        show(host().knocking());
        later(5_000);
        show(host().knocking());
        assertThat(says("Ines waits no more")).isFalse();
    }

    @Test
    void of_whom_nobody_answered_one_sentence_is_said() {
        States lapsed =
                host().knocking("Ada").missed("k-" + "Grace".hashCode()).notice(Notice.Severity.WARNING, GRACE_MISSED);
        show(host().knocking("Grace", "Ada"));
        robot.moveTo(called("Let Ada in"));
        double before = middle(called("Let Ada in"));
        show(lapsed);
        assertThat(says(GRACE_MISSED)).isTrue();
        assertThat(says("Grace waits no more")).isFalse();
        assertThat(middle(called("Let Ada in"))).isEqualTo(before);
        robot.moveTo("#people");
        assertThat(middle(called("Let Ada in"))).isGreaterThan(before);
    }

    private static States afterGraceWasMissed(String... waiting) {
        return host().knocking(waiting).missed("k-before").notice(Notice.Severity.WARNING, GRACE_MISSED);
    }

    @Test
    void what_becomes_of_somebody_who_knocks_again_is_said_although_nobody_answered_before() {
        show(afterGraceWasMissed("Grace"));
        later(1_000);
        robot.clickOn(called("Let Grace in"));
        show(afterGraceWasMissed());
        robot.moveTo("#people");
        assertThat(says("Grace was let in")).isTrue();
    }

    @Test
    void those_who_wait_stand_above_the_people_too_from_where_the_door_is_reached() {
        show(host().knocking("Grace"));
        robot.clickOn("#people");
        later(1_000);
        robot.clickOn(robot.from(robot.lookup(".waiting-people").<Node>query())
                .lookup("Let in")
                .<Node>query());
        assertThat(store.events()).anyMatch(DoorTest::letIn);
        robot.clickOn("Who may come in");
        assertThat(says("Lock the meeting")).isTrue();
        show(Samples.four().as(Role.PARTICIPANT, "Ben Okafor"));
        robot.clickOn("#people");
        assertThat(says("Who may come in")).isFalse();
    }

    private static States refusedAt(int tries) {
        return Samples.turnedAway(ErrorCode.KNOCK_REJECTED, Samples.TURNED_AWAY)
                .door(new Door(Pass.knocking(), 0, 0, List.of(), List.of(), List.of(), Map.of(), null, tries));
    }

    @Test
    void the_question_comes_back_although_nothing_was_seen_of_the_try_between() {
        show(refusedAt(1));
        robot.clickOn("Try again");
        assertThat(says(Samples.TURNED_AWAY)).isFalse();
        show(refusedAt(2));
        assertThat(says(Samples.TURNED_AWAY)).isTrue();
        robot.clickOn("Try again");
        assertThat(store.events()).containsSubsequence(new Event.TryDoor(""), new Event.TryDoor(""));
    }

    @Test
    void a_wish_that_comes_to_nothing_is_not_shown_for_long() {
        show(Samples.hostWithInvites());
        robot.clickOn("#door").clickOn("Whoever has the link comes in");
        RadioButton knock = robot.lookup(node ->
                        node instanceof RadioButton button && button.getText().equals("You let people in"))
                .query();
        show(Samples.hostWithInvites());
        assertThat(knock.isSelected()).isFalse();
        later(2_000);
        show(Samples.hostWithInvites());
        assertThat(knock.isSelected()).isTrue();
        assertThat(store.events()).doesNotContain(new Event.SetAccess(Entry.KNOCK, null, null));
    }

    @Test
    void a_password_that_replaces_another_is_confirmed() {
        show(Samples.hostWithInvites());
        robot.clickOn("#door").clickOn("#door-password").write("abcd").type(KeyCode.ENTER);
        assertThat(says("Password set")).isTrue();
    }

    @Test
    void a_password_can_be_read_while_it_is_typed_and_is_no_longer_than_a_server_takes() {
        show(Samples.hostWithInvites());
        robot.clickOn("#door").clickOn("#door-password");
        TextField hidden = robot.lookup("#door-password").query();
        robot.interact(() -> hidden.setText("a".repeat(Limits.ROOM_PASSWORD_LENGTH + 1)));
        assertThat(hidden.getText()).isEmpty();
        robot.write("abc").clickOn(called("Show the password"));
        TextField shown = robot.lookup("#door-password-shown").query();
        assertThat(shown.getText()).isEqualTo("abc");
        robot.clickOn("Set");
        assertThat(says("A password has at least 4 characters.")).isTrue();
        robot.clickOn("#door-password-shown").type(KeyCode.END).write("d");
        assertThat(
                        says(
                                "A password is set. Those who come without an invitation need it. Type a new one to change it."))
                .isTrue();
    }

    @Test
    void what_the_host_can_do_leaves_room_for_how_good_a_connection_is() {
        robot.interact(() -> {
            stage.setWidth(900 + stage.getWidth() - stage.getScene().getWidth());
            stage.setHeight(600 + stage.getHeight() - stage.getScene().getHeight());
        });
        show(host());
        robot.clickOn("#people");
        assertThat(robot.lookup(".person-row .row-details").<Label>queryAllAs(Label.class))
                .filteredOn(label -> label.getText().startsWith("Excellent"))
                .isNotEmpty()
                .noneMatch(Label::isTextTruncated);
    }

    @Test
    void a_meeting_that_had_a_password_is_started_again_with_one_or_knowingly_without() {
        RecentMeeting was = new RecentMeeting(
                new MeetingLink(States.SERVER, States.ROOM),
                true,
                "Retro",
                Visibility.PUBLIC,
                4,
                true,
                States.NOW.toEpochMilli(),
                Entry.KNOCK,
                true);
        show(States.signedIn().withDoors().recent(was));
        robot.clickOn(called("Start again: Retro"));
        assertThat(says("The meeting had a password. Choose one for the new meeting, or leave this empty to start it"
                        + " without one."))
                .isTrue();
        assertThat(robot.lookup("#meeting-password").query().getPseudoClassStates())
                .doesNotContain(PseudoClass.getPseudoClass("invalid"));
        assertThat(robot.lookup(".field-help:invalid").<Node>queryAll()).noneMatch(WindowTest::isSeen);
        robot.write("abcd").clickOn("Start meeting");
        assertThat(store.events())
                .contains(new Event.CreateRoom("Retro", Visibility.PRIVATE, 4, true, Entry.KNOCK, "abcd"));
        robot.clickOn(called("Start again: Retro")).clickOn("Start meeting");
        assertThat(store.events())
                .contains(new Event.CreateRoom("Retro", Visibility.PRIVATE, 4, true, Entry.KNOCK, ""));
    }

    @Test
    void invitation_links_of_a_meeting_that_is_not_kept_end_with_it_and_that_is_said() {
        show(host());
        robot.clickOn("#door");
        assertThat(says("They end with the meeting.")).isTrue();
    }

    @Test
    void the_button_that_closes_the_meeting_is_in_line_with_what_is_above_it() {
        show(host());
        robot.clickOn("#door");
        for (int height : new int[] {520, 800}) {
            robot.interact(() -> stage.setHeight(height));
            Pulses.await();
            Bounds close = Where.inScene(
                    robot.lookup("Close the meeting for everybody…").queryButton());
            Bounds above = Where.inScene(robot.lookup("Create invitation link").queryButton());
            assertThat(close.getMinX()).isCloseTo(above.getMinX(), within(1.0));
            assertThat(close.getMaxX()).as("%d high", height).isCloseTo(above.getMaxX(), within(1.0));
        }
    }

    @Test
    void somebody_is_asked_to_mute_made_host_or_removed_after_a_question() {
        show(host().peer(Peer.named("Ben Okafor")));
        robot.clickOn("#people");
        robot.clickOn(called("More about Ben Okafor"));
        robot.clickOn("Ask to mute").clickOn("Make host…");
        assertThat(says("Make Ben Okafor the host?")).isTrue();
        robot.clickOn("Cancel").clickOn("Remove…").clickOn("Cancel");
        assertThat(store.events())
                .contains(new Event.AskToMute(BEN))
                .doesNotContain(new Event.HandOver(BEN), new Event.RemovePeer(BEN));
        robot.clickOn("Make host…").clickOn("Make host");
        assertThat(store.events()).contains(new Event.HandOver(BEN));
        robot.clickOn("Remove…").clickOn("Remove");
        assertThat(store.events()).contains(new Event.RemovePeer(BEN));
    }

    @Test
    void nobody_is_asked_to_mute_who_is_muted() {
        show(host().peer(Peer.named("Ben Okafor")));
        robot.clickOn("#people");
        robot.clickOn(called("More about Ben Okafor"));
        assertThat(says("Ask to mute")).isTrue();
        show(host().peer(Peer.named("Ben Okafor").muted()));
        assertThat(says("Ask to mute")).isFalse();
        assertThat(says("Make host…")).isTrue();
    }

    @Test
    void the_host_changes_who_may_come_in_and_invites() {
        show(Samples.hostWithInvites());
        robot.clickOn("#door");
        assertThat(store.events()).contains(new Event.ListInvites());
        robot.clickOn(called("Lock the meeting"));
        robot.clickOn("Whoever has the link comes in");
        robot.clickOn("#door-password").write("abcd").type(KeyCode.ENTER);
        robot.clickOn("Remove the password");
        assertThat(store.events())
                .contains(
                        new Event.SetAccess(null, true, null),
                        new Event.SetAccess(Entry.OPEN, null, null),
                        new Event.SetAccess(null, null, "abcd"),
                        new Event.SetAccess(null, null, ""));
        assertThat(says("This link can be copied only where it was made.")).isTrue();
        robot.interact(() -> ((Button) called("Copy this invitation link")).fire()); // further down than is in sight
        assertThat(services.clipboard).endsWith("/" + States.ROOM + "?invite=token");
    }

    @Test
    void an_invite_is_made_and_another_revoked() {
        show(Samples.hostWithInvites());
        robot.clickOn("#door");
        robot.interact(() -> {
            ((Button) called("Revoke this invitation link")).fire();
            robot.lookup("Create invitation link").queryButton().fire();
        });
        assertThat(store.events())
                .contains(new Event.RevokeInvite("i1"), new Event.CreateInvite(Role.PARTICIPANT, 86_400_000));
    }

    @Test
    void a_new_link_is_copied_at_once_and_in_sight_and_a_revoked_one_said_to_be_so() {
        resize(900, 600);
        show(Samples.hostWithInvites());
        robot.clickOn("#door");
        robot.interact(
                () -> robot.lookup("Create invitation link").queryButton().fire());
        assertThat(services.clipboard).isEmpty();
        InviteInfo made = new InviteInfo("i3", Role.PARTICIPANT, 1, States.NOW.toEpochMilli() + 86_400_000, 0);
        Door now = new Door(Pass.NONE, 0, 0, List.of(), List.of(made), Map.of("i3", "new-token"), null);
        show(Samples.hostWithInvites().door(now));
        assertThat(services.clipboard).endsWith("?invite=new-token");
        assertThat(says("The invitation link is copied.")).isTrue();
        Node seen = robot.lookup(".side .scroll-pane .viewport").query();
        assertThat(Where.inScene(seen).contains(Where.inScene(called("Copy this invitation link"))))
                .isTrue();
        robot.interact(() -> ((Button) called("Revoke this invitation link")).fire());
        show(Samples.hostWithInvites().door(Door.NONE));
        assertThat(says("The link is withdrawn: nobody comes in with it any more."))
                .isTrue();
    }

    @Test
    void a_link_is_not_said_to_be_withdrawn_because_somebody_else_is_host_now() {
        show(Samples.hostWithInvites());
        robot.clickOn("#door");
        robot.interact(() -> ((Button) called("Revoke this invitation link")).fire());
        show(Samples.four().door(Door.NONE).as(Role.PARTICIPANT, "Ben Okafor"));
        assertThat(says("The link is withdrawn: nobody comes in with it any more."))
                .isFalse();
        show(Samples.hostWithInvites().door(Door.NONE));
        assertThat(says("The link is withdrawn: nobody comes in with it any more."))
                .as("as host again")
                .isFalse();
    }

    @Test
    void a_link_that_was_there_before_the_screen_is_not_copied_by_itself() {
        show(Samples.hostWithInvites());
        robot.clickOn("#door");
        show(Samples.hostWithInvites());
        assertThat(services.clipboard).isEmpty();
    }

    @Test
    void closing_for_everybody_is_asked_for_first() {
        show(host());
        robot.clickOn("#door").clickOn("Close the meeting for everybody…");
        assertThat(store.events()).doesNotContain(new Event.CloseMeeting());
        robot.clickOn("Close for everybody");
        assertThat(store.events()).contains(new Event.CloseMeeting());
    }

    @Test
    void a_room_that_is_kept_outlives_the_meeting_that_is_closed() {
        RoomInfo own = new RoomInfo(States.ROOM, "Reading", "", "", Visibility.PRIVATE, 1, 6, 0);
        show(host().keeping(Samples.ANA, new Pages<>(List.of(own), true, false, false, ""), null));
        robot.clickOn("#door").clickOn("Close the meeting for everybody…");
        assertThat(says(
                        "Everybody is disconnected. The room stays, and whoever comes next comes to its door. If only you want"
                                + " to go, just leave."))
                .isTrue();
    }

    @Test
    void who_is_not_host_any_more_has_no_panel() {
        show(host());
        robot.clickOn("#door");
        assertThat(says("Lock the meeting")).isTrue();
        show(Samples.four().access(new RoomAccess(Entry.OPEN, true, true)).as(Role.PARTICIPANT, "Ben Okafor"));
        assertThat(says("Lock the meeting")).isFalse();
        assertThat(called("Locked: nobody new comes in")).isNotNull();
    }

    @Test
    void who_is_asked_to_mute_decides() {
        show(Samples.askedToMute());
        assertThat(says("Ben Okafor asks you to mute your microphone.")).isTrue();
        robot.clickOn("Stay on").clickOn("Mute");
        assertThat(store.events()).contains(new Event.AnswerMute(false), new Event.AnswerMute(true));
    }

    @Test
    void a_guest_reads_why_microphone_and_camera_are_out_of_use() {
        show(Samples.four().as(Role.GUEST, "Ben Okafor"));
        assertThat(called("Guests cannot speak in this meeting").isDisabled()).isTrue();
        assertThat(called("Guests cannot show their camera in this meeting").isDisabled())
                .isTrue();
        robot.push(KeyCode.CONTROL, KeyCode.D);
        assertThat(store.events()).noneMatch(event -> event.equals(new Event.SetMicrophone(false)));
        robot.interact(() -> store.show(Samples.four()
                .as(Role.GUEST, "Ben Okafor")
                .media(States.media(false, false))
                .build()));
        robot.type(KeyCode.SPACE);
        assertThat(says("You are talking. Let go of Space to be muted again.")).isFalse();
    }
}
