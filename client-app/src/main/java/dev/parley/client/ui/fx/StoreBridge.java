package dev.parley.client.ui.fx;

import dev.parley.client.core.AppState;
import dev.parley.client.core.Event;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Executor;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.Consumer;
import javafx.util.Subscription;
import org.jspecify.annotations.Nullable;

/**
 * Carries states from the core thread to the FX thread. Latest wins: states that the FX thread had no time to show are
 * skipped, so at most one hop is queued however fast the core is.
 */
public final class StoreBridge implements UiStore {
    private final Executor fxThread;
    private final Consumer<Event> core;
    private final AtomicReference<@Nullable AppState> waiting = new AtomicReference<>();
    private final List<Consumer<AppState>> listeners = new ArrayList<>();
    private AppState shown;

    /**
     * @param initial the state before the first {@link #publish}
     * @param core takes events from the FX thread; must not block
     * @param fxThread runs on the FX thread: {@code Platform::runLater}
     */
    public StoreBridge(AppState initial, Consumer<Event> core, Executor fxThread) {
        this.shown = initial;
        this.core = core;
        this.fxThread = fxThread;
    }

    /** Shows this state as soon as the FX thread has time. Any thread, in the order of the states. */
    public void publish(AppState state) {
        if (waiting.getAndSet(state) == null) {
            fxThread.execute(this::showWaiting);
        }
    }

    private void showWaiting() {
        AppState next = waiting.getAndSet(null);
        if (next != null) {
            shown = next;
            List.copyOf(listeners).forEach(listener -> listener.accept(next));
        }
    }

    @Override
    public AppState state() {
        return shown;
    }

    @Override
    public void dispatch(Event.User event) {
        core.accept(event);
    }

    @Override
    public Subscription subscribe(Consumer<AppState> listener) {
        listeners.add(listener);
        listener.accept(shown);
        return () -> listeners.remove(listener);
    }
}
