package dev.parley.client.core;

/**
 * What to expect of a full mesh of that many people.
 *
 * @param text a sentence for the person, empty for {@link Level#FINE}
 */
public record RoomAdvice(Level level, String text) {
    /** How well it goes. */
    public enum Level {
        /** 1 to 4 people. */
        FINE,
        /** 5 or 6. */
        GOOD,
        /** 7 or 8. */
        CAUTION,
        /** 9 and more: with cameras off only. */
        AUDIO_FIRST
    }

    /** The advice for a room of {@code people}, oneself included. */
    public static RoomAdvice of(int people) {
        if (people <= 4) {
            return new RoomAdvice(Level.FINE, "");
        }
        if (people <= 6) {
            return new RoomAdvice(
                    Level.GOOD,
                    people + " people work well on a good connection. If pictures stutter, turn cameras off.");
        }
        if (people <= 8) {
            return new RoomAdvice(
                    Level.CAUTION,
                    people + " people need a fast computer and connection each. Turn off the cameras you do not need.");
        }
        return new RoomAdvice(
                Level.AUDIO_FIRST,
                people + " people are more than this kind of meeting carries with video."
                        + " Turn your camera off and ask the others to do the same.");
    }
}
