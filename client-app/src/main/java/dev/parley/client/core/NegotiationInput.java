package dev.parley.client.core;

import dev.parley.protocol.IceCandidate;

/** What can happen to a {@link Negotiation}. */
public sealed interface NegotiationInput {
    /** An offer is needed. Wishes that come while one is waiting are joined. */
    record OfferWanted(boolean iceRestart) implements NegotiationInput {}

    record RemoteOffer(int generation, int number, String sdp) implements NegotiationInput {}

    record RemoteAnswer(int generation, int number, int answers, String sdp) implements NegotiationInput {}

    record RemoteCandidate(int generation, IceCandidate candidate) implements NegotiationInput {}

    record LocalCandidate(IceCandidate candidate) implements NegotiationInput {}

    record OfferMade(String sdp) implements NegotiationInput {}

    record OfferApplied() implements NegotiationInput {}

    record AnswerMade(String sdp) implements NegotiationInput {}

    record AnswerApplied() implements NegotiationInput {}

    /** The own offer was not answered in time, or the peer can be reached again: perhaps it got lost. */
    record Resend() implements NegotiationInput {}

    /** The operation in flight failed. */
    record OperationFailed() implements NegotiationInput {}
}
