package dev.parley.client.webrtc;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class OwnerThreadTest {
    private final List<String> log = new CopyOnWriteArrayList<>();
    private final OwnerThread owner = new OwnerThread("test-owner", () -> log.add("last"));

    @AfterEach
    void stop() {
        owner.stop(10_000);
    }

    @Test
    void tasks_run_in_order_on_one_thread() {
        owner.start();
        owner.post(() -> log.add("a " + Thread.currentThread().getName()));
        owner.post(() -> log.add("b " + Thread.currentThread().getName()));
        await().untilAsserted(() -> assertThat(log).containsExactly("a test-owner", "b test-owner"));
    }

    @Test
    void a_task_that_fails_does_not_end_the_thread() {
        owner.start();
        owner.post(() -> {
            throw new AssertionError("An error, on purpose.");
        });
        owner.post(() -> log.add("next"));
        await().untilAsserted(() -> assertThat(log).containsExactly("next"));
    }

    @Test
    void a_full_queue_refuses_and_keeps_what_it_has() throws InterruptedException {
        CountDownLatch blocked = new CountDownLatch(1);
        AtomicInteger ran = new AtomicInteger();
        owner.start();
        CountDownLatch started = new CountDownLatch(1);
        owner.post(() -> {
            started.countDown();
            awaitQuietly(blocked);
        });
        started.await();
        int accepted = 0;
        while (owner.post(ran::incrementAndGet)) {
            accepted++;
        }
        blocked.countDown();
        int expected = accepted;
        assertThat(expected).isGreaterThan(1000);
        await().until(() -> ran.get() == expected);
    }

    @Test
    void stopping_drops_the_queue_runs_the_last_task_and_refuses_more() throws InterruptedException {
        CountDownLatch blocked = new CountDownLatch(1);
        owner.start();
        CountDownLatch started = new CountDownLatch(1);
        owner.post(() -> {
            started.countDown();
            awaitQuietly(blocked);
        });
        started.await();
        owner.post(() -> log.add("dropped"));
        Thread stopper = Thread.ofPlatform().start(() -> owner.stop(10_000));
        await().until(() -> !owner.post(() -> log.add("refused")));
        blocked.countDown();
        stopper.join();
        assertThat(log).containsExactly("last");
    }

    @Test
    void periodic_tasks_run_between_the_others() {
        AtomicInteger ticks = new AtomicInteger();
        owner.every(1, ticks::incrementAndGet);
        owner.start();
        await().until(() -> ticks.get() >= 5);
    }

    private static void awaitQuietly(CountDownLatch latch) {
        try {
            latch.await();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }
}
