package dev.parley.server.main;

import static org.assertj.core.api.Assertions.assertThat;

import dev.parley.server.session.Timekeeper;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicLong;
import org.junit.jupiter.api.Test;

/** How often a database is asked whether it answers. */
class DatabaseCheckTest {
    private final AtomicLong now = new AtomicLong(5_000);
    private final AtomicBoolean answers = new AtomicBoolean(true);
    private final AtomicInteger asked = new AtomicInteger();
    private final DatabaseCheck check = new DatabaseCheck(this::ask, new Timekeeper() {
        @Override
        public long epochMillis() {
            return now.get();
        }

        @Override
        public long monotonicNanos() {
            return now.get() * 1_000_000;
        }
    });

    private boolean ask() {
        asked.incrementAndGet();
        return answers.get();
    }

    @Test
    void it_is_asked_once_a_second_however_many_want_to_know() {
        assertThat(check.getAsBoolean()).isTrue();
        answers.set(false);
        assertThat(check.getAsBoolean()).isTrue();
        assertThat(asked).hasValue(1);
        now.addAndGet(1_000);
        assertThat(check.getAsBoolean()).isFalse();
        answers.set(true);
        assertThat(check.getAsBoolean()).isFalse();
        now.addAndGet(1_000);
        assertThat(check.getAsBoolean()).isTrue();
        assertThat(asked).hasValue(3);
    }
}
