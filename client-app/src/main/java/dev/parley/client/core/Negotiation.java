package dev.parley.client.core;

import dev.parley.protocol.IceCandidate;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * The offer/answer machine of one link (W3C webrtc-pc §10.7, "perfect negotiation"). One operation is in flight at most;
 * what the peer sends meanwhile waits in order.
 *
 * @param polite gives way when both offer at once; of a pair the smaller participant id is polite
 * @param generation of the pair's connection, as on the wire, from 1
 * @param established a remote description was applied on this connection
 * @param ignoring the peer's first offer lost against the own one: its candidates belong to a connection it will drop
 * @param want an offer that is to be made once the machine is stable
 * @param restarting the own offer on its way restarts ICE
 * @param seen fingerprints of the newest {@value #SEEN} descriptions of this generation
 * @param waiting offers and candidates of the peer that wait for the operation in flight, at most {@value #WAITING}
 * @param early candidates of the peer that wait for its first description, at most {@value #CANDIDATES}; later ones are
 *     lost, the earlier ones are enough to connect
 * @param held own candidates that wait for the description they belong to, at most {@value #CANDIDATES}
 * @param sent the newest own description, to be sent again should it get lost
 */
public record Negotiation(
        boolean polite,
        int generation,
        Step step,
        boolean established,
        boolean ignoring,
        Want want,
        boolean restarting,
        List<Long> seen,
        List<NegotiationInput> waiting,
        List<IceCandidate> early,
        List<IceCandidate> held,
        Sent sent) {
    static final int SEEN = 16;
    static final int WAITING = 128;
    static final int CANDIDATES = 64;

    public Negotiation {
        seen = List.copyOf(seen);
        waiting = List.copyOf(waiting);
        early = List.copyOf(early);
        held = List.copyOf(held);
    }

    /** Where the machine is. In all but {@link #STABLE} and {@link #OFFERED} an operation is in flight. */
    public enum Step {
        STABLE,
        OFFERING,
        /** The own offer is out (JSEP have-local-offer). */
        OFFERED,
        APPLYING_OFFER,
        ANSWERING,
        APPLYING_ANSWER
    }

    /** Which offer is wanted, weakest first. */
    public enum Want {
        NOTHING,
        OFFER,
        ICE_RESTART
    }

    /**
     * What the peer was told last.
     *
     * @param offer the own offer that is not answered yet, null for none
     * @param answered fingerprint of the peer's offer that {@code answer} answers
     * @param answer the own answer, null for none
     * @param candidates trickled since, at most {@value #CANDIDATES}
     */
    public record Sent(
            @Nullable String offer, long answered, @Nullable String answer, List<IceCandidate> candidates) {
        static final Sent NOTHING = new Sent(null, 0, null, List.of());

        public Sent {
            candidates = List.copyOf(candidates);
        }

        static Sent offer(String sdp) {
            return new Sent(sdp, 0, null, List.of());
        }

        /** The peer's offer is being answered. */
        static Sent answering(long fingerprint) {
            return new Sent(null, fingerprint, null, List.of());
        }

        Sent withAnswer(String sdp) {
            return new Sent(null, answered, sdp, List.of());
        }

        Sent withoutOffer() {
            return new Sent(null, answered, answer, candidates);
        }

        Sent withCandidates(List<IceCandidate> newCandidates) {
            return new Sent(offer, answered, answer, newCandidates);
        }
    }

    /** The machine of a connection that was just opened. */
    public static Negotiation start(boolean polite, int generation) {
        return new Negotiation(
                polite,
                generation,
                Step.STABLE,
                false,
                false,
                Want.NOTHING,
                false,
                List.of(),
                List.of(),
                List.of(),
                List.of(),
                Sent.NOTHING);
    }

    boolean busy() {
        return step != Step.STABLE && step != Step.OFFERED;
    }

    /** A remote description is on its way into the connection; what belongs to it must wait. */
    boolean applying() {
        return step == Step.APPLYING_OFFER || step == Step.APPLYING_ANSWER;
    }

    Negotiation at(Step newStep) {
        return new Negotiation(
                polite, generation, newStep, established, ignoring, want, restarting, seen, waiting, early, held, sent);
    }

    /** A remote description was applied; the machine goes on at {@code newStep}. */
    Negotiation establishedAt(Step newStep) {
        return new Negotiation(
                polite, generation, newStep, true, false, want, restarting, seen, waiting, List.of(), held, sent);
    }

    Negotiation offering(boolean iceRestart) {
        return new Negotiation(
                polite,
                generation,
                Step.OFFERING,
                established,
                ignoring,
                Want.NOTHING,
                iceRestart,
                seen,
                waiting,
                early,
                held,
                sent);
    }

    Negotiation wanting(Want more) {
        Want most = more.compareTo(want) > 0 ? more : want;
        return new Negotiation(
                polite, generation, step, established, ignoring, most, restarting, seen, waiting, early, held, sent);
    }

    /** The peer's first offer is ignored, and what it trickled for it. */
    Negotiation ignoringFirstOffer() {
        return new Negotiation(
                polite, generation, step, established, true, want, restarting, seen, waiting, List.of(), held, sent);
    }

    boolean hasSeen(long fingerprint) {
        return seen.contains(fingerprint);
    }

    Negotiation seeing(long fingerprint) {
        List<Long> newest = new ArrayList<>(seen);
        newest.add(fingerprint);
        List<Long> bounded = newest.size() > SEEN ? newest.subList(1, newest.size()) : newest;
        return new Negotiation(
                polite, generation, step, established, ignoring, want, restarting, bounded, waiting, early, held, sent);
    }

    Negotiation withWaiting(List<NegotiationInput> inputs) {
        return new Negotiation(
                polite, generation, step, established, ignoring, want, restarting, seen, inputs, early, held, sent);
    }

    Negotiation withEarly(List<IceCandidate> candidates) {
        return new Negotiation(
                polite,
                generation,
                step,
                established,
                ignoring,
                want,
                restarting,
                seen,
                waiting,
                candidates,
                held,
                sent);
    }

    Negotiation withHeld(List<IceCandidate> candidates) {
        return new Negotiation(
                polite,
                generation,
                step,
                established,
                ignoring,
                want,
                restarting,
                seen,
                waiting,
                early,
                candidates,
                sent);
    }

    Negotiation withSent(Sent newSent) {
        return new Negotiation(
                polite, generation, step, established, ignoring, want, restarting, seen, waiting, early, held, newSent);
    }
}
