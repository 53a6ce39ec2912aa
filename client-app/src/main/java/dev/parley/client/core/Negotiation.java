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
 * @param descriptions the newest descriptions, to be sent again should they get lost
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
        Descriptions descriptions) {
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
     * The descriptions of this generation. An own offer and the answer to the peer's may both be on their way.
     *
     * @param made own descriptions so far
     * @param taken number of the peer's newest description that was taken
     * @param offer the own offer that is not answered yet, null for none
     * @param answered the peer's offer that was answered, or is being answered
     * @param answer the own answer, null for none
     * @param candidates trickled since the newest own description, at most {@value #CANDIDATES}
     */
    public record Descriptions(
            int made,
            int taken,
            @Nullable Numbered offer,
            Answered answered,
            @Nullable Numbered answer,
            List<IceCandidate> candidates) {
        static final Descriptions NONE = new Descriptions(0, 0, null, new Answered(0, 0), null, List.of());

        public Descriptions {
            candidates = List.copyOf(candidates);
        }

        Descriptions withOffer(String sdp) {
            return new Descriptions(made + 1, taken, new Numbered(made + 1, sdp), answered, answer, List.of());
        }

        Descriptions taking(int number) {
            return new Descriptions(made, Math.max(taken, number), offer, answered, answer, candidates);
        }

        /** The own offer, if there was one, has lost and is ended. */
        Descriptions answering(Answered offered) {
            return new Descriptions(made, taken, null, offered, null, List.of());
        }

        Descriptions withAnswer(String sdp) {
            return new Descriptions(made + 1, taken, offer, answered, new Numbered(made + 1, sdp), List.of());
        }

        Descriptions withoutOffer() {
            return new Descriptions(made, taken, null, answered, answer, candidates);
        }

        Descriptions withCandidates(List<IceCandidate> newCandidates) {
            return new Descriptions(made, taken, offer, answered, answer, newCandidates);
        }
    }

    /** An own description. */
    public record Numbered(int number, String sdp) {}

    /**
     * An offer of the peer.
     *
     * @param number as the peer counts; 0 if it does not
     */
    public record Answered(long fingerprint, int number) {}

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
                Descriptions.NONE);
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
                polite,
                generation,
                newStep,
                established,
                ignoring,
                want,
                restarting,
                seen,
                waiting,
                early,
                held,
                descriptions);
    }

    /** A remote description was applied; the machine goes on at {@code newStep}. */
    Negotiation establishedAt(Step newStep) {
        return new Negotiation(
                polite,
                generation,
                newStep,
                true,
                false,
                want,
                restarting,
                seen,
                waiting,
                List.of(),
                held,
                descriptions);
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
                descriptions);
    }

    Negotiation wanting(Want more) {
        Want most = more.compareTo(want) > 0 ? more : want;
        return new Negotiation(
                polite,
                generation,
                step,
                established,
                ignoring,
                most,
                restarting,
                seen,
                waiting,
                early,
                held,
                descriptions);
    }

    /** The peer's first offer is ignored, and what it trickled for it. */
    Negotiation ignoringFirstOffer() {
        return new Negotiation(
                polite,
                generation,
                step,
                established,
                true,
                want,
                restarting,
                seen,
                waiting,
                List.of(),
                held,
                descriptions);
    }

    boolean hasSeen(long fingerprint) {
        return seen.contains(fingerprint);
    }

    Negotiation seeing(long fingerprint) {
        List<Long> newest = new ArrayList<>(seen);
        newest.add(fingerprint);
        List<Long> bounded = newest.size() > SEEN ? newest.subList(1, newest.size()) : newest;
        return new Negotiation(
                polite,
                generation,
                step,
                established,
                ignoring,
                want,
                restarting,
                bounded,
                waiting,
                early,
                held,
                descriptions);
    }

    Negotiation withWaiting(List<NegotiationInput> inputs) {
        return new Negotiation(
                polite,
                generation,
                step,
                established,
                ignoring,
                want,
                restarting,
                seen,
                inputs,
                early,
                held,
                descriptions);
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
                descriptions);
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
                descriptions);
    }

    Negotiation withDescriptions(Descriptions newDescriptions) {
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
                held,
                newDescriptions);
    }
}
