package dev.parley.client.webrtc;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import dev.onvoid.webrtc.RTCStats;
import dev.onvoid.webrtc.RTCStatsReport;
import dev.onvoid.webrtc.RTCStatsType;
import dev.parley.client.core.LinkStats;
import dev.parley.client.core.LinkStats.Picture;
import java.math.BigInteger;
import java.util.HashMap;
import java.util.Map;
import org.junit.jupiter.api.Test;

class StatsSamplerTest {
    private final StatsSampler sampler = new StatsSampler();
    private final Map<String, RTCStats> report = new HashMap<>();

    @Test
    void what_is_not_measured_yet_is_unknown_and_not_zero() {
        assertThat(sample(1)).isEqualTo(LinkStats.NONE);
    }

    @Test
    void rates_are_differences_between_samples() {
        transport(1_000, 2_000);
        camera(10, 100, 0);
        sample(1);
        transport(126_000, 252_000);
        camera(35, 190, 10);
        LinkStats stats = sample(2);
        assertThat(stats.sendKbps()).hasValue(1000);
        assertThat(stats.recvKbps()).hasValue(2000);
        assertThat(stats.lossPercent()).hasValue(10);
        assertThat(stats.received()).isEqualTo(new Picture(640, 360, 25));
        assertThat(stats.flow().framesDecoded()).isEqualTo(35);
    }

    @Test
    void the_time_for_a_frame_is_that_of_the_frames_since_the_last_sample() {
        encoder(100, 2.0);
        assertThat(sample(1).encoding().frameMs()).isEmpty();
        encoder(120, 2.1);
        LinkStats.Encoding encoding = sample(2).encoding();
        assertThat(encoding.frameMs()).hasValueCloseTo(5.0, within(1e-6));
        assertThat(encoding.frames()).hasValue(120);
        assertThat(encoding.limitation()).isEqualTo("cpu");
        assertThat(sample(3).encoding().frameMs()).as("no frame").isEmpty();
    }

    private void encoder(long frames, double seconds) {
        put(
                "OC",
                RTCStatsType.OUTBOUND_RTP,
                Map.of(
                        "kind",
                        "video",
                        "framesSent",
                        frames,
                        "framesEncoded",
                        frames,
                        "totalEncodeTime",
                        seconds,
                        "qualityLimitationReason",
                        "cpu"));
    }

    @Test
    void what_the_peer_reports_lost_is_the_loss_of_what_is_sent() {
        put("OA", RTCStatsType.OUTBOUND_RTP, Map.of("kind", "audio", "packetsSent", 100L));
        sample(1);
        put("OA", RTCStatsType.OUTBOUND_RTP, Map.of("kind", "audio", "packetsSent", 150L));
        assertThat(sample(2).sentLossPercent()).as("no report yet").isEmpty();
        put("RA", RTCStatsType.REMOTE_INBOUND_RTP, Map.of("kind", "audio", "packetsLost", 5));
        put("OA", RTCStatsType.OUTBOUND_RTP, Map.of("kind", "audio", "packetsSent", 200L));
        assertThat(sample(3).sentLossPercent()).hasValue(10);
    }

    @Test
    void freezes_and_concealed_sound_are_known_once_they_are_measured() {
        camera(10, 100, 0);
        audio(100, 0, 1000, 100, 100);
        sample(1);
        report.remove("IC");
        put(
                "IC",
                RTCStatsType.INBOUND_RTP,
                Map.of(
                        "kind",
                        "video",
                        "framesDecoded",
                        20L,
                        "freezeCount",
                        2L,
                        "totalFreezesDuration",
                        0.75,
                        "framesDropped",
                        3L));
        audio(190, 10, 2000, 350, 150);
        LinkStats.Playout playout = sample(2).playout();
        assertThat(playout.freezes()).hasValue(2);
        assertThat(playout.frozenMs()).hasValue(750);
        assertThat(playout.framesDropped()).hasValue(3);
        assertThat(playout.audioLossPercent()).hasValue(10);
        assertThat(playout.concealedPercent()).as("without silence").hasValue(20);
    }

