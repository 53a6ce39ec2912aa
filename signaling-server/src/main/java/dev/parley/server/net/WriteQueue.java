package dev.parley.server.net;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.locks.ReentrantLock;

/**
 * A session's frames on their way to one socket. Whoever has queued one writes at once what the network takes: nothing has to wait for the selector thread, which
 * would wake up, ask the system whether it may write, write, and take that question back, for each message
 * ({@code docs/decisions/0062}). Only what the network does not take is left to it.
 *
 * <p>The library writes frames of its own: the answer to the handshake, before which nothing else may go, pings, pongs and the closing frame. They go between the
 * session's, and after those that wait.
 *
 * <p>Any thread. Bound: {@link SocketConnection} looks at {@link #frames} and {@link #bytes} before it adds.
 */
final class WriteQueue {
    /** Where frames go: a socket, or TLS in front of it. */
    interface Network {
        /**
         * Writes what the network takes.
         *
         * @return the number of bytes taken
         */
        int write(ByteBuffer source) throws IOException;

        /**
         * Whether more is taken of the last buffer than was counted, so that it has to be offered again before any other. Asked
         * after a write, before the next one.
         */
        default boolean hasBegun() {
            return false;
        }
    }

    private final Network network;
    private final Queue<ByteBuffer> waiting = new ConcurrentLinkedQueue<>();
    private final AtomicInteger frames = new AtomicInteger();
    private final AtomicInteger bytes = new AtomicInteger();

    /** Whoever has it writes. Others don't wait for it: whoever gives it back looks again at what waits. */
    private final ReentrantLock writing = new ReentrantLock();

    /** Set while the network has taken a part of a frame of the library, which will bring the rest. Under the lock. */
    private boolean insideTheirs;

    private volatile boolean handshakeAnswered;

    WriteQueue(Network network) {
        this.network = network;
    }

    /** Adds a whole frame. {@link #flush} writes it. */
    void add(ByteBuffer frame) {
        frames.incrementAndGet();
        bytes.addAndGet(frame.remaining());
        waiting.add(frame);
    }

    boolean isEmpty() {
        return waiting.isEmpty();
    }

    int frames() {
        return frames.get();
    }

    /** Of all frames that wait, also the part of the first that is gone already. */
    int bytes() {
        return bytes.get();
    }

    /** Forgets what waits, before the socket is closed. */
    void clear() {
        waiting.clear();
        frames.set(0);
        bytes.set(0);
    }

    /**
     * Writes what the network takes.
     *
     * @return whether everything is written, or somebody else is writing; if not, this is to be called again when the network takes more
     */
    boolean flush() throws IOException {
        boolean stuck = false;
        while (!stuck && !waiting.isEmpty() && writing.tryLock()) {
            try {
                stuck = !drain();
            } finally {
                writing.unlock();
            }
        }
        return !stuck;
    }

    private boolean drain() throws IOException {
        if (insideTheirs || !handshakeAnswered) {
            return false;
        }
        for (ByteBuffer first = waiting.peek(); first != null; first = waiting.peek()) {
            network.write(first);
            if (first.hasRemaining()) {
                return false;
            }
            waiting.poll();
            frames.decrementAndGet();
            bytes.addAndGet(-first.limit());
        }
        return true;
    }

    /**
     * Writes a frame of the library, or a part of it. Called on the selector thread.
     *
     * @return the number of bytes that were written, 0 while others have to go first
     */
    int writeBetween(ByteBuffer theirs) throws IOException {
        writing.lock();
        try {
            if (handshakeAnswered && !insideTheirs && !drain()) {
                return 0;
            }
            int written = network.write(theirs);
            boolean begun = insideTheirs || written > 0 || network.hasBegun();
            insideTheirs = theirs.hasRemaining() && begun;
            handshakeAnswered |= !theirs.hasRemaining();
            return written;
        } finally {
            writing.unlock();
        }
    }
}
