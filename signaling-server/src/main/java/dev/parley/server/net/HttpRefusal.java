package dev.parley.server.net;

import dev.parley.protocol.ErrorCode;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;

/**
 * The answer to a handshake that is not let in. The reason phrase is the error code's wire form, because a WebSocket
 * client shows its user nothing else of the response.
 *
 * @param status HTTP status code (RFC 9110 §15)
 */
record HttpRefusal(int status, ErrorCode code, String sentence) implements HttpAnswer {
    static final HttpRefusal NOT_WEBSOCKET = new HttpRefusal(
            426, ErrorCode.UNSUPPORTED, "This is a Parley meeting server. Open the meeting's link in the Parley app.");
    static final HttpRefusal BAD_REQUEST =
            new HttpRefusal(400, ErrorCode.MALFORMED, "This is not a WebSocket handshake (RFC 6455, section 4.1).");
    static final HttpRefusal NEEDS_TLS = new HttpRefusal(
            400, ErrorCode.UNSUPPORTED, "This server speaks TLS. Use wss:// in place of ws://, or a parleys:// link.");
    static final HttpRefusal HEAD_TOO_LARGE =
            new HttpRefusal(431, ErrorCode.TOO_LARGE, "The request's header fields are too long.");
    static final HttpRefusal TOO_SLOW =
            new HttpRefusal(408, ErrorCode.HANDSHAKE_TIMEOUT, "The handshake did not come in time.");
    static final HttpRefusal ORIGIN = new HttpRefusal(
            403, ErrorCode.ORIGIN_REFUSED, "This page's origin is not on the server's list of allowed origins.");
    static final HttpRefusal TOO_MANY = new HttpRefusal(
            503, ErrorCode.TOO_MANY_CONNECTIONS, "The server, or your network, has too many connections. Try later.");
    static final HttpRefusal GOING_DOWN =
            new HttpRefusal(503, ErrorCode.SHUTTING_DOWN, "The server is going down. Try again in a moment.");

    @Override
    public ByteBuffer response() {
        byte[] body = (sentence + "\n").getBytes(StandardCharsets.UTF_8);
        String head = "HTTP/1.1 " + status + " " + code.wire() + "\r\n"
                + "Content-Type: text/plain; charset=utf-8\r\n"
                + "Content-Length: " + body.length + "\r\n"
                + (status == 426 ? "Upgrade: websocket\r\n" : "")
                + (status == 503 ? "Retry-After: 10\r\n" : "")
                + "Connection: close\r\n\r\n";
        byte[] start = head.getBytes(StandardCharsets.US_ASCII);
        return ByteBuffer.allocate(start.length + body.length)
                .put(start)
                .put(body)
                .flip();
    }
}
