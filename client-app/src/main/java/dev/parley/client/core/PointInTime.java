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

    /** How long something has lasted: {@code for 12 s} or {@code since 14:31}. */
    String since(long at) {
        long ms = Math.max(0, now - at);
        return ms < IN_SECONDS_UP_TO_MS ? "for " + ms / 1000 + " s" : "since " + timeOf(at);
    }

    /** How long ago something happened: {@code 12 s ago} or {@code at 14:31}. */
    String ago(long at) {
        long ms = Math.max(0, now - at);
        return ms < IN_SECONDS_UP_TO_MS ? ms / 1000 + " s ago" : "at " + timeOf(at);
    }

    /** When something is due: {@code now}, {@code in 12 s} or {@code at 14:32}. Number and unit stay on one line. */
    public String until(long at) {
        long ms = at - now;
        if (ms <= 0) {
            return "now";
        }
        return ms < IN_SECONDS_UP_TO_MS ? "in " + Math.ceilDiv(ms, 1000) + "\u00a0s" : "at " + timeOf(at);
    }

    /** On which day and when something was: {@code today at 14:31} or {@code on 2026-11-20}. */
    String day(long at) {
        LocalDate day = Instant.ofEpochMilli(at).atZone(zone).toLocalDate();
        boolean today = day.equals(Instant.ofEpochMilli(now).atZone(zone).toLocalDate());
        return today ? "today at " + timeOf(at) : "on " + day;
    }

    private String timeOf(long at) {
        ZonedDateTime time = Instant.ofEpochMilli(at).atZone(zone);
        return String.format(Locale.ROOT, "%02d:%02d", time.getHour(), time.getMinute());
    }
}
