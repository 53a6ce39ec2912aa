package dev.parley.client.core;

import static org.assertj.core.api.Assertions.assertThat;

import dev.parley.client.core.Negotiation.Step;
import dev.parley.client.core.Negotiation.Want;
import dev.parley.client.core.NegotiationInput.AnswerApplied;
import dev.parley.client.core.NegotiationInput.AnswerMade;
import dev.parley.client.core.NegotiationInput.LocalCandidate;
import dev.parley.client.core.NegotiationInput.OfferApplied;
import dev.parley.client.core.NegotiationInput.OfferMade;
import dev.parley.client.core.NegotiationInput.OfferWanted;
import dev.parley.client.core.NegotiationInput.OperationFailed;
import dev.parley.client.core.NegotiationInput.RemoteAnswer;
import dev.parley.client.core.NegotiationInput.RemoteCandidate;
import dev.parley.client.core.NegotiationInput.RemoteOffer;
import dev.parley.client.core.NegotiationInput.Resend;
import dev.parley.protocol.IceCandidate;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

/** Perfect negotiation, rule by rule (W3C webrtc-pc §10.7, RFC 8829). */
class NegotiationTest {
    private static final IceCandidate C1 = new IceCandidate("candidate:1", "0", 0);
    private static final IceCandidate C2 = new IceCandidate("candidate:2", "0", 0);
    private static final IceCandidate END = new IceCandidate("", "0", 0);

    private Negotiation machine;
    private List<NegotiationOutput> outputs = List.of();

    private NegotiationTest polite() {
        machine = Negotiation.start(true, 1);
        return this;
    }

    private NegotiationTest impolite() {
        machine = Negotiation.start(false, 1);
        return this;
    }

    /** Outputs of the last input only. */
    private NegotiationTest when(NegotiationInput... inputs) {
        for (NegotiationInput input : inputs) {
            NegotiationUpdate.Result result = NegotiationUpdate.update(machine, input);
            machine = result.negotiation();
            outputs = result.outputs();
        }
        return this;
    }

    private void then(NegotiationOutput... expected) {
        assertThat(outputs).containsExactly(expected);
    }

    /** An offerer whose first offer was answered. */
    private NegotiationTest established() {
        return when(new OfferWanted(false), new OfferMade("o1"), new RemoteAnswer(1, 0, 0, "a1"), new AnswerApplied());
    }

    private static NegotiationOutput does(LinkCommand command) {
        return new NegotiationOutput.Command(command);
    }

    private static NegotiationOutput adds(IceCandidate candidate) {
        return does(new LinkCommand.AddCandidate(candidate));
    }

    private static NegotiationOutput applies(String sdp, boolean yields) {
        return does(new LinkCommand.ApplyOffer(sdp, yields));
    }

    @Test
    void an_offer_is_made_sent_and_answered() {
        impolite().when(new OfferWanted(false)).then(does(new LinkCommand.MakeOffer(false)));
        when(new OfferMade("o1")).then(new NegotiationOutput.SendOffer(1, "o1"));
        when(new RemoteAnswer(1, 0, 0, "a1")).then(does(new LinkCommand.ApplyAnswer("a1")));
        when(new AnswerApplied()).then();
        assertThat(machine.step()).isEqualTo(Step.STABLE);
    }

    @Test
    void an_offer_is_applied_and_answered() {
        polite().when(new RemoteOffer(1, 0, "o1")).then(applies("o1", false));
        when(new OfferApplied()).then(does(new LinkCommand.MakeAnswer()));
        when(new AnswerMade("a1")).then(new NegotiationOutput.SendAnswer(1, 0, "a1"));
        assertThat(machine.step()).isEqualTo(Step.STABLE);
    }

    @Test
    void candidates_wait_for_the_first_description() {
        polite().when(new RemoteOffer(1, 0, "o1"), new RemoteCandidate(1, C1)).then();
        when(new OfferApplied()).then(does(new LinkCommand.MakeAnswer()), adds(C1));
        when(new RemoteCandidate(1, C2)).then(adds(C2));
    }

    @Test
    void an_offerer_keeps_early_candidates_until_the_answer_is_applied() {
        impolite()
                .when(new OfferWanted(false), new OfferMade("o1"), new RemoteCandidate(1, C1))
                .then();
        when(new RemoteAnswer(1, 0, 0, "a1"), new RemoteCandidate(1, C2)).then();
        when(new AnswerApplied()).then(adds(C1), adds(C2));
    }

    @Test
    void candidates_behind_a_waiting_offer_stay_behind_it() {
        polite().established()
                .when(
                        new RemoteOffer(1, 0, "o2"),
                        new OfferApplied(),
                        new RemoteOffer(1, 0, "o3"),
                        new RemoteCandidate(1, C1))
                .then();
        when(new AnswerMade("a2")).then(new NegotiationOutput.SendAnswer(2, 0, "a2"), applies("o3", false));
        when(new OfferApplied()).then(does(new LinkCommand.MakeAnswer()), adds(C1));
    }

    @Test
    void end_of_candidates_is_no_command() {
        impolite().established().when(new RemoteCandidate(1, END)).then();
    }

