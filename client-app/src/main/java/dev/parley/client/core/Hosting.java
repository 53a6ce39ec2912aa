package dev.parley.client.core;

import dev.parley.client.text.Texts;

/**
 * What ends for others when this computer stops hosting.
 *
 * @param others people besides oneself in meetings of the server inside this app
 */
public record Hosting(int others) {
    /** Tries; they take about five seconds. */
    private static final int GONE_AFTER = 5;

    /** What would stop it. */
    public enum Step {
        /** Closing the window. */
        CLOSE,
        SIGN_OUT
    }

    public static Hosting of(AppState state) {
        boolean inside = HostUpdate.serves(state) && state.room().phase() == RoomPhase.JOINED;
        int people = state.host().served().people();
        return new Hosting(Math.max(0, people - (inside ? 1 : 0)));
    }

    /** Whether the server one is at, or was at last, is the one inside this app, or none is needed yet. */
    public static boolean isHere(AppState state) {
        return state.connection().server() == null ? state.auth().server() == null : HostUpdate.serves(state);
    }

    /**
     * Whether this person is alone in a meeting whose server has been looked for in vain for some seconds: the computer that hosts it may be switched
     * off, and its links lead nowhere.
     */
    public static boolean isGone(AppState state) {
        return state.peers().isEmpty()
                && state.room().phase() == RoomPhase.JOINED
                && !ConnectionUpdate.isUp(state)
                && state.connection().attempt() >= GONE_AFTER;
    }

    /**
     * Whether the meeting ends when this person leaves it, and its links lead nowhere then: they are alone in it, and the server inside this
     * app, which keeps no rooms, has it.
     */
    public static boolean endsOnLeaving(AppState state) {
        return HostUpdate.serves(state)
                && state.room().phase() == RoomPhase.JOINED
                && state.peers().isEmpty()
                && !Kept.holdsMeeting(state);
    }

    /** Whether there is somebody to think of before it stops. */
    public boolean concerns() {
        return others > 0;
    }

    /** What to think of before it stops. */
    public String warning(Step step) {
        return switch (step) {
            case CLOSE -> Texts.of("core.hosting.warning.close", others);
            case SIGN_OUT -> Texts.of("core.hosting.warning.sign-out", others);
        };
    }
}
