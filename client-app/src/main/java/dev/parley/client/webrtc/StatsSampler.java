package dev.parley.client.webrtc;

import dev.onvoid.webrtc.RTCStats;
import dev.onvoid.webrtc.RTCStatsReport;
import dev.onvoid.webrtc.RTCStatsType;
import dev.parley.client.core.LinkStats;
import dev.parley.client.core.LinkStats.Picture;
import java.util.Collection;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** Turns reports of one connection (W3C webrtc-stats) into samples with the differences since the last one. Not thread-safe. */
final class StatsSampler {
    private Totals before = Totals.NONE;

    /** What is counted from the start of the connection. */
    private record Totals(
            long micros, long sent, long received, long packets, long lost, long framesSent, long framesIn) {
        static final Totals NONE = new Totals(0, 0, 0, 0, 0, 0, 0);
    }

    /** Whether audio packets have arrived. */
    static boolean heard(RTCStatsReport report) {
        return new View(report)
                .media(RTCStatsType.INBOUND_RTP, "audio")
                .anyMatch(inbound -> number(inbound, "packetsReceived") > 0);
    }

    /** What has come in so far, in bytes, without connectivity checks. */
    static long received(RTCStatsReport report) {
        return new View(report).totals().received();
    }

    /** How loud the own microphone is, 0 to 1, if it is being sent. */
    static OptionalDouble microphoneLevel(RTCStatsReport report) {
        return new View(report)
                .media(RTCStatsType.MEDIA_SOURCE, "audio")
                .mapToDouble(source -> number(source, "audioLevel"))
                .filter(level -> level >= 0)
                .findFirst();
    }

    LinkStats sample(RTCStatsReport report) {
        View view = new View(report);
        Totals now = view.totals();
        Totals last = before;
        before = now;
        Optional<Map<String, Object>> pair = view.selectedPair();
        Optional<Map<String, Object>> videoIn = view.busiest(RTCStatsType.INBOUND_RTP, "framesDecoded");
        Optional<Map<String, Object>> videoOut = view.busiest(RTCStatsType.OUTBOUND_RTP, "framesSent");
        double seconds = (now.micros - last.micros) / 1e6;
        boolean first = last.micros == 0 || seconds <= 0;
        return new LinkStats(
                value(pair, "currentRoundTripTime", 1000),
                view.jitterMs(),
                first ? OptionalDouble.empty() : loss(last, now),
                first ? OptionalDouble.empty() : kbps(now.sent - last.sent, seconds),
                first ? OptionalDouble.empty() : kbps(now.received - last.received, seconds),
                value(pair, "availableOutgoingBitrate", 0.001),
                videoOut.map(video -> picture(video, first ? 0 : (now.framesSent - last.framesSent) / seconds))
                        .orElse(Picture.NONE),
                videoIn.map(video -> picture(video, first ? 0 : (now.framesIn - last.framesIn) / seconds))
                        .orElse(Picture.NONE),
                view.flow(),
                videoIn.or(() -> videoOut).map(view::codec).orElse(LinkStats.UNKNOWN),
                pair.map(view::localType).orElse(LinkStats.UNKNOWN));
    }

    private static OptionalDouble loss(Totals last, Totals now) {
        long lost = Math.max(0, now.lost - last.lost);
        long expected = now.packets - last.packets + lost;
        return expected <= 0 ? OptionalDouble.empty() : OptionalDouble.of(100.0 * lost / expected);
    }

    private static OptionalDouble kbps(long bytes, double seconds) {
        return OptionalDouble.of(Math.max(0, bytes) * 8 / 1000.0 / seconds);
    }

    private static Picture picture(Map<String, Object> video, double fps) {
        int width = (int) Math.max(0, number(video, "frameWidth"));
        int height = (int) Math.max(0, number(video, "frameHeight"));
        return width == 0 ? Picture.NONE : new Picture(width, height, Math.max(0, fps));
    }

    private static OptionalDouble value(Optional<Map<String, Object>> stats, String name, double factor) {
        double value = stats.map(attributes -> number(attributes, name)).orElse(-1.0);
        return value < 0 ? OptionalDouble.empty() : OptionalDouble.of(value * factor);
    }

    /** -1 if the report does not have it. */
    private static double number(Map<String, Object> attributes, String name) {
        return attributes.get(name) instanceof Number number ? number.doubleValue() : -1;
    }

    private static long count(Map<String, Object> attributes, String name) {
        return attributes.get(name) instanceof Number number ? number.longValue() : 0;
    }

    private record View(RTCStatsReport report) {
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
                    sum(RTCStatsType.OUTBOUND_RTP, "framesSent"),
                    sum(RTCStatsType.INBOUND_RTP, "framesDecoded"));
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
            return Stream.of("audio", "video")
                    .flatMap(kind -> media(RTCStatsType.INBOUND_RTP, kind))
                    .filter(inbound -> count(inbound, "packetsReceived") > 0)
                    .mapToDouble(inbound -> number(inbound, "jitter"))
                    .filter(jitter -> jitter >= 0)
                    .map(jitter -> jitter * 1000)
                    .findFirst();
        }

        Optional<Map<String, Object>> selectedPair() {
            return of(RTCStatsType.TRANSPORT)
                    .map(transport -> transport.get("selectedCandidatePairId"))
                    .flatMap(id -> attributes(id).stream())
                    .findFirst();
        }

        private Optional<Map<String, Object>> attributes(@Nullable Object id) {
            return Optional.ofNullable(id)
                    .map(key -> report.getStats().get(key))
                    .map(RTCStats::getAttributes);
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
    }
}
