package dev.parley.client.core;

/**
 * What was measured of a link at one time.
 *
 * @param at when, ms since 1970-01-01T00:00Z
 */
public record LinkSample(long at, LinkStats stats) {}
