package dev.parley.protocol;

/**
 * What two peers say to each other through the server, which relays it unread between members of one room.
 *
 * <p>A client sets {@code peer} to the addressee (wire field {@code to}); the server delivers it with {@code peer} set to
 * the true sender (wire field {@code from}), whatever the client wrote.
 *
 * <p>{@code generation} counts the connections this pair has built, from 1: a signal of an older generation is dropped, a
 * newer one means that the sender started over.
 */
public sealed interface Signal extends ClientMessage, ServerMessage {
    /** What negotiates a connection. */
    sealed interface Negotiating extends Signal {}

    RoomId room();

    ParticipantId peer();

    int generation();

    /** The same signal with another {@link #peer()}. */
    Signal withPeer(ParticipantId peer);

    /**
     * An SDP offer (RFC 8829).
     *
     * @param number counts the sender's offers and answers on this connection, from 1; 0 for not said
     */
    record Offer(RoomId room, ParticipantId peer, int generation, int number, String sdp) implements Negotiating {
        public Offer {
            SignalRules.checkGeneration(generation);
            SignalRules.checkNumber(number);
            SignalRules.checkSdp(sdp);
        }

        /** Without a number. */
        public Offer(RoomId room, ParticipantId peer, int generation, String sdp) {
            this(room, peer, generation, 0, sdp);
        }

        @Override
        public Offer withPeer(ParticipantId newPeer) {
            return new Offer(room, newPeer, generation, number, sdp);
        }
    }

    /**
     * An SDP answer (RFC 8829).
     *
     * @param number as in {@link Offer}
     * @param answers the number of the offer that it answers; 0 for not said
     */
    record Answer(RoomId room, ParticipantId peer, int generation, int number, int answers, String sdp)
            implements Negotiating {
        public Answer {
            SignalRules.checkGeneration(generation);
            SignalRules.checkNumber(number);
            SignalRules.checkNumber(answers);
            SignalRules.checkSdp(sdp);
        }

        /** Without numbers. */
        public Answer(RoomId room, ParticipantId peer, int generation, String sdp) {
            this(room, peer, generation, 0, 0, sdp);
        }

        @Override
        public Answer withPeer(ParticipantId newPeer) {
            return new Answer(room, newPeer, generation, number, answers, sdp);
        }
    }

    /** A trickled candidate, or end-of-candidates. */
    record Candidate(RoomId room, ParticipantId peer, int generation, IceCandidate candidate) implements Negotiating {
        public Candidate {
            SignalRules.checkGeneration(generation);
        }

        @Override
        public Candidate withPeer(ParticipantId newPeer) {
            return new Candidate(room, newPeer, generation, candidate);
        }
    }

    /**
     * Asks whether the peer's program is there, which nothing of the pair's own connection says any more. Answered with {@link Pong} at
     * once.
     */
    record Ping(RoomId room, ParticipantId peer, int generation) implements Signal {
        public Ping {
            SignalRules.checkGeneration(generation);
        }

        @Override
        public Ping withPeer(ParticipantId newPeer) {
            return new Ping(room, newPeer, generation);
        }
    }

    /** Answers {@link Ping} with its generation. */
    record Pong(RoomId room, ParticipantId peer, int generation) implements Signal {
        public Pong {
            SignalRules.checkGeneration(generation);
        }

        @Override
        public Pong withPeer(ParticipantId newPeer) {
            return new Pong(room, newPeer, generation);
        }
    }
}
