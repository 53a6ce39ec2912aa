package dev.parley.client.ui;

import static org.assertj.core.api.Assertions.assertThat;

import dev.parley.client.core.AuthPhase;
import dev.parley.client.core.ConnectionPhase;
import dev.parley.client.core.Event;
import dev.parley.client.core.MeetingLink;
import dev.parley.client.core.NearbyMeeting;
import dev.parley.client.core.RecentMeeting;
import dev.parley.client.core.RoomPhase;
import dev.parley.protocol.Entry;
import dev.parley.protocol.ErrorCode;
import dev.parley.protocol.RoomAccess;
import dev.parley.protocol.RoomInfo;
import dev.parley.protocol.Visibility;
import javafx.scene.Node;
import javafx.scene.control.TextField;
import javafx.scene.input.Clipboard;
import javafx.scene.input.ClipboardContent;
import javafx.scene.input.KeyCode;
import javafx.scene.layout.Region;
import org.junit.jupiter.api.Test;

class DashboardTest extends WindowTest<FakeStore> {
    private static final RoomInfo COFFEE = States.info("Coffee", "Ben", 2, 6, 5);

    DashboardTest() {
        super(new FakeStore(States.signedIn().rooms(COFFEE).build()));
    }

    @Test
    void open_meetings_cannot_be_joined_while_the_server_is_away() {
        assertThat(called("Join Coffee").isDisabled()).isFalse();
        robot.interact(() -> store.show(
                States.signedIn().rooms(COFFEE).reconnecting(2, 4_000).build()));
        assertThat(called("Join Coffee").isDisabled()).isTrue();
    }

    @Test
    void a_meeting_of_the_list_is_joined() {
        robot.clickOn(called("Join Coffee"));
        assertThat(store.events()).contains(new Event.JoinRoom(COFFEE.id()));
    }

    @Test
    void a_full_meeting_says_so_and_its_row_stays_the_same_node() {
        Node row = robot.lookup(".room-row").query();
        RoomInfo full = new RoomInfo(COFFEE.id(), "Coffee", "", "Ben", Visibility.PUBLIC, 6, 6, COFFEE.createdAt());
        robot.interact(() -> store.show(States.signedIn().rooms(full).build()));
        assertThat(robot.lookup(".room-row").<Node>query()).isSameAs(row);
        assertThat(called("Coffee is full").isDisabled()).isTrue();
    }

    @Test
    void a_new_meeting_is_started_with_what_was_chosen() {
        robot.clickOn("New meeting");
        robot.push(KeyCode.CONTROL, KeyCode.A);
        robot.write("Planning");
        robot.clickOn("Only with the link").clickOn(called("More people")).clickOn("Start meeting");
        assertThat(store.events()).contains(new Event.CreateRoom("Planning", Visibility.PRIVATE, 7));
    }

    @Test
    void enter_starts_the_meeting_after_one_of_the_choices_was_clicked_too() {
        robot.clickOn("New meeting").clickOn("Everyone on the server").type(KeyCode.ENTER);
        assertThat(store.events()).endsWith(new Event.CreateRoom("Ana Ferreira's meeting", Visibility.PUBLIC, 6));
        robot.clickOn("New meeting").clickOn(called("More people")).type(KeyCode.ENTER);
        assertThat(store.events()).endsWith(new Event.CreateRoom("Ana Ferreira's meeting", Visibility.PRIVATE, 7));
    }

    @Test
    void a_new_meeting_is_private_unless_one_says_otherwise() {
        robot.clickOn("New meeting").clickOn("Start meeting");
        assertThat(store.events()).contains(new Event.CreateRoom("Ana Ferreira's meeting", Visibility.PRIVATE, 6));
    }

    @Test
    void who_can_find_a_new_meeting_is_named_after_where_it_will_be() {
        robot.clickOn("New meeting");
        assertThat(says("Everyone on the server")).isTrue();
        robot.type(KeyCode.ESCAPE);
        robot.interact(() -> store.show(States.signedIn().atHome().build()));
        robot.clickOn("New meeting");
        assertThat(says("Everyone on your network")).isTrue();
    }

