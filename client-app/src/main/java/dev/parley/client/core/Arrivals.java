package dev.parley.client.core;

/**
 * What a peer's reports say of one medium it is sent.
 *
 * @param sent how much had been sent when the last report came that proved something, since the connection began
 * @param arrived how much of it had arrived by that report
 * @param missed how many such reports in a row said that nothing more had arrived
 */
public record Arrivals(long sent, long arrived, int missed) {
    public static final Arrivals NONE = new Arrivals(0, 0, 0);

    /**
     * A report came. If too little was sent since the last one that proved something, it proves nothing: it may have waited with others
     * for an interruption to end, or nobody speaks.
     *
     * @param proof how much must have been sent
     */
    Arrivals after(long sentNow, long arrivedNow, long proof) {
        if (arrivedNow > arrived) {
            return new Arrivals(sentNow, arrivedNow, 0);
        }
        return sentNow - sent < proof ? this : new Arrivals(sentNow, arrived, missed + 1);
    }

    Arrivals anew() {
        return new Arrivals(sent, arrived, 0);
    }
}
