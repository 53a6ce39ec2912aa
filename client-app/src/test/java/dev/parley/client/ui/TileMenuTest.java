package dev.parley.client.ui;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.parley.client.core.Event;
import dev.parley.client.core.SelfView;
import dev.parley.protocol.ParticipantId;
import java.util.List;
import javafx.scene.Node;
import javafx.scene.control.ContextMenu;
import javafx.scene.control.MenuItem;
import javafx.scene.control.RadioMenuItem;
import javafx.scene.input.KeyCode;
import javafx.stage.Window;
import org.junit.jupiter.api.Test;

/** The menu of a person's picture. */
class TileMenuTest extends WindowTest<FakeStore> {
    private static final ParticipantId BEN = Peer.idOf("Ben_1");

    TileMenuTest() {
        super(new FakeStore(two().build()));
    }

    private static States two() {
        return States.inMeeting().people("Ben_1", "Carla");
    }

    private static States hosting() {
        return States.inMeeting().withDoors();
    }

    private void show(States states) {
        robot.interact(() -> store.show(states.build()));
    }

    private void openMenuOf(String name) {
        robot.rightClickOn(startingWith(name));
    }

    private static List<MenuItem> offered() {
        return Pulses.fromFx(() -> Window.getWindows().stream()
                .filter(ContextMenu.class::isInstance)
                .map(ContextMenu.class::cast)
                .filter(ContextMenu::isShowing)
                .flatMap(menu -> menu.getItems().stream())
                .filter(item -> item.getText() != null)
                .toList());
    }

    private static List<String> words() {
        return offered().stream().map(MenuItem::getText).toList();
    }

    @Test
    void it_says_in_words_what_can_be_done_about_somebody() {
        openMenuOf("Ben_1,");
        assertThat(words()).containsExactly("Pin Ben_1", "Mute Ben_1 for me", "Connection to Ben_1");
        robot.clickOn("Pin Ben_1");
        openMenuOf("Ben_1,");
        robot.clickOn("Mute Ben_1 for me");
        assertThat(store.events()).contains(new Event.PinPeer(BEN, true), new Event.SilencePeer(BEN, true));
        assertThat(words()).isEmpty();
    }

    @Test
    void it_offers_to_take_back_what_was_chosen() {
        show(States.inMeeting().peer(Peer.named("Ben_1").pinned()).silenced("Ben_1"));
        openMenuOf("Ben_1,");
        assertThat(words()).containsExactly("Unpin Ben_1", "Hear Ben_1 again", "Connection to Ben_1");
    }

    @Test
    void it_leads_to_everything_about_the_connection() {
        openMenuOf("Carla,");
        robot.clickOn("Connection to Carla");
        assertThat(says("Connections")).isTrue();
    }

    @Test
    void a_host_finds_there_what_hosts_can_do() {
        show(hosting().peer(Peer.named("Ben_1")).peer(Peer.named("Carla").muted()));
        openMenuOf("Ben_1,");
        assertThat(words()).endsWith("Ask to mute", "Make host…", "Remove…");
        robot.clickOn("Ask to mute");
        openMenuOf("Ben_1,");
        robot.clickOn("Remove…").clickOn("Remove");
        assertThat(store.events()).contains(new Event.AskToMute(BEN), new Event.RemovePeer(BEN));
        openMenuOf("Carla,");
        assertThat(words()).endsWith("Make host…", "Remove…").doesNotContain("Ask to mute");
    }

    @Test
    void the_keyboard_opens_it_from_the_buttons_of_the_picture() {
        Node button = called("Pin Ben_1");
        robot.interact(button::requestFocus);
        robot.push(KeyCode.SHIFT, KeyCode.F10);
        assertThat(words()).startsWith("Pin Ben_1");
        robot.type(KeyCode.ESCAPE).type(KeyCode.CONTEXT_MENU);
        assertThat(words()).startsWith("Pin Ben_1");
        robot.type(KeyCode.ENTER);
        assertThat(store.events()).contains(new Event.PinPeer(BEN, true));
    }

    @Test
    void of_oneself_it_says_where_the_own_picture_can_be_and_where_it_is() {
        openMenuOf("Ana Ferreira");
        assertThat(words()).startsWith("Your own picture", "Among the others").endsWith("Hidden");
        assertThat(offered())
                .filteredOn(item -> item instanceof RadioMenuItem place && place.isSelected())
                .extracting(MenuItem::getText)
                .containsExactly("Among the others");
        robot.clickOn("Top left");
        assertThat(store.events()).contains(new Event.PlaceSelfView(SelfView.TOP_LEFT));
    }

    @Test
    void it_stays_open_while_somebody_joins() {
        openMenuOf("Carla,");
        show(two().people("Dora"));
        robot.clickOn("Pin Carla");
        assertThat(store.events()).contains(new Event.PinPeer(Peer.idOf("Carla"), true));
    }

    @Test
    void whoever_hides_their_own_picture_is_told_how_it_comes_back() {
        openMenuOf("Ana Ferreira");
        robot.clickOn("Hidden");
        assertThat(says("Your own picture is hidden from you only. Ctrl+Shift+O shows it again."))
                .isTrue();
    }

    @Test
    void alone_one_can_only_hide_it() {
        show(States.inMeeting());
        openMenuOf("Ana Ferreira");
        assertThat(words()).containsExactly("Hide your own picture");
        robot.clickOn("Hide your own picture");
        assertThat(store.events()).contains(new Event.PlaceSelfView(SelfView.HIDDEN));
    }

    @Test
    void what_is_asked_after_a_choice_in_the_small_window_is_asked_in_the_large_one() {
        show(hosting().people("Ben_1"));
        await().until(() -> store.events().stream().anyMatch(Event.ShowPeer.class::isInstance));
        robot.push(KeyCode.CONTROL, KeyCode.SHIFT, KeyCode.M);
        assertThat(stage.isIconified()).isTrue();
        // On the platform without a screen nothing may reach beyond its edges.
        robot.interact(() -> Window.getWindows().forEach(shown -> {
            shown.setX(200);
            shown.setY(100);
        }));
        openMenuOf("Ben_1,");
        robot.clickOn("Remove…");
        assertThat(stage.isIconified()).isFalse();
        assertThat(says("Remove Ben_1 from the meeting?")).isTrue();
    }
}
