package dev.parley.client.app;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.parley.client.core.Event;
import dev.parley.client.core.Next;
import dev.parley.client.core.Program;
import dev.parley.client.core.Timer;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class TimersTest {
    private static final Timer FIRST = new Timer.NoticeExpiry(1);
    private static final Timer SECOND = new Timer.NoticeExpiry(2);

    private final List<Timer> fired = Collections.synchronizedList(new ArrayList<>());
    private final Store store = new Store(Program.initial(), (s, e, now) -> Next.same(s), InstantSource.system());
    private final Timers timers = new Timers(store);

    @BeforeEach
    void listen() {
        store.listen((event, nanoTime, before, next) -> {
            if (event instanceof Event.TimerFired t) {
                fired.add(t.timer());
            }
        });
    }

    @AfterEach
    void close() {
        timers.close();
        store.close();
    }

    @Test
    void a_timer_fires_once_after_its_delay() {
        timers.start(FIRST, 1);
        timers.start(SECOND, 20);
        store.start(effect -> {});

        await().until(() -> fired.contains(SECOND));
        assertThat(fired).containsExactly(FIRST, SECOND);
    }

    @Test
    void starting_a_timer_again_replaces_it_even_if_its_event_is_queued() {
        timers.start(FIRST, 0);
        timers.start(SECOND, 0);
        await().until(() -> store.waiting() == 2);
        timers.start(FIRST, 50);
        timers.start(SECOND, 0);
        store.start(effect -> {});

        await().until(() -> fired.contains(FIRST));
        assertThat(fired).containsExactly(SECOND, FIRST);
    }

    @Test
    void a_stopped_timer_never_fires_even_if_its_event_is_queued() {
        timers.start(FIRST, 0);
        await().until(() -> store.waiting() == 1);
        timers.stop(FIRST);
        timers.start(SECOND, 0);
        store.start(effect -> {});

        await().until(() -> fired.contains(SECOND));
        assertThat(fired).containsExactly(SECOND);
    }
}
