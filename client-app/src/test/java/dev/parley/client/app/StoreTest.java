package dev.parley.client.app;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.parley.client.core.AppState;
import dev.parley.client.core.Effect;
import dev.parley.client.core.Event;
import dev.parley.client.core.LinkEvent;
import dev.parley.client.core.LinkKey;
import dev.parley.client.core.LinkStats;
import dev.parley.client.core.Next;
import dev.parley.client.core.Program;
import dev.parley.client.core.Timer;
import dev.parley.protocol.ParticipantId;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class StoreTest {
    private static final InstantSource CLOCK = InstantSource.system();

    private final List<String> seen = Collections.synchronizedList(new ArrayList<>());
    private final Store store = new Store(Program.initial(), StoreTest::countNotices, CLOCK);

    @AfterEach
    void close() {
        store.close();
    }

    /** An update that makes each event visible: the counter grows and the effect carries it. */
    private static Next<AppState> countNotices(AppState state, Event event, long now) {
        if (event instanceof Event.HostFailed) {
            throw new IllegalStateException("planted");
        }
        long count = state.counters().nextNotice() + 1;
        AppState next = new AppState(
                state.auth(),
                state.connection(),
                state.host(),
                state.lobby(),
                state.dashboard(),
                state.room(),
                state.peers(),
                state.chat(),
                state.media(),
                state.mesh(),
                state.attendance(),
                state.ice(),
                state.notices(),
                state.requests(),
                new AppState.Counters(1, count, 1));
        return Next.of(next, new Effect.StopTimer(new Timer.NoticeExpiry(count)), new Effect.CloseSocket());
    }

    @Test
    void effects_run_in_the_order_of_events_and_before_the_listeners() {
        store.listen((event, nanoTime, before, next) -> seen.add("heard "
                + before.counters().nextNotice() + "→" + next.state().counters().nextNotice()));
        store.send(new Event.LeaveRoom());
        store.send(new Event.SignOut());
        store.start(effect -> seen.add(effect.toString()));

        await().untilAsserted(() -> assertThat(seen)
                .containsExactly(
                        "StopTimer[timer=NoticeExpiry[id=2]]",
                        "CloseSocket[]",
                        "heard 1→2",
                        "StopTimer[timer=NoticeExpiry[id=3]]",
                        "CloseSocket[]",
                        "heard 2→3"));
        assertThat(store.state().counters().nextNotice()).isEqualTo(3);
    }

    @Test
    void an_exception_in_update_effect_or_listener_does_not_stop_the_meeting() {
        store.listen((event, nanoTime, before, next) -> {
            throw new IllegalStateException("planted in a listener");
        });
        store.start(effect -> {
            throw new IllegalStateException("planted in an effect");
        });
        store.send(new Event.HostFailed("planted in update"));
        store.send(new Event.LeaveRoom());

        await().until(() -> store.state().counters().nextNotice() == 2);
    }

    @Test
    void an_event_that_no_longer_applies_is_forgotten() {
        store.sendIf(new Event.LeaveRoom(), () -> false);
        store.send(new Event.LeaveRoom());
        store.start(effect -> seen.add(effect.toString()));

        await().until(() -> store.state().counters().nextNotice() == 2);
        assertThat(seen).hasSize(2);
    }

    @Test
    void a_full_queue_drops_events_and_samples_first() {
        for (int i = 0; i < Store.CAPACITY * 3 / 4; i++) {
            store.send(new Event.LeaveRoom());
        }
        store.send(sample());
        assertThat(store.dropped()).isEqualTo(1);
        for (int i = 0; i < Store.CAPACITY / 4 + 5; i++) {
            store.send(new Event.LeaveRoom());
        }
        assertThat(store.dropped()).isEqualTo(6);

        store.start(effect -> {});
        await().until(() -> store.state().counters().nextNotice() == 1 + Store.CAPACITY);
    }

    @Test
    void the_journal_holds_the_last_events_without_what_was_said() {
        for (int i = 0; i < Journal.CAPACITY; i++) {
            store.send(new Event.LeaveRoom());
        }
        store.send(new Event.SendChat("m1", "the combination is 4711"));
        store.start(effect -> {});

        await().until(() -> store.state().counters().nextNotice() == 2 + Journal.CAPACITY);
        List<Journal.Entry> entries = store.journal().entries();
        assertThat(entries).hasSize(Journal.CAPACITY);
        assertThat(entries.getLast().event()).isEqualTo(new Event.SendChat("m1", "hidden"));
    }

    @Test
    void closing_ends_the_core_thread_even_while_it_waits() throws InterruptedException {
        CountDownLatch ran = new CountDownLatch(1);
        store.start(effect -> ran.countDown());
        store.send(new Event.LeaveRoom());
        ran.await();
        store.close();

        store.send(new Event.LeaveRoom());
        assertThat(store.waiting()).isEqualTo(1);
        assertThat(store.state().counters().nextNotice()).isEqualTo(2);
    }

    private static Event sample() {
        return new Event.Link(new LinkKey(new ParticipantId("p1"), 1), new LinkEvent.Sampled(LinkStats.NONE));
    }
}
