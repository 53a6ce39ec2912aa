package dev.parley.protocol;

/** Bounds shared by the {@link Signal} records. */
final class SignalRules {
    /** What {@link #jsonBytes(int)} says of a character that may not be there. */
    private static final int FORBIDDEN = -1;

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

    static void checkSdp(String sdp) {
        if (sdp.isEmpty() || jsonBytes(sdp) > Limits.SDP_BYTES) {
            throw new InvalidFieldException(
                    "sdp", "A session description takes 1 to " + Limits.SDP_BYTES + " bytes as a JSON string.");
        }
    }

    /** Bytes of UTF-8 as a JSON string, without the quotes. A loop, because it sees every relayed description twice. */
    private static int jsonBytes(String text) {
        int bytes = 0;
        int i = 0;
        while (i < text.length()) {
            int c = text.codePointAt(i);
            int size = jsonBytes(c);
            if (size == FORBIDDEN) {
                throw new InvalidFieldException("sdp", "The session description contains control characters.");
            }
            bytes += size;
            i += Character.charCount(c);
        }
        return bytes;
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
