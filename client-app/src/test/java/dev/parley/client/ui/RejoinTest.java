package dev.parley.client.ui;

import static org.assertj.core.api.Assertions.assertThat;

import dev.parley.client.core.AuthPhase;
import dev.parley.client.core.Event;
import dev.parley.client.core.MeetingLink;
import dev.parley.client.core.RoomPhase;
import dev.parley.client.port.Places;
import dev.parley.protocol.ErrorCode;
import java.net.URI;
import java.util.List;
import javafx.scene.Node;
import javafx.scene.control.Button;
import javafx.scene.input.KeyCode;
import org.junit.jupiter.api.Test;

/** The way back into a meeting that Parley ended in. */
class RejoinTest extends WindowTest<FakeStore> {
    private static final MeetingLink LINK = new MeetingLink(States.SERVER, States.ROOM);
    private static final String OFFER = "You were in “Stand-up” when Parley ended.";

    RejoinTest() {
        super(new FakeStore(States.start().build()));
    }

    private static Places.Kept kept(boolean hosted) {
        return new Places.Kept(States.SERVER, hosted, States.ROOM, "Stand-up", "Ana Ferreira", "ticket-1");
    }

    private void offer(boolean hosted) {
        robot.interact(() -> places.tell(kept(hosted)));
        assertThat(says(OFFER)).isTrue();
    }

    private void show(States states) {
        robot.interact(() -> store.show(states.build()));
    }

    /** What was sent, without what each start sets: the devices, and whether meetings nearby are looked for. */
    private List<Event.User> sent() {
        return store.events().stream()
                .filter(event -> !(event instanceof Event.SetMicrophone
                        || event instanceof Event.SetCamera
                        || event instanceof Event.LookAround))
                .toList();
    }

    @Test
    void rejoining_signs_in_under_the_kept_name_and_joins_with_the_ticket() {
        offer(false);
        robot.clickOn("Rejoin");
        assertThat(sent())
                .containsExactly(
                        new Event.SignIn("Ana Ferreira", null, false),
                        new Event.UseTicket(States.ROOM, "ticket-1"),
                        new Event.JoinByLink(LINK));
    }

    @Test
    void going_back_is_the_one_thing_to_do_next_while_it_is_offered() {
        offer(true);
        assertThat(robot.lookup(".button.primary").<Button>queryAllAs(Button.class).stream()
                        .filter(WindowTest::isSeen)
                        .map(Button::getText))
                .containsExactly("Rejoin");
        robot.clickOn("Dismiss");
        assertThat(robot.lookup("#continue").queryButton().getStyleClass()).contains("primary");
    }

    @Test
    void going_back_has_the_keyboard_first() {
        show(States.signedIn());
        assertThat(focused()).isSameAs(robot.lookup("New meeting").queryButton());
        offer(true);
        assertThat(focused()).isSameAs(rejoin());
        show(States.start());
        show(States.signedIn());
        assertThat(focused()).isSameAs(rejoin());
    }

    @Test
    void an_offer_that_comes_late_leaves_the_keyboard_where_somebody_has_gone() {
        show(States.signedIn());
        robot.clickOn("#link");
        offer(true);
        assertThat(focused()).isSameAs(robot.lookup("#link").query());
    }

    private Node focused() {
        return stage.getScene().getFocusOwner();
    }

    private Node rejoin() {
        return robot.lookup("Rejoin").match(WindowTest::isSeen).queryButton();
    }

    @Test
    void who_waits_for_the_own_server_need_not_to_go_back() {
        services.save(services.preferences().withSignIn("Ana Ferreira", "wss://meet.example.org"));
        show(States.start().auth(AuthPhase.AUTHENTICATING, URI.create("wss://meet.example.org"), ""));
        offer(false);
        robot.clickOn("Rejoin");
        assertThat(sent())
                .startsWith(
                        new Event.CancelConnecting(),
                        new Event.SignIn("Ana Ferreira", URI.create("wss://meet.example.org"), false));
    }

    @Test
    void a_way_in_to_the_meetings_own_server_is_not_cut_off() {
        show(States.start().auth(AuthPhase.AUTHENTICATING, States.SERVER, ""));
        offer(false);
        robot.clickOn("Rejoin");
        assertThat(sent()).containsExactly(new Event.UseTicket(States.ROOM, "ticket-1"), new Event.JoinByLink(LINK));
    }

