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

    /** How long after it carries something again it is said once more: what was done about it may have got lost. */
    private static final long AGAIN_NANOS = TimeUnit.MILLISECONDS.toNanos(400);

    private static final long LASTING_NANOS = TimeUnit.SECONDS.toNanos(4);

    private long bytes;
    private long heardNanos;
    private boolean begun;
    private boolean silent;
    private boolean ended;
    private long endedNanos;

    /**
     * Looks at the counter.
     *
     * @param received bytes in all
     * @return true if something has arrived since a look that found a long silence, and once more {@link #AGAIN_NANOS} later
     */
    boolean endsWith(long received, long nanoTime) {
        if (received == bytes) {
            silent |= begun && nanoTime - heardNanos >= LONG_NANOS;
            return false;
        }
        boolean now = silent;
        boolean again = !now && ended && nanoTime - endedNanos >= AGAIN_NANOS;
        bytes = received;
        heardNanos = nanoTime;
        begun = true;
        silent = false;
        endedNanos = now ? nanoTime : endedNanos;
        ended = now || (ended && !again);
        return now || again;
    }

    /** Whether nothing has arrived for so long that there is most likely no way to the peer. */
    boolean isLasting(long nanoTime) {
        return silent && nanoTime - heardNanos >= LASTING_NANOS;
    }

    /** Whether the next look should come soon: nothing has arrived for long, or it is to be said once more. */
    boolean isWatched() {
        return silent || ended;
    }
}
