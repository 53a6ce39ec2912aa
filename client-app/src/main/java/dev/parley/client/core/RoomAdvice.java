package dev.parley.client.core;

import dev.parley.client.text.Texts;

/**
 * What to expect of a full mesh of that many people (ledger row R11).
 *
 * @param text a sentence for the person, empty for {@link Level#FINE}
 * @param hint the same in a few words, for a list; empty up to {@link Level#GOOD}
 */
public record RoomAdvice(Level level, String text, String hint) {
    /** How well it goes. */
    public enum Level {
        /** 1 to 4 people. */
        FINE,
        /** 5 or 6. */
        GOOD,
        /** 7 or 8. */
        CAUTION,
        /** 9 and more: everybody is heard, few are seen. */
        AUDIO_FIRST
    }

    private static final RoomAdvice NONE = new RoomAdvice(Level.FINE, "", "");

    /** The advice for a room of {@code people}, oneself included. */
    public static RoomAdvice of(int people) {
        return switch (level(people)) {
            case FINE -> NONE;
            case GOOD -> new RoomAdvice(Level.GOOD, Texts.of("core.advice.good", people), "");
            case CAUTION ->
                new RoomAdvice(
                        Level.CAUTION, Texts.of("core.advice.caution", people), Texts.of("core.advice.hint.caution"));
            case AUDIO_FIRST ->
                new RoomAdvice(
                        Level.AUDIO_FIRST,
                        Texts.of("core.advice.audio-first", people, MeshPolicy.LAST_SPEAKERS),
                        Texts.of("core.advice.hint.audio-first", MeshPolicy.LAST_SPEAKERS));
        };
    }

    /** The advice for the room one is in. Whoever chose audio only has taken it. */
    public static RoomAdvice of(AppState state) {
        return state.mesh().choice() == QualityChoice.AUDIO_ONLY
                ? NONE
                : of(state.peers().size() + 1);
    }

    private static Level level(int people) {
        if (people < MeshPolicy.SPEAKER_FIRST) {
            return Level.FINE;
        }
        if (people <= 6) {
            return Level.GOOD;
        }
        return people <= MeshPolicy.ALL_SEEN ? Level.CAUTION : Level.AUDIO_FIRST;
    }
}
