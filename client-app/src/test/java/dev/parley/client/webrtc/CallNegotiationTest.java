package dev.parley.client.webrtc;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.parley.client.core.LinkCommand;
import dev.parley.client.core.LinkEvent;
import dev.parley.client.core.LinkEvent.Operation;
import dev.parley.client.core.LinkEvent.Transport;
import dev.parley.client.core.LinkStats;
import dev.parley.protocol.IceCandidate;
import dev.parley.protocol.IceServer;
import dev.parley.protocol.PeerMessage;
import java.io.IOException;
import java.net.DatagramPacket;
import java.net.DatagramSocket;
import java.net.Inet4Address;
import java.net.InetAddress;
import java.net.NetworkInterface;
import java.net.SocketException;
import java.nio.ByteBuffer;
import java.util.List;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Offers, answers and candidates in a real call: ICE restarts, glare, and what is not to be understood. */
class CallNegotiationTest extends AdaAndBob {
    @Test
    void an_ice_restart_keeps_the_call_and_its_channel() {
        callAndConnect();
        ada.execute(new LinkCommand.MakeOffer(true));
        await().atMost(Person.LONG)
                .until(() -> ada.all(LinkEvent.AnswerApplied.class).size() == 2);
        List<LinkEvent.OfferMade> offers = ada.all(LinkEvent.OfferMade.class);
        assertThat(ufrag(offers.get(1).sdp())).isNotEqualTo(ufrag(offers.get(0).sdp()));
        bob.awaitPictures(5);
        ada.send(new PeerMessage.Ping(1));
        bob.awaitEvent(LinkEvent.Received.class);
        assertThat(bob.all(LinkEvent.ChannelClosed.class)).isEmpty();
    }

    private static String ufrag(String sdp) {
        var matcher = Pattern.compile("a=ice-ufrag:(\\S+)").matcher(sdp);
        assertThat(matcher.find()).isTrue();
        return matcher.group(1);
    }

    @Test
    void an_ice_restart_uses_the_servers_named_since() throws IOException {
        callAndConnect();
        try (DatagramSocket stun = new DatagramSocket()) {
            stun.setSoTimeout((int) Person.LONG.toMillis());
            IceServer server = new IceServer(List.of("stun:" + ownAddress() + ":" + stun.getLocalPort()), "", "");
            ada.execute(new LinkCommand.SetIceServers(List.of(server), false));
            ada.execute(new LinkCommand.MakeOffer(true));
            DatagramPacket request = new DatagramPacket(new byte[600], 600);
            stun.receive(request);
            assertThat(ByteBuffer.wrap(request.getData()).getShort())
                    .as("a STUN Binding request")
                    .isEqualTo((short) 1);
        }
        ada.awaitPictures(5);
        bob.awaitPictures(5);
        assertThat(ada.all(LinkEvent.TransportChanged.class).getLast().transport())
                .isEqualTo(Transport.CONNECTED);
    }

    /** Of this computer in its network. Without one the connections go over loopback. */
    private static String ownAddress() throws SocketException {
        return NetworkInterface.networkInterfaces()
                .flatMap(NetworkInterface::inetAddresses)
                .filter(address -> address instanceof Inet4Address && !address.isLoopbackAddress())
                .findFirst()
                .orElseGet(InetAddress::getLoopbackAddress)
                .getHostAddress();
    }

    @Test
    void an_ice_restart_may_be_told_to_use_relays_only() {
        callAndConnect();
        int before = ada.all(LinkEvent.CandidateFound.class).size();
        ada.execute(new LinkCommand.SetIceServers(List.of(), true));
        ada.execute(new LinkCommand.MakeOffer(true));
        await().atMost(Person.LONG)
                .until(() -> ada.all(LinkEvent.AnswerApplied.class).size() == 2);
        await().atMost(Person.LONG)
                .until(() -> ada.all(LinkEvent.CandidateFound.class).size() > before);
        assertThat(ada.all(LinkEvent.CandidateFound.class)
                        .get(before)
                        .candidate()
                        .candidate())
                .as("the end, without a candidate before")
                .isEmpty();
    }

