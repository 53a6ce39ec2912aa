package dev.parley.client.port;

import dev.parley.protocol.ParticipantId;

/** Where the pictures of a meeting come from, and how loud everybody is. Any thread. */
public interface Pictures {
    /** The own camera, not mirrored. */
    FrameSource self();

    /** A peer's camera. The same object for the same peer; it stays valid, without pictures, when the peer has left. */
    FrameSource peer(ParticipantId peer);

    /** How loud a peer is, 0 to 1, over about the last 100 ms; 0 if nothing is heard. */
    double level(ParticipantId peer);

    /** How loud the own microphone is, 0 to 1; 0 when muted. */
    double selfLevel();
}
