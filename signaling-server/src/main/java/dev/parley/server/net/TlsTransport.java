package dev.parley.server.net;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.CancelledKeyException;
import java.nio.channels.ClosedSelectorException;
import java.nio.channels.SelectionKey;
import java.nio.channels.SocketChannel;
import java.util.concurrent.Executor;
import java.util.concurrent.RejectedExecutionException;
import javax.net.ssl.SSLEngine;
import javax.net.ssl.SSLEngineResult;
import javax.net.ssl.SSLEngineResult.HandshakeStatus;
import javax.net.ssl.SSLException;

/**
 * TLS (RFC 8446, RFC 5246) over one socket, without a thread of its own. The library's own TLS channel waits on the selector
 * thread, forgets what it could not write, and hands on an exception of one connection to another.
 *
 * <ul>
 *   <li>Exactly one record is taken from the socket at a time. What was not read stays in the kernel, so the selector goes on
 *       reporting the socket as readable, and nothing is ever stuck in here.
 *   <li>What takes long, signatures and key agreement, runs on another thread; meanwhile the selector is told to leave the
 *       socket alone.
 *   <li>What the socket does not take stays here, and the caller is told that it was not taken: it offers it again.
 * </ul>
 *
 * <p>Bounds: one incomplete record each way; {@value #MOST_EMPTY} records in a row that carry nothing. A second handshake
 * (renegotiation, RFC 5746) ends the connection.
 */
final class TlsTransport implements Transport {
    /** Records in a row without content: alerts, key updates, session tickets. A client sends one now and then. */
    static final int MOST_EMPTY = 32;

    private static final int HEADER = 5;
    private static final int HANDSHAKE_RECORD = 22;

    /** The longest record of any version (RFC 5246 §6.2.3). */
    private static final int LONGEST_RECORD = HEADER + 16 * 1024 + 2048;

    private static final ByteBuffer NOTHING = ByteBuffer.allocate(0);

    /** One record each way, in use while a method runs; a connection keeps only what is left over. */
    private static final ThreadLocal<Scratch> SCRATCH = ThreadLocal.withInitial(Scratch::new);

    private static final class Scratch {
        private final ByteBuffer record = ByteBuffer.allocate(LONGEST_RECORD);
        private final ByteBuffer content = ByteBuffer.allocate(LONGEST_RECORD);
    }

    private final SocketChannel socket;
    private final SelectionKey key;
    private final SSLEngine engine;
    private final Executor workers;

    private ByteBuffer incoming = NOTHING;
    private ByteBuffer outgoing = NOTHING;
    /** Bytes of the caller's next buffer that are in {@code outgoing} already. */
    private int takenAhead;

    private int emptyRecords;
    private boolean begun;
    private boolean established;
    /** The engine has nothing more to say, whatever it asks for: else the selector would ask again and again. */
    private boolean ended;

    private volatile boolean working;

    TlsTransport(SocketChannel socket, SelectionKey key, SSLEngine engine, Executor workers) {
        this.socket = socket;
        this.key = key;
        this.engine = engine;
        this.workers = workers;
    }

    @Override
    public synchronized int read(ByteBuffer target, int atMost) throws IOException {
        if (!goOn()) {
            return 0;
        }
        ByteBuffer record = SCRATCH.get().record;
        int complete = readRecord(record);
        if (complete <= 0) {
            return complete;
        }
        int read = open(record, target);
        goOn();
        return read;
    }

    /** Fills {@code record} with exactly one record; 1 if it is complete, 0 if not yet, -1 at the end. */
    private int readRecord(ByteBuffer record) throws IOException {
        record.clear().put(incoming);
        incoming = NOTHING;
        int read = 0;
        if (record.position() < HEADER) {
            read = socket.read(record.limit(HEADER));
            if (record.position() < HEADER) {
                return keep(record, read);
            }
            checkHeader(record);
        }
        record.limit(HEADER + (record.getShort(HEADER - 2) & 0xFFFF));
        read = socket.read(record);
        if (record.hasRemaining()) {
            return keep(record, read);
        }
        record.flip();
        return 1;
    }

    private int keep(ByteBuffer record, int read) {
        incoming = copy(record.flip());
        return Math.min(read, 0);
    }

    private void checkHeader(ByteBuffer record) throws IOException {
        if (!begun && (record.get(0) != HANDSHAKE_RECORD || record.get(1) != 3)) {
            throw new NotTlsException();
        }
        begun = true;
        if (HEADER + (record.getShort(HEADER - 2) & 0xFFFF) > LONGEST_RECORD) {
            throw new SSLException("a record longer than any");
        }
    }

    private int open(ByteBuffer record, ByteBuffer target) throws IOException {
        ByteBuffer content = SCRATCH.get().content.clear();
        SSLEngineResult result = unwrap(record, content);
        note(result);
        if (content.position() > 0) {
            emptyRecords = 0;
            target.put(content.flip());
            return content.limit();
        }
        if (result.getStatus() == SSLEngineResult.Status.CLOSED) {
            return -1;
        }
        if (established && ++emptyRecords > MOST_EMPTY) {
            throw new SSLException("too many records without content");
        }
        return 0;
    }

