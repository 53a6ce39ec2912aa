package dev.parley.client.core;

/**
 * A meeting that somebody on the same network hosts and announces.
 *
 * @param title the meeting's name
 * @param host who is its host, empty if it was not said
 */
public record NearbyMeeting(MeetingLink link, String title, String host) {}
