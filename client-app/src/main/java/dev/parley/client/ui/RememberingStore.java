package dev.parley.client.ui;

import dev.parley.client.core.AppState;
import dev.parley.client.core.Event;
import dev.parley.client.ui.common.UiPreferences;
import dev.parley.client.ui.common.UiServices;
import dev.parley.client.ui.fx.UiStore;
import java.util.function.Consumer;
import javafx.util.Subscription;

/**
 * The store, which also remembers of what the person does in the window what the next start goes on with: how they look
 * at meetings. What happens by itself, as at the end of the program, is not remembered. FX thread.
 */
final class RememberingStore implements UiStore {
    private final UiStore store;
    private final UiServices services;

    RememberingStore(UiStore store, UiServices services) {
        this.store = store;
        this.services = services;
    }

    @Override
    public AppState state() {
        return store.state();
    }

    @Override
    public void dispatch(Event.User event) {
        UiPreferences before = services.preferences();
        UiPreferences after = after(before, event);
        if (!after.equals(before)) {
            services.save(after);
        }
        store.dispatch(event);
    }

    private UiPreferences after(UiPreferences before, Event.User event) {
        return switch (event) {
            case Event.ChooseLayout choose -> before.withView(before.view().withLayout(choose.layout()));
            case Event.PlaceSelfView place -> before.withView(before.view().withSelfView(place.place()));
            case Event.User other -> before;
        };
    }

    @Override
    public Subscription subscribe(Consumer<AppState> listener) {
        return store.subscribe(listener);
    }
}
