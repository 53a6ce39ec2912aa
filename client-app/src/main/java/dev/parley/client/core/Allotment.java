package dev.parley.client.core;

import dev.parley.protocol.PeerMessage;

/**
 * What a link may send.
 *
 * @param format of the camera
 * @param audio of the microphone
 * @param limitBps where less than what the peer displays needs is allotted, how much that is, bit/s; else {@link #UNLIMITED}
 * @param limit why that is less than what the peer displays
 */
public record Allotment(VideoFormat format, AudioFormat audio, int limitBps, PeerMessage.Limit limit) {
    static final int UNLIMITED = Integer.MAX_VALUE;

    /** No pictures, and sound as for two people whose link is not known. */
    public static final Allotment NONE =
            new Allotment(VideoFormat.NONE, AudioPolicy.decide(2, null), UNLIMITED, PeerMessage.Limit.NONE);

    Allotment withAudio(AudioFormat newAudio) {
        return new Allotment(format, newAudio, limitBps, limit);
    }
}
