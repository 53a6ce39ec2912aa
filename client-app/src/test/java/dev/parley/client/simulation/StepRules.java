package dev.parley.client.simulation;

import static org.assertj.core.api.Assertions.assertThat;

import dev.parley.client.core.AppState;
import dev.parley.client.core.AuthPhase;
import dev.parley.client.core.ConnectionPhase;
import dev.parley.client.core.Event;
import dev.parley.client.core.LinkKey;
import dev.parley.client.core.LinkPhase;
import dev.parley.client.core.Negotiation;
import dev.parley.client.core.Next;
import dev.parley.client.core.PeerState;
import dev.parley.client.core.RoomPhase;
import dev.parley.client.core.Timer;
import dev.parley.protocol.ErrorCode;
import dev.parley.protocol.ServerMessage;
import java.util.Arrays;
import java.util.Optional;
import java.util.function.BiFunction;

/** What holds for every step of every client: machines follow their tables, nothing grows without bound. */
final class StepRules {
    private StepRules() {}

    static void watch(SimulatedClient client) {
        client.watch((before, event, next) -> transitionsAreLegal(before, event, next.state()));
        client.watch((before, event, next) -> nothingGrows(next));
        client.watch(StepRules::whatIsOldChangesNothing);
        client.watch(StepRules::nobodyIsThrownOut);
        client.watch((before, event, next) -> assertThat(client.timers()).isLessThan(60));
    }

    private static void transitionsAreLegal(AppState before, Event event, AppState after) {
        legal(before.auth().phase(), after.auth().phase(), AuthPhase.Input.values(), AuthPhase::on, event);
        legal(
                before.connection().phase(),
                after.connection().phase(),
                ConnectionPhase.Input.values(),
                ConnectionPhase::on,
                event);
        legal(before.room().phase(), after.room().phase(), RoomPhase.Input.values(), RoomPhase::on, event);
        for (PeerState peer : after.peers().values()) {
            PeerState old = before.peers().get(peer.id());
            legal(
                    old == null ? LinkPhase.IDLE : old.link(),
                    peer.link(),
                    LinkPhase.Input.values(),
                    (phase, input) -> phase.on(input).map(LinkPhase.Reaction::next),
                    event);
        }
    }

    /** One event may take a machine through several rows, such as leaving one room for another. */
    private static <S, I> void legal(S before, S after, I[] inputs, BiFunction<S, I, Optional<S>> table, Event event) {
        assertThat(reaches(before, after, inputs, table, 4))
                .as("%s to %s on %s", before, after, event)
                .isTrue();
    }

    private static <S, I> boolean reaches(S from, S to, I[] inputs, BiFunction<S, I, Optional<S>> table, int rows) {
        if (from.equals(to)) {
            return true;
        }
        return rows > 0
                && Arrays.stream(inputs)
                        .flatMap(input -> table.apply(from, input).stream())
                        .distinct()
                        .anyMatch(next -> reaches(next, to, inputs, table, rows - 1));
    }

    /** Neither a timer nor a report of a connection that was replaced, nor the timer of one that works. */
    private static void whatIsOldChangesNothing(AppState before, Event event, Next<AppState> next) {
        boolean old = switch (event) {
            case Event.TimerFired(Timer.LinkDue(LinkKey key)) -> !isCurrent(before, key) || works(before, key);
            case Event.Link link -> !isCurrent(before, link.key());
            default -> false;
        };
        if (old) {
            assertThat(next).as("after %s", event).isEqualTo(Next.same(before));
        }
    }

    /** Out of a meeting one gets by one's own wish, or because it is no more: not by any trouble on the way to it. */
    private static void nobodyIsThrownOut(AppState before, Event event, Next<AppState> next) {
        RoomPhase after = next.state().room().phase();
        boolean out = after == RoomPhase.NO_ROOM || after == RoomPhase.LEFT;
        if (before.room().phase() == RoomPhase.JOINED && out) {
            assertThat(event).isInstanceOfAny(Event.User.class, Event.ServerSaid.class);
            if (event instanceof Event.ServerSaid said) {
                assertThat(said.message())
                        .isInstanceOfSatisfying(
                                ServerMessage.ErrorReply.class,
                                error -> assertThat(error.code()).isEqualTo(ErrorCode.ROOM_UNKNOWN));
            }
        }
    }

    private static boolean isCurrent(AppState state, LinkKey key) {
        PeerState peer = state.peers().get(key.peer());
        return peer != null && peer.key().equals(key);
    }

    private static boolean works(AppState state, LinkKey key) {
        PeerState peer = state.peers().get(key.peer());
        return peer.link() == LinkPhase.CONNECTED && peer.channelOpen();
    }

    private static void nothingGrows(Next<AppState> next) {
        AppState state = next.state();
        assertThat(state.notices()).hasSizeLessThanOrEqualTo(5);
        assertThat(state.requests()).hasSizeLessThanOrEqualTo(8);
        assertThat(state.chat().lines()).hasSizeLessThanOrEqualTo(1000);
        assertThat(state.chat().absent()).hasSizeLessThanOrEqualTo(100);
        assertThat(state.peers()).hasSizeLessThan(10);
        for (PeerState peer : state.peers().values()) {
            Negotiation negotiation = peer.negotiation();
            assertThat(negotiation.seen()).hasSizeLessThanOrEqualTo(16);
            assertThat(negotiation.waiting()).hasSizeLessThanOrEqualTo(128);
            assertThat(negotiation.early()).hasSizeLessThanOrEqualTo(64);
            assertThat(negotiation.held()).hasSizeLessThanOrEqualTo(64);
            assertThat(negotiation.descriptions().candidates()).hasSizeLessThanOrEqualTo(64);
            assertThat(peer.repair().rebuilds()).isLessThanOrEqualTo(3);
            assertThat(peer.repair().restarts()).isLessThanOrEqualTo(30);
        }
    }
}
