package dev.parley.client.core;

/**
 * Whether this computer keeps up. Fed once a second with how busy its processors are; several busy seconds in a row raise the
 * strain, a longer calm lowers it. If that was too early, the next calm must last twice as long, so that it does not swing.
 *
 * @param strain 0 for none to {@value #MOST}
 * @param busy busy seconds in a row
 * @param calm calm seconds in a row
 * @param patience how many calm seconds lower the strain
 * @param eased it was lowered since it was last raised
 */
public record CpuWatch(int strain, int busy, int calm, int patience, boolean eased) {
    static final int MOST = 4;
    static final CpuWatch CALM = new CpuWatch(0, 0, 0, 10, false);

    private static final double BUSY = 0.95;

    /** What the load may come to when more is sent again. */
    private static final double ROOM = 0.9;

    /** Whoever takes less cannot make room by sending less. */
    private static final double NOTABLE = 0.1;

    /** Where libwebrtc too takes an encoder for overused ({@code CpuOveruseOptions}). */
    private static final double LATE = 0.85;

    private static final int BUSY_SECONDS = 5;
    private static final int LONGEST_PATIENCE = 80;

    /**
     * A second of the processors.
     *
     * @param all by all programs, of all processors, 0 to 1
     * @param own of that by this process
     * @param encoder part of its time in which the busiest encoder works, waiting for a processor included; 0 to 1
     */
    record Load(double all, double own, double encoder) {
        boolean isBusy() {
            return (all >= BUSY && own >= NOTABLE) || encoder >= LATE;
        }

        /** Whether there is room for so many times what this process does. */
        boolean allows(double times) {
            return all + own * (times - 1) <= ROOM && encoder * times < LATE;
        }
    }

    CpuWatch after(Load load) {
        if (load.isBusy()) {
            return busy + 1 < BUSY_SECONDS ? new CpuWatch(strain, busy + 1, 0, patience, eased) : strained();
        }
        if (!load.allows(ifRelieved())) {
            return new CpuWatch(strain, 0, 0, patience, eased);
        }
        return calm + 1 < patience ? new CpuWatch(strain, 0, calm + 1, patience, eased) : relieved();
    }

    private CpuWatch strained() {
        int longer = eased ? Math.min(LONGEST_PATIENCE, patience * 2) : patience;
        return new CpuWatch(Math.min(MOST, strain + 1), 0, 0, longer, false);
    }

    private CpuWatch relieved() {
        return strain == 0 ? CALM : new CpuWatch(strain - 1, 0, 0, patience, true);
    }

    /** How many times as much there is to do with one step less. Of larger pictures that is a guess: decoding stays. */
    private double ifRelieved() {
        return switch (strain) {
            case 0 -> 1;
            case MOST -> 2;
            default -> (double) fps(strain - 1) / fps(strain);
        };
    }

    /** The most pictures a second that are sent. Those who pinned feel it one step later. */
    int fps(boolean pinned) {
        return fps(pinned ? strain - 1 : strain);
    }

    private static int fps(int strain) {
        return switch (strain) {
            case -1, 0 -> 30;
            case 1 -> 20;
            case 2 -> 15;
            default -> 10;
        };
    }

    /** When fewer pictures do not help: smaller ones, for those who have not pinned. */
    Rung rung(boolean pinned) {
        return strain == MOST && !pinned ? Rung.P180 : Rung.P720;
    }
}
