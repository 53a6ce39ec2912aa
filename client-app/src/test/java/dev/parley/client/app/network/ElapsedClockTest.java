package dev.parley.client.app.network;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Locale;
import java.util.Scanner;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledOnOs;
import org.junit.jupiter.api.condition.OS;

class ElapsedClockTest {
    @Test
    void time_passes() {
        ElapsedClock clock = ElapsedClock.ofThisSystem();
        long before = clock.nanos();
        assertThat(clock.nanos()).isGreaterThanOrEqualTo(before);
    }

    /** {@code proc_uptime(5)}: "including time spent in suspend". */
    @Test
    @EnabledOnOs(value = OS.LINUX, disabledReason = "only Linux has /proc/uptime to compare with")
    void it_is_the_clock_that_counts_sleep() throws IOException {
        double before = uptime();
        double seconds = ElapsedClock.ofThisSystem().nanos() / 1e9;
        assertThat(seconds).isBetween(before - 0.1, uptime() + 0.1);
    }

    private static double uptime() throws IOException {
        return new Scanner(Files.readString(Path.of("/proc/uptime")))
                .useLocale(Locale.ROOT)
                .nextDouble();
    }

    @Test
    void a_clock_that_does_not_answer_is_replaced() {
        long before = System.nanoTime();
        assertThat(ElapsedClock.ofSystemClock(12_345).nanos()).isBetween(before, System.nanoTime());
    }
}
