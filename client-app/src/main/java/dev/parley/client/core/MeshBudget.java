package dev.parley.client.core;

/** What a person's uplink may carry by the size of the room (ledger row Q5). */
final class MeshBudget {
    /** Sound on a link of a large room, with its headers, bit/s; what is reckoned with where the size of the room is not known. */
    static final int AUDIO_BPS = 40_000;

    private static final int LINK_BPS = 2_000_000;
    private static final int MOST_LINKS = 7;

    private MeshBudget() {}

    /** For all links together, sound included: 2 people 2 Mbit/s, 3: 4, 4: 6 … 8 and more: 14 Mbit/s. */
    static int bps(int people) {
        return LINK_BPS * Math.clamp(people - 1, 1, MOST_LINKS);
    }
}
