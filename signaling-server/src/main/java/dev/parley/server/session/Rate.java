package dev.parley.server.session;

import io.github.bucket4j.Bandwidth;
import java.time.Duration;

/**
 * How much may come at once, and how fast it may go on.
 *
 * @param burst 1 or more
 * @param perSecond 1 or more
 */
public record Rate(long burst, long perSecond) {
    public Rate {
        if (burst < 1 || perSecond < 1) {
            throw new IllegalArgumentException("A rate is at least 1 per second with a burst of at least 1.");
        }
    }

    Bandwidth bandwidth() {
        return Bandwidth.builder()
                .capacity(burst)
                .refillGreedy(perSecond, Duration.ofSeconds(1))
                .build();
    }
}
