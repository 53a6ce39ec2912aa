package dev.parley.client.ui;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.parley.client.core.Event;
import dev.parley.client.core.Layout;
import dev.parley.client.core.SelfView;
import dev.parley.protocol.ParticipantId;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import javafx.css.PseudoClass;
import javafx.geometry.Bounds;
import javafx.scene.Node;
import javafx.scene.control.Label;
import javafx.scene.control.ScrollPane;
import javafx.scene.input.KeyCode;
import javafx.scene.input.MouseButton;
import javafx.scene.layout.Region;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Layouts, the own picture, levels, hands, and whom one does not want to hear. */
class ViewTest extends WindowTest<FakeStore> {
    private static final ParticipantId BEN = Peer.idOf("Ben");
    private static final ParticipantId CARLA = Peer.idOf("Carla");

    ViewTest() {
        super(new FakeStore(States.inMeeting().people("Ben", "Carla").build()));
    }

    private static States two() {
        return States.inMeeting().people("Ben", "Carla");
    }

    private void show(States states) {
        robot.interact(() -> store.show(states.build()));
    }

    private Region tile(String name) {
        return (Region) startingWith(name + ",");
    }

    private Region own() {
        return (Region) robot.lookup(node -> node.getStyleClass().contains("tile")
                        && String.valueOf(node.getAccessibleText()).startsWith("Ana Ferreira"))
                .query();
    }

    @Test
    void the_layout_is_chosen_in_the_panel_and_by_the_arrow_keys() {
        robot.push(KeyCode.CONTROL, KeyCode.SHIFT, KeyCode.V);
        robot.clickOn("Speaker");
        assertThat(store.events()).contains(new Event.ChooseLayout(Layout.SPEAKER));
        robot.type(KeyCode.UP);
        assertThat(store.events()).contains(new Event.ChooseLayout(Layout.GRID));
    }

    @Test
    void who_is_alone_reads_that_a_layout_shows_with_the_next_person() {
        String alone = "Nobody else is here now: what you choose shows as soon as somebody joins.";
        String corner = "A corner is used as soon as somebody joins.";
        robot.push(KeyCode.CONTROL, KeyCode.SHIFT, KeyCode.V);
        assertThat(says(alone) || says(corner)).isFalse();
        show(States.inMeeting());
        assertThat(says(alone) && says(corner)).isTrue();
    }

    @Test
    void what_the_panel_does_with_the_window_is_in_sight_without_scrolling() {
        resize(1280, 800);
        show(Samples.noDevices());
        robot.clickOn("#view");
        Pulses.await();
        Node panel = robot.lookup(".side .scroll-pane .viewport").query();
        Bounds sight = Where.inScene(panel);
        for (String text : List.of("Full screen", "Small window on top", "Keyboard shortcuts")) {
            Node button = robot.lookup(text).queryButton();
            assertThat(sight.contains(Where.inScene(button))).as(text).isTrue();
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"view", "quality", "people", "connections", "door"})
    void a_panel_opens_at_its_top_however_it_was_left(String panel) {
        resize(900, 500);
        show(Samples.nine().withDoors());
        robot.clickOn("#" + panel);
        Pulses.await();
        robot.interact(() -> scroll().setVvalue(1));
        robot.clickOn("#" + panel).clickOn("#" + panel);
        Pulses.await();
        assertThat(scroll().getVvalue()).isZero();
    }

    private ScrollPane scroll() {
        return robot.lookup(".side .scroll-pane").queryAs(ScrollPane.class);
    }

    @Test
    void nobody_in_a_meeting_looks_like_somebody_else_and_everybody_looks_the_same_in_all_places() {
        resize(1280, 800);
        show(States.inMeeting().connected("Ada", "Bob", "Cyd", "Dan", "Eva", "Fay", "Gus"));
        Map<String, String> tiles = colours(".tile");
        assertThat(tiles).hasSize(8);
        assertThat(tiles.values()).doesNotHaveDuplicates();
        robot.clickOn("#people");
        assertThat(colours(".person-row")).isEqualTo(tiles);
        robot.clickOn("#connections");
        assertThat(colours(".pair-row-head")).isEqualTo(tiles);
    }

    /** By initials, which are all different there. On a tile they lie below the picture. */
    private Map<String, String> colours(String places) {
        return Pulses.fromFx(() -> robot.lookup(places + " .avatar").queryAll().stream()
                .collect(Collectors.toMap(
                        avatar -> ((Label) avatar.lookup(".label")).getText(),
                        avatar -> avatar.getStyleClass().getLast())));
    }

    @Test
    void the_speaker_is_large_if_the_person_says_so() {
        show(two().layout(Layout.SPEAKER).spoke("Carla"));
        await().until(() -> tile("Carla").getWidth() > 2 * tile("Ben").getWidth());
        show(two().layout(Layout.GRID).spoke("Carla"));
        await().until(() -> tile("Carla").getWidth() == tile("Ben").getWidth());
    }

