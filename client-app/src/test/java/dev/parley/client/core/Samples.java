package dev.parley.client.core;

import java.util.OptionalDouble;

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
                none.voice(),
                flow,
                "VP8",
                candidate);
    }

    /** Of a link of that tier, by its round trip; one that knows nothing for null. */
    static LinkStats of(Tier tier) {
        if (tier == null) {
            return LinkStats.NONE;
        }
        double rttMs = switch (tier) {
            case EXCELLENT -> 50;
            case GOOD -> 150;
            case FAIR -> 250;
            case POOR -> 350;
        };
        return of(OptionalDouble.of(rttMs), OptionalDouble.empty(), OptionalDouble.empty());
    }

    /** Of a link of which only the round trip is known. */
    public static LinkStats withRtt(OptionalDouble rttMs) {
        return of(rttMs, OptionalDouble.empty(), OptionalDouble.empty());
    }

    /** Of a link with that round trip, sending rate and estimate. */
    static LinkStats of(OptionalDouble rttMs, OptionalDouble sendKbps, OptionalDouble availableKbps) {
        LinkStats none = LinkStats.NONE;
        return new LinkStats(
                rttMs,
                none.jitterMs(),
                none.lossPercent(),
                none.sentLossPercent(),
                sendKbps,
                none.recvKbps(),
                availableKbps,
                none.sent(),
                none.encoding(),
                none.received(),
                none.playout(),
                none.voice(),
                none.flow(),
                none.codec(),
                none.candidate());
    }

    /** Of a link on which so much is heard. */
    static LinkStats of(LinkStats.Voice voice) {
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
                voice,
                none.flow(),
                none.codec(),
                none.candidate());
    }

    /** Of a link over such a candidate that sends so much. */
    static LinkStats sending(String candidate, double sendKbps) {
        LinkStats none = LinkStats.NONE;
        return new LinkStats(
                none.rttMs(),
                none.jitterMs(),
                none.lossPercent(),
                none.sentLossPercent(),
                OptionalDouble.of(sendKbps),
                none.recvKbps(),
                none.availableKbps(),
                none.sent(),
                none.encoding(),
                none.received(),
                none.playout(),
                none.voice(),
                none.flow(),
                none.codec(),
                candidate);
    }
}
