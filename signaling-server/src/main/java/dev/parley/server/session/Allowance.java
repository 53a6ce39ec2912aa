package dev.parley.server.session;

import io.github.bucket4j.Bandwidth;
import io.github.bucket4j.Bucket;
import io.github.bucket4j.ConsumptionProbe;
import io.github.bucket4j.TimeMeter;
import java.time.Duration;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;

/** What one connection may still do: by its own token buckets, its address's, and its account's. Any thread. */
final class Allowance {
    private static final Bandwidth REPORTS = Bandwidth.builder()
            .capacity(4)
            .refillGreedy(4, Duration.ofMinutes(1))
            .build();

    private final Bucket messages;
    private final Bucket bytes;
    private final Bucket mistakes;
    private final Bucket reports;
    private final Bucket address;
    private final Bucket addressRooms;
    private volatile @Nullable Bucket account;
    private volatile @Nullable Bucket accountRooms;

    Allowance(RateSettings settings, Bucket address, Bucket addressRooms, Timekeeper time) {
        this.messages = bucket(settings.messages(), time);
        this.bytes = bucket(settings.bytes(), time);
        this.mistakes = bucket(settings.mistakes(), time);
        this.reports = bucket(REPORTS, time);
        this.address = address;
        this.addressRooms = addressRooms;
    }

    /** From now on it also takes from what an account may send, and how many rooms it may create. */
    void shareWith(Bucket ofAccount, Bucket roomsOfAccount) {
        account = ofAccount;
        accountRooms = roomsOfAccount;
    }

    static Bucket bucket(Rate rate, Timekeeper time) {
        return bucket(rate.bandwidth(), time);
    }

    private static Bucket bucket(Bandwidth limit, Timekeeper time) {
        return Bucket.builder()
                .addLimit(limit)
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
     * Takes so many messages from the budgets of the connection, the address and the account.
     *
     * @return as {@link #waitMillisForFrame}
     */
    long waitMillis(int weight) {
        if (weight == 0) {
            return 0;
        }
        long wait = waitMillis(messages, weight);
        return wait > 0 ? wait : sharedWaitMillis(address, account, weight);
    }

    /**
     * Takes one room to create.
     *
     * @return as {@link #waitMillisForFrame}
     */
    long waitMillisForRoom() {
        return sharedWaitMillis(addressRooms, accountRooms, 1);
    }

    private static long sharedWaitMillis(Bucket ofAddress, @Nullable Bucket ofAccount, long tokens) {
        long wait = waitMillis(ofAddress, tokens);
        return wait > 0 || ofAccount == null ? wait : waitMillis(ofAccount, tokens);
    }

    /** As {@link #waitMillisForFrame}, for what comes once a minute and when somebody leaves. */
    long waitMillisForReport() {
        return waitMillis(reports, 1);
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
