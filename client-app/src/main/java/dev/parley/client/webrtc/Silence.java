package dev.parley.client.webrtc;

import java.util.concurrent.TimeUnit;

/**
 * Tells when a connection on which nothing arrived carries something again. While pictures are sent, the peer's reports about them
 * arrive several times a second: when none came from one look to the next, a second later, the connection is interrupted. Not
 * thread-safe.
 */
final class Silence {
    /** A little less than the time between two looks, which are not punctual. */
    private static final long LONG_NANOS = TimeUnit.MILLISECONDS.toNanos(900);

    private long bytes;
    private long heardNanos;
    private boolean begun;
    private boolean silent;

    /**
     * Looks at the counter.
     *
     * @param received bytes in all
     * @return true if something has arrived since a look that found a long silence
     */
    boolean endsWith(long received, long nanoTime) {
        if (received == bytes) {
            silent |= begun && nanoTime - heardNanos >= LONG_NANOS;
            return false;
        }
        boolean ended = silent;
        bytes = received;
        heardNanos = nanoTime;
        begun = true;
        silent = false;
        return ended;
    }

    /** Whether the last look found that nothing had arrived for long. */
    boolean isLong() {
        return silent;
    }
}
