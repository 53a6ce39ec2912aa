package dev.parley.server.net;

import dev.parley.protocol.ServerMessage;
import dev.parley.protocol.json.Codec;
import dev.parley.protocol.json.DecodeException;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.net.SocketException;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.concurrent.TimeUnit;

/** A client that writes any bytes it likes, frame by frame. */
final class RawSocket implements AutoCloseable {
    static final int CONTINUATION = 0;
    static final int TEXT = 1;
    static final int PING = 9;
    static final int PONG = 10;

    static final String REQUEST_LINE = "GET / HTTP/1.1\r\n";
    private static final String FIELDS = String.join(
            "\r\n",
            "Host: x",
            "Upgrade: websocket",
            "Connection: Upgrade",
            "Sec-WebSocket-Key: dGhlIHNhbXBsZSBub25jZQ==",
            "Sec-WebSocket-Version: 13",
            "");

    private final Socket socket;

    RawSocket(int port, int receiveBuffer) throws IOException {
        this(connected(port, receiveBuffer));
    }

    /** Over a socket that is connected, perhaps through TLS. */
    RawSocket(Socket socket) throws IOException {
        this.socket = socket;
        socket.setSoTimeout((int) TimeUnit.SECONDS.toMillis(TestClient.PATIENCE_SECONDS));
    }

    private static Socket connected(int port, int receiveBuffer) throws IOException {
        Socket socket = new Socket();
        socket.setReceiveBufferSize(receiveBuffer);
        socket.connect(new InetSocketAddress(InetAddress.getLoopbackAddress(), port));
        return socket;
    }

    RawSocket(int port) throws IOException {
        this(port, 16 * 1024);
    }

    /** A socket whose WebSocket handshake is done. */
    static RawSocket open(int port) throws IOException {
        RawSocket raw = new RawSocket(port);
        raw.handshake("");
        return raw;
    }

    void handshake(String extraFields) throws IOException {
        text(REQUEST_LINE + FIELDS + extraFields + "\r\n");
        String status = readHead();
        if (!status.startsWith("HTTP/1.1 101")) {
            throw new AssertionError(status);
        }
    }

    /** A request with these fields that may be refused; returns the response's status line. */
    String request(String extraFields) throws IOException {
        text(REQUEST_LINE + FIELDS + extraFields + "\r\n");
        return statusLine();
    }

    /** Completes a request of which only the first lines were sent. */
    String finishRequest() throws IOException {
        text(FIELDS + "\r\n");
        return statusLine();
    }

    String statusLine() throws IOException {
        return readHead().lines().findFirst().orElse("");
    }

    private String readHead() throws IOException {
        StringBuilder head = new StringBuilder();
        while (head.indexOf("\r\n\r\n") < 0) {
            int next = socket.getInputStream().read();
            if (next < 0) {
                throw new AssertionError("closed after: " + head);
            }
            head.append((char) next);
        }
        return head.toString();
    }

    void text(String bytes) throws IOException {
        send(bytes.getBytes(StandardCharsets.UTF_8));
    }

    void send(byte[] bytes) throws IOException {
        socket.getOutputStream().write(bytes);
    }

    /** A frame with a zero mask, so that the payload goes as it is. */
    void frame(int opcode, boolean last, byte[] payload) throws IOException {
        send(bytes(opcode, last, true, payload));
    }

    void message(String payload) throws IOException {
        frame(TEXT, true, payload.getBytes(StandardCharsets.UTF_8));
    }

    static byte[] bytes(int opcode, boolean last, boolean masked, byte[] payload) {
        ByteBuffer frame = ByteBuffer.allocate(payload.length + 14);
        header(frame, opcode, last, masked, payload.length);
        frame.put(payload);
        byte[] bytes = new byte[frame.flip().remaining()];
        frame.get(bytes);
        return bytes;
    }

    static void header(ByteBuffer to, int opcode, boolean last, boolean masked, long length) {
        to.put((byte) ((last ? 0x80 : 0) | opcode));
        int mask = masked ? 0x80 : 0;
        if (length < 126) {
            to.put((byte) (mask | length));
        } else if (length < 65_536) {
            to.put((byte) (mask | 126)).putShort((short) length);
        } else {
            to.put((byte) (mask | 127)).putLong(length);
        }
        if (masked) {
            to.putInt(0);
        }
    }

    /** Everything the server still sends until it closes. A reset counts as closing. */
    String readToEnd() throws IOException {
        ByteArrayOutputStream all = new ByteArrayOutputStream();
        try {
            InputStream in = socket.getInputStream();
            byte[] some = new byte[4096];
            for (int read = in.read(some); read >= 0; read = in.read(some)) {
                all.write(some, 0, read);
            }
        } catch (SocketException reset) {
            return all.toString(StandardCharsets.UTF_8);
        }
        return all.toString(StandardCharsets.UTF_8);
    }

    /** Writes until the server has closed the socket, or {@code most} times. Returns how often it could write. */
    int writeUntilClosed(byte[] bytes, int most) {
        try {
            for (int i = 0; i < most; i++) {
                send(bytes);
            }
        } catch (IOException closed) {
            return 0;
        }
        return most;
    }

    /** Reads one unmasked text frame of the server. */
    ServerMessage next() throws IOException, DecodeException {
        InputStream in = socket.getInputStream();
        while (true) {
            int opcode = in.read() & 0x0F;
            byte[] payload = in.readNBytes(payloadLength(in));
            if (opcode == TEXT) {
                return Codec.decodeServer(new String(payload, StandardCharsets.UTF_8))
                        .message();
            }
        }
    }

    private static int payloadLength(InputStream in) throws IOException {
        int length = in.read();
        return switch (length) {
            case 126 -> in.read() << 8 | in.read();
            case 127 -> (int) ByteBuffer.wrap(in.readNBytes(8)).getLong();
            default -> length;
        };
    }

    boolean isConnected() {
        return socket.isConnected();
    }

    void hangUp() throws IOException {
        socket.close();
    }

    @Override
    public void close() throws IOException {
        socket.close();
    }
}
