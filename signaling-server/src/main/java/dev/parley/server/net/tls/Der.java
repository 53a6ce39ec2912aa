package dev.parley.server.net.tls;

import java.io.ByteArrayOutputStream;
import java.nio.ByteBuffer;

/** The little of DER (X.690 §8, §10) that it takes to put a key of an older format into PKCS #8. */
final class Der {
    static final int INTEGER = 0x02;
    static final int OCTET_STRING = 0x04;
    static final int NULL = 0x05;
    static final int SEQUENCE = 0x30;

    private Der() {}

    static byte[] of(int tag, byte[]... contents) {
        ByteArrayOutputStream content = new ByteArrayOutputStream();
        for (byte[] part : contents) {
            content.writeBytes(part);
        }
        ByteArrayOutputStream whole = new ByteArrayOutputStream();
        whole.write(tag);
        length(whole, content.size());
        whole.writeBytes(content.toByteArray());
        return whole.toByteArray();
    }

    private static void length(ByteArrayOutputStream to, int length) {
        if (length < 0x80) {
            to.write(length);
            return;
        }
        int bytes = (Integer.SIZE - Integer.numberOfLeadingZeros(length) + 7) / 8;
        to.write(0x80 | bytes);
        for (int i = bytes - 1; i >= 0; i--) {
            to.write(length >> (8 * i));
        }
    }

    /** The content of the element that starts here, which is passed. Throws {@link IllegalArgumentException} if it has another tag. */
    static ByteBuffer content(ByteBuffer der, int tag) {
        if (der.remaining() < 2 || (der.get() & 0xFF) != tag) {
            throw new IllegalArgumentException("not the expected element");
        }
        int length = length(der);
        if (length < 0 || length > der.remaining()) {
            throw new IllegalArgumentException("an element longer than the file");
        }
        ByteBuffer content = der.slice(der.position(), length);
        der.position(der.position() + length);
        return content;
    }

    private static int length(ByteBuffer der) {
        int first = der.get() & 0xFF;
        if (first < 0x80) {
            return first;
        }
        int bytes = first & 0x7F;
        if (bytes > 3 || bytes > der.remaining()) {
            throw new IllegalArgumentException("an element longer than the file");
        }
        int length = 0;
        for (int i = 0; i < bytes; i++) {
            length = length << 8 | (der.get() & 0xFF);
        }
        return length;
    }

    static byte[] bytes(ByteBuffer from) {
        byte[] bytes = new byte[from.remaining()];
        from.get(bytes);
        return bytes;
    }
}
