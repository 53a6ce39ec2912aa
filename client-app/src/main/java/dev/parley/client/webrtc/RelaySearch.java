package dev.parley.client.webrtc;

import dev.parley.client.core.LinkEvent;
import dev.parley.protocol.IceCandidate;

/**
 * What becomes of the TURN servers while one connection gathers its candidates. Each is asked from every address of this
 * computer, so one failure means little; that none gave a candidate does. Owner thread.
 */
final class RelaySearch {
    private boolean found;
    private String unusable = "";
    private String reason = "";

    void begin() {
        found = false;
        unusable = "";
        reason = "";
    }

    void found(IceCandidate candidate) {
        found |= candidate.candidate().contains(" typ relay");
    }

    /** The first failure is kept: the others are mostly of the same server. */
    void failed(String url, String why) {
        if (unusable.isEmpty() && (url.startsWith("turn:") || url.startsWith("turns:"))) {
            unusable = url;
            reason = why;
        }
    }

    /** At the end of gathering. */
    LinkEvent.RelaysTried tried() {
        return found ? new LinkEvent.RelaysTried("", "") : new LinkEvent.RelaysTried(unusable, reason);
    }
}
