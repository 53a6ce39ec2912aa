package dev.parley.client.app.headless;

import com.google.gson.JsonObject;
import dev.parley.client.media.PatternMark;
import dev.parley.client.media.PatternReader;
import dev.parley.client.media.PictureObserver;
import dev.parley.protocol.ParticipantId;
import java.nio.ByteBuffer;
import java.time.InstantSource;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;

/**
 * Recognises whom each picture shows by the pattern in it, counts what is missing, and tells of each time that a peer's picture
 * stood still. Watches {@value #CAPACITY} peers; pictures of more are not looked at.
 */
final class PatternWatch implements PictureObserver {
    private static final int CAPACITY = 1024;
    private static final int FRAME_TURN = 1 << 16;

    /** A picture that is so little older than the last one was overtaken by it, and is not new. */
    private static final int OVERTAKEN = 100;

    /** Shorter gaps between two pictures are not told. */
    private static final long GAP_NANOS = 500_000_000;

    private final Map<ParticipantId, Seen> seen = new ConcurrentHashMap<>();
    private final InstantSource clock;
    private final Stills stills;

    /** Older pictures are not of now. */
    private static final double LATE_MS = 500;

    /** Hears of pictures that move again. */
    @FunctionalInterface
    interface Stills {
        /**
         * Called on the decoder's thread.
         *
         * @param ms how long the picture before was the last one, more than 500 ms
         */
        void onMoving(ParticipantId peer, double ms);
    }

    PatternWatch(InstantSource clock, Stills stills) {
        this.clock = clock;
        this.stills = stills;
    }

    @Override
    public void onPicture(ParticipantId peer, ByteBuffer luma, int width, int height, int stride, long nanoTime) {
        Optional<PatternMark> mark = PatternReader.read(luma, width, height, stride);
        Seen peersPictures = seen.get(peer);
        if (peersPictures == null && seen.size() < CAPACITY) {
            peersPictures = seen.computeIfAbsent(peer, p -> new Seen());
        }
        if (peersPictures != null) {
            long gapNanos = peersPictures.add(mark, clock.millis(), nanoTime);
            if (gapNanos > GAP_NANOS) {
                stills.onMoving(peer, gapNanos / 1e6);
            }
        }
    }

    /**
     * What was seen of a peer: {@code recognised} says whether the last pattern was of a participant of this name,
     * {@code frames} how many different ones were read, {@code missing} how many in between did not come,
     * {@code unread} pictures without a readable pattern, {@code delayMs} from capture to decoded (by the wall clocks),
     * {@code maxDelayMs} the longest one, {@code late} how many took more than 500 ms,
     * {@code gapMs} for how long no new picture has come, {@code maxGapMs} the longest time without one.
     */
    JsonObject toJson(ParticipantId peer, String name, long nanoTime) {
        Seen pictures = seen.getOrDefault(peer, new Seen());
        return pictures.toJson(PatternMark.identityOf(name), nanoTime);
    }

    /** One peer's pictures. Written by its decoder's thread, read by others. */
    private static final class Seen {
        private int identity = -1;
        private int lastFrame = -1;
        private long strangers;
        private long frames;
        private long missing;
        private long unread;
        private double delayMs = -1;
        private double longestDelayMs = -1;
        private long late;
        private long movedNanos;
        private long longestGapNanos;

        /** Gives back for how long no new picture had come; 0 for the first, and for one that is none. */
        synchronized long add(Optional<PatternMark> mark, long now, long nanoTime) {
            if (mark.isEmpty()) {
                unread++;
                return 0;
            }
            PatternMark read = mark.get();
            if (identity >= 0 && identity != read.identity()) {
                strangers++;
            }
            identity = read.identity();
            long gapNanos = count(read.frame(), nanoTime);
            note(read.delayMs(now));
            return gapNanos;
        }

        private void note(double delay) {
            // Smoothed like RTP's jitter (RFC 3550 §6.4.1): one late picture moves it by a sixteenth.
            delayMs = delayMs < 0 ? delay : delayMs + (delay - delayMs) / 16;
            longestDelayMs = Math.max(longestDelayMs, delay);
            late += delay > LATE_MS ? 1 : 0;
        }

        private long count(int frame, long nanoTime) {
            int step = lastFrame < 0 ? 1 : (frame - lastFrame) & (FRAME_TURN - 1);
            if (step == 0 || step >= FRAME_TURN - OVERTAKEN) {
                return 0;
            }
            long gapNanos = gap(nanoTime);
            longestGapNanos = Math.max(longestGapNanos, gapNanos);
            movedNanos = nanoTime;
            frames++;
            missing += step - 1;
            lastFrame = frame;
            return gapNanos;
        }

        private long gap(long nanoTime) {
            return frames == 0 ? 0 : nanoTime - movedNanos;
        }

        synchronized JsonObject toJson(int expected, long nanoTime) {
            return new Line("pattern")
                    .with("recognised", identity == expected && strangers == 0 ? "yes" : "no")
                    .with("frames", frames)
                    .with("missing", missing)
                    .with("unread", unread)
                    .with("delayMs", delayMs)
                    .with("maxDelayMs", longestDelayMs)
                    .with("late", late)
                    .with("gapMs", gap(nanoTime) / 1e6)
                    .with("maxGapMs", Math.max(longestGapNanos, gap(nanoTime)) / 1e6)
                    .fields();
        }
    }
}
