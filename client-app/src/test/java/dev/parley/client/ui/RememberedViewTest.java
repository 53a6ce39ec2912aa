package dev.parley.client.ui;

import static org.assertj.core.api.Assertions.assertThat;

import dev.parley.client.core.Event;
import dev.parley.client.core.Layout;
import dev.parley.client.core.SelfView;
import javafx.scene.input.KeyCode;
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
    void who_has_chosen_nothing_leaves_it_to_the_core() {
        assertThat(store.events())
                .noneMatch(Event.ChooseLayout.class::isInstance)
                .noneMatch(Event.PlaceSelfView.class::isInstance);
    }
}