    @Test
    void the_list_is_named_after_the_server_one_is_at() {
        robot.interact(() -> store.show(
                States.signedIn().auth(AuthPhase.AUTHENTICATED, null, "").build()));
        assertThat(says("Open meetings on 192.168.1.20")).isTrue();
        robot.interact(() -> store.show(States.signedIn().hosting(1).build()));
        assertThat(says("Open meetings on your network")).isTrue();
        RoomInfo guarded = States.info("Retro", "Ben", 1, 6, 5).withAccess(new RoomAccess(Entry.OPEN, false, true));
        robot.interact(() -> store.show(States.signedIn()
                .hosting(1)
                .rooms(guarded, States.info("Lunch", "Ben", 1, 6, 5))
                .build()));
        assertThat(says("Open meetings on this computer")).isTrue();
        assertThat(robot.lookup(node ->
                                "Whoever has the link and the password comes in".equals(node.getAccessibleText()))
                        .<Node>queryAll())
                .hasSize(1)
                .allMatch(WindowTest::isSeen);
    }

    @Test
    void signing_out_does_not_ask_when_nobody_would_notice() {
        robot.clickOn("Sign out");
        assertThat(store.events()).contains(new Event.SignOut());
    }

    @Test
    void who_has_no_account_and_is_at_no_server_changes_the_name_instead_of_signing_out() {
        robot.interact(() -> store.show(States.signedIn().atHome().build()));
        assertThat(says("Sign out")).isFalse();
        robot.clickOn("Change name or server");
        assertThat(store.events()).contains(new Event.SignOut());
    }

    @Test
    void a_taken_name_is_told_by_the_dialog_alone() {
        robot.interact(() -> store.show(States.signedIn()
                .refused(ErrorCode.NAME_TAKEN, "Somebody has it.")
                .build()));
        assertThat(says("Somebody has it.")).isTrue();
        assertThat(robot.lookup(".banner").<Node>queryAll()).noneMatch(WindowTest::isSeen);
    }

    @Test
    void a_meeting_that_lets_nobody_in_is_named_where_that_is_said() {
        RecentMeeting standUp = new RecentMeeting(
                new MeetingLink(States.SERVER, States.ROOM), false, "Stand-up", Visibility.PRIVATE, 6, false, 0);
        robot.interact(() -> store.show(States.signedIn()
                .recent(standUp)
                .refused(ErrorCode.ROOM_LOCKED, "It is locked.")
                .build()));
        assertThat(robot.lookup(".banner.error .banner-about").queryLabeled().getText())
                .isEqualTo("Stand-up");
        assertThat(says("It is locked.")).isTrue();
    }

    @Test
    void a_refused_meeting_without_a_name_is_called_by_its_code() {
        robot.interact(() -> store.show(
                States.signedIn().refused(ErrorCode.ROOM_FULL, "It is full.").build()));
        assertThat(robot.lookup(".banner.error .banner-about").queryLabeled().getText())
                .startsWith(States.ROOM.value());
    }

    @Test
    void the_settings_are_in_the_corner_in_every_state_of_the_connection() {
        for (ConnectionPhase phase : ConnectionPhase.values()) {
            robot.interact(
                    () -> store.show(States.signedIn().connection(phase, -1).build()));
            Node settings = called("Settings");
            assertThat(Where.inScene(settings).getMaxX())
                    .as(phase.name())
                    .isGreaterThan(stage.getScene().getWidth() - 40);
        }
    }

    @Test
    void escape_closes_a_dialog_and_gives_the_keyboard_back() {
        robot.clickOn("New meeting").type(KeyCode.ESCAPE);
        assertThat(says("Start meeting")).isFalse();
        assertThat(stage.getScene().getFocusOwner())
                .isSameAs(robot.lookup("New meeting").queryButton());
    }

