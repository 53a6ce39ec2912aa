package dev.parley.client.core;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;
import java.util.function.Predicate;
import org.assertj.core.api.ListAssert;

/**
 * {@code given(state).when(events).then(effects).holds(state)}: a test of the program as a sentence.
 *
 * @param effects of the last {@link #when}
 * @param now the clock, milliseconds since 1970-01-01T00:00Z
 */
record Story(AppState state, List<Effect> effects, long now) {
    private static final long START = 1_800_000_000_000L;

    static Story given(AppState state) {
        return new Story(state, List.of(), START);
    }

    Story when(Event... events) {
        AppState next = state;
        List<Effect> all = new ArrayList<>();
        for (Event event : events) {
            Next<AppState> result = Program.update(next, event, now);
            next = result.state();
            all.addAll(result.effects());
        }
        return new Story(next, all, now);
    }

    Story after(long ms) {
        return new Story(state, effects, now + ms);
    }

    /** Among the effects, in this order, perhaps with others between. */
    Story then(Effect... expected) {
        assertThat(effects).containsSubsequence(expected);
        return this;
    }

    Story thenNothing() {
        assertThat(effects).isEmpty();
        return this;
    }

    Story thenNo(Predicate<Effect> unwanted) {
        assertThat(effects).noneMatch(unwanted);
        return this;
    }

    Story holds(Consumer<AppState> expectation) {
        expectation.accept(state);
        return this;
    }

    /** The effects of one kind. */
    <E extends Effect> ListAssert<E> effectsOf(Class<E> kind) {
        return assertThat(
                effects.stream().filter(kind::isInstance).map(kind::cast).toList());
    }

    /** The commands to a peer connection. */
    ListAssert<LinkCommand> commands() {
        return assertThat(effects.stream()
                .filter(Effect.Link.class::isInstance)
                .map(effect -> ((Effect.Link) effect).command())
                .toList());
    }

    /** The messages to the server. */
    ListAssert<Object> said() {
        return assertThat(effects.stream()
                .filter(Effect.SendServer.class::isInstance)
                .<Object>map(effect -> ((Effect.SendServer) effect).message())
                .toList());
    }
}
