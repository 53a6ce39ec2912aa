package dev.parley.client.core;

import dev.parley.protocol.Limits;
import java.util.Locale;

/**
 * To how many people the own connection can carry video, in words.
 *
 * @param text one sentence, or two where nothing is known
 * @param details what was measured, where and when; empty where nothing was
 */
public record VideoReach(String text, String details) {
    private static final int MOST = Limits.ROOM_HARD_CAP - 1;
    private static final double MBIT = 1_000_000;

    /** Before a meeting: what an earlier one on this network has shown. */
    public static VideoReach before(AppState state, PointInTime at) {
        return of(
                state.mesh().capacity().outside().best(),
                "Your next meeting measures how many people your connection can carry video to.",
                at);
    }

    /** In a meeting. */
    public static VideoReach during(AppState state, PointInTime at) {
        return of(
                state.mesh().capacity().known(),
                "How many people your connection can carry video to is being measured. It takes somebody who sees you.",
                at);
    }

    private static VideoReach of(Carried carried, String unknown, PointInTime at) {
        int people = carried.people(Carried.GOOD_BPS);
        if (carried.bps() == 0 || (people == 0 && !carried.full())) {
            return new VideoReach(unknown, "");
        }
        return new VideoReach(sentence(carried, people), details(carried, at));
    }

    private static String sentence(Carried carried, int people) {
        if (people > 0) {
            return "Your connection can carry video to " + number(people, !carried.full()) + ".";
        }
        int small = carried.people(Carried.SMALL_BPS);
        return small > 0
                ? "Your connection can carry small pictures to " + number(small, false) + "."
                : "Your connection can carry sound, but no video.";
    }

    private static String number(int people, boolean orMore) {
        if (people >= MOST) {
            return MOST + " people or more";
        }
        return (orMore ? "at least " : "") + people + (people == 1 ? " person" : " people");
    }

    private static String details(Carried carried, PointInTime at) {
        return String.format(
                Locale.ROOT,
                "Measured %s on this network: %s%.1f Mbit/s. A good picture (640 × 360) with sound takes %.1f.",
                at.day(carried.at()),
                carried.full() ? "" : "at least ",
                carried.bps() / MBIT,
                Carried.GOOD_BPS / MBIT);
    }
}