    @Test
    void own_candidates_follow_their_description() {
        impolite().when(new OfferWanted(false), new LocalCandidate(C1)).then();
        when(new OfferMade("o1"))
                .then(new NegotiationOutput.SendOffer(1, "o1"), new NegotiationOutput.SendCandidate(C1));
        when(new LocalCandidate(C2)).then(new NegotiationOutput.SendCandidate(C2));
    }

    @Test
    void the_impolite_side_ignores_a_colliding_offer_and_sends_its_own_again() {
        impolite().when(new OfferWanted(false), new RemoteOffer(1, 0, "theirs")).then();
        when(new OfferMade("o1")).then(new NegotiationOutput.SendOffer(1, "o1"));
        impolite()
                .when(new OfferWanted(false), new OfferMade("o1"), new RemoteOffer(1, 0, "theirs"))
                .then(new NegotiationOutput.SendOffer(1, "o1"));
    }

    @Test
    void candidates_of_an_ignored_first_offer_are_dropped_and_those_of_the_answer_are_not() {
        impolite()
                .when(new OfferWanted(false), new OfferMade("o1"), new RemoteOffer(1, 0, "theirs"))
                .when(new RemoteCandidate(1, C1), new RemoteAnswer(1, 0, 0, "a1"), new RemoteCandidate(1, C2));
        when(new AnswerApplied()).then(adds(C2));
    }

    @Test
    void the_polite_side_answers_a_colliding_first_offer_on_a_new_connection() {
        polite().when(new OfferWanted(false), new OfferMade("o1"), new RemoteOffer(1, 0, "theirs"))
                .then(new NegotiationOutput.Reopen(), applies("theirs", false));
        assertThat(machine.generation()).isEqualTo(1);
        assertThat(machine.want()).isEqualTo(Want.NOTHING);
    }

    @Test
    void a_colliding_offer_that_comes_while_the_own_is_made_is_answered_instead_of_sending_it() {
        polite().when(new OfferWanted(false), new RemoteOffer(1, 0, "theirs")).then();
        when(new OfferMade("o1")).then(new NegotiationOutput.Reopen(), applies("theirs", false));
    }

    @Test
    void the_polite_side_rolls_back_a_colliding_renegotiation_and_offers_again() {
        polite().established()
                .when(new OfferWanted(true), new OfferMade("o2"), new RemoteOffer(1, 0, "theirs"))
                .then(applies("theirs", true));
        when(new OfferApplied()).then(does(new LinkCommand.MakeAnswer()));
        when(new AnswerMade("a2"))
                .then(new NegotiationOutput.SendAnswer(3, 0, "a2"), does(new LinkCommand.MakeOffer(true)));
    }

    @Test
    void one_operation_is_in_flight_at_a_time() {
        polite().established()
                .when(new RemoteOffer(1, 0, "o2"), new OfferWanted(false))
                .then();
        when(new OfferApplied()).then(does(new LinkCommand.MakeAnswer()));
        when(new AnswerMade("a2"))
                .then(new NegotiationOutput.SendAnswer(2, 0, "a2"), does(new LinkCommand.MakeOffer(false)));
    }

    @Test
    void wishes_for_an_offer_are_joined_and_the_strongest_counts() {
        polite().established().when(new RemoteOffer(1, 0, "o2"), new OfferWanted(true), new OfferWanted(false));
        assertThat(machine.want()).isEqualTo(Want.ICE_RESTART);
    }

    @Test
    void an_exact_duplicate_of_an_offer_is_not_applied_again_whenever_it_comes() {
        polite().when(new RemoteOffer(1, 0, "o1"), new RemoteOffer(1, 0, "o1")).then();
        when(new OfferApplied(), new RemoteOffer(1, 0, "o1")).then();
        when(new AnswerMade("a1"));
        when(new RemoteOffer(1, 0, "o1")).then(new NegotiationOutput.SendAnswer(1, 0, "a1"));
        assertThat(machine.step()).isEqualTo(Step.STABLE);
    }

    @Test
    void an_answer_that_got_lost_is_sent_again_with_its_candidates() {
        polite().when(new RemoteOffer(1, 0, "o1"), new OfferApplied(), new AnswerMade("a1"), new LocalCandidate(C1));
        when(new RemoteOffer(1, 0, "o1"))
                .then(new NegotiationOutput.SendAnswer(1, 0, "a1"), new NegotiationOutput.SendCandidate(C1));
    }

    @Test
    void an_offer_that_is_not_answered_is_sent_again_with_its_candidates_until_it_is() {
        impolite().when(new OfferWanted(false), new OfferMade("o1"), new LocalCandidate(C1));
        when(new Resend()).then(new NegotiationOutput.SendOffer(1, "o1"), new NegotiationOutput.SendCandidate(C1));
        when(new RemoteAnswer(1, 0, 0, "a1"));
        when(new Resend()).then();
        when(new AnswerApplied(), new Resend()).then();
    }

