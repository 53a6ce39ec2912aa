package dev.parley.client.core;

import org.jspecify.annotations.Nullable;

/**
 * How sound is sent. Pure. Every packet costs each end work and 60 bytes of headers, on every link: the more people, the longer the
 * packets. The length depends on nothing but the size of the room, so that it changes with hardly anything; the bit rate follows the
 * link. Sound is never switched off to save something.
 */
final class AudioPolicy {
    private static final int TWO = 2;

    private AudioPolicy() {}

    /**
     * For one link.
     *
     * @param people in the room, oneself included, 2 or more
     * @param tier null while it is not known
     */
    static AudioFormat decide(int people, @Nullable Tier tier) {
        return new AudioFormat(packetMs(people), (tier == null ? Tier.EXCELLENT : tier).audioBps());
    }

    /** What is kept free for it on every link of a room of that size, whatever the link, bit/s. */
    static int reservedBps(int people) {
        return decide(people, null).wireBps();
    }

    /** Between two the delay is felt most and costs least. */
    private static int packetMs(int people) {
        if (people <= TWO) {
            return 20;
        }
        return people < MeshPolicy.SPEAKER_FIRST ? 40 : 60;
    }
}
