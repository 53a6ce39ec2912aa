package dev.parley.client.ui.room;

/**
 * Whether somebody is speaking, from how loud they are. Starts at once and ends only after a pause, so that the outline
 * does not flicker between words.
 */
final class SpeakingDetector {
    private static final double STARTS_ABOVE = 0.08;
    private static final double STAYS_ABOVE = 0.04;
    private static final long PAUSE_NANOS = 700_000_000L;

    private boolean speaking;
    private long lastHeard;

    /**
     * @param level 0 to 1
     * @param now monotonic, nanoseconds
     */
    boolean isSpeaking(double level, long now) {
        if (level > (speaking ? STAYS_ABOVE : STARTS_ABOVE)) {
            speaking = true;
            lastHeard = now;
        } else if (now - lastHeard > PAUSE_NANOS) {
            speaking = false;
        }
        return speaking;
    }
}
