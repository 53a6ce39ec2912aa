package dev.parley.client.core;

/**
 * What the own uplink was seen to carry, for all links together, sound included.
 *
 * @param bps bit/s; 0 for nothing known
 * @param full it carried that and no more; otherwise it may carry more, nobody has tried
 * @param at when that was seen, ms since 1970-01-01T00:00Z
 */
public record Carried(long bps, boolean full, long at) {
    public static final Carried UNKNOWN = new Carried(0, false, 0);

    /** A good picture: 640 by 360 pixels, with sound, bit/s. */
    static final int GOOD_BPS = 700_000 + MeshBudget.AUDIO_BPS;

    /** A small one: 320 by 180. */
    static final int SMALL_BPS = 200_000 + MeshBudget.AUDIO_BPS;

    /** To how many people such a picture can be sent at the same time. */
    int people(int pictureBps) {
        return (int) (bps / pictureBps);
    }
}
