package dev.parley.client.ui;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.parley.client.core.Event;
import dev.parley.client.core.MeetingLink;
import dev.parley.client.core.NearbyMeeting;
import dev.parley.client.core.RecentMeeting;
import dev.parley.protocol.Entry;
import dev.parley.protocol.RoomAccess;
import dev.parley.protocol.RoomInfo;
import dev.parley.protocol.Visibility;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import javafx.event.EventType;
import javafx.scene.AccessibleAction;
import javafx.scene.AccessibleRole;
import javafx.scene.Node;
import javafx.scene.control.Label;
import javafx.scene.input.KeyCode;
import javafx.scene.input.MouseButton;
import javafx.scene.input.MouseEvent;
import org.junit.jupiter.api.Test;

/** The rows of meetings on the dashboard: recent ones, those on the same network, and what all have in common. */
class MeetingRowsTest extends WindowTest<FakeStore> {
    private static final RoomInfo COFFEE = States.info("Coffee", "Ben", 2, 6, 5);

    MeetingRowsTest() {
        super(new FakeStore(States.signedIn().rooms(COFFEE).build()));
    }

    @Test
    void a_recent_meeting_is_rejoined_in_one_click_started_again_when_it_is_over_and_taken_off_the_list() {
        RecentMeeting open = States.was("Stand-up", false, false, 30);
        RecentMeeting over = States.was("Retro", true, true, 600);
        robot.interact(() -> store.show(States.signedIn().recent(open, over).build()));
        robot.clickOn(called("Rejoin: Stand-up")).clickOn(called("Start again: Retro"));
        robot.clickOn(called("Take Retro off this list"));
        assertThat(store.events())
                .containsSubsequence(
                        new Event.JoinByLink(open.link()),
                        new Event.CreateRoom("Retro", Visibility.PRIVATE, 6, true),
                        new Event.ForgetRecent(over.link()));
    }

    @Test
    void one_that_was_taken_off_by_mistake_is_put_back() {
        RecentMeeting open = States.was("Stand-up", false, false, 30);
        robot.interact(() -> store.show(States.signedIn().recent(open).build()));
        assertThat(says("Put it back")).isFalse();
        robot.clickOn(called("Take Stand-up off this list"));
        robot.interact(() -> store.show(States.signedIn().build()));
        assertThat(says("Stand-up is off this list.")).isTrue();
        assertThat(robot.lookup("Put it back").queryButton().isFocused()).isTrue();
        robot.clickOn("Put it back");
        assertThat(store.events()).endsWith(new Event.ForgetRecent(open.link()), new Event.RestoreRecent(open));
        robot.interact(() -> store.show(States.signedIn().recent(open).build()));
        assertThat(says("Put it back")).isFalse();
    }

    @Test
    void one_that_is_there_again_is_not_offered_to_be_put_back() {
        RecentMeeting open = States.was("Stand-up", false, false, 30);
        robot.interact(() -> store.show(States.signedIn().recent(open).build()));
        robot.clickOn(called("Take Stand-up off this list"));
        robot.interact(() -> store.show(States.signedIn()
                .recent(States.was("Stand-up", false, false, 1))
                .build()));
        assertThat(says("Put it back")).isFalse();
    }

    @Test
    void after_a_meeting_nothing_is_offered_to_be_put_back() {
        RecentMeeting open = States.was("Stand-up", false, false, 30);
        robot.interact(() -> store.show(States.signedIn().recent(open).build()));
        robot.clickOn(called("Take Stand-up off this list"));
        robot.interact(() -> store.show(States.inMeeting().build()));
        robot.interact(() -> store.show(States.signedIn().build()));
        assertThat(says("Put it back")).isFalse();
    }