    private void audio(long packets, int lost, long samples, long concealed, long silent) {
        put(
                "IA",
                RTCStatsType.INBOUND_RTP,
                Map.of(
                        "kind",
                        "audio",
                        "packetsReceived",
                        packets,
                        "packetsLost",
                        lost,
                        "totalSamplesReceived",
                        samples,
                        "concealedSamples",
                        concealed,
                        "silentConcealedSamples",
                        silent));
    }

    @Test
    void duplicates_that_make_the_loss_negative_count_as_none() {
        camera(1, 100, 5);
        sample(1);
        camera(2, 150, 3);
        assertThat(sample(2).lossPercent()).hasValue(0);
    }

    @Test
    void the_selected_pair_gives_round_trip_uplink_and_candidate_type() {
        put("T1", RTCStatsType.TRANSPORT, Map.of("selectedCandidatePairId", "P2"));
        put("P1", RTCStatsType.CANDIDATE_PAIR, Map.of("currentRoundTripTime", 9.0, "localCandidateId", "L1"));
        put(
                "P2",
                RTCStatsType.CANDIDATE_PAIR,
                Map.of(
                        "currentRoundTripTime",
                        0.025,
                        "availableOutgoingBitrate",
                        1_500_000.0,
                        "localCandidateId",
                        "L2"));
        put("L2", RTCStatsType.LOCAL_CANDIDATE, Map.of("candidateType", "relay"));
        LinkStats stats = sample(1);
        assertThat(stats.rttMs()).hasValue(25);
        assertThat(stats.availableKbps()).hasValue(1500);
        assertThat(stats.candidate()).isEqualTo("relay");
    }

    @Test
    void of_camera_and_screen_the_one_that_moves_is_shown() {
        camera(100, 10, 0);
        put("IS", RTCStatsType.INBOUND_RTP, Map.of("kind", "video", "framesDecoded", 0L, "frameWidth", 1920L));
        assertThat(sample(1).received().width()).isEqualTo(640);
    }

    @Test
    void after_a_restart_the_candidate_is_that_of_the_pair_selected_now() {
        put(
                "P1",
                RTCStatsType.CANDIDATE_PAIR,
                Map.of("state", "succeeded", "nominated", true, "localCandidateId", "L1"));
        put(
                "P2",
                RTCStatsType.CANDIDATE_PAIR,
                Map.of("state", "succeeded", "nominated", true, "localCandidateId", "L2"));
        put("L1", RTCStatsType.LOCAL_CANDIDATE, Map.of("candidateType", "host"));
        put("L2", RTCStatsType.LOCAL_CANDIDATE, Map.of("candidateType", "srflx"));
        put("T1", RTCStatsType.TRANSPORT, Map.of("selectedCandidatePairId", "P1"));
        assertThat(sample(1).candidate()).isEqualTo("host");
        put("T1", RTCStatsType.TRANSPORT, Map.of("selectedCandidatePairId", "P2"));
        assertThat(sample(2).candidate()).isEqualTo("srflx");
        put("T1", RTCStatsType.TRANSPORT, Map.of());
        assertThat(sample(3).candidate()).isEqualTo(LinkStats.UNKNOWN);
    }

    @Test
    void the_flow_counts_sound_and_pictures_each_way_from_the_beginning() {
        put("OA", RTCStatsType.OUTBOUND_RTP, Map.of("kind", "audio", "packetsSent", 500L));
        put("IA", RTCStatsType.INBOUND_RTP, Map.of("kind", "audio", "packetsReceived", 400L));
        put("OC", RTCStatsType.OUTBOUND_RTP, Map.of("kind", "video", "packetsSent", 900L, "framesSent", 250L));
        put("OS", RTCStatsType.OUTBOUND_RTP, Map.of("kind", "video", "packetsSent", 90L, "framesSent", 5L));
        camera(240, 800, 0);
        put("IS", RTCStatsType.INBOUND_RTP, Map.of("kind", "video", "packetsReceived", 80L, "framesDecoded", 4L));
        LinkStats.Flow flow = new LinkStats.Flow(500, 400, 255, 244);
        assertThat(sample(1).flow()).isEqualTo(flow);
        assertThat(sample(2).flow()).as("no difference since the last sample").isEqualTo(flow);
    }

