package dev.parley.client.core;

import dev.parley.client.text.Texts;
import java.util.Optional;

/**
 * What of this computer limits the meeting, for a strip in the room: said once, and not of each of the others.
 *
 * @param text one sentence: what is limited, why, what helps
 */
public record OwnLimit(Kind kind, String text) {
    /** What is limited. */
    public enum Kind {
        /** By the person's own choice. */
        PICTURES,
        CONNECTION,
        COMPUTER
    }

    /** What there is to say now; empty if nothing is limited, or nobody is there to notice. */
    public static Optional<OwnLimit> of(AppState state) {
        if (state.peers().isEmpty()) {
            return Optional.empty();
        }
        if (state.mesh().choice() == QualityChoice.AUDIO_ONLY) {
            return Optional.of(new OwnLimit(Kind.PICTURES, Texts.of("core.limit.audio-only")));
        }
        OwnConnection own = connection(state);
        boolean busy = state.mesh().cpu().strain() > 0 && OneWay.isFilmed(state);
        // A busy computer is late with everything, so that its connection looks weak.
        if (own == OwnConnection.WEAK && !busy) {
            return connection(Texts.of("core.limit.weak"));
        }
        if (!OneWay.isFilmed(state)) {
            return Optional.empty();
        }
        if (own == OwnConnection.NARROW) {
            return connection(Texts.of("core.limit.narrow"));
        }
        int strain = state.mesh().cpu().strain();
        return strain > 0 ? computer(strain == CpuWatch.MOST) : Optional.empty();
    }

    static OwnConnection connection(AppState state) {
        OwnConnection level = state.mesh().own().level();
        return level == null ? OwnConnection.FINE : level;
    }

    private static Optional<OwnLimit> connection(String text) {
        return Optional.of(new OwnLimit(Kind.CONNECTION, text));
    }

    private static Optional<OwnLimit> computer(boolean smaller) {
        String text = smaller ? Texts.of("core.limit.busy.smaller") : Texts.of("core.limit.busy");
        return Optional.of(new OwnLimit(Kind.COMPUTER, text));
    }
}
