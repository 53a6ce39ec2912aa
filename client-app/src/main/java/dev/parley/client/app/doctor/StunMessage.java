package dev.parley.client.app.doctor;

import java.io.ByteArrayOutputStream;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.MessageDigest;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;

/** A STUN message (RFC 8489 §5) with its attributes by type; of repeated ones the first counts. */
record StunMessage(int type, ByteBuffer transaction, Map<Integer, byte[]> attributes) {
    static final int BINDING_REQUEST = 0x0001;
    static final int BINDING_SUCCESS = 0x0101;
    static final int ALLOCATE_REQUEST = 0x0003;
    static final int ALLOCATE_SUCCESS = 0x0103;
    static final int ALLOCATE_ERROR = 0x0113;
    static final int REFRESH_REQUEST = 0x0004;
    static final int USERNAME = 0x0006;
    static final int MESSAGE_INTEGRITY = 0x0008;
    static final int ERROR_CODE = 0x0009;
    static final int LIFETIME = 0x000D;
    static final int REALM = 0x0014;
    static final int NONCE = 0x0015;
    static final int REQUESTED_TRANSPORT = 0x0019;

    private static final int COOKIE = 0x2112A442;
    private static final int HEADER = 20;
    private static final int INTEGRITY_BYTES = 24;

    /** The bytes of a request, attributes in this order. */
    static byte[] encode(int type, ByteBuffer transaction, Map<Integer, byte[]> attributes) {
        ByteArrayOutputStream body = new ByteArrayOutputStream();
        attributes.forEach((kind, value) -> append(body, kind, value));
        return withHeader(type, transaction, body.toByteArray(), body.size());
    }

    /** The same with MESSAGE-INTEGRITY by a long-term credential (RFC 8489 §9.2.2, §14.5). */
    static byte[] encodeSigned(int type, ByteBuffer transaction, Map<Integer, byte[]> attributes, byte[] key) {
        ByteArrayOutputStream body = new ByteArrayOutputStream();
        attributes.forEach((kind, value) -> append(body, kind, value));
        byte[] unsigned = withHeader(type, transaction, body.toByteArray(), body.size() + INTEGRITY_BYTES);
        append(body, MESSAGE_INTEGRITY, hmac(key, unsigned));
        return withHeader(type, transaction, body.toByteArray(), body.size());
    }

    static byte[] longTermKey(String user, String realm, String password) {
        try {
            return MessageDigest.getInstance("MD5")
                    .digest((user + ":" + realm + ":" + password).getBytes(StandardCharsets.UTF_8));
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("every Java has MD5", e);
        }
    }

    /** Empty for what is no STUN message. */
    static Optional<StunMessage> decode(ByteBuffer bytes) {
        if (bytes.remaining() < HEADER || bytes.getInt(4) != COOKIE) {
            return Optional.empty();
        }
        int type = bytes.getShort() & 0xFFFF;
        bytes.position(8);
        byte[] transaction = new byte[12];
        bytes.get(transaction);
        Map<Integer, byte[]> attributes = new HashMap<>();
        while (bytes.remaining() >= 4) {
            int kind = bytes.getShort() & 0xFFFF;
            byte[] value = new byte[Math.min(bytes.getShort() & 0xFFFF, bytes.remaining())];
            bytes.get(value);
            bytes.position(Math.min(bytes.limit(), bytes.position() + padding(value.length)));
            attributes.putIfAbsent(kind, value);
        }
        return Optional.of(new StunMessage(type, ByteBuffer.wrap(transaction), attributes));
    }

    String text(int attribute) {
        return new String(attributes.getOrDefault(attribute, new byte[0]), StandardCharsets.UTF_8);
    }

    /** The number of ERROR-CODE, such as 401; 0 for none. */
    int errorCode() {
        byte[] value = attributes.getOrDefault(ERROR_CODE, new byte[0]);
        return value.length < 4 ? 0 : (value[2] & 7) * 100 + (value[3] & 0xFF);
    }

    private static byte[] withHeader(int type, ByteBuffer transaction, byte[] body, int length) {
        return ByteBuffer.allocate(HEADER + body.length)
                .putShort((short) type)
                .putShort((short) length)
                .putInt(COOKIE)
                .put(transaction.duplicate())
                .put(body)
                .array();
    }

    private static void append(ByteArrayOutputStream body, int kind, byte[] value) {
        body.writeBytes(ByteBuffer.allocate(4)
                .putShort((short) kind)
                .putShort((short) value.length)
                .array());
        body.writeBytes(value);
        body.writeBytes(new byte[padding(value.length)]);
    }

    private static int padding(int length) {
        return -length & 3;
    }

    private static byte[] hmac(byte[] key, byte[] message) {
        try {
            Mac mac = Mac.getInstance("HmacSHA1");
            mac.init(new SecretKeySpec(key, "HmacSHA1"));
            return mac.doFinal(message);
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("every Java has HmacSHA1", e);
        }
    }
}
