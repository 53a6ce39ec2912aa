package dev.parley.client.webrtc;

import java.util.concurrent.TimeUnit;

/**
 * Tells when a connection on which nothing arrived carries something again. While pictures are sent, the peer's reports about them
 * arrive several times a second; a whole second without any is an interruption. Not thread-safe.
 */
final class Silence {
    private static final long LONG_NANOS = TimeUnit.SECONDS.toNanos(1);

    private long bytes;
    private long heardNanos;
    private boolean begun;

    /**
     * Looks at the counter.
     *
     * @param received bytes in all
     * @return true if something arrived after a long silence
     */
    boolean endsWith(long received, long nanoTime) {
        boolean arrived = received != bytes;
        boolean ended = arrived && isLong(nanoTime);
        if (arrived) {
            bytes = received;
            heardNanos = nanoTime;
            begun = true;
        }
        return ended;
    }

    /** Whether nothing has arrived for so long that it matters; never before the first arrival. */
    boolean isLong(long nanoTime) {
        return begun && nanoTime - heardNanos >= LONG_NANOS;
    }
}
