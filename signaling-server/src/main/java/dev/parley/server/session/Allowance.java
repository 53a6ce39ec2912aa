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
     * Takes what a frame costs before it is read: one message and its size.
     *
     * @param length in characters
     * @return 0 if it may pass, else after how many milliseconds it may be tried again, 1 or more
     */
    long waitMillisForFrame(int length) {
        long wait = waitMillis(1);
        return wait > 0 ? wait : waitMillis(bytes, Math.max(1, length));
    }

    /**
     * Takes so many messages from the connection's and the address's budget.
     *
     * @return as {@link #waitMillisForFrame}
     */
    long waitMillis(int weight) {
        if (weight == 0) {
            return 0;
        }
        long wait = waitMillis(messages, weight);
        return wait > 0 ? wait : waitMillis(address, weight);
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
