package dev.parley.client.core;

import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.time.ZonedDateTime;
import java.util.Locale;

/**
 * The present, as people speak of times.
 *
 * @param now ms since 1970-01-01T00:00Z
 * @param zone in which times of day are told
 */
public record PointInTime(long now, ZoneId zone) {
    private static final long IN_SECONDS_UP_TO_MS = 90_000;

    /**
     * A time for a sentence, which decides by the form how it is put.
     *
     * @param form {@code now}, {@code seconds}, {@code clock} or {@code day}
     * @param value how many seconds, a time of day such as {@code 14:31}, or a date such as {@code 2026-11-20}; empty for now
     */
    record Told(String form, Object value) {}

    /** How long something has lasted: seconds, or since which time of day. */
    Told since(long at) {
        long ms = Math.max(0, now - at);
        return ms < IN_SECONDS_UP_TO_MS ? new Told("seconds", ms / 1000) : clock(at);
    }

    /** When something is due: now, in some seconds, or at a time of day. */
    Told due(long at) {
        long ms = at - now;
        if (ms <= 0) {
            return new Told("now", "");
        }
        return ms < IN_SECONDS_UP_TO_MS ? new Told("seconds", Math.ceilDiv(ms, 1000)) : clock(at);
    }

    /** On which day something was: at a time of today, or on a date. */
    Told day(long at) {
        LocalDate day = Instant.ofEpochMilli(at).atZone(zone).toLocalDate();
        boolean today = day.equals(Instant.ofEpochMilli(now).atZone(zone).toLocalDate());
        return today ? clock(at) : new Told("day", day.toString());
    }

    private Told clock(long at) {
        ZonedDateTime time = Instant.ofEpochMilli(at).atZone(zone);
        return new Told("clock", String.format(Locale.ROOT, "%02d:%02d", time.getHour(), time.getMinute()));
    }
}
