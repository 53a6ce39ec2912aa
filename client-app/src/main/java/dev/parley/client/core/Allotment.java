package dev.parley.client.core;

import dev.parley.protocol.PeerMessage;

/**
 * What a link may send of the camera.
 *
 * @param limitBps where less than what the peer displays needs is allotted, how much that is, bit/s; else {@link #UNLIMITED}
 * @param limit why that is less than what the peer displays
 */
public record Allotment(VideoFormat format, int limitBps, PeerMessage.Limit limit) {
    static final int UNLIMITED = Integer.MAX_VALUE;

    public static final Allotment NONE = new Allotment(VideoFormat.NONE, UNLIMITED, PeerMessage.Limit.NONE);
}
