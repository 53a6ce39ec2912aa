package dev.parley.server.session;

/**
 * How much may be sent. A joiner of a full room of ten answers nine offers and trickles some hundred candidates within
 * a second; the bursts leave room for that and little more.
 *
 * @param messages messages of one connection
 * @param bytes bytes of one connection's messages, as characters of JSON text
 * @param mistakes refused or unreadable messages of one connection that are answered; the next one ends it
 * @param addressMessages messages of all connections of one address
 * @param addressConnections new connections of one address
 * @param addressRooms rooms created from one address: without this bound one address could fill the server's
 * @param account what one account may do over all its connections
 * @param exemptLoopback whether the machine's own addresses are free of the per-address limits: behind a reverse proxy on
 *     the same machine that is not trusted everybody has them
 */
public record RateSettings(
        Rate messages,
        Rate bytes,
        Rate mistakes,
        Rate addressMessages,
        Rate addressConnections,
        Rate addressRooms,
        AccountRates account,
        boolean exemptLoopback) {
    public static final RateSettings DEFAULTS = new RateSettings(
            new Rate(400, 80),
            new Rate(1_500_000, 200_000),
            new Rate(30, 1),
            new Rate(8_000, 1_000),
            new Rate(200, 20),
            Rate.perMinute(60, 12),
            AccountRates.DEFAULTS,
            true);

    /**
     * For an account, from wherever it comes.
     *
     * @param connections most connections at a time, 1 or more
     * @param messages messages of all of them
     * @param rooms rooms created
     */
    public record AccountRates(int connections, Rate messages, Rate rooms) {
        public static final AccountRates DEFAULTS = new AccountRates(20, new Rate(2_000, 300), Rate.perMinute(30, 6));
    }

    public RateSettings withMessages(Rate other) {
        return new RateSettings(
                other, bytes, mistakes, addressMessages, addressConnections, addressRooms, account, exemptLoopback);
    }

    public RateSettings withMistakes(Rate other) {
        return new RateSettings(
                messages, bytes, other, addressMessages, addressConnections, addressRooms, account, exemptLoopback);
    }

    public RateSettings withAddressLimits(Rate newMessages, Rate newConnections, boolean newExemptLoopback) {
        return new RateSettings(
                messages, bytes, mistakes, newMessages, newConnections, addressRooms, account, newExemptLoopback);
    }

    public RateSettings withRooms(Rate ofAddress) {
        return new RateSettings(
                messages, bytes, mistakes, addressMessages, addressConnections, ofAddress, account, exemptLoopback);
    }

    public RateSettings withAccount(AccountRates other) {
        return new RateSettings(
                messages, bytes, mistakes, addressMessages, addressConnections, addressRooms, other, exemptLoopback);
    }

    /** The same rate for everything, and no end of connections. */
    public static RateSettings all(Rate rate) {
        return new RateSettings(
                rate, rate, rate, rate, rate, rate, new AccountRates(Integer.MAX_VALUE, rate, rate), true);
    }
}
