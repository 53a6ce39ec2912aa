package dev.parley.client.core;

import dev.parley.protocol.IceCandidate;

/** What a {@link Negotiation} wants done, in order. */
sealed interface NegotiationOutput {
    /** To the connection, or to the one that replaced it if {@link Reopen} came before. */
    record Command(LinkCommand command) implements NegotiationOutput {}

    record SendOffer(int number, String sdp) implements NegotiationOutput {}

    record SendAnswer(int number, int answers, String sdp) implements NegotiationOutput {}

    record SendCandidate(IceCandidate candidate) implements NegotiationOutput {}

    /** Close the connection and open a new one that answers. */
    record Reopen() implements NegotiationOutput {}

    /** The connection can no longer be trusted. */
    record Broken() implements NegotiationOutput {}
}
