package dev.parley.client.webrtc;

import dev.onvoid.webrtc.RTCStats;
import dev.onvoid.webrtc.RTCStatsReport;
import dev.onvoid.webrtc.RTCStatsType;
import dev.parley.client.core.LinkStats;
import java.util.Collection;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** One report of a connection, by what Parley asks of it. */
record StatsReading(RTCStatsReport report) {
    /** What is counted from the start of the connection. */
    record Totals(
            long micros,
            long sent,
            long received,
            long packets,
            long lost,
            long packetsSent,
            long sentLost,
            long framesSent,
            long framesIn,
            long encoded,
            double encodeSeconds,
            long audioPackets,
            long audioLost,
            long samples,
            long concealed,
            long audioPacketsSent,
            long audioBytesSent,
            Sound own,
            Sound peer) {
        static final Totals NONE =
                new Totals(0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, new Sound(0, 0), new Sound(0, 0));
    }

    /** The energy of sound in a time, s. */
    record Sound(double energy, double seconds) {}

    private Collection<RTCStats> all() {
        return report.getStats().values();
    }

    Stream<Map<String, Object>> media(RTCStatsType type, String kind) {
        return of(type).filter(attributes -> kind.equals(attributes.get("kind")));
    }

    private Stream<Map<String, Object>> of(RTCStatsType type) {
        return all().stream().filter(stats -> stats.getType() == type).map(RTCStats::getAttributes);
    }

    /** Of camera and screen the one that moves; empty before either does. */
    Optional<Map<String, Object>> busiest(RTCStatsType type, String counter) {
        return media(type, "video")
                .filter(video -> count(video, counter) > 0)
                .max((a, b) -> Long.compare(count(a, counter), count(b, counter)));
    }

    Totals totals() {
        return new Totals(
                report.getTimestamp(),
                sum(RTCStatsType.TRANSPORT, "bytesSent"),
                sum(RTCStatsType.TRANSPORT, "bytesReceived"),
                sum(RTCStatsType.INBOUND_RTP, "packetsReceived"),
                sum(RTCStatsType.INBOUND_RTP, "packetsLost"),
                sum(RTCStatsType.OUTBOUND_RTP, "packetsSent"),
                sum(RTCStatsType.REMOTE_INBOUND_RTP, "packetsLost"),
                sum(RTCStatsType.OUTBOUND_RTP, "framesSent"),
                sum(RTCStatsType.INBOUND_RTP, "framesDecoded"),
                sum(RTCStatsType.OUTBOUND_RTP, "framesEncoded"),
                of(RTCStatsType.OUTBOUND_RTP)
                        .mapToDouble(video -> Math.max(0, number(video, "totalEncodeTime")))
                        .sum(),
                sum(RTCStatsType.INBOUND_RTP, "audio", "packetsReceived"),
                sum(RTCStatsType.INBOUND_RTP, "audio", "packetsLost"),
                sum(RTCStatsType.INBOUND_RTP, "audio", "totalSamplesReceived"),
                sum(RTCStatsType.INBOUND_RTP, "audio", "concealedSamples")
                        - sum(RTCStatsType.INBOUND_RTP, "audio", "silentConcealedSamples"),
                sum(RTCStatsType.OUTBOUND_RTP, "audio", "packetsSent"),
                sum(RTCStatsType.OUTBOUND_RTP, "audio", "bytesSent"),
                sound(RTCStatsType.MEDIA_SOURCE),
                sound(RTCStatsType.INBOUND_RTP));
    }

    private Sound sound(RTCStatsType type) {
        return new Sound(
                first(media(type, "audio"), "totalAudioEnergy", 1).orElse(0),
                first(media(type, "audio"), "totalSamplesDuration", 1).orElse(0));
    }

    /** Whether the peer has said what it received (RTCP, RFC 3550 §6.4). */
    boolean isReportedOn() {
        return of(RTCStatsType.REMOTE_INBOUND_RTP).findAny().isPresent();
    }

    LinkStats.Flow flow() {
        return new LinkStats.Flow(
                sum(RTCStatsType.OUTBOUND_RTP, "audio", "packetsSent"),
                sum(RTCStatsType.INBOUND_RTP, "audio", "packetsReceived"),
                sum(RTCStatsType.OUTBOUND_RTP, "framesSent"),
                sum(RTCStatsType.INBOUND_RTP, "framesDecoded"));
    }

    private long sum(RTCStatsType type, String kind, String name) {
        return media(type, kind)
                .mapToLong(attributes -> count(attributes, name))
                .sum();
    }

    private long sum(RTCStatsType type, String name) {
        return of(type).mapToLong(attributes -> count(attributes, name)).sum();
    }

    OptionalDouble jitterMs() {
        return first(
                Stream.of("audio", "video")
                        .flatMap(kind -> media(RTCStatsType.INBOUND_RTP, kind))
                        .filter(inbound -> count(inbound, "packetsReceived") > 0),
                "jitter",
                1000);
    }

    Optional<Map<String, Object>> selectedPair() {
        return of(RTCStatsType.TRANSPORT)
                .map(transport -> transport.get("selectedCandidatePairId"))
                .flatMap(id -> attributes(id).stream())
                .findFirst();
    }

    private Optional<Map<String, Object>> attributes(@Nullable Object id) {
        return Optional.ofNullable(id).map(key -> report.getStats().get(key)).map(RTCStats::getAttributes);
    }

    String codec(Map<String, Object> video) {
        return attributes(video.get("codecId"))
                .map(codec -> codec.get("mimeType"))
                .map(mime -> mime.toString().replaceFirst("^video/", ""))
                .orElse(LinkStats.UNKNOWN);
    }

    String localType(Map<String, Object> pair) {
        return attributes(pair.get("localCandidateId"))
                .map(candidate -> candidate.get("candidateType"))
                .map(Object::toString)
                .orElse(LinkStats.UNKNOWN);
    }

    /** The first of the streams that has the value, times the factor. */
    static OptionalDouble first(Stream<Map<String, Object>> streams, String name, double factor) {
        return streams.mapToDouble(attributes -> number(attributes, name))
                .filter(value -> value >= 0)
                .map(value -> value * factor)
                .findFirst();
    }

    static OptionalDouble value(Optional<Map<String, Object>> stats, String name, double factor) {
        return first(stats.stream(), name, factor);
    }

    /** -1 if the report does not have it. */
    private static double number(Map<String, Object> attributes, String name) {
        return attributes.get(name) instanceof Number number ? number.doubleValue() : -1;
    }

    /** 0 if the report does not have it. */
    static long count(Map<String, Object> attributes, String name) {
        return attributes.get(name) instanceof Number number ? number.longValue() : 0;
    }
}