    @Test
    void an_offer_that_was_ignored_is_taken_when_it_comes_again_and_no_longer_collides() {
        impolite().when(new OfferWanted(false), new OfferMade("o1"), new RemoteOffer(1, 2, "theirs"));
        when(new RemoteAnswer(1, 1, 1, "a1"), new AnswerApplied());
        when(new RemoteOffer(1, 2, "theirs")).then(applies("theirs", false));
    }

    @Test
    void an_offer_that_the_peer_rolled_back_is_not_taken_when_it_comes_late() {
        impolite().when(new OfferWanted(false), new OfferMade("o1"), new RemoteOffer(1, 1, "theirs"));
        when(new RemoteAnswer(1, 2, 1, "a1"), new AnswerApplied());
        when(new RemoteOffer(1, 1, "theirs")).then();
    }

    @Test
    void an_answer_to_an_offer_that_was_rolled_back_is_dropped() {
        polite().established().when(new OfferWanted(true), new OfferMade("o2"), new RemoteOffer(1, 5, "theirs"));
        when(new OfferApplied(), new AnswerMade("a3"), new OfferMade("o4"));
        assertThat(machine.step()).isEqualTo(Step.OFFERED);
        when(new RemoteAnswer(1, 6, 2, "late")).then();
        when(new RemoteAnswer(1, 7, 4, "a4")).then(does(new LinkCommand.ApplyAnswer("a4")));
    }

    @Test
    void an_offer_that_is_still_being_made_is_not_sent_again() {
        impolite().when(new OfferWanted(false), new Resend()).then();
    }

    @Test
    void a_duplicate_of_an_earlier_answer_is_not_taken_for_the_answer_to_a_later_offer() {
        impolite()
                .established()
                .when(new OfferWanted(true), new OfferMade("o2"), new RemoteAnswer(1, 0, 0, "a1"))
                .then();
        assertThat(machine.step()).isEqualTo(Step.OFFERED);
        when(new RemoteAnswer(1, 0, 0, "a2")).then(does(new LinkCommand.ApplyAnswer("a2")));
    }

    @Test
    void an_answer_in_the_wrong_state_is_dropped() {
        impolite().when(new RemoteAnswer(1, 0, 0, "a")).then();
        impolite().when(new OfferWanted(false), new RemoteAnswer(1, 0, 0, "a")).then();
        impolite()
                .when(new RemoteOffer(1, 0, "o"), new RemoteAnswer(1, 0, 0, "a"))
                .then();
        impolite()
                .when(new RemoteOffer(1, 0, "o"), new OfferApplied(), new RemoteAnswer(1, 0, 0, "a"))
                .then();
        impolite().established().when(new RemoteAnswer(1, 0, 0, "a")).then();
    }

    @Test
    void signals_of_an_older_generation_are_dropped() {
        machine = Negotiation.start(true, 3);
        when(new RemoteOffer(2, 0, "old")).then();
        when(new RemoteCandidate(2, C1)).then();
        when(new OfferWanted(false), new OfferMade("o3"), new RemoteAnswer(2, 0, 0, "old"))
                .then();
        assertThat(machine.step()).isEqualTo(Step.OFFERED);
    }

    @Test
    void an_offer_of_a_newer_generation_starts_over_even_in_the_middle_of_an_operation() {
        impolite()
                .when(new OfferWanted(false), new RemoteCandidate(1, C1), new RemoteOffer(2, 0, "fresh"))
                .then(new NegotiationOutput.Reopen(), applies("fresh", false));
        assertThat(machine.generation()).isEqualTo(2);
        assertThat(machine.early()).isEmpty();
    }

    @Test
    void a_failed_operation_breaks_the_connection() {
        impolite().when(new OfferWanted(false), new OperationFailed()).then(new NegotiationOutput.Broken());
    }

    @Test
    void results_of_operations_that_are_not_in_flight_change_nothing() {
        for (NegotiationInput stray :
                List.of(new OfferMade("x"), new OfferApplied(), new AnswerMade("x"), new AnswerApplied())) {
            impolite().when(stray).then();
            assertThat(machine).isEqualTo(Negotiation.start(false, 1));
        }
    }

    @Test
    void every_buffer_is_bounded() {
        polite().when(new RemoteOffer(1, 0, "o"));
        List<NegotiationInput> flood = new ArrayList<>();
        for (int i = 0; i < 500; i++) {
            flood.add(new RemoteCandidate(1, new IceCandidate("candidate:" + i, "0", 0)));
        }
        when(flood.toArray(NegotiationInput[]::new)).then(new NegotiationOutput.Broken());
        assertThat(machine.waiting()).hasSize(Negotiation.WAITING);
        impolite().when(flood.toArray(NegotiationInput[]::new));
        assertThat(machine.early()).hasSize(Negotiation.CANDIDATES);
        impolite().when(new OfferWanted(false));
        for (int i = 0; i < 500; i++) {
            when(new LocalCandidate(C1));
        }
        assertThat(machine.held()).hasSize(Negotiation.CANDIDATES);
        polite();
        for (int i = 0; i < 100; i++) {
            when(new RemoteOffer(1, 0, "o" + i), new OfferApplied(), new AnswerMade("a" + i));
        }
        assertThat(machine.seen()).hasSize(Negotiation.SEEN);
    }
}
