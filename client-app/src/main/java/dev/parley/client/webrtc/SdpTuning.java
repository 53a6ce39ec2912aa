package dev.parley.client.webrtc;

import java.util.ArrayList;
import java.util.List;

/**
 * Adds sending preferences to a remote description before it is applied here. The encoders take them from there, and the wire
 * carries nothing unusual.
 */
final class SdpTuning {
    /**
     * Where the congestion controller starts, kbit/s. At WebRTC's 300 a first 640×360 key frame takes a third of a second to
     * leave, and larger first frames are dropped.
     */
    static final int START_KBPS = 2000;

    /** Opus packets of 40 ms instead of 20: half the packets and less encoder time for 20 ms more delay. */
    static final int PACKET_MS = 40;

    private SdpTuning() {}

    static String forSending(String remoteSdp) {
        List<String> lines = new ArrayList<>();
        for (String line : remoteSdp.split("\r\n|\n", -1)) {
            if (!line.isEmpty()) {
                add(lines, line);
            }
        }
        return String.join("\r\n", lines) + "\r\n";
    }

    private static void add(List<String> lines, String line) {
        if (line.startsWith("a=fmtp:") && line.contains("useinbandfec=1") && !line.contains("usedtx")) {
            lines.add(line + ";usedtx=1");
        } else if (!line.startsWith("a=ptime:")) {
            lines.add(line);
        }
        if (line.startsWith("a=rtpmap:") && line.contains(" VP8/90000")) {
            lines.add("a=fmtp:" + payloadType(line) + " x-google-start-bitrate=" + START_KBPS);
        }
        if (line.startsWith("a=rtpmap:") && line.contains(" opus/48000")) {
            lines.add("a=ptime:" + PACKET_MS);
        }
    }

    private static String payloadType(String rtpmap) {
        return rtpmap.substring("a=rtpmap:".length(), rtpmap.indexOf(' '));
    }
}
