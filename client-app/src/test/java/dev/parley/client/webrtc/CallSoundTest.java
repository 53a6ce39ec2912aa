package dev.parley.client.webrtc;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.parley.client.core.AudioFormat;
import dev.parley.client.core.LinkCommand;
import dev.parley.client.core.LinkEvent;
import dev.parley.client.core.LinkStats;
import dev.parley.client.core.VideoFormat;
import dev.parley.protocol.IceServer;
import java.util.List;
import org.junit.jupiter.api.Test;

/**
 * How sound is packed and encoded in a real call. Rates are for the time of the sound, not of the clock: a slow computer makes less of
 * both.
 */
class CallSoundTest extends AdaAndBob {
    private static void callWith(AudioFormat format) {
        introduce();
        ada.open(true);
        bob.open(false);
        ada.execute(new LinkCommand.SetVideo(VideoFormat.NONE));
        ada.execute(new LinkCommand.SetAudio(format));
        ada.execute(new LinkCommand.MakeOffer(false));
        ada.awaitEvent(LinkEvent.ChannelOpened.class);
        bob.awaitEvent(LinkEvent.ChannelOpened.class);
    }

    /** Waits until what is sent from now on is so. */
    private static void sends(Person person, int packetMs, double leastKbps, double mostKbps) {
        int before = person.samples().size();
        await(person.name + " sends packets of " + packetMs + " ms at " + leastKbps + " to " + mostKbps + " kbit/s")
                .atMost(Person.LONG)
                .until(() -> person.samples().stream()
                        .skip(before)
                        .map(LinkStats::encoding)
                        .anyMatch(made -> isNear(made.packetMs().orElse(0), packetMs)
                                && made.audioKbps().orElse(0) >= leastKbps
                                && made.audioKbps().orElse(0) <= mostKbps));
    }

    private static boolean isNear(double value, double wanted) {
        return Math.abs(value - wanted) < wanted * 0.1;
    }

    /** Bob hears so much that nothing can be missing in between. */
    private static void bobHears() {
        long heard = packetsHeard();
        await("bob hears").atMost(Person.LONG).until(() -> packetsHeard() > heard + 20);
    }

    private static long packetsHeard() {
        return bob.samples().isEmpty() ? 0 : bob.samples().getLast().flow().audioPacketsReceived();
    }

    @Test
    void packets_have_the_length_that_was_set_before_the_first_offer() {
        callWith(new AudioFormat(60, 32_000));
        sends(ada, 60, 20, 40);
        bobHears();
    }

    @Test
    void sound_goes_on_when_packets_become_longer_and_shorter_and_the_peer_is_asked_nothing() {
        callWith(new AudioFormat(20, 32_000));
        sends(ada, 20, 20, 40);
        int said = ada.all(LinkEvent.OfferMade.class).size()
                + bob.all(LinkEvent.OfferApplied.class).size();
        for (int packetMs : List.of(40, 60, 20)) {
            ada.execute(new LinkCommand.SetAudio(new AudioFormat(packetMs, 32_000)));
            sends(ada, packetMs, 20, 40);
            bobHears();
        }
        sends(bob, 20, 20, 40);
        assertThat(ada.all(LinkEvent.OfferMade.class).size()
                        + bob.all(LinkEvent.OfferApplied.class).size())
                .isEqualTo(said);
        assertThat(ada.all(LinkEvent.Failed.class)).isEmpty();
    }

    @Test
    void whoever_answered_can_change_the_packets_too() {
        callWith(new AudioFormat(20, 32_000));
        bob.execute(new LinkCommand.SetAudio(new AudioFormat(60, 32_000)));
        sends(bob, 60, 20, 40);
        bobHears();
        bob.execute(new LinkCommand.MakeOffer(true));
        bob.awaitEvent(LinkEvent.AnswerApplied.class);
        sends(bob, 60, 20, 40);
        sends(ada, 20, 20, 40);
        bobHears();
    }

    @Test
    void the_bit_rate_is_the_one_that_was_set() {
        callWith(new AudioFormat(40, 32_000));
        sends(ada, 40, 26, 38);
        ada.execute(new LinkCommand.SetAudio(new AudioFormat(40, 16_000)));
        sends(ada, 40, 11, 20);
        ada.execute(new LinkCommand.SetAudio(new AudioFormat(40, 24_000)));
        sends(ada, 40, 20, 28);
        bobHears();
    }

    @Test
    void a_change_during_a_negotiation_takes_effect_with_it() {
        callWith(new AudioFormat(20, 32_000));
        ada.execute(new LinkCommand.MakeOffer(true));
        ada.execute(new LinkCommand.SetAudio(new AudioFormat(60, 32_000)));
        bob.execute(new LinkCommand.SetAudio(new AudioFormat(60, 32_000)));
        await().atMost(Person.LONG)
                .until(() -> ada.all(LinkEvent.AnswerApplied.class).size() == 2);
        sends(ada, 60, 20, 40);
        sends(bob, 60, 20, 40);
        bobHears();
    }

    @Test
    void longer_packets_restart_no_ice_even_when_other_servers_were_set() {
        callWith(new AudioFormat(20, 32_000));
        int candidates = ada.all(LinkEvent.CandidateFound.class).size();
        ada.execute(new LinkCommand.SetIceServers(List.of(new IceServer(List.of("stun:127.0.0.1:9"), "", "")), false));
        ada.execute(new LinkCommand.SetAudio(new AudioFormat(60, 32_000)));
        sends(ada, 60, 20, 40);
        bobHears();
        assertThat(ada.all(LinkEvent.CandidateFound.class)).hasSize(candidates);
        assertThat(ada.all(LinkEvent.TransportChanged.class).getLast().transport())
                .isEqualTo(LinkEvent.Transport.CONNECTED);
    }

    @Test
    void pictures_and_glare_are_as_before_after_a_change() {
        callAndConnect();
        ada.execute(new LinkCommand.SetAudio(new AudioFormat(40, 32_000)));
        bob.execute(new LinkCommand.SetAudio(new AudioFormat(40, 32_000)));
        sends(ada, 40, 20, 40);
        ada.awaitPictures(10);
        bob.awaitPictures(10);
        ada.execute(new LinkCommand.MakeOffer(true));
        await().atMost(Person.LONG)
                .until(() -> ada.all(LinkEvent.AnswerApplied.class).size() == 2);
        ada.awaitPictures(10);
        bob.awaitPictures(10);
        bobHears();
    }
}
