package dev.parley.client.ui;

import dev.parley.client.core.AppState;
import dev.parley.client.core.Effect;
import dev.parley.client.core.Event;
import dev.parley.client.core.LinkCommand;
import dev.parley.client.core.LinkKey;
import dev.parley.client.core.Next;
import dev.parley.client.core.Program;
import dev.parley.client.ui.fx.UiStore;
import dev.parley.protocol.ClientMessage;
import dev.parley.protocol.ParticipantId;
import dev.parley.protocol.PeerMessage;
import dev.parley.protocol.ServerMessage;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.function.Consumer;
import javafx.util.Subscription;

/** The real core on the FX thread, with nobody to run its effects: the test answers in the server's place. */
final class CoreStore implements UiStore {
    private final List<Consumer<AppState>> listeners = new ArrayList<>();
    private final List<Effect> effects = new CopyOnWriteArrayList<>();
    private volatile AppState state = Program.initial();

    @Override
    public AppState state() {
        return state;
    }

    @Override
    public void dispatch(Event.User event) {
        happen(event);
    }

    /** On the FX thread. */
    void happen(Event event) {
        Next<AppState> next = Program.update(state, event, States.NOW.toEpochMilli());
        state = next.state();
        effects.addAll(next.effects());
        List.copyOf(listeners).forEach(listener -> listener.accept(state));
    }

    /** Answers the newest request of that kind. */
    void answer(Class<? extends ClientMessage> request, ServerMessage reply) {
        happen(new Event.ServerSaid(reply, newest(request).id()));
    }

    /** Answers the newest question for a kept refresh token; empty for none. */
    void borrow(String token) {
        String id = effects.stream()
                .filter(Effect.BorrowSignIn.class::isInstance)
                .map(effect -> ((Effect.BorrowSignIn) effect).id())
                .reduce((before, last) -> last)
                .orElseThrow(() -> new AssertionError("no sign-in was asked for: " + effects));
        happen(new Event.SignInBorrowed(id, token));
    }

    /** The newest message of that kind to the server. */
    <M extends ClientMessage> M sent(Class<M> type) {
        return type.cast(newest(type).message());
    }

    private Effect.SendServer newest(Class<? extends ClientMessage> type) {
        return effects.stream()
                .filter(Effect.SendServer.class::isInstance)
                .map(Effect.SendServer.class::cast)
                .filter(send -> type.isInstance(send.message()))
                .reduce((before, last) -> last)
                .orElseThrow(
                        () -> new AssertionError("nothing like " + type.getSimpleName() + " was sent: " + effects));
    }

    /** How a peer was told to be shown here, oldest first. */
    List<PeerMessage.View> viewsTold(ParticipantId peer) {
        List<PeerMessage.View> told = new ArrayList<>();
        for (Effect effect : effects) {
            if (effect instanceof Effect.Link(LinkKey key, LinkCommand.Send(PeerMessage.View view))
                    && key.peer().equals(peer)) {
                told.add(view);
            }
        }
        return told;
    }

    @Override
    public Subscription subscribe(Consumer<AppState> listener) {
        listeners.add(listener);
        listener.accept(state);
        return () -> listeners.remove(listener);
    }
}
