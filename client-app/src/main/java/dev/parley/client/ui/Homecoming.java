package dev.parley.client.ui;

import dev.parley.client.core.AppState;
import dev.parley.client.core.AuthPhase;
import dev.parley.client.core.Event;
import dev.parley.client.ui.common.ServerAddress;
import dev.parley.client.ui.common.TypedName;
import dev.parley.client.ui.common.UiPreferences;
import dev.parley.client.ui.common.UiServices;
import dev.parley.client.ui.fx.UiStore;
import dev.parley.protocol.InvalidFieldException;
import java.util.Optional;

/** Whoever has said once who they are is at home at the next start, unless they went from there on purpose. FX thread. */
final class Homecoming {
    private final UiStore store;
    private final UiServices services;
    private boolean underWay;

    Homecoming(UiStore store, UiServices services) {
        this.store = store;
        this.services = services;
    }

    /** Goes in as the last time, with the sign-in to an account that was kept, if there is nothing to ask; once, at the start. */
    void begin() {
        Optional<Event.User> again = again(services.preferences());
        underWay = again.isPresent();
        again.ifPresent(store::dispatch);
    }

    /** Whether nothing is to be shown yet, because in a moment it is clear what: the sign-in page would only flash up. */
    boolean isUnderWay(AppState state) {
        boolean answered = state.auth().phase() != AuthPhase.UNAUTHENTICATED
                || !state.auth().error().isEmpty();
        underWay = underWay && !answered;
        return underWay;
    }

    /** Empty if the person has to be asked, also for what they alone can mend. */
    private static Optional<Event.User> again(UiPreferences kept) {
        if (kept.signedOut() || kept.name().isBlank()) {
            return Optional.empty();
        }
        try {
            String name = TypedName.parse(kept.name());
            return Optional.of(
                    kept.server().isEmpty()
                            ? new Event.SignIn(name, null)
                            : new Event.EnterServer(name, ServerAddress.parse(kept.server())));
        } catch (InvalidFieldException e) {
            return Optional.empty();
        }
    }
}
