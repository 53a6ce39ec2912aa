package dev.parley.client.webrtc;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class SdpTuningTest {
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
        assertThat(SdpTuning.forSending(SDP))
                .contains("a=fmtp:111 minptime=10;useinbandfec=1;usedtx=1\r\n", "a=ptime:40\r\n")
                .doesNotContain("a=ptime:20");
    }

    @Test
    void the_congestion_controller_starts_high_enough_for_a_key_frame() {
        assertThat(SdpTuning.forSending(SDP)).containsOnlyOnce("a=fmtp:96 x-google-start-bitrate=2000\r\n");
    }

    @Test
    void everything_else_stays() {
        assertThat(SdpTuning.forSending(SDP).lines().toList())
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
        assertThat(SdpTuning.forSending("nonsense")).isEqualTo("nonsense\r\n");
    }
}
