package dev.parley.server.account;

import static org.assertj.core.api.Assertions.assertThat;

import dev.parley.server.session.FakeTime;
import org.junit.jupiter.api.Test;

/** How long one waits after so many failures. */
class BackoffTest {
    private final FakeTime time = new FakeTime();
    private final Backoff backoff = new Backoff(3, 8_000, 3_600_000, time);

    private long failed() {
        backoff.attempted("key");
        return backoff.waitMillis("key");
    }

    @Test
    void the_first_failures_are_free_and_then_each_doubles_the_wait_up_to_a_bound() {
        long[] waits = new long[8];
        for (int i = 0; i < waits.length; i++) {
            waits[i] = failed();
            time.pass(waits[i]);
        }
        assertThat(waits).containsExactly(0, 0, 1_000, 2_000, 4_000, 8_000, 8_000, 8_000);
    }

    @Test
    void success_forgets_and_so_does_an_hour() {
        for (int i = 0; i < 5; i++) {
            failed();
        }
        backoff.succeeded("key");
        assertThat(failed()).isZero();
        for (int i = 0; i < 5; i++) {
            failed();
        }
        time.pass(3_600_000);
        assertThat(failed()).isZero();
    }

    @Test
    void others_do_not_wait_and_only_so_many_are_remembered() {
        for (int i = 0; i < 5; i++) {
            failed();
        }
        assertThat(backoff.waitMillis("other")).isZero();
        for (int i = 0; i < 10_000; i++) {
            backoff.attempted("key" + i);
        }
        assertThat(backoff.waitMillis("key"))
                .as("the longest untouched is forgotten")
                .isZero();
    }
}
