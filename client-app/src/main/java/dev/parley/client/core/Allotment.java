package dev.parley.client.core;

/**
 * What a link may send of the camera.
 *
 * @param limitBps where less than what the peer displays needs is allotted, how much that is, bit/s; else {@link #UNLIMITED}
 */
public record Allotment(VideoFormat format, int limitBps) {
    static final int UNLIMITED = Integer.MAX_VALUE;

    public static final Allotment NONE = new Allotment(VideoFormat.NONE, UNLIMITED);
}
