package dev.parley.protocol;

/** Bounds shared by the {@link Signal} records. */
final class SignalRules {
    private SignalRules() {}

    static void check(int generation, String sdp) {
        if (generation < 1) {
            throw new InvalidFieldException("generation", "The generation counts from 1.");
        }
        if (sdp.length() > Limits.SDP_LENGTH) {
            throw new InvalidFieldException(
                    "sdp", "The session description is longer than " + Limits.SDP_LENGTH + " characters.");
        }
    }
}
