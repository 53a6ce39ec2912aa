package dev.parley.client.ui.fx;

import static org.assertj.core.api.Assertions.assertThat;

import dev.parley.client.core.AppState;
import dev.parley.client.core.Event;
import dev.parley.client.core.Program;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.List;
import java.util.Queue;
import javafx.util.Subscription;
import org.junit.jupiter.api.Test;

class StoreBridgeTest {
    private final Queue<Runnable> fxThread = new ArrayDeque<>();
    private final List<Event> sent = new ArrayList<>();
    private final List<AppState> shown = new ArrayList<>();
    private final AppState first = Program.initial();
    private final StoreBridge bridge = new StoreBridge(first, sent::add, fxThread::add);

    private static AppState after(AppState state, Event event) {
        return Program.update(state, event, 0).state();
    }

    @Test
    void only_the_latest_of_several_states_is_shown_and_only_one_hop_is_queued() {
        bridge.subscribe(shown::add);
        AppState second = after(first, new Event.SetCamera(false));
        AppState third = after(second, new Event.SetMicrophone(false));
        bridge.publish(second);
        bridge.publish(third);
        assertThat(fxThread).hasSize(1);
        assertThat(bridge.state()).isSameAs(first);
        fxThread.remove().run();
        assertThat(shown).containsExactly(first, third);
        assertThat(bridge.state()).isSameAs(third);
    }

    @Test
    void a_state_published_after_the_hop_gets_a_hop_of_its_own() {
        bridge.subscribe(shown::add);
        bridge.publish(after(first, new Event.SetCamera(false)));
        fxThread.remove().run();
        bridge.publish(first);
        fxThread.remove().run();
        assertThat(shown).hasSize(3);
    }

    @Test
    void who_has_unsubscribed_hears_nothing() {
        Subscription subscription = bridge.subscribe(shown::add);
        subscription.unsubscribe();
        bridge.publish(after(first, new Event.SetCamera(false)));
        fxThread.remove().run();
        assertThat(shown).containsExactly(first);
    }

    @Test
    void events_go_to_the_core() {
        bridge.dispatch(new Event.LeaveRoom());
        assertThat(sent).containsExactly(new Event.LeaveRoom());
    }
}
