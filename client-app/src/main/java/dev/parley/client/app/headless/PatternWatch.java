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
 * Recognises whom each picture shows by the pattern in it, and counts what is missing. Watches {@value #CAPACITY} peers;
 * pictures of more are not looked at.
 */
final class PatternWatch implements PictureObserver {
    private static final int CAPACITY = 1024;
    private static final int FRAME_TURN = 1 << 16;

    private final Map<ParticipantId, Seen> seen = new ConcurrentHashMap<>();
    private final InstantSource clock;

    PatternWatch(InstantSource clock) {
        this.clock = clock;
    }

    @Override
    public void onPicture(ParticipantId peer, ByteBuffer luma, int width, int height, int stride, long nanoTime) {
        Optional<PatternMark> mark = PatternReader.read(luma, width, height, stride);
        Seen peersPictures = seen.get(peer);
        if (peersPictures == null && seen.size() < CAPACITY) {
            peersPictures = seen.computeIfAbsent(peer, p -> new Seen());
        }
        if (peersPictures != null) {
            peersPictures.add(mark, clock.millis());
        }
    }

    /**
     * What was seen of a peer: {@code recognised} says whether the last pattern was of a participant of this name,
     * {@code frames} how many different ones were read, {@code missing} how many in between did not come,
     * {@code unread} pictures without a readable pattern, {@code delayMs} from capture to decoded (by the wall clocks).
     */
    JsonObject toJson(ParticipantId peer, String name) {
        Seen pictures = seen.getOrDefault(peer, new Seen());
        return pictures.toJson(PatternMark.identityOf(name));
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

        synchronized void add(Optional<PatternMark> mark, long now) {
            if (mark.isEmpty()) {
                unread++;
                return;
            }
            PatternMark read = mark.get();
            if (identity >= 0 && identity != read.identity()) {
                strangers++;
            }
            identity = read.identity();
            count(read.frame());
            double delay = read.delayMs(now);
            // Smoothed like RTP's jitter (RFC 3550 §6.4.1): one late picture moves it by a sixteenth.
            delayMs = delayMs < 0 ? delay : delayMs + (delay - delayMs) / 16;
        }

        private void count(int frame) {
            int step = lastFrame < 0 ? 1 : (frame - lastFrame) & (FRAME_TURN - 1);
            if (step > 0) {
                frames++;
                missing += step - 1;
                lastFrame = frame;
            }
        }

        synchronized JsonObject toJson(int expected) {
            return new Line("pattern")
                    .with("recognised", identity == expected && strangers == 0 ? "yes" : "no")
                    .with("frames", frames)
                    .with("missing", missing)
                    .with("unread", unread)
                    .with("delayMs", delayMs)
                    .fields();
        }
    }
}
