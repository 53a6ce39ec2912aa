package dev.parley.client.core;

import java.util.OptionalDouble;

/**
 * One sample of a link's statistics (W3C webrtc-stats). A value that the connection has not measured yet is empty or
 * {@link #UNKNOWN}, never zero.
 *
 * @param rttMs current round trip of the selected candidate pair, ms
 * @param jitterMs of received audio, else video, ms
 * @param lossPercent received packets lost since the last sample, 0 to 100
 * @param sendKbps sent since the last sample, kbit/s
 * @param recvKbps received since the last sample, kbit/s
 * @param availableKbps the congestion controller's estimate of the uplink, kbit/s
 * @param sent what the camera's encoder produces
 * @param received what the decoder delivers
 * @param flow what has gone to and fro in all
 * @param codec such as {@code VP8}, or {@link #UNKNOWN}
 * @param candidate the local type of the selected pair: host, srflx, prflx, relay, or {@link #UNKNOWN}
 */
public record LinkStats(
        OptionalDouble rttMs,
        OptionalDouble jitterMs,
        OptionalDouble lossPercent,
        OptionalDouble sendKbps,
        OptionalDouble recvKbps,
        OptionalDouble availableKbps,
        Picture sent,
        Picture received,
        Flow flow,
        String codec,
        String candidate) {
    public static final String UNKNOWN = "unknown";

    /** Of a connection that has measured nothing yet. */
    public static final LinkStats NONE = new LinkStats(
            OptionalDouble.empty(),
            OptionalDouble.empty(),
            OptionalDouble.empty(),
            OptionalDouble.empty(),
            OptionalDouble.empty(),
            OptionalDouble.empty(),
            Picture.NONE,
            Picture.NONE,
            Flow.NONE,
            UNKNOWN,
            UNKNOWN);

    /** Counts since the connection began. */
    public record Flow(long audioPacketsSent, long audioPacketsReceived, long framesSent, long framesDecoded) {
        public static final Flow NONE = new Flow(0, 0, 0, 0);
    }

    /**
     * A video stream's format as measured.
     *
     * @param width pixels, 0 for none
     * @param height pixels, 0 for none
     * @param fps frames in the last second
     */
    public record Picture(int width, int height, double fps) {
        public static final Picture NONE = new Picture(0, 0, 0);
    }
}
