package dev.parley.server.session;

import io.github.bucket4j.Bandwidth;
import java.time.Duration;

/**
 * How much may come at once, and how fast it may go on.
 *
 * @param burst 1 or more
 * @param amount 1 or more in each {@code period}
 */
public record Rate(long burst, long amount, Duration period) {
    /** As good as none: a thousand million at once, and as many each second. */
    static final Rate UNLIMITED = new Rate(1_000_000_000, 1_000_000_000);

    public Rate {
        if (burst < 1 || amount < 1 || !period.isPositive()) {
            throw new IllegalArgumentException("A rate is at least 1 in a time, with a burst of at least 1.");
        }
    }

    public Rate(long burst, long perSecond) {
        this(burst, perSecond, Duration.ofSeconds(1));
    }

    public static Rate perMinute(long burst, long perMinute) {
        return new Rate(burst, perMinute, Duration.ofMinutes(1));
    }

    Bandwidth bandwidth() {
        return Bandwidth.builder().capacity(burst).refillGreedy(amount, period).build();
    }
}