    @Test
    void an_account_at_the_meetings_own_server_stays_signed_in_under_whatever_name() {
        robot.interact(() ->
                places.tell(new Places.Kept(States.SERVER, false, States.ROOM, "Stand-up", "Ana at work", "ticket-1")));
        show(Samples.signedInAs(States.start().auth(AuthPhase.AUTHENTICATED, States.SERVER, "")));
        robot.clickOn("Rejoin");
        assertThat(sent()).containsExactly(new Event.UseTicket(States.ROOM, "ticket-1"), new Event.JoinByLink(LINK));
    }

    @Test
    void rejoining_does_not_take_the_place_of_the_own_server() {
        services.save(services.preferences().withSignIn("Ana Ferreira", "wss://meet.example.org"));
        offer(false);
        robot.clickOn("Rejoin");
        assertThat(sent()).startsWith(new Event.SignIn("Ana Ferreira", URI.create("wss://meet.example.org"), false));
    }

    @Test
    void a_meeting_that_this_computer_hosted_is_hosted_again() {
        offer(true);
        robot.clickOn("Rejoin");
        assertThat(sent())
                .containsExactly(
                        new Event.SignIn("Ana Ferreira", null, false),
                        new Event.UseTicket(States.ROOM, "ticket-1"),
                        new Event.JoinRoom(States.ROOM));
    }

    @Test
    void who_is_signed_in_under_that_name_just_joins() {
        show(States.signedIn());
        offer(false);
        robot.clickOn("Rejoin");
        assertThat(sent()).containsExactly(new Event.UseTicket(States.ROOM, "ticket-1"), new Event.JoinByLink(LINK));
    }

    @Test
    void a_dismissed_offer_is_forgotten() {
        offer(false);
        robot.clickOn("Dismiss");
        assertThat(says(OFFER)).isFalse();
        assertThat(places.forgotten).containsExactly(kept(false));
        assertThat(sent()).isEmpty();
    }

    @Test
    void the_offer_stays_while_the_server_does_not_answer_and_ends_with_the_meeting() {
        offer(false);
        show(States.signedIn().refused(ErrorCode.INTERNAL, "Try again."));
        assertThat(says(OFFER)).isTrue();
        show(States.signedIn().refused(ErrorCode.ROOM_UNKNOWN, "It has ended."));
        assertThat(says(OFFER)).isFalse();
        assertThat(places.forgotten).containsExactly(kept(false));
    }

    @Test
    void who_is_back_inside_is_not_offered_it_again_and_keeps_the_new_ticket() {
        offer(false);
        show(States.inMeeting());
        show(States.signedIn().room(RoomPhase.LEFT));
        assertThat(says(OFFER)).isFalse();
        assertThat(places.forgotten).isEmpty();
    }

    @Test
    void joining_by_link_under_the_name_of_a_kept_place_takes_it() {
        places.kept.add(kept(false));
        show(States.signedIn());
        robot.clickOn("#link").write(LINK.toString()).type(KeyCode.ENTER);
        assertThat(sent()).containsExactly(new Event.UseTicket(States.ROOM, "ticket-1"), new Event.JoinByLink(LINK));
    }

    @Test
    void joining_by_link_without_a_kept_place_just_joins() {
        show(States.signedIn());
        robot.clickOn("#link").write(LINK.toString()).type(KeyCode.ENTER);
        assertThat(sent()).containsExactly(new Event.JoinByLink(LINK));
    }

    /** A click on one meeting, then on another, while the disk takes its time: the last one counts. */
    @Test
    void of_two_requests_to_join_the_newer_one_is_answered() {
        places.kept.add(kept(false));
        places.slow = true;
        show(States.signedIn());
        robot.clickOn("#link")
                .write("parley://192.168.1.20:8443/babad-lusab-gutih")
                .type(KeyCode.ENTER);
        robot.interact(() -> window.invite(LINK));
        robot.interact(places::answer);
        assertThat(sent()).containsExactly(new Event.UseTicket(States.ROOM, "ticket-1"), new Event.JoinByLink(LINK));
    }
}
