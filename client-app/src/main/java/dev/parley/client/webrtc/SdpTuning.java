package dev.parley.client.webrtc;

import java.util.ArrayList;
import java.util.List;
import java.util.OptionalInt;
import java.util.stream.Stream;

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

    private static final String PTIME = "a=ptime:";
    private static final String MAX_PTIME = "a=maxptime:";

    /** Of Opus, as libwebrtc packs it. */
    private static final List<Integer> PACKETS_MS = List.of(60, 40, 20);

    private SdpTuning() {}

    /**
     * For the first description of a connection and every later one.
     *
     * @param packetMs of sound in a packet, and pauses in silence; empty: sound as the library sends it by itself
     */
    static String forSending(String remoteSdp, OptionalInt packetMs) {
        List<String> lines = new ArrayList<>();
        lines(remoteSdp).forEach(line -> add(lines, line));
        String tuned = joined(lines);
        return packetMs.isEmpty() ? tuned : withPackets(tuned, packetMs.getAsInt());
    }

    private static void add(List<String> lines, String line) {
        lines.add(line);
        if (line.startsWith("a=rtpmap:") && line.contains(" VP8/90000")) {
            lines.add("a=fmtp:" + payloadType(line) + " x-google-start-bitrate=" + START_KBPS);
        }
    }

    /** The description with packets of another length, or of the longest that the peer takes (RFC 8866 §6.4). */
    static String withPackets(String sdp, int packetMs) {
        int length = lines(sdp)
                .filter(line -> line.startsWith(MAX_PTIME))
                .mapToInt(line -> fitting(packetMs, line.substring(MAX_PTIME.length())))
                .min()
                .orElse(packetMs);
        return joined(lines(sdp)
                .filter(line -> !line.startsWith(PTIME))
                .flatMap(line -> sound(line, length))
                .toList());
    }

    private static int fitting(int packetMs, String mostMs) {
        return PACKETS_MS.stream()
                .filter(ms ->
                        ms <= packetMs && mostMs.strip().matches("\\d{1,6}") && ms <= Integer.parseInt(mostMs.strip()))
                .findFirst()
                .orElse(PACKETS_MS.getLast());
    }

    private static Stream<String> sound(String line, int packetMs) {
        if (line.startsWith("a=fmtp:") && line.contains("useinbandfec=1") && !line.contains("usedtx")) {
            return Stream.of(line + ";usedtx=1");
        }
        return line.startsWith("a=rtpmap:") && line.contains(" opus/48000")
                ? Stream.of(line, PTIME + packetMs)
                : Stream.of(line);
    }

    private static Stream<String> lines(String sdp) {
        return Stream.of(sdp.split("\r\n|\n", -1)).filter(line -> !line.isEmpty());
    }

    private static String joined(List<String> lines) {
        return String.join("\r\n", lines) + "\r\n";
    }

    private static String payloadType(String rtpmap) {
        return rtpmap.substring("a=rtpmap:".length(), rtpmap.indexOf(' '));
    }
}
