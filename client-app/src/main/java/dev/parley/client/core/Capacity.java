package dev.parley.client.core;

import java.util.OptionalDouble;

/**
 * What is known of the capacity of the own uplink.
 *
 * @param here in this meeting, over whatever ways its links take
 * @param outside on this network, over ways that leave it: only these say something about the next meeting
 */
public record Capacity(CarriedWatch here, CarriedWatch outside) {
    static final Capacity UNKNOWN = recalled(Carried.UNKNOWN);

    /** On a network where so much was measured before. */
    static Capacity recalled(Carried before) {
        return new Capacity(CarriedWatch.of(Carried.UNKNOWN), CarriedWatch.of(before));
    }

    Capacity entering() {
        return recalled(outside.best());
    }

    /** What to tell: what this meeting has shown, unless it has only sent less than an earlier one. */
    public Carried known() {
        boolean tells = here.best().full() || here.best().bps() > outside.best().bps();
        return tells ? here.best() : outside.best();
    }

    /**
     * After a second.
     *
     * @param fullBps what the uplink carries, if it is full; else empty
     * @param sentBps by all links together
     * @param outBps of that, by links that leave the network
     */
    Capacity after(OptionalDouble fullBps, double sentBps, double outBps, long now) {
        // Of a full uplink that some links use within the network, nobody knows how much of it leads out.
        OptionalDouble fullOut = outBps < sentBps ? OptionalDouble.empty() : fullBps;
        return new Capacity(here.after(fullBps, sentBps, now), outside.after(fullOut, outBps, now));
    }
}
