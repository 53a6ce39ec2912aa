package dev.parley.server.net;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Frames of the session and of the library on one socket: whole, in order, none forgotten. */
class WriteQueueTest {
    private static final int THREADS = 4;
    private static final int FRAMES_EACH = 20_000;

    private final Network network = new Network();
    private final WriteQueue queue = new WriteQueue(network);

    /** Takes so many bytes and no more. */
    private static final class Network implements WriteQueue.Network {
        final ByteArrayOutputStream taken = new ByteArrayOutputStream();
        int room = Integer.MAX_VALUE;
        boolean begun;

        @Override
        public int write(ByteBuffer source) {
            int count = Math.min(room, source.remaining());
            for (int i = 0; i < count; i++) {
                taken.write(source.get());
            }
            room -= count;
            return count;
        }

        @Override
        public boolean hasBegun() {
            return begun;
        }
    }

    private static ByteBuffer frame(String text) {
        return ByteBuffer.wrap(text.getBytes(StandardCharsets.US_ASCII));
    }

    private void add(String text) {
        queue.add(frame(text));
    }

    private String taken() {
        return network.taken.toString(StandardCharsets.US_ASCII);
    }

    @BeforeEach
    void answerTheHandshake() throws IOException {
        queue.writeBetween(frame("101."));
    }

    @Test
    void nothing_goes_before_the_answer_to_the_handshake() throws IOException {
        WriteQueue fresh = new WriteQueue(network);
        network.taken.reset();
        network.room = 2;
        fresh.add(frame("welcome"));
        assertThat(fresh.flush()).isFalse();
        ByteBuffer answer = frame("101.");
        fresh.writeBetween(answer);
        assertThat(fresh.flush()).isFalse();
        network.room = 100;
        fresh.writeBetween(answer);
        assertThat(fresh.flush()).isTrue();
        assertThat(taken()).isEqualTo("101.welcome");
    }

    @Test
    void whoever_queues_writes() throws IOException {
        add("one");
        assertThat(queue.flush()).isTrue();
        assertThat(taken()).isEqualTo("101.one");
        assertThat(queue.isEmpty()).isTrue();
        assertThat(queue.frames()).isZero();
        assertThat(queue.bytes()).isZero();
    }

    @Test
    void what_the_network_does_not_take_waits_in_order() throws IOException {
        network.room = 5;
        add("abc");
        add("def");
        add("ghi");
        assertThat(queue.flush()).isFalse();
        assertThat(queue.frames()).isEqualTo(2);
        assertThat(queue.bytes()).isEqualTo(6);
        network.room = 100;
        assertThat(queue.flush()).isTrue();
        assertThat(taken()).isEqualTo("101.abcdefghi");
    }

    @Test
    void a_frame_of_the_library_goes_behind_those_that_wait() throws IOException {
        network.room = 0;
        add("abc");
        queue.flush();
        ByteBuffer closing = frame("bye");
        assertThat(queue.writeBetween(closing)).isZero();
        network.room = 100;
        queue.writeBetween(closing);
        assertThat(taken()).isEqualTo("101.abcbye");
    }

    @Test
    void nothing_goes_into_the_middle_of_a_frame_of_the_library() throws IOException {
        network.room = 2;
        ByteBuffer pong = frame("pong");
        queue.writeBetween(pong);
        network.room = 100;
        add("abc");
        assertThat(queue.flush()).isFalse();
        queue.writeBetween(pong);
        assertThat(queue.flush()).isTrue();
        assertThat(taken()).isEqualTo("101.pongabc");
    }

    @Test
    void a_frame_of_the_library_that_has_not_begun_holds_up_nothing() throws IOException {
        network.room = 0;
        ByteBuffer pong = frame("pong");
        queue.writeBetween(pong);
        network.room = 100;
        add("abc");
        assertThat(queue.flush()).isTrue();
        queue.writeBetween(pong);
        assertThat(taken()).isEqualTo("101.abcpong");
    }

    @Test
    void nothing_goes_before_a_frame_of_the_library_that_is_encrypted_already() throws IOException {
        network.room = 0;
        network.begun = true;
        ByteBuffer pong = frame("pong");
        assertThat(queue.writeBetween(pong)).isZero();
        network.room = 100;
        network.begun = false;
        add("abc");
        assertThat(queue.flush()).isFalse();
        queue.writeBetween(pong);
        assertThat(queue.flush()).isTrue();
        assertThat(taken()).isEqualTo("101.pongabc");
    }

    @Test
    void of_many_who_queue_at_once_each_frame_is_written_once_and_in_order() throws Exception {
        List<Thread> threads = new ArrayList<>();
        for (int thread = 0; thread < THREADS; thread++) {
            byte name = (byte) thread;
            threads.add(Thread.ofPlatform().start(() -> queueAll(name)));
        }
        for (Thread thread : threads) {
            thread.join();
        }
        assertThat(queue.isEmpty()).isTrue();
        ByteBuffer all = ByteBuffer.wrap(network.taken.toByteArray()).position("101.".length());
        int[] next = new int[THREADS];
        while (all.hasRemaining()) {
            int thread = all.get();
            assertThat(all.getInt()).isEqualTo(next[thread]++);
        }
        assertThat(next).containsOnly(FRAMES_EACH);
    }

    private void queueAll(byte name) {
        try {
            for (int i = 0; i < FRAMES_EACH; i++) {
                queue.add(ByteBuffer.allocate(5).put(name).putInt(i).flip());
                assertThat(queue.flush()).isTrue();
            }
        } catch (IOException e) {
            throw new AssertionError(e);
        }
    }
}
