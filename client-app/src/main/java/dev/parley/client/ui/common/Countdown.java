package dev.parley.client.ui.common;

import java.util.Locale;

/** Time that is left, for people. */
public final class Countdown {
    private Countdown() {}

    /** Minutes and seconds, such as {@code 1:05}, rounded up; {@code 0:00} when it is over. */
    public static String text(long leftMs) {
        long seconds = Math.max(0, Math.ceilDiv(leftMs, 1000));
        return String.format(Locale.ROOT, "%d:%02d", seconds / 60, seconds % 60);
    }
}
