package dev.parley.client.webrtc;

import java.util.Optional;
import java.util.concurrent.TimeUnit;

/**
 * Whether an opened camera gives pictures: a driver says nothing when its camera hangs or is pulled out. Times are in
 * nanoseconds, as {@link System#nanoTime} counts them. Any thread.
 */
final class CameraWatch {
    /** How long a camera may take for its first picture, and between two. */
    private static final long PATIENCE_NANOS = TimeUnit.SECONDS.toNanos(5);

    private long newest;
    private boolean pictured;
    private Verdict told = Verdict.OPENING;

    enum Verdict {
        OPENING,
        WORKS,
        SILENT
    }

    /** The camera was opened now. */
    CameraWatch(long nanoTime) {
        newest = nanoTime;
    }

    /** A picture came. */
    synchronized void picture(long nanoTime) {
        newest = nanoTime;
        pictured = true;
    }

    /** The verdict, if it is another one than the last time. */
    synchronized Optional<Verdict> look(long nanoTime) {
        Verdict verdict = verdict(nanoTime);
        if (verdict == told) {
            return Optional.empty();
        }
        told = verdict;
        return Optional.of(verdict);
    }

    private Verdict verdict(long nanoTime) {
        if (nanoTime - newest > PATIENCE_NANOS) {
            return Verdict.SILENT;
        }
        return pictured ? Verdict.WORKS : Verdict.OPENING;
    }
}
