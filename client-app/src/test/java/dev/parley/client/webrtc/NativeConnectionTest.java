package dev.parley.client.webrtc;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.onvoid.webrtc.RTCConfiguration;
import dev.onvoid.webrtc.RTCPeerConnection;
import dev.parley.client.Need;
import dev.parley.client.Needs;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** What docs/decisions/0017 builds on. A witness is one more reference, which the test holds. */
@Needs(Need.MEDIA_LIBRARY)
class NativeConnectionTest {
    private Engine engine;
    private RTCPeerConnection connection;
    private NativeConnection.Reference witness;

    @BeforeEach
    void a_connection() {
        engine = new Engine(false, new Microphone.Kind.None());
        connection = engine.connect(new RTCConfiguration(), candidate -> {});
        witness = NativeConnection.Reference.of(connection).orElseThrow();
        witness.retain();
    }

    @AfterEach
    void no_engine() {
        if (engine != null) {
            engine.dispose();
        }
    }

    @Test
    void a_closed_connection_is_freed() throws IllegalAccessException {
        NativeConnection.close(connection);

        witness.release();
        assertThat(witness.isGone()).isTrue();
    }

    @Test
    void the_library_itself_does_not_free_it_yet() throws IllegalAccessException {
        connection.close();

        witness.release();
        assertThat(witness.isGone())
                .as("webrtc-java frees closed connections itself: delete NativeConnection, see docs/decisions/0017")
                .isFalse();
        witness.release();
        assertThat(witness.isGone()).isTrue();
    }

    @Test
    void closing_twice_frees_once() throws IllegalAccessException {
        NativeConnection.close(connection);

        assertThatThrownBy(() -> NativeConnection.close(connection)).isInstanceOf(NullPointerException.class);

        witness.release();
        assertThat(witness.isGone()).as("the witness still counted").isTrue();
    }
}
