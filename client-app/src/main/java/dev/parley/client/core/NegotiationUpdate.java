package dev.parley.client.core;

import dev.parley.client.core.Negotiation.Step;
import dev.parley.client.core.Negotiation.Want;
import dev.parley.protocol.IceCandidate;
import java.util.ArrayList;
import java.util.List;

/** One step of a {@link Negotiation}: pure from outside; the object lives for one call. */
final class NegotiationUpdate {
    /** The next machine and what it wants done, in order. */
    record Result(Negotiation negotiation, List<NegotiationOutput> outputs) {
        Result {
            outputs = List.copyOf(outputs);
        }
    }

    private Negotiation now;
    private final List<NegotiationOutput> outputs = new ArrayList<>();

    private NegotiationUpdate(Negotiation before) {
        this.now = before;
    }

    static Result update(Negotiation before, NegotiationInput input) {
        NegotiationUpdate run = new NegotiationUpdate(before);
        run.take(input);
        run.goOn();
        return new Result(run.now, run.outputs);
    }

    private void take(NegotiationInput input) {
        switch (input) {
            case NegotiationInput.OfferWanted wanted -> want(wanted.iceRestart());
            case NegotiationInput.RemoteOffer offer -> remoteOffer(offer);
            case NegotiationInput.RemoteAnswer answer -> remoteAnswer(answer);
            case NegotiationInput.RemoteCandidate candidate -> remoteCandidate(candidate);
            case NegotiationInput.LocalCandidate candidate -> localCandidate(candidate.candidate());
            case NegotiationInput.OfferMade made -> offerMade(made.sdp());
            case NegotiationInput.OfferApplied applied -> offerApplied();
            case NegotiationInput.AnswerMade made -> answerMade(made.sdp());
            case NegotiationInput.AnswerApplied applied -> answerApplied();
            case NegotiationInput.Resend resend -> resendOffer();
            case NegotiationInput.OperationFailed failed -> outputs.add(new NegotiationOutput.Broken());
        }
    }

    /** Takes what has waited, as far as possible, then makes the offer that is wanted. */
    private void goOn() {
        while (!now.waiting().isEmpty() && mayTake(now.waiting().getFirst())) {
            NegotiationInput first = now.waiting().getFirst();
            now = now.withWaiting(now.waiting().subList(1, now.waiting().size()));
            takeWaiting(first);
        }
        if (now.step() == Step.STABLE && now.want() != Want.NOTHING) {
            makeOffer(now.want() == Want.ICE_RESTART);
        }
    }

    private boolean mayTake(NegotiationInput waiting) {
        return waiting instanceof NegotiationInput.RemoteOffer ? !now.busy() : !now.applying();
    }

    private void takeWaiting(NegotiationInput waiting) {
        if (waiting instanceof NegotiationInput.RemoteOffer offer) {
            applyOffer(offer.sdp());
        } else if (waiting instanceof NegotiationInput.RemoteCandidate candidate) {
            addCandidate(candidate.candidate());
        }
    }

    private void want(boolean iceRestart) {
        now = now.wanting(iceRestart ? Want.ICE_RESTART : Want.OFFER);
    }

    private void makeOffer(boolean iceRestart) {
        now = now.offering(iceRestart);
        command(new LinkCommand.MakeOffer(iceRestart));
    }

    private void remoteOffer(NegotiationInput.RemoteOffer offer) {
        if (offer.generation() > now.generation()) {
            answerAnew(Negotiation.start(now.polite(), offer.generation()), offer.sdp());
        } else if (offer.generation() == now.generation()) {
            if (isNew("offer", offer.sdp())) {
                currentOffer(offer);
            } else {
                resendAnswer(offer.sdp());
            }
        }
    }

    /** The peer has not heard the answer, or it would not offer the same again. */
    private void resendAnswer(String offer) {
        Negotiation.Sent sent = now.sent();
        boolean answered = sent.answer() != null && sent.answered() == fingerprint("offer", offer);
        if (now.step() == Step.STABLE && sent.answer() != null && answered) {
            outputs.add(new NegotiationOutput.SendAnswer(sent.answer()));
            resendCandidates();
        }
    }

    private void resendOffer() {
        String offer = now.sent().offer();
        if (now.step() == Step.OFFERED && offer != null) {
            outputs.add(new NegotiationOutput.SendOffer(offer));
            resendCandidates();
        }
    }

    private void resendCandidates() {
        now.sent().candidates().forEach(candidate -> outputs.add(new NegotiationOutput.SendCandidate(candidate)));
    }

    private void currentOffer(NegotiationInput.RemoteOffer offer) {
        boolean collision = now.step() == Step.OFFERING || now.step() == Step.OFFERED;
        if (collision && !now.polite()) {
            ignoreOffer();
        } else if (now.busy() || !now.waiting().isEmpty()) {
            await(offer);
        } else {
            applyOffer(offer.sdp());
        }
    }

    /** The impolite side's own offer stands; the polite peer will answer it, once it has got it. */
    private void ignoreOffer() {
        if (!now.established()) {
            now = now.ignoringFirstOffer();
        }
        resendOffer();
    }

    private void applyOffer(String sdp) {
        if (now.step() == Step.STABLE) {
            answering(sdp);
            command(new LinkCommand.ApplyOffer(sdp, false));
        } else if (now.established()) {
            rollBackAndApply(sdp);
        } else {
            // Transceivers made for an own offer are not used again by a remote one (RFC 8829 §5.10): rolling back a
            // first offer would leave this side's media without a section. A new connection has none to lose.
            answerAnew(sameGeneration(), sdp);
        }
    }

