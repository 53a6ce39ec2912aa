package dev.parley.client.ui.common;

import dev.parley.client.core.PointInTime;
import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZonedDateTime;
import java.time.format.DateTimeFormatter;
import java.util.Locale;

/** Times of day for people. */
public final class Times {
    private static final DateTimeFormatter TIME = DateTimeFormatter.ofPattern("HH:mm", Locale.ROOT);
    private static final DateTimeFormatter DAY_AND_TIME = DateTimeFormatter.ofPattern("d MMM, HH:mm", Locale.ENGLISH);

    private Times() {}

    /** The present, as the core's sentences need it. */
    public static PointInTime now(Clock clock) {
        return new PointInTime(clock.millis(), clock.getZone());
    }

    /**
     * Today's times as {@code 14:05}, others with their day.
     *
     * @param at milliseconds since 1970-01-01T00:00Z
     */
    public static String of(long at, Clock clock) {
        ZonedDateTime time = Instant.ofEpochMilli(at).atZone(clock.getZone());
        boolean today = time.toLocalDate().equals(LocalDate.now(clock));
        return (today ? TIME : DAY_AND_TIME).format(time);
    }
}
