package dev.parley.client.ui.fx;

import dev.parley.client.core.AppState;
import dev.parley.client.core.Event;
import java.util.function.Consumer;
import javafx.util.Subscription;

/** The store as the screens see it. They read its state and send it events, nothing else. FX thread only. */
public interface UiStore {
    /** The state that is shown now. */
    AppState state();

    /** Hands an event to the core. Never blocks; the answer is a later state. */
    void dispatch(Event.User event);

    /** Calls the listener at once with the current state, and then with every later one that is shown. */
    Subscription subscribe(Consumer<AppState> listener);
}
