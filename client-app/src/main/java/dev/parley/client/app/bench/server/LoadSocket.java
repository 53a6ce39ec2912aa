package dev.parley.client.app.bench.server;

import java.io.IOException;
import java.net.InetSocketAddress;
import java.nio.ByteBuffer;
import java.nio.channels.SelectionKey;
import java.nio.channels.Selector;
import java.nio.channels.SocketChannel;
import java.nio.charset.StandardCharsets;
import java.util.ArrayDeque;
import java.util.Arrays;
import java.util.Deque;

/**
 * A WebSocket client (RFC 6455) that costs next to nothing: no thread, no buffer of its own while nothing is half read or half written. Called by one thread.
 * It trusts its server: only what a server may send without extensions is understood.
 */
final class LoadSocket {
    /** Told of what comes, on the thread that reads. */
    interface Listener {
        /** The handshake is done. */
        void opened();

        /** A text message, at this place of an array that is used again afterwards. */
        void text(byte[] bytes, int from, int length);
    }

    /** Longest message and its head. */
    static final int SCRATCH_BYTES = 256 * 1024;

    private static final byte[] NOTHING = {};
    private static final String SWITCHING = "HTTP/1.1 101 ";
    private static final byte[] HEAD_END = {'\r', '\n', '\r', '\n'};

    private final SocketChannel channel;
    private final SelectionKey key;
    private final Listener listener;
    private final Deque<ByteBuffer> waiting = new ArrayDeque<>();
    private byte[] rest = NOTHING;
    private boolean upgraded;

    private LoadSocket(SocketChannel channel, SelectionKey key, Listener listener) {
        this.channel = channel;
        this.key = key;
        this.listener = listener;
    }

    /**
     * Connects, at once as far as this end is concerned.
     *
     * @param attachment what the key carries
     */
    static LoadSocket connect(InetSocketAddress server, Selector selector, Listener listener, Object attachment)
            throws IOException {
        SocketChannel channel = SocketChannel.open(server);
        channel.configureBlocking(false);
        channel.socket().setTcpNoDelay(true);
        LoadSocket socket =
                new LoadSocket(channel, channel.register(selector, SelectionKey.OP_READ, attachment), listener);
        socket.send(ByteBuffer.wrap(handshake(server).getBytes(StandardCharsets.US_ASCII)));
        return socket;
    }

    private static String handshake(InetSocketAddress server) {
        return "GET / HTTP/1.1\r\nHost: " + server.getHostString() + ":" + server.getPort()
                + "\r\nUpgrade: websocket\r\nConnection: Upgrade\r\nSec-WebSocket-Version: 13\r\n"
                + "Sec-WebSocket-Key: dGhlIHNhbXBsZSBub25jZQ==\r\n\r\n";
    }

    /** Writes, or keeps for later, a whole frame; its content is not used any more when this returns. */
    void send(ByteBuffer frame) throws IOException {
        if (waiting.isEmpty()) {
            channel.write(frame);
        }
        if (frame.hasRemaining()) {
            waiting.add(ByteBuffer.allocate(frame.remaining()).put(frame).flip());
            key.interestOps(SelectionKey.OP_READ | SelectionKey.OP_WRITE);
        }
    }

    /** Does what the selector says can be done. {@code scratch}: {@link #SCRATCH_BYTES}, shared by all sockets. */
    void ready(byte[] scratch) throws IOException {
        if (key.isWritable()) {
            writeWaiting();
        }
        if (key.isReadable()) {
            read(scratch);
        }
    }

    private void writeWaiting() throws IOException {
        while (!waiting.isEmpty()) {
            channel.write(waiting.getFirst());
            if (waiting.getFirst().hasRemaining()) {
                return;
            }
            waiting.removeFirst();
        }
        key.interestOps(SelectionKey.OP_READ);
    }

    private void read(byte[] scratch) throws IOException {
        System.arraycopy(rest, 0, scratch, 0, rest.length);
        ByteBuffer target = ByteBuffer.wrap(scratch, rest.length, scratch.length - rest.length);
        if (channel.read(target) < 0) {
            throw new IOException("The server closed a connection.");
        }
        int end = target.position();
        int used = consume(scratch, end);
        rest = used == end ? NOTHING : Arrays.copyOfRange(scratch, used, end);
    }

    /** Takes what is complete; returns how many bytes that were. */
    private int consume(byte[] bytes, int end) throws IOException {
        int at = upgraded ? 0 : upgrade(bytes, end);
        while (upgraded) {
            int next = frame(bytes, at, end);
            if (next < 0) {
                return at;
            }
            at = next;
        }
        return at;
    }

    private int upgrade(byte[] bytes, int end) throws IOException {
        for (int at = 0; at + HEAD_END.length <= end; at++) {
            if (isHeadEnd(bytes, at)) {
                String head = new String(bytes, 0, at, StandardCharsets.ISO_8859_1);
                if (!head.startsWith(SWITCHING)) {
                    throw new IOException("The server refused a connection: "
                            + head.lines().findFirst().orElse(""));
                }
                upgraded = true;
                listener.opened();
                return at + HEAD_END.length;
            }
        }
        return 0;
    }

    private static boolean isHeadEnd(byte[] bytes, int at) {
        for (int i = 0; i < HEAD_END.length; i++) {
            if (bytes[at + i] != HEAD_END[i]) {
                return false;
            }
        }
        return true;
    }

    /** Takes one frame; returns where it ends, -1 while it is not complete. */
    private int frame(byte[] bytes, int at, int end) throws IOException {
        int head = at + 2 <= end ? headBytes(bytes[at + 1]) : Integer.MAX_VALUE;
        if (head > end - at) {
            return -1;
        }
        int length = length(bytes, at);
        int from = at + head;
        if (length > end - from) {
            return -1;
        }
        take(bytes[at] & 0x0F, bytes, from, length);
        return from + length;
    }

    private static int headBytes(byte second) {
        return switch (second & 0x7F) {
            case 126 -> 4;
            case 127 -> 10;
            default -> 2;
        };
    }

    private static int length(byte[] bytes, int at) {
        return switch (bytes[at + 1] & 0x7F) {
            case 126 -> ByteBuffer.wrap(bytes).getShort(at + 2) & 0xFFFF;
            case 127 -> Math.toIntExact(ByteBuffer.wrap(bytes).getLong(at + 2));
            default -> bytes[at + 1] & 0x7F;
        };
    }

    private void take(int opcode, byte[] bytes, int from, int length) throws IOException {
        switch (opcode) {
            case ClientFrames.TEXT -> listener.text(bytes, from, length);
            case ClientFrames.PING ->
                send(ByteBuffer.wrap(
                        ClientFrames.frame(ClientFrames.PONG, Arrays.copyOfRange(bytes, from, from + length))));
            case ClientFrames.CLOSE ->
                throw new IOException("The server closed a connection: " + text(bytes, from, length));
            default -> {
                // A pong asks for nothing.
            }
        }
    }

    /** Behind the close code. */
    private static String text(byte[] bytes, int from, int length) {
        return length < 2 ? "" : new String(bytes, from + 2, length - 2, StandardCharsets.UTF_8);
    }

    void close() throws IOException {
        channel.close();
    }
}
