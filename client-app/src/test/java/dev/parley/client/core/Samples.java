package dev.parley.client.core;

/** Samples of a link for stories in which only the path and what goes to and fro matter. */
public final class Samples {
    private Samples() {}

    public static LinkStats of(String candidate, LinkStats.Flow flow) {
        LinkStats none = LinkStats.NONE;
        return new LinkStats(
                none.rttMs(),
                none.jitterMs(),
                none.lossPercent(),
                none.sentLossPercent(),
                none.sendKbps(),
                none.recvKbps(),
                none.availableKbps(),
                none.sent(),
                none.encoding(),
                none.received(),
                none.playout(),
                flow,
                "VP8",
                candidate);
    }
}
