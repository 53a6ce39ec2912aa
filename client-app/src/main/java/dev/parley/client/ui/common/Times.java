package dev.parley.client.ui.common;

import dev.parley.client.core.PointInTime;
import dev.parley.client.text.Texts;
import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.time.ZonedDateTime;
import java.time.format.DateTimeFormatter;

/** Times of day for people. */
public final class Times {
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
        return format(today ? Texts.of("common.time.of-day") : Texts.of("common.time.day-and-time"), time);
    }

    /**
     * A time such as {@code 14:05}, whatever the day.
     *
     * @param at milliseconds since 1970-01-01T00:00Z
     */
    static String ofDay(long at, ZoneId zone) {
        return format(Texts.of("common.time.of-day"), Instant.ofEpochMilli(at).atZone(zone));
    }

    private static String format(String pattern, ZonedDateTime time) {
        return DateTimeFormatter.ofPattern(pattern, Texts.locale()).format(time);
    }
}
