package dev.parley.protocol;

import java.lang.invoke.MethodHandles;
import java.lang.invoke.VarHandle;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.util.Optional;

/**
 * Finds the few characters of a text that need a look, eight at a time: quotes, backslashes and control characters. Descriptions are long, nearly all of it means
 * itself, and a server sees each of them several times. Immutable; any thread.
 */
public final class AsciiScan {
    private static final VarHandle EIGHT = MethodHandles.byteArrayViewVarHandle(long[].class, ByteOrder.LITTLE_ENDIAN);

    private static final long EACH = 0x0101_0101_0101_0101L;
    private static final long HIGH_BITS = 0x8080_8080_8080_8080L;
    private static final int DELETE = 0x7F;

    private final byte[] bytes;

    private AsciiScan(byte[] bytes) {
        this.bytes = bytes;
    }

    /** Of a text; empty if a character of it is not ASCII. */
    public static Optional<AsciiScan> of(String text) {
        byte[] bytes = text.getBytes(StandardCharsets.UTF_8);
        // Half a surrogate pair becomes one byte too, a question mark.
        return bytes.length == text.length() && new String(bytes, StandardCharsets.ISO_8859_1).equals(text)
                ? Optional.of(new AsciiScan(bytes))
                : Optional.empty();
    }

    /** The first place, {@code from} or later, with a quote, a backslash, a control character or delete; else the text's length. */
    public int next(int from) {
        int at = from;
        for (; at + Long.BYTES <= bytes.length; at += Long.BYTES) {
            long found = found((long) EIGHT.get(bytes, at));
            if (found != 0) {
                return at + Long.numberOfTrailingZeros(found) / Byte.SIZE;
            }
        }
        while (at < bytes.length && isPlain(bytes[at])) {
            at++;
        }
        return at;
    }

    /** The highest bit of each byte that was looked for. No byte has its highest bit set, so no sum here carries into the next. */
    private static long found(long eight) {
        long printable = eight + (0x80 - ' ') * EACH;
        return ~(printable & differs(eight, '"') & differs(eight, '\\') & differs(eight, DELETE)) & HIGH_BITS;
    }

    private static long differs(long eight, int from) {
        return (eight ^ from * EACH) + 0x7F * EACH;
    }

    private static boolean isPlain(byte b) {
        return b >= ' ' && b != '"' && b != '\\' && b != DELETE;
    }
}