    @Test
    void a_pasted_link_is_joined_and_nonsense_is_explained() {
        robot.clickOn("#link").write("see you there").type(KeyCode.ENTER);
        assertThat(robot.lookup(".field-help:invalid").queryLabeled().getText()).contains("parley://");
        MeetingLink link = new MeetingLink(States.SERVER, States.ROOM);
        robot.push(KeyCode.CONTROL, KeyCode.A).write(link.toString()).type(KeyCode.ENTER);
        assertThat(store.events()).contains(new Event.JoinByLink(link));
    }

    @Test
    void without_a_link_one_is_asked_for_it() {
        robot.clickOn("#link").type(KeyCode.ENTER);
        assertThat(robot.lookup(".field-help:invalid").queryLabeled().getText()).isEqualTo("Paste the link first.");
        assertThat(robot.lookup("#link").query().isFocused()).isTrue();
    }

    @Test
    void nothing_takes_up_room_where_nothing_is_wrong_with_a_link() {
        Region card = robot.lookup(".action-card").queryAs(Region.class);
        double before = card.getHeight();
        robot.clickOn("#link").write("see you there").type(KeyCode.ENTER);
        assertThat(card.getHeight()).isGreaterThan(before);
        robot.clickOn("New meeting").type(KeyCode.ESCAPE);
        assertThat(card.getHeight()).isEqualTo(before);
    }

    @Test
    void what_is_wrong_with_a_link_is_gone_when_one_turns_to_something_else_and_the_link_stays() {
        robot.clickOn("#link").write("see you there").type(KeyCode.ENTER);
        robot.clickOn("New meeting").type(KeyCode.ESCAPE);
        assertThat(robot.lookup(".field-help:invalid").queryAll()).isEmpty();
        assertThat(robot.lookup("#link").queryAs(TextField.class).getText()).isEqualTo("see you there");
    }

    @Test
    void a_meeting_that_ends_on_the_way_in_keeps_the_name_it_was_chosen_by() {
        NearbyMeeting near = new NearbyMeeting(new MeetingLink(States.SERVER, States.ROOM), "Lunch talk", "Ben");
        robot.interact(() -> store.show(
                States.signedIn().nearby(near).room(RoomPhase.JOINING).build()));
        States ended = States.signedIn().refused(ErrorCode.ROOM_UNKNOWN, "It has ended.");
        robot.interact(() -> store.show(ended.build()));
        assertThat(robot.lookup(".banner.error .banner-about").queryLabeled().getText())
                .isEqualTo("Lunch talk");
    }

    @Test
    void why_a_try_failed_can_be_taken_away() {
        robot.interact(
                () -> store.show(States.signedIn().failed("No such meeting.").build()));
        robot.clickOn(called("Dismiss"));
        assertThat(store.events()).endsWith(new Event.DismissFailure());
    }

    @Test
    void a_link_that_led_into_a_meeting_is_gone_from_its_field_and_one_that_failed_stays() {
        TextField field = robot.lookup("#link").queryAs(TextField.class);
        robot.clickOn("#link").write(new MeetingLink(States.SERVER, States.ROOM).toString());
        robot.interact(
                () -> store.show(States.signedIn().failed("No such meeting.").build()));
        assertThat(field.getText()).isNotEmpty();
        robot.interact(() -> store.show(States.inMeeting().build()));
        assertThat(field.getText()).isEmpty();
    }

    /** A text field takes line breaks out, and would so join the link with what stands below it. */
    @Test
    void a_link_is_found_in_a_pasted_message_of_several_lines() {
        MeetingLink link = new MeetingLink(States.SERVER, States.ROOM);
        ClipboardContent message = new ClipboardContent();
        message.putString("Agenda: https://example.org/agenda\n" + link + "\nSee you there");
        robot.interact(() -> Clipboard.getSystemClipboard().setContent(message));
        robot.clickOn("#link").push(KeyCode.CONTROL, KeyCode.V).type(KeyCode.ENTER);
        assertThat(store.events()).contains(new Event.JoinByLink(link));
    }
}