    @Test
    void what_can_only_be_started_again_says_that_its_link_is_dead() {
        RecentMeeting over = States.was("Retro", false, true, 2);
        RecentMeeting here = States.was("Planning", true, false, 2);
        robot.interact(() -> store.show(States.signedIn().recent(over, here).build()));
        assertThat(robot.lookup(".row-details").<Label>queryAllAs(Label.class).stream()
                        .filter(WindowTest::isSeen)
                        .map(Label::getText))
                .hasSize(2)
                .allMatch(details -> details.endsWith("Starting it again makes a new link."));
    }

    @Test
    void the_keyboard_stays_on_a_row_while_others_come_and_go() {
        RecentMeeting open = States.was("Stand-up", false, false, 30);
        RecentMeeting older = States.was("Planning", false, false, 90);
        NearbyMeeting near = States.near("Lunch talk", "Ben");
        RoomInfo earlier = States.info("Breakfast", "Ben", 2, 6, 50);
        robot.interact(() -> store.show(
                States.signedIn().rooms(COFFEE).recent(open, older).nearby(near).build()));
        for (String name : List.of("Rejoin: Stand-up", "Join Lunch talk on your network", "Join Coffee")) {
            Node button = called(name);
            robot.interact(button::requestFocus);
            robot.interact(() -> store.show(States.signedIn()
                    .rooms(earlier, COFFEE)
                    .recent(States.was("Retro", false, true, 1), open)
                    .nearby(States.near("Breakfast talk", "Zoë"), near)
                    .build()));
            assertThat(stage.getScene().getFocusOwner()).as(name).isSameAs(button);
            robot.interact(() -> store.show(States.signedIn()
                    .rooms(COFFEE)
                    .recent(open, older)
                    .nearby(near)
                    .build()));
            assertThat(stage.getScene().getFocusOwner()).as(name).isSameAs(button);
        }
    }

    @Test
    void a_row_that_says_something_else_now_keeps_the_keyboard_too() {
        NearbyMeeting near = States.near("Lunch talk", "Ben");
        robot.interact(() -> store.show(States.signedIn().nearby(near).build()));
        robot.interact(() -> called("Join Lunch talk on your network").requestFocus());
        NearbyMeeting renamed = new NearbyMeeting(near.link(), "Dinner talk", "Ben");
        robot.interact(() -> store.show(States.signedIn().nearby(renamed).build()));
        assertThat(stage.getScene().getFocusOwner()).isSameAs(called("Join Dinner talk on your network"));
    }

    /** The row whose title this is. */
    private Node row(String title) {
        return startingWith(title + ",");
    }

    /** What of that row is no button. */
    private Node title(String title) {
        return row(title).lookup(".row-title");
    }

    @Test
    void enter_the_space_bar_and_a_double_click_on_a_row_do_what_its_main_button_does() {
        RecentMeeting open = States.was("Stand-up", false, false, 30);
        RecentMeeting over = States.was("Retro", true, true, 600);
        NearbyMeeting near = States.near("Lunch talk", "Ben");
        robot.interact(() -> store.show(
                States.signedIn().rooms(COFFEE).recent(open, over).nearby(near).build()));
        Map<String, Event.User> does = Map.of(
                "Stand-up", new Event.JoinByLink(open.link()),
                "Retro", new Event.CreateRoom("Retro", Visibility.PRIVATE, 6, true),
                "Lunch talk", new Event.JoinByLink(near.link()),
                "Coffee", new Event.JoinRoom(COFFEE.id()));
        does.forEach((title, event) -> {
            Node row = row(title);
            robot.interact(row::requestFocus);
            robot.type(KeyCode.ENTER);
            assertThat(store.events()).as("Enter on " + title).endsWith(event);
            robot.type(KeyCode.SPACE);
            assertThat(store.events()).as("Space on " + title).endsWith(event, event);
            robot.doubleClickOn(title(title));
            assertThat(store.events()).as("double click on " + title).endsWith(event, event, event);
        });
    }

