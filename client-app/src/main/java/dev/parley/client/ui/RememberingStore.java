package dev.parley.client.ui;

import dev.parley.client.core.AppState;
import dev.parley.client.core.Event;
import dev.parley.client.ui.common.UiPreferences;
import dev.parley.client.ui.common.UiServices;
import dev.parley.client.ui.fx.UiStore;
import java.net.URI;
import java.util.function.Consumer;
import javafx.util.Subscription;

/**
 * The store, which also remembers of what the person does in the window what the next start goes on with: whether they are at
 * home, and how they look at meetings. What happens by itself, as at the end of the program, is not remembered. FX thread.
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

    /** Who disconnects from the own server goes from home too; elsewhere that only ends a visit or a meeting. */
    private UiPreferences after(UiPreferences before, Event.User event) {
        return switch (event) {
            case Event.SignIn signIn -> before.withSignedOut(false);
            case Event.EnterServer enter -> before.withSignedOut(false);
            case Event.EnterAsGuest enter -> before.withSignedOut(false);
            case Event.SignInAccount signIn -> before.withSignedOut(false);
            case Event.Register register -> before.withSignedOut(false);
            case Event.SignInByBrowser browse -> before.withSignedOut(false);
            case Event.ReconnectNow reconnect -> isAtOwnServer() ? before.withSignedOut(false) : before;
            case Event.SignOut signOut -> before.withSignedOut(true);
            case Event.Disconnect disconnect -> isAtOwnServer() ? before.withSignedOut(true) : before;
            case Event.ChooseLayout choose -> before.withView(before.view().withLayout(choose.layout()));
            case Event.PlaceSelfView place -> before.withView(before.view().withSelfView(place.place()));
            case Event.User other -> before;
        };
    }

    /** Whether the server that one is connected to, or was last, is the own one. */
    private boolean isAtOwnServer() {
        URI own = store.state().auth().server();
        return own != null && own.equals(store.state().connection().server());
    }

    @Override
    public Subscription subscribe(Consumer<AppState> listener) {
        return store.subscribe(listener);
    }
}