    private void rollBackAndApply(String sdp) {
        want(now.restarting());
        answering(sdp);
        command(new LinkCommand.ApplyOffer(sdp, true));
    }

    private Negotiation sameGeneration() {
        Negotiation fresh = Negotiation.start(now.polite(), now.generation()).withWaiting(now.waiting());
        for (long fingerprint : now.seen()) {
            fresh = fresh.seeing(fingerprint);
        }
        return fresh;
    }

    private void answerAnew(Negotiation fresh, String sdp) {
        now = fresh.seeing(fingerprint("offer", sdp));
        answering(sdp);
        outputs.add(new NegotiationOutput.Reopen());
        command(new LinkCommand.ApplyOffer(sdp, false));
    }

    private void answering(String offer) {
        now = now.at(Step.APPLYING_OFFER).withSent(Negotiation.Sent.answering(fingerprint("offer", offer)));
    }

    /** Anywhere but after the own offer an answer answers nothing (JSEP, RFC 8829 §5.6): dropped. */
    private void remoteAnswer(NegotiationInput.RemoteAnswer answer) {
        boolean fits = answer.generation() == now.generation() && now.step() == Step.OFFERED;
        if (fits && isNew("answer", answer.sdp())) {
            now = now.at(Step.APPLYING_ANSWER);
            command(new LinkCommand.ApplyAnswer(answer.sdp()));
        }
    }

    private void remoteCandidate(NegotiationInput.RemoteCandidate candidate) {
        if (candidate.generation() != now.generation()) {
            return;
        }
        if (now.applying() || !now.waiting().isEmpty()) {
            await(candidate);
        } else {
            addCandidate(candidate.candidate());
        }
    }

    /** End-of-candidates is no candidate; the library has no call for it. */
    private void addCandidate(IceCandidate candidate) {
        if (candidate.endOfCandidates()) {
            return;
        }
        if (now.established()) {
            command(new LinkCommand.AddCandidate(candidate));
        } else if (!now.ignoring()) {
            now = now.withEarly(appended(now.early(), candidate));
        }
    }

    private void localCandidate(IceCandidate candidate) {
        if (now.step() == Step.OFFERING || now.step() == Step.ANSWERING) {
            now = now.withHeld(appended(now.held(), candidate));
        } else {
            sendCandidate(candidate);
        }
    }

    private void sendCandidate(IceCandidate candidate) {
        Negotiation.Sent sent = now.sent();
        now = now.withSent(sent.withCandidates(appended(sent.candidates(), candidate)));
        outputs.add(new NegotiationOutput.SendCandidate(candidate));
    }

    private void offerMade(String sdp) {
        if (now.step() != Step.OFFERING) {
            return;
        }
        now = now.at(Step.OFFERED).withSent(Negotiation.Sent.offer(sdp));
        if (now.waiting().stream().noneMatch(NegotiationInput.RemoteOffer.class::isInstance)) {
            outputs.add(new NegotiationOutput.SendOffer(sdp));
            sendHeld();
        }
    }

    private void offerApplied() {
        if (now.step() != Step.APPLYING_OFFER) {
            return;
        }
        command(new LinkCommand.MakeAnswer());
        establish(Step.ANSWERING);
    }

    private void answerMade(String sdp) {
        if (now.step() != Step.ANSWERING) {
            return;
        }
        now = now.at(Step.STABLE).withSent(now.sent().withAnswer(sdp));
        outputs.add(new NegotiationOutput.SendAnswer(sdp));
        sendHeld();
    }

    private void answerApplied() {
        if (now.step() == Step.APPLYING_ANSWER) {
            now = now.withSent(now.sent().withoutOffer());
            establish(Step.STABLE);
        }
    }

    private void establish(Step next) {
        now.early().forEach(candidate -> command(new LinkCommand.AddCandidate(candidate)));
        now = now.establishedAt(next);
    }

    private void sendHeld() {
        List<IceCandidate> held = now.held();
        now = now.withHeld(List.of());
        held.forEach(this::sendCandidate);
    }

    /** At the bound the connection counts as broken: an offer must not be lost in silence. */
    private void await(NegotiationInput input) {
        if (now.waiting().size() >= Negotiation.WAITING) {
            outputs.add(new NegotiationOutput.Broken());
        } else {
            now = now.withWaiting(appended(now.waiting(), input, Negotiation.WAITING));
        }
    }

    private boolean isNew(String kind, String sdp) {
        long fingerprint = fingerprint(kind, sdp);
        if (now.hasSeen(fingerprint)) {
            return false;
        }
        now = now.seeing(fingerprint);
        return true;
    }

    private void command(LinkCommand command) {
        outputs.add(new NegotiationOutput.Command(command));
    }

    private static List<IceCandidate> appended(List<IceCandidate> candidates, IceCandidate candidate) {
        return appended(candidates, candidate, Negotiation.CANDIDATES);
    }

    private static <T> List<T> appended(List<T> list, T item, int bound) {
        if (list.size() >= bound) {
            return list;
        }
        List<T> longer = new ArrayList<>(list);
        longer.add(item);
        return longer;
    }

    /** FNV-1a, 64 bit, over the description's characters. */
    private static long fingerprint(String kind, String sdp) {
        long hash = 0xcbf29ce484222325L;
        for (int i = 0; i < kind.length(); i++) {
            hash = (hash ^ kind.charAt(i)) * 0x100000001b3L;
        }
        for (int i = 0; i < sdp.length(); i++) {
            hash = (hash ^ sdp.charAt(i)) * 0x100000001b3L;
        }
        return hash;
    }
}
