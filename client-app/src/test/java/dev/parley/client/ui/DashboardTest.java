package dev.parley.client.ui;

import static org.assertj.core.api.Assertions.assertThat;

import dev.parley.client.core.ConnectionPhase;
import dev.parley.client.core.Event;
import dev.parley.client.core.MeetingLink;
import dev.parley.client.core.RelayCertificates;
import dev.parley.client.ui.common.ThemeChoice;
import dev.parley.protocol.RoomInfo;
import dev.parley.protocol.Visibility;
import javafx.scene.Node;
import javafx.scene.input.KeyCode;
import org.junit.jupiter.api.Test;

class DashboardTest extends WindowTest<FakeStore> {
    private static final RoomInfo COFFEE = States.info("Coffee", "Ben", 2, 6, 5);

    DashboardTest() {
        super(new FakeStore(States.signedIn().rooms(COFFEE).build()));
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
    void the_badge_offers_what_fits_the_state() {
        robot.clickOn("Disconnect");
        robot.interact(() -> store.show(
                States.signedIn().connection(ConnectionPhase.RECONNECTING, -1).build()));
        robot.clickOn("Force reconnect").clickOn("Cancel");
        assertThat(store.events())
                .containsSubsequence(new Event.Disconnect(), new Event.ReconnectNow(), new Event.CancelConnecting());
    }

    @Test
    void settings_hold_at_once_and_are_remembered() {
        robot.clickOn(called("Settings")).clickOn("Dark");
        robot.clickOn(called("Camera on when a meeting begins"));
        assertThat(services.preferences().theme()).isEqualTo(ThemeChoice.DARK);
        assertThat(stage.getScene().getStylesheets()).anyMatch(sheet -> sheet.endsWith("dark.css"));
        assertThat(store.events().getLast()).isEqualTo(new Event.SetCamera(false));
    }

    @Test
    void relays_must_show_a_good_certificate_until_the_settings_say_otherwise() {
        assertThat(store.events()).noneMatch(Event.TrustRelays.class::isInstance);
        robot.clickOn(called("Settings")).clickOn(called("Use relays whatever their certificate"));
        assertThat(services.preferences().relayCertificates()).isEqualTo(RelayCertificates.ANY);
        assertThat(store.events()).contains(new Event.TrustRelays(RelayCertificates.ANY));
    }
}
