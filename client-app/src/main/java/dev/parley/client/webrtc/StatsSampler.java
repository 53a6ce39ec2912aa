package dev.parley.client.webrtc;

import dev.onvoid.webrtc.RTCStatsReport;
import dev.onvoid.webrtc.RTCStatsType;
import dev.parley.client.core.LinkStats;
import dev.parley.client.core.LinkStats.Encoding;
import dev.parley.client.core.LinkStats.Picture;
import dev.parley.client.core.LinkStats.Playout;
import dev.parley.client.core.LinkStats.Voice;
import dev.parley.client.webrtc.StatsReading.Totals;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalDouble;

/** Turns reports of one connection (W3C webrtc-stats) into samples with the differences since the last one. Not thread-safe. */
final class StatsSampler {
    private Totals before = Totals.NONE;

    /** Whether audio packets have arrived. */
    static boolean heard(RTCStatsReport report) {
        return new StatsReading(report)
                .media(RTCStatsType.INBOUND_RTP, "audio")
                .anyMatch(inbound -> StatsReading.count(inbound, "packetsReceived") > 0);
    }

    /** What has come in so far, in bytes, without connectivity checks. */
    static long received(RTCStatsReport report) {
        return new StatsReading(report).totals().received();
    }

    /** How loud the own microphone is, 0 to 1, if it is being sent. */
    static OptionalDouble microphoneLevel(RTCStatsReport report) {
        return StatsReading.first(new StatsReading(report).media(RTCStatsType.MEDIA_SOURCE, "audio"), "audioLevel", 1);
    }

    LinkStats sample(RTCStatsReport report) {
        StatsReading reading = new StatsReading(report);
        Totals now = reading.totals();
        Totals last = before;
        before = now;
        return last.micros() == 0 || now.micros() <= last.micros()
                ? sample(reading, now, now)
                : sample(reading, last, now);
    }

    private static LinkStats sample(StatsReading reading, Totals last, Totals now) {
        Optional<Map<String, Object>> pair = reading.selectedPair();
        Optional<Map<String, Object>> videoIn = reading.busiest(RTCStatsType.INBOUND_RTP, "framesDecoded");
        Optional<Map<String, Object>> videoOut = reading.busiest(RTCStatsType.OUTBOUND_RTP, "framesSent");
        double seconds = (now.micros() - last.micros()) / 1e6;
        return new LinkStats(
                StatsReading.value(pair, "currentRoundTripTime", 1000),
                reading.jitterMs(),
                loss(now.packets() - last.packets(), now.lost() - last.lost()),
                reading.isReportedOn()
                        ? share(now.sentLost() - last.sentLost(), now.packetsSent() - last.packetsSent())
                        : OptionalDouble.empty(),
                kbps(now.sent() - last.sent(), seconds),
                kbps(now.received() - last.received(), seconds),
                StatsReading.value(pair, "availableOutgoingBitrate", 0.001),
                picture(videoOut, now.framesSent() - last.framesSent(), seconds),
                encoding(videoOut, last, now),
                picture(videoIn, now.framesIn() - last.framesIn(), seconds),
                playout(videoIn, last, now),
                new Voice(
                        level(
                                now.own().energy() - last.own().energy(),
                                now.own().seconds() - last.own().seconds()),
                        level(
                                now.peer().energy() - last.peer().energy(),
                                now.peer().seconds() - last.peer().seconds())),
                reading.flow(),
                videoIn.or(() -> videoOut).map(reading::codec).orElse(LinkStats.UNKNOWN),
                pair.map(reading::localType).orElse(LinkStats.UNKNOWN));
    }

    private static Encoding encoding(Optional<Map<String, Object>> video, Totals last, Totals now) {
        long frames = now.encoded() - last.encoded();
        return new Encoding(
                frames <= 0
                        ? OptionalDouble.empty()
                        : OptionalDouble.of(Math.max(0, now.encodeSeconds() - last.encodeSeconds()) * 1000 / frames),
                StatsReading.value(video, "framesEncoded", 1),
                video.map(out -> out.get("qualityLimitationReason"))
                        .map(Object::toString)
                        .orElse(LinkStats.UNKNOWN),
                packetMs(now.own().seconds() - last.own().seconds(), now.audioPacketsSent() - last.audioPacketsSent()),
                kbps(
                        now.audioBytesSent() - last.audioBytesSent(),
                        now.own().seconds() - last.own().seconds()));
    }

    private static OptionalDouble packetMs(double soundSeconds, long packets) {
        return packets <= 0 || soundSeconds <= 0
                ? OptionalDouble.empty()
                : OptionalDouble.of(soundSeconds * 1000 / packets);
    }

    private static Playout playout(Optional<Map<String, Object>> video, Totals last, Totals now) {
        return new Playout(
                StatsReading.value(video, "freezeCount", 1),
                StatsReading.value(video, "totalFreezesDuration", 1000),
                StatsReading.value(video, "framesDropped", 1),
                loss(now.audioPackets() - last.audioPackets(), now.audioLost() - last.audioLost()),
                share(now.concealed() - last.concealed(), now.samples() - last.samples()));
    }

    /** Energy is the square of the level times the time (W3C webrtc-stats, {@code totalAudioEnergy}). */
    private static OptionalDouble level(double energy, double seconds) {
        return seconds <= 0 ? OptionalDouble.empty() : OptionalDouble.of(Math.sqrt(Math.max(0, energy) / seconds));
    }

    /** Duplicates can make the count of the lost go down. */
    private static OptionalDouble loss(long received, long lost) {
        return share(lost, received + Math.max(0, lost));
    }

    private static OptionalDouble share(long part, long whole) {
        return whole <= 0 ? OptionalDouble.empty() : OptionalDouble.of(Math.clamp(100.0 * part / whole, 0, 100));
    }

    /** Of the first sample nothing is known. */
    private static OptionalDouble kbps(long bytes, double seconds) {
        return seconds <= 0 ? OptionalDouble.empty() : OptionalDouble.of(Math.max(0, bytes) * 8 / 1000.0 / seconds);
    }

    private static Picture picture(Optional<Map<String, Object>> video, long frames, double seconds) {
        int width = (int) StatsReading.value(video, "frameWidth", 1).orElse(0);
        int height = (int) StatsReading.value(video, "frameHeight", 1).orElse(0);
        double fps = seconds <= 0 ? 0 : Math.max(0, frames / seconds);
        return width == 0 ? Picture.NONE : new Picture(width, height, fps);
    }
}
