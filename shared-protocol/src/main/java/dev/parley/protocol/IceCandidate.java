package dev.parley.protocol;

/**
 * A trickled ICE candidate (RFC 8838). An empty {@code candidate} means end-of-candidates.
 *
 * @param candidate the candidate-attribute of RFC 8839 §5.1, or empty
 * @param sdpMid the media section's mid, empty if unknown
 * @param sdpMLineIndex the media section's index, 0 or more
 */
public record IceCandidate(String candidate, String sdpMid, int sdpMLineIndex) {
    public IceCandidate {
        if (candidate.length() > Limits.CANDIDATE_LENGTH) {
            throw new InvalidFieldException(
                    "candidate", "The candidate is longer than " + Limits.CANDIDATE_LENGTH + " characters.");
        }
        if (sdpMLineIndex < 0 || sdpMLineIndex > 255) {
            throw new InvalidFieldException("sdpMLineIndex", "sdpMLineIndex must be 0 to 255.");
        }
        if (sdpMid.length() > Limits.ID_LENGTH) {
            throw new InvalidFieldException("sdpMid", "sdpMid is longer than " + Limits.ID_LENGTH + " characters.");
        }
    }

    public boolean endOfCandidates() {
        return candidate.isEmpty();
    }
}