    private SSLEngineResult unwrap(ByteBuffer record, ByteBuffer content) throws IOException {
        try {
            return engine.unwrap(record, content);
        } catch (SSLException broken) {
            sayWhy();
            throw broken;
        }
    }

    /** Sends the alert that the engine has for what the peer did, as far as the socket takes it. */
    private void sayWhy() {
        try {
            while (engine.getHandshakeStatus() == HandshakeStatus.NEED_WRAP && wrap(NOTHING) > 0) {
                flush();
            }
        } catch (IOException gone) {
            // The peer need not hear it.
        }
    }

    private void note(SSLEngineResult result) {
        established |= result.getHandshakeStatus() == HandshakeStatus.FINISHED;
    }

    /**
     * Does what the handshake needs from this side.
     *
     * @return whether it is the peer's turn
     */
    private boolean goOn() throws IOException {
        try {
            return doOwnPart();
        } catch (SSLException broken) {
            // A task found it, and the engine tells it now.
            sayWhy();
            throw broken;
        }
    }

    private boolean doOwnPart() throws IOException {
        while (!working) {
            if (!flush()) {
                key.interestOpsOr(SelectionKey.OP_WRITE);
                return false;
            }
            switch (engine.getHandshakeStatus()) {
                case NEED_TASK -> work();
                case NEED_WRAP -> {
                    if (wrap(NOTHING) == 0) {
                        ended = true;
                        return true;
                    }
                }
                case NEED_UNWRAP, NEED_UNWRAP_AGAIN, FINISHED, NOT_HANDSHAKING -> {
                    return true;
                }
            }
        }
        return false;
    }

    /** Leaves the socket alone until another thread has done the engine's tasks. */
    private void work() throws IOException {
        if (established) {
            throw new SSLException("a second handshake");
        }
        working = true;
        key.interestOps(0);
        try {
            workers.execute(this::runTasks);
        } catch (RejectedExecutionException ending) {
            throw new IOException("the server goes down", ending);
        }
    }

    private void runTasks() {
        try {
            for (Runnable task = engine.getDelegatedTask(); task != null; task = engine.getDelegatedTask()) {
                task.run();
            }
        } finally {
            // What went wrong in a task, the engine reports at its next use.
            working = false;
            wake();
        }
    }

    private void wake() {
        try {
            key.interestOps(SelectionKey.OP_READ | SelectionKey.OP_WRITE);
            key.selector().wakeup();
        } catch (CancelledKeyException | ClosedSelectorException closedMeanwhile) {
            // Then nobody waits for it.
        }
    }

    /** Encrypts one record into {@code outgoing}, which must be empty; returns its length. */
    private int wrap(ByteBuffer source) throws IOException {
        ByteBuffer record = SCRATCH.get().record.clear();
        note(engine.wrap(source, record));
        outgoing = record.flip();
        int length = record.remaining();
        flush();
        return length;
    }

    /** Writes what waits; whether nothing is left. What is left is copied: the scratch belongs to others next. */
    private boolean flush() throws IOException {
        if (outgoing.hasRemaining()) {
            socket.write(outgoing);
        }
        boolean done = !outgoing.hasRemaining();
        outgoing = done ? NOTHING : copy(outgoing);
        return done;
    }

    private static ByteBuffer copy(ByteBuffer bytes) {
        return bytes.hasRemaining()
                ? ByteBuffer.allocate(bytes.remaining()).put(bytes).flip()
                : NOTHING;
    }

    /**
     * The library takes a socket for done as soon as its own buffers are empty. So a buffer whose end is encrypted but not yet
     * written counts as not taken, and is passed over when it is offered again.
     */
    @Override
    public synchronized int write(ByteBuffer source) throws IOException {
        if (!established || working || !flush()) {
            return 0;
        }
        if (takenAhead > source.remaining()) {
            throw new IOException("another frame than the one that was begun");
        }
        int start = source.position();
        source.position(start + takenAhead);
        takenAhead = 0;
        while (source.hasRemaining()) {
            int before = source.position();
            if (wrap(source) == 0) {
                throw new SSLException("closed");
            }
            if (outgoing.hasRemaining()) {
                takenAhead = source.position() - before;
                source.position(before);
                break;
            }
        }
        return source.position() - start;
    }

    @Override
    public synchronized boolean hasBegun() {
        return takenAhead > 0;
    }

    @Override
    public synchronized boolean wantsToWrite() {
        return working
                || outgoing.hasRemaining()
                || (!ended && engine.getHandshakeStatus() == HandshakeStatus.NEED_WRAP);
    }

    @Override
    public synchronized void writeMore() throws IOException {
        goOn();
    }

    /** With a close_notify (RFC 8446 §6.1), without which the peer could not tell this end from one that somebody else made. */
    @Override
    public synchronized void endOutput() throws IOException {
        if (established && !working && flush()) {
            engine.closeOutbound();
            sayWhy();
        }
        socket.shutdownOutput();
    }
}
