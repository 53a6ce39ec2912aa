package dev.parley.client.ui;

import static org.assertj.core.api.Assertions.assertThat;

import dev.parley.client.core.Event;
import dev.parley.client.core.Layout;
import dev.parley.client.core.SelfView;
import dev.parley.client.ui.common.MeetingView;
import javafx.geometry.Rectangle2D;
import javafx.scene.input.KeyCode;
import javafx.stage.Screen;
import javafx.stage.Stage;
import org.junit.jupiter.api.Test;

/** How one looks at meetings, from one start to the next. */
class RememberedViewTest extends WindowTest<FakeStore> {
    RememberedViewTest() {
        super(new FakeStore(States.inMeeting().people("Ben").build()));
    }

    @Test
    void what_one_chooses_in_a_meeting_is_remembered_and_the_next_start_begins_with_it() {
        robot.push(KeyCode.CONTROL, KeyCode.SHIFT, KeyCode.G).push(KeyCode.CONTROL, KeyCode.SHIFT, KeyCode.K);
        assertThat(services.preferences().view().layout()).isEqualTo(Layout.GRID);
        assertThat(services.preferences().view().selfView()).isEqualTo(SelfView.TOP_LEFT);
        close();
        robot.interact(() -> open(new Stage()));
        assertThat(store.events())
                .containsSubsequence(
                        new Event.ChooseLayout(Layout.GRID),
                        new Event.PlaceSelfView(SelfView.TOP_LEFT),
                        new Event.ChooseLayout(Layout.GRID),
                        new Event.PlaceSelfView(SelfView.TOP_LEFT));
    }

    @Test
    void the_window_opens_where_and_as_large_as_it_was_left() {
        Rectangle2D left = new Rectangle2D(40, 30, 900, 640);
        robot.interact(() -> {
            stage.setX(left.getMinX());
            stage.setY(left.getMinY());
            stage.setWidth(left.getWidth());
            stage.setHeight(left.getHeight());
        });
        close();
        assertThat(services.preferences().view().window()).contains(left);
        robot.interact(() -> open(new Stage()));
        assertThat(new Rectangle2D(stage.getX(), stage.getY(), stage.getWidth(), stage.getHeight()))
                .isEqualTo(left);
    }

    @Test
    void a_window_that_was_left_as_large_as_its_screen_opens_maximized_so_that_its_frame_is_in_sight() {
        close();
        MeetingView all = services.preferences()
                .view()
                .withWindow(Screen.getPrimary().getVisualBounds())
                .withMaximized(false);
        services.preferences = services.preferences.withView(all);
        robot.interact(() -> open(new Stage()));
        assertThat(stage.isMaximized()).isTrue();
        close();
        services.preferences = services.preferences.withView(all.withWindow(new Rectangle2D(40, 30, 900, 640)));
        robot.interact(() -> open(new Stage()));
        assertThat(stage.isMaximized()).isFalse();
    }

    @Test
    void a_window_that_was_left_on_a_screen_that_is_gone_opens_on_one_that_is_there() {
        MeetingView view = services.preferences().view().withWindow(new Rectangle2D(-5000, 9000, 900, 640));
        services.preferences = services.preferences.withView(view);
        close();
        services.preferences = services.preferences.withView(view);
        robot.interact(() -> open(new Stage()));
        assertThat(Screen.getPrimary().getVisualBounds().contains(stage.getX(), stage.getY()))
                .isTrue();
    }

    @Test
    void on_a_screen_without_room_for_its_frame_the_first_window_is_maximized_and_lower_when_it_is_not() {
        Rectangle2D small = new Rectangle2D(0, 24, 1280, 776);
        assertThat(LargePlace.lowerIfSmall(small, 1280, 800)).contains(new Rectangle2D(0, 24, 1280, 716));
        assertThat(LargePlace.lowerIfSmall(new Rectangle2D(0, 0, 1920, 840), 1280, 800))
                .isPresent();
        assertThat(LargePlace.lowerIfSmall(new Rectangle2D(0, 0, 1366, 900), 1280, 800))
                .isEmpty();
        assertThat(LargePlace.lowerIfSmall(new Rectangle2D(0, 0, 1024, 768), 1280, 800))
                .as("left to the system")
                .isEmpty();
    }

    @Test
    void who_has_chosen_nothing_leaves_it_to_the_core() {
        assertThat(store.events())
                .noneMatch(Event.ChooseLayout.class::isInstance)
                .noneMatch(Event.PlaceSelfView.class::isInstance);
    }
}
