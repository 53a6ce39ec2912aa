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
            applyOffer(offer);
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
            answerAnew(Negotiation.start(now.polite(), offer.generation()), offer);
        } else if (offer.generation() == now.generation()) {
            currentOffer(offer);
        }
    }

    /** An offer that is ignored is not taken: it may come again when it no longer collides. */
    private void currentOffer(NegotiationInput.RemoteOffer offer) {
        boolean collision = now.step() == Step.OFFERING || now.step() == Step.OFFERED;
        if (isKnown(offer)) {
            resendAnswer(offer);
        } else if (collision && !now.polite()) {
            ignoreOffer();
        } else {
            now = now.seeing(fingerprint("offer", offer.sdp()))
                    .withDescriptions(now.descriptions().taking(offer.number()));
            takeOffer(offer);
        }
    }

    /** Older than one that was taken: a duplicate, or rolled back by the peer. */
    private boolean isKnown(NegotiationInput.RemoteOffer offer) {
        return now.hasSeen(fingerprint("offer", offer.sdp())) || isOld(offer.number());
    }

    private boolean isOld(int number) {
        return number != 0 && number <= now.descriptions().taken();
    }

    private void takeOffer(NegotiationInput.RemoteOffer offer) {
        if (now.busy() || !now.waiting().isEmpty()) {
            await(offer);
        } else {
            applyOffer(offer);
        }
    }

    /** The peer has not heard the answer, or it would not offer the same again. */
    private void resendAnswer(NegotiationInput.RemoteOffer offer) {
        Negotiation.Numbered answer = now.descriptions().answer();
        Negotiation.Answered answered = now.descriptions().answered();
        boolean known = answered.fingerprint() == fingerprint("offer", offer.sdp());
        boolean settled = now.step() == Step.STABLE || now.step() == Step.OFFERED;
        if (known && settled && answer != null) {
            outputs.add(new NegotiationOutput.SendAnswer(answer.number(), answered.number(), answer.sdp()));
            resendCandidates();
        }
    }

    private void resendOffer() {
        Negotiation.Numbered offer = now.descriptions().offer();
        if (now.step() == Step.OFFERED && offer != null) {
            sendOffer(offer);
            resendCandidates();
        }
    }

    private void sendOffer(Negotiation.Numbered offer) {
        outputs.add(new NegotiationOutput.SendOffer(offer.number(), offer.sdp()));
    }

    private void resendCandidates() {
        now.descriptions()
                .candidates()
                .forEach(candidate -> outputs.add(new NegotiationOutput.SendCandidate(candidate)));
    }

    /** The impolite side's own offer stands; the polite peer will answer it, once it has got it. */
    private void ignoreOffer() {
        if (!now.established()) {
            now = now.ignoringFirstOffer();
        }
        resendOffer();
    }

    private void applyOffer(NegotiationInput.RemoteOffer offer) {
        if (now.step() == Step.STABLE) {
            answering(offer);
            command(new LinkCommand.ApplyOffer(offer.sdp(), false));
        } else if (now.established()) {
            yieldAndApply(offer);
        } else {
            // Transceivers made for an own offer are not used again by a remote one (RFC 8829 §5.10): rolling back a
            // first offer would leave this side's media without a section. A new connection has none to lose.
            answerAnew(sameGeneration(), offer);
        }
    }

    private void yieldAndApply(NegotiationInput.RemoteOffer offer) {
        want(now.restarting());
        answering(offer);
        command(new LinkCommand.ApplyOffer(offer.sdp(), true));
    }

    private Negotiation sameGeneration() {
        Negotiation fresh = Negotiation.start(now.polite(), now.generation())
                .withWaiting(now.waiting())
                .withDescriptions(now.descriptions());
        for (long fingerprint : now.seen()) {
            fresh = fresh.seeing(fingerprint);
        }
        return fresh;
    }

    private void answerAnew(Negotiation fresh, NegotiationInput.RemoteOffer offer) {
        now = fresh.seeing(fingerprint("offer", offer.sdp()));
        answering(offer);
        outputs.add(new NegotiationOutput.Reopen());
        command(new LinkCommand.ApplyOffer(offer.sdp(), false));
    }

    private void answering(NegotiationInput.RemoteOffer offer) {
        Negotiation.Answered offered = new Negotiation.Answered(fingerprint("offer", offer.sdp()), offer.number());
        now = now.at(Step.APPLYING_OFFER).withDescriptions(now.descriptions().answering(offered));
    }

    /** Anywhere but after the own offer an answer answers nothing (JSEP, RFC 8829 §5.6): dropped. */
    private void remoteAnswer(NegotiationInput.RemoteAnswer answer) {
        boolean fits = answer.generation() == now.generation() && now.step() == Step.OFFERED && answers(answer);
        if (fits && !isOld(answer.number()) && isNew("answer", answer.sdp())) {
            now = now.at(Step.APPLYING_ANSWER)
                    .withDescriptions(now.descriptions().taking(answer.number()));
            command(new LinkCommand.ApplyAnswer(answer.sdp()));
        }
    }

    private boolean answers(NegotiationInput.RemoteAnswer answer) {
        Negotiation.Numbered offer = now.descriptions().offer();
        return answer.answers() == 0 || (offer != null && answer.answers() == offer.number());
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
        Negotiation.Descriptions sent = now.descriptions();
        now = now.withDescriptions(sent.withCandidates(appended(sent.candidates(), candidate)));
        outputs.add(new NegotiationOutput.SendCandidate(candidate));
    }

    private void offerMade(String sdp) {
        if (now.step() != Step.OFFERING) {
            return;
        }
        Negotiation.Descriptions made = now.descriptions().withOffer(sdp);
        now = now.at(Step.OFFERED).withDescriptions(made);
        if (now.waiting().stream().noneMatch(NegotiationInput.RemoteOffer.class::isInstance)) {
            sendOffer(new Negotiation.Numbered(made.made(), sdp));
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
        Negotiation.Descriptions made = now.descriptions().withAnswer(sdp);
        now = now.at(Step.STABLE).withDescriptions(made);
        outputs.add(
                new NegotiationOutput.SendAnswer(made.made(), made.answered().number(), sdp));
        sendHeld();
    }

    private void answerApplied() {
        if (now.step() == Step.APPLYING_ANSWER) {
            now = now.withDescriptions(now.descriptions().withoutOffer());
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
