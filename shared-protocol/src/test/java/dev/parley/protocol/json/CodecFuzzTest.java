package dev.parley.protocol.json;

import static org.assertj.core.api.Assertions.assertThat;

import com.code_intelligence.jazzer.junit.FuzzTest;
import dev.parley.protocol.ClientMessage;
import dev.parley.protocol.Envelope;
import dev.parley.protocol.Limits;
import dev.parley.protocol.PeerMessage;
import dev.parley.protocol.ServerMessage;
import java.nio.charset.StandardCharsets;
import java.util.stream.Stream;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * Whatever comes as a frame is a message, which survives being written and read again, or a {@link DecodeException}. Tries the
 * protocol page's examples; with {@code ./parley test --fuzz} it looks for others.
 */
class CodecFuzzTest {
    @MethodSource
    @FuzzTest(maxDuration = "200s")
    void a_frame_is_a_message_or_a_typed_error(byte[] bytes) throws DecodeException {
        String frame = new String(bytes, StandardCharsets.UTF_8);
        client(frame);
        server(frame);
        peer(frame);
    }

    /** Every example of the protocol's page. */
    static Stream<byte[]> a_frame_is_a_message_or_a_typed_error() {
        return ProtocolPage.samples().stream().map(example -> example.json().getBytes(StandardCharsets.UTF_8));
    }

    private static void client(String frame) throws DecodeException {
        Envelope<ClientMessage> read;
        try {
            read = Codec.decodeClient(frame);
        } catch (DecodeException refused) {
            check(refused);
            return;
        }
        assertThat(Codec.decodeClient(Codec.encodeClient(read))).isEqualTo(read);
        assertThat(read.toString()).hasSizeLessThan(Limits.FRAME_BYTES * 2);
    }

    private static void server(String frame) throws DecodeException {
        Envelope<ServerMessage> read;
        try {
            read = Codec.decodeServer(frame);
        } catch (DecodeException refused) {
            check(refused);
            return;
        }
        assertThat(Codec.decodeServer(Codec.encodeServer(read))).isEqualTo(read);
    }

    private static void peer(String frame) throws DecodeException {
        PeerMessage read;
        try {
            read = Codec.decodePeer(frame);
        } catch (DecodeException refused) {
            check(refused);
            return;
        }
        assertThat(Codec.decodePeer(Codec.encodePeer(read))).isEqualTo(read);
    }

    /** The sentence goes back to the sender, so it is short and repeats no control characters. */
    private static void check(DecodeException refused) {
        assertThat(refused.getMessage()).isNotBlank().hasSizeLessThanOrEqualTo(500);
        assertThat(refused.getMessage().chars()).noneMatch(Character::isISOControl);
    }
}