    @Test
    void a_click_highlights_a_row_and_enter_then_goes_there() {
        NearbyMeeting near = States.near("Lunch talk", "Ben");
        showNearby(near);
        robot.clickOn(title("Lunch talk"));
        assertThat(store.events()).doesNotContain(new Event.JoinByLink(near.link()));
        assertThat(row("Lunch talk").isFocused()).isTrue();
        robot.type(KeyCode.ENTER);
        assertThat(store.events()).endsWith(new Event.JoinByLink(near.link()));
    }

    @Test
    void two_clicks_on_a_button_of_a_row_are_not_a_double_click_on_the_row() {
        RecentMeeting open = States.was("Stand-up", false, false, 30);
        robot.interact(() -> store.show(States.signedIn().recent(open).build()));
        robot.doubleClickOn(called("Take Stand-up off this list"));
        assertThat(store.events())
                .endsWith(new Event.ForgetRecent(open.link()), new Event.ForgetRecent(open.link()))
                .doesNotContain(new Event.JoinByLink(open.link()));
    }

    @Test
    void both_clicks_of_a_double_click_are_on_the_same_row() {
        RecentMeeting first = States.was("Stand-up", false, false, 30);
        RecentMeeting second = States.was("Planning", false, false, 90);
        robot.interact(() -> store.show(States.signedIn().recent(first, second).build()));
        robot.interact(() -> click(row("Stand-up"), 1));
        robot.interact(() -> click(row("Planning"), 2));
        assertThat(store.events()).noneMatch(Event.JoinByLink.class::isInstance);
        robot.interact(() -> click(row("Planning"), 1));
        robot.interact(() -> click(row("Planning"), 2));
        assertThat(store.events()).endsWith(new Event.JoinByLink(second.link()));
    }

    @Test
    void a_click_before_the_pointer_left_a_row_is_no_part_of_a_double_click() {
        RecentMeeting open = States.was("Stand-up", false, false, 30);
        robot.interact(() -> store.show(States.signedIn().recent(open).build()));
        robot.interact(() -> click(row("Stand-up"), 1));
        robot.interact(() -> fire(row("Stand-up"), MouseEvent.MOUSE_EXITED, 0));
        robot.interact(() -> click(row("Stand-up"), 2));
        assertThat(store.events()).noneMatch(Event.JoinByLink.class::isInstance);
    }

    /** As JavaFX tells it. Where the pointer is, it would have the last word on which row that is, and how often it was clicked. */
    private static void click(Node row, int count) {
        fire(row, MouseEvent.MOUSE_PRESSED, count);
        fire(row, MouseEvent.MOUSE_RELEASED, count);
        fire(row, MouseEvent.MOUSE_CLICKED, count);
    }

    private static void fire(Node row, EventType<MouseEvent> type, int count) {
        MouseButton button = count == 0 ? MouseButton.NONE : MouseButton.PRIMARY;
        row.fireEvent(new MouseEvent(
                type, 1, 1, 1, 1, button, count, false, false, false, false, false, false, false, true, false, true,
                null));
    }

    @Test
    void enter_that_went_down_elsewhere_and_comes_up_on_a_row_does_nothing() {
        NearbyMeeting near = States.near("Lunch talk", "Ben");
        showNearby(near);
        robot.press(KeyCode.ENTER);
        robot.interact(row("Lunch talk")::requestFocus);
        robot.release(KeyCode.ENTER);
        assertThat(store.events()).doesNotContain(new Event.JoinByLink(near.link()));
    }

    @Test
    void a_screen_reader_is_told_what_a_row_is_and_does_and_can_do_it() {
        NearbyMeeting near = Samples.LUNCH;
        showNearby(near);
        Node row = row("Lunch talk");
        assertThat(row.getAccessibleRole()).isEqualTo(AccessibleRole.BUTTON);
        assertThat(row.getAccessibleText())
                .isEqualTo(
                        "Lunch talk, Hosted by Ben Okafor, on 192.168.1.31, The host lets people in who have the password");
        assertThat(row.getAccessibleHelp()).isEqualTo("Ask to join Lunch talk on your network");
        robot.interact(() -> row.executeAccessibleAction(AccessibleAction.FIRE));
        assertThat(store.events()).endsWith(new Event.JoinByLink(near.link()));
    }

