package dev.parley.server.net;

import static dev.parley.server.net.RawSocket.CONTINUATION;
import static dev.parley.server.net.RawSocket.PING;
import static dev.parley.server.net.RawSocket.PONG;
import static dev.parley.server.net.RawSocket.TEXT;
import static org.assertj.core.api.Assertions.assertThat;

import dev.parley.protocol.ErrorCode;
import java.nio.ByteBuffer;
import java.util.Random;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import org.junit.jupiter.api.Test;

/** The rules of frames, without a socket. */
class FrameWatchTest {
    private static final int LIMIT = 1000;

    private final FrameWatch watch = new FrameWatch(LIMIT);

    private Violation feed(int opcode, boolean last, int length) {
        return watch.feed(ByteBuffer.wrap(RawSocket.bytes(opcode, last, true, new byte[length])));
    }

    @Test
    void messages_up_to_the_limit_pass_for_ever() {
        for (int i = 0; i < 1000; i++) {
            assertThat(feed(TEXT, true, LIMIT)).isNull();
        }
    }

    @Test
    void a_byte_more_does_not_pass_and_is_judged_by_its_header_alone() {
        ByteBuffer header = ByteBuffer.allocate(14);
        RawSocket.header(header, TEXT, true, true, LIMIT + 1);
        assertThat(watch.feed(header.flip()).code()).isEqualTo(ErrorCode.TOO_LARGE);
    }

    @Test
    void a_length_with_the_highest_bit_set_does_not_pass() {
        ByteBuffer header = ByteBuffer.allocate(14);
        header.put((byte) 0x81).put((byte) 0xFF).putLong(-1).putInt(0);
        assertThat(watch.feed(header.flip()).code()).isEqualTo(ErrorCode.TOO_LARGE);
    }

    @Test
    void fragments_count_together_and_pings_between_them_do_not() {
        assertThat(feed(TEXT, false, LIMIT / 2)).isNull();
        assertThat(feed(PING, true, 125)).isNull();
        assertThat(feed(CONTINUATION, false, LIMIT / 2)).isNull();
        assertThat(feed(CONTINUATION, true, 1).code()).isEqualTo(ErrorCode.TOO_LARGE);
    }

    @Test
    void empty_fragments_without_end_do_not_pass() {
        assertThat(feed(TEXT, false, 0)).isNull();
        Violation broken = null;
        for (int i = 0; i < 1000 && broken == null; i++) {
            broken = feed(CONTINUATION, false, 0);
        }
        assertThat(broken).isNotNull().extracting(Violation::code).isEqualTo(ErrorCode.TOO_LARGE);
    }

    @Test
    void unsolicited_pongs_are_bounded_until_the_next_message() {
        for (int round = 0; round < 3; round++) {
            for (int i = 0; i < 32; i++) {
                assertThat(feed(PONG, true, 4)).isNull();
            }
            assertThat(feed(TEXT, true, 4)).isNull();
        }
        for (int i = 0; i < 32; i++) {
            assertThat(feed(PONG, true, 4)).isNull();
        }
        assertThat(feed(PONG, true, 4).code()).isEqualTo(ErrorCode.RATE_LIMITED);
    }

    @Test
    void an_unmasked_frame_does_not_pass() {
        ByteBuffer frame = ByteBuffer.wrap(RawSocket.bytes(TEXT, true, false, new byte[3]));
        assertThat(watch.feed(frame).code()).isEqualTo(ErrorCode.MALFORMED);
    }

    @Property(tries = 200)
    void how_the_bytes_are_cut_makes_no_difference(@ForAll long seed) {
        Random random = new Random(seed);
        ByteBuffer stream = ByteBuffer.allocate(200_000);
        for (int i = 0; i < 20; i++) {
            stream.put(RawSocket.bytes(TEXT, true, true, new byte[random.nextInt(LIMIT + 1)]));
        }
        stream.put(RawSocket.bytes(TEXT, true, true, new byte[LIMIT + 1]));
        stream.flip();
        FrameWatch cut = new FrameWatch(LIMIT);
        Violation broken = null;
        while (broken == null && stream.hasRemaining()) {
            int some = Math.min(stream.remaining(), 1 + random.nextInt(500));
            broken = cut.feed(stream.slice(stream.position(), some));
            stream.position(stream.position() + some);
        }
        assertThat(broken).isNotNull();
        assertThat(stream.remaining()).as("stopped in the last frame").isLessThanOrEqualTo(LIMIT + 5);
    }
}
