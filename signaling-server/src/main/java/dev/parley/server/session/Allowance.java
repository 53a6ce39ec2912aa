package dev.parley.server.session;

import io.github.bucket4j.Bucket;
import io.github.bucket4j.ConsumptionProbe;
import io.github.bucket4j.TimeMeter;
import java.util.concurrent.TimeUnit;

/** What one connection may still send: its own token buckets and its address's. Any thread. */
final class Allowance {
    private final Bucket messages;
    private final Bucket bytes;
    private final Bucket mistakes;
    private final Bucket address;

    Allowance(RateSettings settings, Bucket address, Timekeeper time) {
        this.messages = bucket(settings.messages(), time);
        this.bytes = bucket(settings.bytes(), time);
        this.mistakes = bucket(settings.mistakes(), time);
        this.address = address;
    }

    static Bucket bucket(Rate rate, Timekeeper time) {
        return Bucket.builder()
                .addLimit(rate.bandwidth())
                .withCustomTimePrecision(new Meter(time))
                .build();
    }

    /**
     * Takes what a message costs.
     *
     * @param length its size in characters
     * @param weight how many messages it counts for
     * @return 0 if it may pass, else after how many milliseconds it may be tried again, 1 or more
     */
    long waitMillis(int length, int weight) {
        long own = waitMillis(messages, weight);
        if (own > 0) {
            return own;
        }
        return Math.max(waitMillis(bytes, Math.max(1, length)), waitMillis(address, weight));
    }

    /** Counts a mistake; false if it was one too many. */
    boolean forgives() {
        return mistakes.tryConsume(1);
    }

    private static long waitMillis(Bucket bucket, long tokens) {
        ConsumptionProbe probe = bucket.tryConsumeAndReturnRemaining(tokens);
        return probe.isConsumed() ? 0 : TimeUnit.NANOSECONDS.toMillis(probe.getNanosToWaitForRefill()) + 1;
    }

    /** The server's clock as Bucket4j wants it. */
    private record Meter(Timekeeper time) implements TimeMeter {
        @Override
        public long currentTimeNanos() {
            return time.monotonicNanos();
        }

        @Override
        public boolean isWallClockBased() {
            return false;
        }
    }
}
