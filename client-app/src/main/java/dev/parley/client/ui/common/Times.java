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
     * Today's times as {@code 14:05}, others with their day, and with their year if that is another one.
     *
     * @param at milliseconds since 1970-01-01T00:00Z
     */
    public static String of(long at, Clock clock) {
        ZonedDateTime time = Instant.ofEpochMilli(at).atZone(clock.getZone());
        LocalDate today = LocalDate.now(clock);
        if (time.toLocalDate().equals(today)) {
            return format(Texts.of("common.time.of-day"), time);
        }
        return time.getYear() == today.getYear()
                ? format(Texts.of("common.time.day-and-time"), time)
                : format(Texts.of("common.time.year-day-and-time"), time);
    }

    /**
     * A time that is told after an earlier one, without the day if that is the same.
     *
     * @param before milliseconds since 1970-01-01T00:00Z
     * @param at likewise
     */
    public static String after(long before, long at, Clock clock) {
        LocalDate day = Instant.ofEpochMilli(before).atZone(clock.getZone()).toLocalDate();
        boolean same =
                Instant.ofEpochMilli(at).atZone(clock.getZone()).toLocalDate().equals(day);
        return same ? ofDay(at, clock.getZone()) : of(at, clock);
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
