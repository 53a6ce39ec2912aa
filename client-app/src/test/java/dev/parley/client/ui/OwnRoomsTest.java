package dev.parley.client.ui;

import static org.assertj.core.api.Assertions.assertThat;

import dev.parley.client.core.Event;
import dev.parley.client.core.MeetingLink;
import dev.parley.client.core.Pages;
import dev.parley.protocol.Entry;
import dev.parley.protocol.ErrorCode;
import dev.parley.protocol.RoomAccess;
import dev.parley.protocol.RoomInfo;
import dev.parley.protocol.Visibility;
import java.util.List;
import javafx.scene.Node;
import javafx.scene.input.KeyCode;
import org.junit.jupiter.api.Test;

/** The rooms that the server keeps, at home. */
class OwnRoomsTest extends WindowTest<FakeStore> {
    OwnRoomsTest() {
        super(new FakeStore(Samples.keeping(Samples.ownRooms()).build()));
    }

    private void show(States states) {
        robot.interact(() -> store.show(states.build()));
    }

    @Test
    void a_window_that_is_looked_at_asks_who_is_there() {
        assertThat(store.events()).contains(new Event.ListOwnRooms(false));
    }

    @Test
    void a_room_is_entered_and_its_link_copied() {
        robot.clickOn(called("Enter Reading group"));
        robot.clickOn(called("Copy the link to Reading group"));
        assertThat(store.events()).contains(new Event.JoinRoom(Samples.READING.id()));
        assertThat(services.clipboard).isEqualTo(new MeetingLink(States.SERVER, Samples.READING.id()).toString());
        assertThat(called("Link copied")).isNotNull();
    }

    @Test
    void one_that_refuses_is_named() {
        RoomInfo own = new RoomInfo(States.ROOM, "Reading group", "", "", Visibility.PRIVATE, 0, 6, 0, RoomAccess.OPEN);
        show(Samples.keeping(new Pages<>(List.of(own), true, false, false, ""))
                .refused(ErrorCode.ROOM_LOCKED, "It is locked."));
        assertThat(robot.lookup(".banner.error .banner-about").queryLabeled().getText())
                .isEqualTo("Reading group");
    }

    @Test
    void deleting_is_asked_for_first_and_says_what_is_lost() {
        robot.clickOn(called("Delete Reading group"));
        assertThat(says("Its link and its history are lost for good. Whoever is in it is disconnected."))
                .isTrue();
        robot.type(KeyCode.ENTER);
        assertThat(store.events()).doesNotContain(new Event.DeleteRoom(Samples.READING.id()));
        robot.clickOn(called("Delete Reading group")).clickOn("Delete");
        assertThat(store.events()).contains(new Event.DeleteRoom(Samples.READING.id()));
    }

    @Test
    void the_history_says_who_was_there_when_and_how_long() {
        robot.clickOn(called("Who was in Reading group"));
        assertThat(store.events()).contains(new Event.ShowHistory(Samples.READING.id(), false));
        show(Samples.history(Samples.visits()));
        assertThat(says("Grace Hopper")).isTrue();
        assertThat(says("Since 10:17")).isTrue();
        assertThat(says("In it now")).isTrue();
        assertThat(says("09:42 to 10:30")).isTrue();
        assertThat(says("48 min")).isTrue();
        assertThat(says("Under 1 min")).isFalse();
        assertThat(says("20 Nov, 09:07 to 10:42")).isTrue();
        assertThat(says("1 h 35 min")).isTrue();
        assertThat(says("17 Oct 2025, 09:32 to 11:02")).isTrue();
        robot.clickOn(robot.from(robot.lookup(".history").queryAll())
                .lookup("Show more")
                .<Node>query());
        assertThat(store.events()).contains(new Event.ShowHistory(Samples.READING.id(), true));
        robot.type(KeyCode.ESCAPE);
        assertThat(store.events()).contains(new Event.HideHistory());
        assertThat(says("Grace Hopper")).isFalse();
    }

    @Test
    void a_history_that_did_not_come_is_asked_for_again() {
        robot.clickOn(called("Who was in Reading group"));
        show(Samples.history(new Pages<>(List.of(), false, false, false, Samples.NOT_ANSWERED_KEPT)));
        assertThat(says(Samples.NOT_ANSWERED_KEPT)).isTrue();
        robot.clickOn("Try again");
        assertThat(store.events())
                .containsSubsequence(
                        new Event.ShowHistory(Samples.READING.id(), false),
                        new Event.ShowHistory(Samples.READING.id(), false));
        show(Samples.history(new Pages<>(List.of(), true, false, false, "")));
        assertThat(says("Nobody has been in this room yet.")).isTrue();
    }

    @Test
    void further_rooms_are_shown_on_request_and_what_failed_is_tried_again() {
        robot.clickOn("Show more");
        show(Samples.keeping(Samples.failed(true)));
        assertThat(says("Show more")).isFalse();
        robot.clickOn("Try again");
        show(Samples.keeping(Samples.failed(false)));
        robot.clickOn("Try again");
        assertThat(store.events().stream().filter(Event.ListOwnRooms.class::isInstance))
                .containsSubsequence(
                        new Event.ListOwnRooms(true), new Event.ListOwnRooms(true), new Event.ListOwnRooms(false));
    }

    @Test
    void who_keeps_none_reads_how_to_and_who_cannot_reads_nothing() {
        show(Samples.keeping(new Pages<>(List.of(), true, false, false, "")));
        assertThat(says("You keep no rooms yet. Switch on “Keep this room” for a new meeting, and it stays here."))
                .isTrue();
        show(States.signedIn());
        assertThat(says("Your rooms")).isFalse();
        robot.clickOn("New meeting");
        assertThat(says("Keep this room")).isFalse();
    }

    @Test
    void a_new_meeting_is_kept_if_one_says_so() {
        robot.clickOn("New meeting").clickOn(called("Keep this room")).clickOn("Start meeting");
        assertThat(store.events())
                .contains(new Event.CreateRoom(
                        "Ana Ferreira's meeting", Visibility.PRIVATE, 6, false, Entry.OPEN, "", true));
    }

    @Test
    void the_keyboard_goes_on_to_the_next_room_when_one_is_gone() {
        Node next = startingWith("Stand-up,");
        robot.interact(() -> called("Enter Reading group").requestFocus());
        show(Samples.keeping(new Pages<>(Samples.ownRooms().items().subList(2, 3), true, false, false, "")));
        assertThat(stage.getScene().getFocusOwner()).isSameAs(next);
    }
}
