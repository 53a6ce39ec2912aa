package dev.parley.client.media;

import java.nio.charset.StandardCharsets;
import java.util.zip.CRC32;

/**
 * What the bars of the pattern say.
 *
 * @param identity whose picture it is, 24 bits
 * @param frame counts the camera's pictures, 16 bits
 * @param timestampMs when it was captured: milliseconds since 1970 by the sender's clock, the lower 16 bits
 */
public record PatternMark(int identity, int frame, int timestampMs) {
    private static final int CLOCK_TURN = 1 << 16;

    public PatternMark {
        identity &= 0xFFFFFF;
        frame &= 0xFFFF;
        timestampMs &= 0xFFFF;
    }

    /** The mark of a picture captured at a time of the wall clock. */
    public static PatternMark at(int identity, long frame, long epochMs) {
        return new PatternMark(identity, (int) frame, (int) epochMs);
    }

    /** The identity that a participant of this name puts into the pattern. */
    public static int identityOf(String name) {
        CRC32 crc = new CRC32();
        crc.update(name.getBytes(StandardCharsets.UTF_8));
        return (int) crc.getValue() & 0xFFFFFF;
    }

    /** Milliseconds from capture until {@code epochMs}: -5536 (clocks differ) to 59999. */
    public int delayMs(long epochMs) {
        int delay = ((int) epochMs - timestampMs) & (CLOCK_TURN - 1);
        return delay < 60_000 ? delay : delay - CLOCK_TURN;
    }
}
