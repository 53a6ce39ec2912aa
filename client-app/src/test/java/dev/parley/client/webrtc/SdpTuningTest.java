package dev.parley.client.webrtc;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.OptionalInt;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class SdpTuningTest {
    private static final OptionalInt PACKETS = OptionalInt.of(40);
    private static final String SDP = """
            v=0\r
            m=audio 9 UDP/TLS/RTP/SAVPF 111\r
            a=rtpmap:111 opus/48000/2\r
            a=fmtp:111 minptime=10;useinbandfec=1\r
            a=ptime:20\r
            m=video 9 UDP/TLS/RTP/SAVPF 96 98\r
            a=rtpmap:96 VP8/90000\r
            a=rtpmap:98 VP9/90000\r
            """;

    @Test
    void opus_pauses_in_silence_and_packs_more_into_a_packet() {
        assertThat(SdpTuning.forSending(SDP, PACKETS))
                .contains("a=fmtp:111 minptime=10;useinbandfec=1;usedtx=1\r\n", "a=ptime:40\r\n")
                .doesNotContain("a=ptime:20");
    }

    @Test
    void without_a_length_of_packets_sound_stays_as_it_was_described() {
        assertThat(SdpTuning.forSending(SDP, OptionalInt.empty()))
                .contains("a=fmtp:111 minptime=10;useinbandfec=1\r\n", "a=ptime:20\r\n")
                .doesNotContain("usedtx");
    }

    @Test
    void a_description_in_force_gets_packets_of_another_length_and_nothing_twice() {
        String before = SdpTuning.forSending(SDP, OptionalInt.of(20));
        assertThat(SdpTuning.withPackets(before, 60))
                .isEqualTo(SdpTuning.forSending(SDP, OptionalInt.of(60)))
                .containsOnlyOnce("a=ptime:60\r\n")
                .containsOnlyOnce("usedtx=1");
    }

    @ParameterizedTest
    @CsvSource({"120, 60", "60, 60", "50, 40", "20, 20", "10, 20", "much, 20"})
    void a_peer_that_takes_shorter_packets_only_gets_those(String mostMs, int packetMs) {
        String sdp = SDP.replace("a=ptime:20\r\n", "a=ptime:20\r\na=maxptime:" + mostMs + "\r\n");
        assertThat(SdpTuning.forSending(sdp, OptionalInt.of(60)))
                .contains("a=ptime:" + packetMs + "\r\n", "a=maxptime:" + mostMs + "\r\n");
    }

    @Test
    void the_congestion_controller_starts_high_enough_for_a_key_frame() {
        assertThat(SdpTuning.forSending(SDP, PACKETS)).containsOnlyOnce("a=fmtp:96 x-google-start-bitrate=2000\r\n");
    }

    @Test
    void everything_else_stays() {
        assertThat(SdpTuning.forSending(SDP, PACKETS).lines().toList())
                .containsSubsequence(
                        "v=0",
                        "m=audio 9 UDP/TLS/RTP/SAVPF 111",
                        "a=rtpmap:111 opus/48000/2",
                        "m=video 9 UDP/TLS/RTP/SAVPF 96 98",
                        "a=rtpmap:96 VP8/90000",
                        "a=rtpmap:98 VP9/90000");
    }

    @Test
    void text_that_is_no_description_passes_through() {
        assertThat(SdpTuning.forSending("nonsense", PACKETS)).isEqualTo("nonsense\r\n");
    }
}
