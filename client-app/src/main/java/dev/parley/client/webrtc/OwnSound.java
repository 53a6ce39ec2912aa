package dev.parley.client.webrtc;

import java.util.OptionalInt;

/** What a connection does with the own sound. */
enum OwnSound {
    /** It sends none. */
    NONE,

    /** It sends it as the library does by itself, whatever the core says: to compare with. */
    PLAIN,

    /** It pauses in silence, and follows {@link dev.parley.client.core.LinkCommand.SetAudio}. */
    ADAPTED;

    private static final int FIRST_PACKET_MS = 20;

    /** Of sound in a packet, until the core says how much; empty if that is never to change. */
    OptionalInt packetMs() {
        return this == ADAPTED ? OptionalInt.of(FIRST_PACKET_MS) : OptionalInt.empty();
    }
}