    @Test
    void the_own_picture_lies_in_the_corner_that_was_chosen_and_the_others_have_the_room() {
        double among = tile("Ben").getWidth();
        for (SelfView corner :
                List.of(SelfView.TOP_LEFT, SelfView.TOP_RIGHT, SelfView.BOTTOM_RIGHT, SelfView.BOTTOM_LEFT)) {
            show(two().selfView(corner));
            robot.interact(() -> stage.getScene().getRoot().layout());
            Bounds place = Where.inParent(own());
            Region grid = (Region) own().getParent();
            assertThat(SelfView.cornerAt(place.getCenterX() / grid.getWidth(), place.getCenterY() / grid.getHeight()))
                    .isEqualTo(corner);
            assertThat(place.getMinX()).isNotNegative();
            assertThat(place.getMaxY()).isLessThanOrEqualTo(grid.getHeight());
        }
        assertThat(tile("Ben").getWidth()).isGreaterThan(among);
    }

    @Test
    void alone_the_own_picture_fills_the_room_in_whatever_corner_it_would_be() {
        show(States.inMeeting().selfView(SelfView.TOP_RIGHT));
        await().until(() -> own().getWidth() > 400);
    }

    @Test
    void a_hidden_own_picture_is_drawn_no_more_and_the_others_still_get_it() {
        await().until(() -> ((FakePictures.Portrait) pictures.self()).width > 0);
        robot.moveTo(own()).clickOn(called("Hide your own picture"));
        assertThat(store.events()).contains(new Event.PlaceSelfView(SelfView.HIDDEN));
        show(two().selfView(SelfView.HIDDEN));
        await().until(() -> ((FakePictures.Portrait) pictures.self()).width == 0);
        assertThat(robot.lookup(".tile").queryAll()).hasSize(2);
        assertThat(store.events()).doesNotContain(new Event.SetCamera(false));
    }

    @Test
    void the_own_picture_is_dragged_to_a_corner_and_a_shaking_hand_moves_nothing() {
        robot.moveTo(own()).press(MouseButton.PRIMARY).moveBy(3, 2);
        robot.release(MouseButton.PRIMARY);
        assertThat(store.events()).noneMatch(Event.PlaceSelfView.class::isInstance);
        Bounds grid = Where.onScreen(own().getParent());
        robot.moveTo(own()).press(MouseButton.PRIMARY);
        robot.moveTo(grid.getMinX() + 120, grid.getMinY() + 80);
        robot.release(MouseButton.PRIMARY);
        assertThat(store.events()).contains(new Event.PlaceSelfView(SelfView.TOP_LEFT));
    }

    @Test
    void somebody_is_muted_for_oneself_on_the_picture_and_in_the_list() {
        robot.moveTo(tile("Ben")).clickOn(called("Mute Ben for me"));
        assertThat(store.events()).contains(new Event.SilencePeer(BEN, true));
        show(two().silenced("Ben"));
        assertThat(tile("Ben").getAccessibleText()).contains("muted for you");
        assertThat(tile("Carla").getAccessibleText()).doesNotContain("muted for you");
        robot.clickOn("#people");
        Node row = robot.lookup(".person-row").queryAll().stream()
                .filter(node -> node.getAccessibleText().startsWith("Ben"))
                .findFirst()
                .orElseThrow();
        assertThat(row.getAccessibleText()).contains("muted for you");
        robot.clickOn(row.lookup(".person-hear"));
        assertThat(store.events()).contains(new Event.SilencePeer(BEN, false));
    }

    @Test
    void raised_hands_have_numbers_and_come_first_in_the_list_in_their_order() {
        show(States.inMeeting()
                .peer(Peer.named("Ben").handRaised())
                .people("Dora")
                .peer(Peer.named("Carla").handRaised())
                .hands(CARLA, BEN));
        assertThat(tile("Carla").getAccessibleText()).contains("hand raised, number 1");
        assertThat(tile("Ben").getAccessibleText()).contains("hand raised, number 2");
        robot.clickOn("#people");
        assertThat(robot.lookup(".person-row .row-title").queryAll().stream()
                        .map(Label.class::cast)
                        .map(Label::getText))
                .containsExactly("Carla", "Ben", "Ana Ferreira (you)", "Dora");
    }

    @Test
    void a_single_hand_needs_no_number() {
        show(States.inMeeting().peer(Peer.named("Ben").handRaised()).hands(BEN));
        assertThat(tile("Ben").getAccessibleText()).endsWith("hand raised");
        assertThat(robot.lookup(".hand-place").<Node>queryAll()).noneMatch(WindowTest::isSeen);
    }

    @Test
    void how_loud_somebody_is_shows_in_bars() {
        pictures.levels = Map.of(BEN, 0.1);
        await().until(() -> lit("Ben") == 2 && lit("Carla") == 0);
        pictures.levels = Map.of(BEN, 0.5, CARLA, 0.03);
        await().until(() -> lit("Ben") == 3 && lit("Carla") == 1);
    }

    private long lit(String name) {
        return tile(name).lookupAll(".level-bars > .bar").stream()
                .filter(bar -> bar.getPseudoClassStates().contains(PseudoClass.getPseudoClass("lit")))
                .count();
    }

    @Test
    void using_the_window_is_told_once_in_a_while() {
        await().until(() -> store.events().contains(new Event.UseWindow()));
        robot.moveTo(tile("Ben")).moveTo(tile("Carla"));
        assertThat(store.events()).filteredOn(Event.UseWindow.class::isInstance).hasSize(1);
    }
}