    @Test
    void the_row_of_a_meeting_that_cannot_be_joined_does_nothing_and_is_no_stop_of_the_keyboard() {
        RoomInfo full = new RoomInfo(COFFEE.id(), "Coffee", "", "Ben", Visibility.PUBLIC, 6, 6, COFFEE.createdAt());
        robot.interact(() -> store.show(States.signedIn().rooms(full).build()));
        assertThat(row("Coffee").isFocusTraversable()).isFalse();
        robot.doubleClickOn(title("Coffee"));
        assertThat(store.events()).doesNotContain(new Event.JoinRoom(COFFEE.id()));
    }

    @Test
    void a_row_that_says_something_else_now_keeps_the_keyboard_itself() {
        NearbyMeeting near = States.near("Lunch talk", "Ben");
        showNearby(near);
        robot.interact(row("Lunch talk")::requestFocus);
        showNearby(new NearbyMeeting(near.link(), "Dinner talk", "Ben"));
        assertThat(stage.getScene().getFocusOwner()).isSameAs(row("Dinner talk"));
    }

    @Test
    void what_a_meeting_on_the_network_asks_for_is_shown_and_follows_its_host() {
        showNearby(Samples.LUNCH, States.near("Workshop", "Eva"));
        assertThat(seenDoors()).containsExactly("The host lets people in who have the password");
        assertThat(called("Ask to join Lunch talk on your network").getAccessibleHelp())
                .isEqualTo("The host lets people in who have the password");
        showNearby(
                States.near("Lunch talk", "Ben Okafor"),
                States.near("Workshop", "Eva", new RoomAccess(Entry.OPEN, true, false)));
        assertThat(seenDoors()).containsExactly("Locked: nobody new comes in");
    }

    /** What the signs in the rows say. */
    private List<String> seenDoors() {
        return robot.lookup(".row-door").queryAll().stream()
                .filter(WindowTest::isSeen)
                .map(Node::getAccessibleText)
                .toList();
    }

    @Test
    void a_recent_meeting_that_is_listed_is_shown_once() {
        RecentMeeting listed = new RecentMeeting(
                new MeetingLink(States.SERVER, COFFEE.id()), false, "Coffee", Visibility.PUBLIC, 6, false, 1);
        robot.interact(
                () -> store.show(States.signedIn().rooms(COFFEE).recent(listed).build()));
        assertThat(robot.lookup(".room-row").queryAll().stream().filter(WindowTest::isSeen))
                .hasSize(1);
    }

    @Test
    void a_meeting_on_the_network_is_joined_and_looked_for_only_while_it_would_be_seen() {
        NearbyMeeting near = States.near("Lunch talk", "Ben");
        robot.interact(() -> store.show(States.signedIn().nearby(near).build()));
        robot.clickOn(called("Join Lunch talk on your network"));
        robot.interact(() -> store.show(States.inMeeting().build()));
        assertThat(store.events())
                .containsSubsequence(
                        new Event.LookAround(true), new Event.JoinByLink(near.link()), new Event.LookAround(false));
    }

    private void showNearby(NearbyMeeting... meetings) {
        robot.interact(() -> store.show(States.signedIn().nearby(meetings).build()));
    }

    /** Where a click on it would have to be, on the FX thread's last layout. */
    private double yOf(Node node) {
        List<Double> y = new ArrayList<>();
        robot.interact(() -> {
            stage.getScene().getRoot().layout();
            y.add(node.localToScene(0, 0).getY());
        });
        return y.getFirst();
    }

    private void awaitGone(String text) {
        await().atMost(Duration.ofSeconds(30)).until(() -> {
            List<Boolean> said = new ArrayList<>();
            robot.interact(() -> said.add(says(text)));
            return !said.getFirst();
        });
    }

