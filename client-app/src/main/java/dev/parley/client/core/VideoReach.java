package dev.parley.client.core;

import dev.parley.client.text.Texts;
import dev.parley.protocol.Limits;

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
        return of(state.mesh().capacity().outside().best(), Texts.of("core.reach.unknown.before"), at);
    }

    /** In a meeting. */
    public static VideoReach during(AppState state, PointInTime at) {
        boolean seen = !state.peers().isEmpty()
                && state.media().cameraOn()
                && state.media().camera().available();
        String unknown = seen ? Texts.of("core.reach.unknown.during") : Texts.of("core.reach.unknown.alone");
        return of(state.mesh().capacity().known(), unknown, at);
    }

    private static VideoReach of(Carried carried, String unknown, PointInTime at) {
        int people = carried.people(Carried.GOOD_BPS);
        if (carried.bps() == 0 || (people == 0 && !carried.full())) {
            return new VideoReach(unknown, "");
        }
        return new VideoReach(sentence(carried, people), details(carried, at));
    }

    private static String sentence(Carried carried, int people) {
        int small = carried.people(Carried.SMALL_BPS);
        if (people > 0) {
            return video(people, !carried.full());
        }
        return small > 0 ? small(small) : Texts.of("core.reach.sound");
    }

    private static String video(int people, boolean orMore) {
        if (people >= MOST) {
            return Texts.of("core.reach.video.or-more", MOST);
        }
        return orMore ? Texts.of("core.reach.video.at-least", people) : Texts.of("core.reach.video", people);
    }

    private static String small(int people) {
        return people >= MOST ? Texts.of("core.reach.small.or-more", MOST) : Texts.of("core.reach.small", people);
    }

    private static String details(Carried carried, PointInTime at) {
        PointInTime.Told day = at.day(carried.at());
        String measured = megabits((double) carried.bps());
        String good = megabits(Carried.GOOD_BPS);
        return carried.full()
                ? Texts.of("core.reach.measured", day.form(), day.value(), measured, good)
                : Texts.of("core.reach.measured.at-least", day.form(), day.value(), measured, good);
    }

    private static String megabits(double bps) {
        return String.format(Texts.locale(), "%.1f", bps / MBIT);
    }
}
