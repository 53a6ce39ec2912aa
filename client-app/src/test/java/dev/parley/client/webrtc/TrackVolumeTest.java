package dev.parley.client.webrtc;

import static org.assertj.core.api.Assertions.assertThat;

import dev.onvoid.webrtc.RTCRtpReceiver;
import dev.onvoid.webrtc.media.MediaStreamTrack;
import dev.onvoid.webrtc.media.audio.AudioTrack;
import dev.onvoid.webrtc.media.audio.AudioTrackSource;
import java.lang.reflect.Method;
import java.util.Arrays;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/**
 * Why one cannot choose how loud one person is (decision 0032): the library only switches a peer's sound on and off. It fails with the first
 * version of the library that can do more; build it then.
 */
class TrackVolumeTest {
    @Test
    void the_library_has_no_volume_for_one_track() {
        assertThat(Stream.of(AudioTrack.class, MediaStreamTrack.class, AudioTrackSource.class, RTCRtpReceiver.class)
                        .flatMap(type -> Arrays.stream(type.getMethods()))
                        .map(Method::getName))
                .contains("setEnabled", "addSink")
                .noneMatch(name -> name.matches("(?i).*(volume|gain|getsource).*"));
    }
}
