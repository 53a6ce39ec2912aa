package dev.parley.client.ui;

import dev.parley.client.core.AppState;
import dev.parley.client.core.Event;
import dev.parley.client.ui.fx.UiStore;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.function.Consumer;
import javafx.util.Subscription;

/** Shows the states it is given and remembers the events it is sent. */
final class FakeStore implements UiStore {
    private final List<Consumer<AppState>> listeners = new ArrayList<>();
    private final List<Event.User> events = new CopyOnWriteArrayList<>();
    private volatile AppState state;

    FakeStore(AppState state) {
        this.state = state;
    }

    /** On the FX thread. */
    void show(AppState next) {
        state = next;
        List.copyOf(listeners).forEach(listener -> listener.accept(next));
    }

    /** What was sent, oldest first. */
    List<Event.User> events() {
        return events;
    }

    @Override
    public AppState state() {
        return state;
    }

    @Override
    public void dispatch(Event.User event) {
        events.add(event);
    }

    @Override
    public Subscription subscribe(Consumer<AppState> listener) {
        listeners.add(listener);
        listener.accept(state);
        return () -> listeners.remove(listener);
    }
}
