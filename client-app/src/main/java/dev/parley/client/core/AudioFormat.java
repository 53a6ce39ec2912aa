package dev.parley.client.core;

/**
 * How sound is sent on one link.
 *
 * @param packetMs of sound in a packet: 20, 40 or 60. It comes so much later, and each packet has its headers
 * @param maxBitrate of the encoder, without headers, bit/s, 6,000 or more
 */
public record AudioFormat(int packetMs, int maxBitrate) {
    /** IPv4, UDP, RTP with its extensions and SRTP's tag, for each packet. */
    private static final int HEADER_BITS = 8 * 60;

    private static final int LEAST_BPS = 6_000;

    public AudioFormat {
        if (packetMs != 20 && packetMs != 40 && packetMs != 60) {
            throw new IllegalArgumentException("Not a length of packets that is used: " + packetMs + " ms");
        }
        if (maxBitrate < LEAST_BPS) {
            throw new IllegalArgumentException("Opus encodes at 6,000 bit/s or more, not at " + maxBitrate + ".");
        }
    }

    /** What goes over the network while somebody speaks, bit/s. */
    int wireBps() {
        return maxBitrate + HEADER_BITS * 1000 / packetMs;
    }
}