    @Test
    void a_meeting_on_the_network_that_ends_keeps_its_place_while_the_pointer_is_on_a_list() {
        NearbyMeeting gone = States.near("Breakfast talk", "Zoë");
        NearbyMeeting near = States.near("Lunch talk", "Ben");
        showNearby(gone, near);
        Node below = called("Join Lunch talk on your network");
        robot.moveTo(below);
        double before = yOf(below);

        showNearby(near);
        assertThat(says("This meeting has ended.")).isTrue();
        assertThat(called("Join Breakfast talk on your network").isDisabled()).isTrue();
        assertThat(yOf(below)).isEqualTo(before);

        showNearby(near, States.near("Afternoon talk", "Eva"));
        assertThat(yOf(below)).as("who comes is the last").isEqualTo(before);

        robot.moveTo("#link");
        awaitGone("This meeting has ended.");
        assertThat(yOf(below)).isLessThan(before);
    }

    @Test
    void a_meeting_on_the_network_that_is_back_is_joined_in_its_place() {
        NearbyMeeting near = States.near("Lunch talk", "Ben");
        NearbyMeeting back = States.near("Zumba", "Zoë");
        showNearby(back, near);
        showNearby(near);
        showNearby(near, back);
        assertThat(says("This meeting has ended.")).isFalse();
        assertThat(yOf(called("Join Zumba on your network")))
                .isLessThan(yOf(called("Join Lunch talk on your network")));
    }

    @Test
    void a_meeting_that_ends_hands_the_keyboard_on_and_is_not_listed_twice() {
        NearbyMeeting gone = States.near("Breakfast talk", "Zoë");
        NearbyMeeting near = States.near("Lunch talk", "Ben");
        RecentMeeting recent = new RecentMeeting(gone.link(), false, "Breakfast talk", Visibility.PUBLIC, 6, false, 1);
        robot.interact(() ->
                store.show(States.signedIn().nearby(gone, near).recent(recent).build()));
        robot.interact(() -> called("Join Breakfast talk on your network").requestFocus());
        robot.interact(
                () -> store.show(States.signedIn().nearby(near).recent(recent).build()));
        assertThat(stage.getScene().getFocusOwner()).isSameAs(row("Lunch talk"));
        assertThat(says("Recent meetings")).isFalse();
        awaitGone("This meeting has ended.");
        assertThat(says("Recent meetings")).isTrue();
    }

    @Test
    void what_the_server_lists_is_not_listed_as_on_the_network_too() {
        NearbyMeeting same = new NearbyMeeting(new MeetingLink(States.SERVER, COFFEE.id()), "Coffee", "Ben");
        NearbyMeeting other = States.near("Lunch talk", "Ben");
        showNearby(same, other);
        assertThat(isOfferedNearby("Coffee")).isTrue();
        robot.interact(() ->
                store.show(States.signedIn().rooms(COFFEE).nearby(same, other).build()));
        assertThat(isOfferedNearby("Coffee")).isFalse();
        assertThat(isOfferedNearby("Lunch talk")).isTrue();
        assertThat(says("This meeting has ended.")).isFalse();
        assertThat(called("Join Coffee")).isNotNull();
        robot.interact(
                () -> store.show(States.signedIn().rooms(COFFEE).nearby(other).build()));
        assertThat(says("This meeting has ended.")).isFalse();
    }

    private boolean isOfferedNearby(String title) {
        String name = "Join " + title + " on your network";
        return robot.lookup(node -> name.equals(node.getAccessibleText()) && isSeen(node))
                .tryQuery()
                .isPresent();
    }

    @Test
    void who_comes_back_from_a_meeting_is_told_of_no_end() {
        showNearby(States.near("Lunch talk", "Ben"));
        robot.interact(() -> store.show(States.inMeeting().build()));
        robot.interact(() -> store.show(States.signedIn().notLooking().build()));
        showNearby();
        assertThat(says("This meeting has ended.")).isFalse();
    }
}
