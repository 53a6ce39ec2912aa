package dev.parley.server.session;

/**
 * How much may be sent. A joiner of a full room of ten answers nine offers and trickles some hundred candidates within
 * a second; the bursts leave room for that and little more.
 *
 * @param messages messages of one connection
 * @param bytes bytes of one connection's messages, as characters of JSON text
 * @param addressMessages messages of all connections of one address
 * @param addressConnections new connections of one address
 * @param mistakes refused or unreadable messages of one connection that are answered; the next one ends it
 * @param exemptLoopback whether the machine's own addresses are free of the per-address limits: behind a reverse proxy on
 *     the same machine everybody has them
 */
public record RateSettings(
        Rate messages,
        Rate bytes,
        Rate addressMessages,
        Rate addressConnections,
        Rate mistakes,
        boolean exemptLoopback) {
    public static final RateSettings DEFAULTS = new RateSettings(
            new Rate(400, 80),
            new Rate(1_500_000, 200_000),
            new Rate(8_000, 1_000),
            new Rate(200, 20),
            new Rate(30, 1),
            true);

    public RateSettings withMessages(Rate other) {
        return new RateSettings(other, bytes, addressMessages, addressConnections, mistakes, exemptLoopback);
    }

    public RateSettings withMistakes(Rate other) {
        return new RateSettings(messages, bytes, addressMessages, addressConnections, other, exemptLoopback);
    }

    public RateSettings withAddressLimits(Rate newMessages, Rate newConnections, boolean newExemptLoopback) {
        return new RateSettings(messages, bytes, newMessages, newConnections, mistakes, newExemptLoopback);
    }
}