    @ParameterizedTest
    @ValueSource(booleans = {true, false})
    void offers_that_cross_in_a_call_stop_neither_picture_nor_sound(boolean whoAnsweredGivesWay) {
        callAndConnect();
        Person winner = whoAnsweredGivesWay ? ada : bob;
        Person loser = whoAnsweredGivesWay ? bob : ada;
        ada.holdsOffers = true;
        bob.holdsOffers = true;
        String offer = cross(winner);
        cross(loser);

        loser.execute(new LinkCommand.ApplyOffer(offer, true));

        await().atMost(Person.LONG)
                .until(() -> !winner.all(LinkEvent.AnswerApplied.class).isEmpty()
                        && winner.all(LinkEvent.AnswerApplied.class).size()
                                        + loser.all(LinkEvent.AnswerApplied.class)
                                                .size()
                                == 2);
        flows(ada);
        flows(bob);
        assertThat(mediaSections(offerOf(loser))).containsExactly("audio", "video", "video", "application");
        flows(ada);
        flows(bob);
    }

    /** Lets somebody offer an ICE restart that does not arrive. */
    private static String cross(Person person) {
        int offers = person.all(LinkEvent.OfferMade.class).size();
        person.execute(new LinkCommand.MakeOffer(true));
        await().atMost(Person.LONG)
                .until(() -> person.all(LinkEvent.OfferMade.class).size() > offers);
        return person.all(LinkEvent.OfferMade.class).getLast().sdp();
    }

    private static LinkStats.Flow lastSample(Person person) {
        person.awaitEvent(LinkEvent.Sampled.class);
        return person.samples().getLast().flow();
    }

    /** Pictures and sound come in, counted from now. */
    private static void flows(Person person) {
        person.awaitPictures(10);
        LinkStats.Flow now = lastSample(person);
        await(person.name + " hears")
                .atMost(Person.LONG)
                .until(() -> lastSample(person).audioPacketsReceived() > now.audioPacketsReceived() + 10);
    }

    @Test
    void both_sides_can_renegotiate_without_changing_the_layout() {
        callAndConnect();
        assertThat(mediaSections(offerOf(bob))).containsExactly("audio", "video", "video", "application");
        ada.awaitPictures(5);
        bob.awaitPictures(5);
    }

    /** Lets somebody offer again and waits for the other's answer. */
    private static String offerOf(Person person) {
        int offers = person.all(LinkEvent.OfferMade.class).size();
        int answers = person.all(LinkEvent.AnswerApplied.class).size();
        person.holdsOffers = false;
        person.execute(new LinkCommand.MakeOffer(false));
        await().atMost(Person.LONG)
                .until(() -> person.all(LinkEvent.AnswerApplied.class).size() > answers);
        return person.all(LinkEvent.OfferMade.class).get(offers).sdp();
    }

    private static List<String> mediaSections(String sdp) {
        return Pattern.compile("(?m)^m=(\\w+)")
                .matcher(sdp)
                .results()
                .map(match -> match.group(1))
                .toList();
    }

    @Test
    void a_broken_description_is_reported_and_the_next_one_works() {
        introduce();
        ada.open(true);
        bob.open(false);
        bob.execute(new LinkCommand.ApplyOffer("v=0\r\nnonsense", false));
        assertThat(bob.awaitEvent(LinkEvent.Failed.class).operation()).isEqualTo(Operation.APPLY_OFFER);
        bob.execute(new LinkCommand.ApplyAnswer("v=0\r\no=- 1 1 IN IP4 0.0.0.0\r\ns=-\r\nt=0 0\r\n"));
        bob.awaitEvent(LinkEvent.Failed.class, failed -> failed.operation() == Operation.APPLY_ANSWER);
        ada.execute(new LinkCommand.MakeOffer(false));
        ada.awaitCall();
    }

    @Test
    void a_nonsense_candidate_is_ignored() {
        introduce();
        ada.open(true);
        bob.open(false);
        bob.execute(new LinkCommand.AddCandidate(new IceCandidate("candidate:rubbish", "0", 0)));
        ada.execute(new LinkCommand.MakeOffer(false));
        bob.awaitCall();
    }
}