    @Test
    void a_counter_that_is_missing_counts_as_nothing() {
        put("OA", RTCStatsType.OUTBOUND_RTP, Map.of("kind", "audio"));
        put("IA", RTCStatsType.INBOUND_RTP, Map.of("packetsReceived", 400L));
        assertThat(sample(1).flow()).isEqualTo(LinkStats.Flow.NONE);
    }

    @Test
    void codec_and_jitter_come_from_the_streams() {
        put("C1", RTCStatsType.CODEC, Map.of("mimeType", "video/VP8"));
        camera(1, 10, 0);
        put("IA", RTCStatsType.INBOUND_RTP, Map.of("kind", "audio", "packetsReceived", 5L, "jitter", 0.004));
        LinkStats stats = sample(1);
        assertThat(stats.codec()).isEqualTo("VP8");
        assertThat(stats.jitterMs()).hasValue(4);
    }

    @Test
    void levels_are_the_root_mean_square_since_the_last_sample() {
        loud("SA", RTCStatsType.MEDIA_SOURCE, 1, 10);
        loud("IA", RTCStatsType.INBOUND_RTP, 2, 10);
        assertThat(sample(1).voice()).isEqualTo(LinkStats.Voice.NONE);
        loud("SA", RTCStatsType.MEDIA_SOURCE, 1.25, 11);
        loud("IA", RTCStatsType.INBOUND_RTP, 2, 11);
        LinkStats.Voice voice = sample(2).voice();
        assertThat(voice.own()).hasValue(0.5);
        assertThat(voice.peer()).hasValue(0);
    }

    private void loud(String id, RTCStatsType type, double energy, double seconds) {
        put(id, type, Map.of("kind", "audio", "totalAudioEnergy", energy, "totalSamplesDuration", seconds));
    }

    @Test
    void audio_is_heard_with_its_first_packet() {
        put("IA", RTCStatsType.INBOUND_RTP, Map.of("kind", "audio", "packetsReceived", 0L));
        assertThat(StatsSampler.heard(new Report(report, 1))).isFalse();
        put("IA", RTCStatsType.INBOUND_RTP, Map.of("kind", "audio", "packetsReceived", 1L));
        assertThat(StatsSampler.heard(new Report(report, 1))).isTrue();
    }

    @Test
    void the_microphone_level_is_that_of_the_audio_source() {
        assertThat(StatsSampler.microphoneLevel(new Report(report, 1))).isEmpty();
        put("SA", RTCStatsType.MEDIA_SOURCE, Map.of("kind", "audio", "audioLevel", 0.25));
        assertThat(StatsSampler.microphoneLevel(new Report(report, 1))).hasValue(0.25);
    }

    private LinkStats sample(int second) {
        return sampler.sample(new Report(report, second * 1_000_000L));
    }

    private void transport(long sent, long received) {
        put(
                "T1",
                RTCStatsType.TRANSPORT,
                Map.of("bytesSent", BigInteger.valueOf(sent), "bytesReceived", BigInteger.valueOf(received)));
    }

    private void camera(long frames, long packets, int lost) {
        put(
                "IC",
                RTCStatsType.INBOUND_RTP,
                Map.of(
                        "kind",
                        "video",
                        "framesDecoded",
                        frames,
                        "packetsReceived",
                        packets,
                        "packetsLost",
                        lost,
                        "frameWidth",
                        640L,
                        "frameHeight",
                        360L,
                        "codecId",
                        "C1"));
    }

    private void put(String id, RTCStatsType type, Map<String, Object> attributes) {
        report.put(id, new Stats(id, type, attributes));
    }

    private static final class Report extends RTCStatsReport {
        Report(Map<String, RTCStats> stats, long micros) {
            super(stats, micros);
        }
    }

    private static final class Stats extends RTCStats {
        Stats(String id, RTCStatsType type, Map<String, Object> attributes) {
            super(0, type, id, attributes);
        }
    }
}
