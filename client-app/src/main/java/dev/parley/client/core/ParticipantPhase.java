package dev.parley.client.core;

import dev.parley.client.text.Texts;
import dev.parley.protocol.Presence;
import java.util.Optional;

/** The participant machine's states (Moore). */
public enum ParticipantPhase {
    JOINING,
    ACTIVE,
    IDLE,
    AWAY,
    DISCONNECTED;

    /** What can happen to it. */
    public enum Input {
        /** The link to it works. */
        APPEAR,
        /** One step towards being away. */
        DOZE,
        /** One step towards being active. */
        WAKE,
        LEAVE
    }

    /** The colour of the dot beside the name. */
    public enum Dot {
        NONE,
        GREEN,
        YELLOW,
        GREY
    }

    /**
     * A state's output.
     *
     * @param badge the key of a word over the tile, empty for none
     * @param greyed the tile is drawn pale
     * @param interactive its tile and entry react to the mouse
     * @param updateMs its statistics are refreshed this often, ms; 0 for never
     * @param listed it is in the list of people; one that is not is removed
     */
    public record Look(String badge, Dot dot, boolean greyed, boolean interactive, int updateMs, boolean listed) {
        /** The word over the tile, empty for none. */
        @Override
        public String badge() {
            return badge.isEmpty() ? "" : Texts.of(badge);
        }
    }

    private static final Transitions<ParticipantPhase, Input> TABLE = new Transitions<>(
                    ParticipantPhase.class, Input.class)
            .row(JOINING, Input.APPEAR, ACTIVE)
            .row(JOINING, Input.LEAVE, DISCONNECTED)
            .row(ACTIVE, Input.DOZE, IDLE)
            .row(ACTIVE, Input.LEAVE, DISCONNECTED)
            .row(IDLE, Input.DOZE, AWAY)
            .row(IDLE, Input.WAKE, ACTIVE)
            .row(IDLE, Input.LEAVE, DISCONNECTED)
            .row(AWAY, Input.WAKE, IDLE)
            .row(AWAY, Input.LEAVE, DISCONNECTED);

    /** The state after an input; empty if the machine rejects it here. */
    public Optional<ParticipantPhase> on(Input input) {
        return TABLE.next(this, input);
    }

    /** The state's output. */
    public Look look() {
        return switch (this) {
            case JOINING -> new Look("core.person.joining", Dot.NONE, true, true, 1000, true);
            case ACTIVE -> new Look("", Dot.GREEN, false, true, 1000, true);
            case IDLE -> new Look("", Dot.YELLOW, false, true, 5000, true);
            case AWAY -> new Look("", Dot.GREY, false, false, 5000, true);
            case DISCONNECTED -> new Look("core.person.offline", Dot.NONE, true, false, 0, false);
        };
    }

    /** Goes row by row to what the participant says of itself; one that is joining or gone stays so. */
    ParticipantPhase towards(Presence presence) {
        ParticipantPhase goal = of(presence, this);
        Input step = goal.compareTo(this) > 0 ? Input.DOZE : Input.WAKE;
        ParticipantPhase phase = this;
        while (phase != goal) {
            Optional<ParticipantPhase> next = phase.on(step);
            if (next.isEmpty()) {
                return phase;
            }
            phase = next.get();
        }
        return phase;
    }

    /** Whoever has only lost the server keeps the phase it had. */
    private static ParticipantPhase of(Presence presence, ParticipantPhase now) {
        return switch (presence) {
            case ACTIVE -> ACTIVE;
            case IDLE -> IDLE;
            case AWAY -> AWAY;
            case RECONNECTING -> now;
        };
    }
}
