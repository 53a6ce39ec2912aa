package dev.parley.protocol;

/**
 * A trickled ICE candidate (RFC 8838). An empty {@code candidate} means end-of-candidates.
 *
 * @param candidate the candidate-attribute of RFC 8839 §5.1, or empty
 * @param sdpMid the media section's mid, empty if unknown
 * @param sdpMLineIndex the media section's index, 0 to 255
 */
public record IceCandidate(String candidate, String sdpMid, int sdpMLineIndex) {
    public IceCandidate {
        Text.opaque("candidate", candidate, Limits.CANDIDATE_LENGTH);
        Text.opaque("sdpMid", sdpMid, Limits.ID_LENGTH);
        Numbers.check("sdpMLineIndex", sdpMLineIndex, 0, 255);
    }

    public boolean endOfCandidates() {
        return candidate.isEmpty();
    }
}
