package dev.parley.protocol;

/** Bounds shared by the {@link Signal} records. */
final class SignalRules {
    /** What {@link #jsonBytes(int)} says of a character that may not be there. */
    private static final int FORBIDDEN = -1;

    /**
     * The last description that was found good: one that is relayed passes here again when its sender is stamped on it. Another thread that sees an older one looks
     * through its own once more.
     */
    private static String lastGood = "";

    private SignalRules() {}

    static void checkGeneration(int generation) {
        if (generation < 1) {
            throw new InvalidFieldException("generation", "The generation counts from 1.");
        }
    }

    static void checkNumber(int number) {
        if (number < 0) {
            throw new InvalidFieldException("number", "Descriptions are counted from 1.");
        }
    }

    @SuppressWarnings(
            "ReferenceEquality") // whether it is the very same; comparing would cost what looking through it does
    static void checkSdp(String sdp) {
        if (sdp == lastGood && !sdp.isEmpty()) {
            return;
        }
        if (sdp.isEmpty() || jsonBytes(sdp) > Limits.SDP_BYTES) {
            throw new InvalidFieldException(
                    "sdp", "A session description takes 1 to " + Limits.SDP_BYTES + " bytes as a JSON string.");
        }
        lastGood = sdp;
    }

    /** Bytes of UTF-8 as a JSON string, without the quotes. */
    private static int jsonBytes(String text) {
        AsciiScan ascii = AsciiScan.of(text).orElse(null);
        int bytes = 0;
        int i = 0;
        while (i < text.length()) {
            int plain = ascii == null ? i : ascii.next(i);
            bytes += plain - i;
            i = plain;
            if (i < text.length()) {
                int c = text.codePointAt(i);
                bytes += allowedBytes(c);
                i += Character.charCount(c);
            }
        }
        return bytes;
    }

    private static int allowedBytes(int c) {
        int size = jsonBytes(c);
        if (size == FORBIDDEN) {
            throw new InvalidFieldException("sdp", "The session description contains control characters.");
        }
        return size;
    }

    private static int jsonBytes(int c) {
        if (c >= ' ' && c < 0x7F) {
            return c == '"' || c == '\\' ? 2 : 1;
        }
        return switch (c) {
            case '\r', '\n', '\t' -> 2;
            // Valid in JSON, but escaped by writers whose output must also be JavaScript.
            case 0x2028, 0x2029 -> 6;
            default -> Text.isUnsafe(c) ? FORBIDDEN : utf8Bytes(c);
        };
    }

    private static int utf8Bytes(int c) {
        return c < 0x800 ? 2 : c < 0x10000 ? 3 : 4;
    }
}
