package dev.parley.protocol;

/** Bounds shared by the {@link Signal} records. */
final class SignalRules {
    private SignalRules() {}

    static void checkGeneration(int generation) {
        if (generation < 1) {
            throw new InvalidFieldException("generation", "The generation counts from 1.");
        }
    }

    static void checkSdp(String sdp) {
        if (sdp.isEmpty() || jsonBytes(sdp) > Limits.SDP_BYTES) {
            throw new InvalidFieldException(
                    "sdp", "A session description takes 1 to " + Limits.SDP_BYTES + " bytes as a JSON string.");
        }
        if (sdp.codePoints().anyMatch(c -> c != '\r' && c != '\n' && c != '\t' && Text.isUnsafe(c))) {
            throw new InvalidFieldException("sdp", "The session description contains control characters.");
        }
    }

    /** Bytes of UTF-8 as a JSON string, without the quotes. */
    private static int jsonBytes(String text) {
        return text.codePoints().map(SignalRules::jsonBytes).sum();
    }

    private static int jsonBytes(int c) {
        return switch (c) {
            case '"', '\\', '\r', '\n', '\t' -> 2;
            // Valid in JSON, but escaped by writers whose output must also be JavaScript.
            case 0x2028, 0x2029 -> 6;
            default -> c < 0x80 ? 1 : c < 0x800 ? 2 : c < 0x10000 ? 3 : 4;
        };
    }
}
