package dev.parley.client.core;

import dev.parley.protocol.PeerMessage.Path;
import java.util.Locale;
import java.util.OptionalDouble;

/**
 * One sample of a link's statistics (W3C webrtc-stats). A value that the connection has not measured yet is empty or
 * {@link #UNKNOWN}, never zero.
 *
 * @param rttMs current round trip of the selected candidate pair, ms
 * @param jitterMs of received audio, else video, ms
 * @param lossPercent received packets lost since the last sample, 0 to 100
 * @param sentLossPercent sent packets that the peer has reported lost since the last sample, 0 to 100
 * @param sendKbps sent since the last sample, kbit/s
 * @param recvKbps received since the last sample, kbit/s
 * @param availableKbps the congestion controller's estimate of the uplink, kbit/s
 * @param sent what the camera's encoder produces
 * @param encoding what that costs, and what limits it
 * @param received what the decoder delivers
 * @param playout how well that can be seen and heard
 * @param voice how loud both sides are
 * @param flow what has gone to and fro in all
 * @param codec such as {@code VP8}, or {@link #UNKNOWN}
 * @param candidate the local type of the selected pair: host, srflx, prflx, relay, or {@link #UNKNOWN}
 */
public record LinkStats(
        OptionalDouble rttMs,
        OptionalDouble jitterMs,
        OptionalDouble lossPercent,
        OptionalDouble sentLossPercent,
        OptionalDouble sendKbps,
        OptionalDouble recvKbps,
        OptionalDouble availableKbps,
        Picture sent,
        Encoding encoding,
        Picture received,
        Playout playout,
        Voice voice,
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
            OptionalDouble.empty(),
            Picture.NONE,
            Encoding.NONE,
            Picture.NONE,
            Playout.NONE,
            Voice.NONE,
            Flow.NONE,
            UNKNOWN,
            UNKNOWN);

    Path path() {
        for (Path path : Path.values()) {
            if (path.name().toLowerCase(Locale.ROOT).equals(candidate)) {
                return path;
            }
        }
        return Path.UNKNOWN;
    }

    /** How the two are connected, such as {@code direct}; empty if that is not known. */
    public String pathInWords() {
        return PairTexts.path(path());
    }

    /** Not over addresses of the two computers' own, but through a NAT or a relay. */
    boolean leavesTheNetwork() {
        return !candidate.equals("host") && !candidate.equals(UNKNOWN);
    }

    /**
     * Sound levels since the last sample: root mean square, 0 to 1 of full scale.
     *
     * @param own of the microphone, before it is encoded
     * @param peer of what comes in
     */
    public record Voice(OptionalDouble own, OptionalDouble peer) {
        public static final Voice NONE = new Voice(OptionalDouble.empty(), OptionalDouble.empty());
    }

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

    /**
     * The encoders of the pictures and the sound that are sent.
     *
     * @param frameMs time spent on a frame since the last sample, ms; empty if there was none
     * @param frames encoded since the connection began
     * @param limitation what keeps the encoder from more ({@code qualityLimitationReason}): none, cpu, bandwidth, other, or
     *     {@link #UNKNOWN}
     * @param packetMs of sound in a packet, mean since the last sample, pauses included; empty if no packet was sent
     * @param audioKbps of encoded sound, without headers, for the time of the sound since the last sample, kbit/s
     */
    public record Encoding(
            OptionalDouble frameMs,
            OptionalDouble frames,
            String limitation,
            OptionalDouble packetMs,
            OptionalDouble audioKbps) {
        public static final Encoding NONE = new Encoding(
                OptionalDouble.empty(),
                OptionalDouble.empty(),
                UNKNOWN,
                OptionalDouble.empty(),
                OptionalDouble.empty());
    }

    /**
     * What the receiving end makes of it.
     *
     * @param freezes pictures that stood still, since the connection began
     * @param frozenMs for how long in all, ms
     * @param framesDropped received but not shown, since the connection began
     * @param audioLossPercent audio packets lost since the last sample, 0 to 100
     * @param concealedPercent audio made up for what was missing, silence aside, since the last sample, 0 to 100
     */
    public record Playout(
            OptionalDouble freezes,
            OptionalDouble frozenMs,
            OptionalDouble framesDropped,
            OptionalDouble audioLossPercent,
            OptionalDouble concealedPercent) {
        public static final Playout NONE = new Playout(
                OptionalDouble.empty(),
                OptionalDouble.empty(),
                OptionalDouble.empty(),
                OptionalDouble.empty(),
                OptionalDouble.empty());
    }
}
