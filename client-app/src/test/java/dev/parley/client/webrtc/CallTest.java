package dev.parley.client.webrtc;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.parley.client.core.LinkCommand;
import dev.parley.client.core.LinkEvent;
import dev.parley.client.core.LinkEvent.Operation;
import dev.parley.client.core.LinkEvent.Transport;
import dev.parley.client.core.LinkKey;
import dev.parley.client.core.LinkStats;
import dev.parley.client.core.VideoFormat;
import dev.parley.client.media.PatternMark;
import dev.parley.client.media.PatternReader;
import dev.parley.client.port.FrameSource;
import dev.parley.protocol.IceServer;
import dev.parley.protocol.ParticipantId;
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
import java.util.Optional;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicReference;
import java.util.regex.Pattern;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/** Real connections between two real media stacks in this process. */
class CallTest {
    private static final AtomicInteger SERIAL = new AtomicInteger();
    private static Person ada;
    private static Person bob;

    @BeforeAll
    static void prepare() {
        MediaLibrary.isNeededBy(CallTest.class);
        ada = new Person("Ada", 1280, 720);
        bob = new Person("Bob", 640, 360);
        ada.prepare();
        bob.prepare();
    }

    @AfterEach
    void hangUp() {
        for (Person person : List.of(ada, bob)) {
            person.hangUp();
            person.holdsOffers = false;
            person.observerFails = false;
            person.stack.setCamera(true);
            person.stack.setMicrophone(true);
        }
    }

    @AfterAll
    static void close() {
        if (ada != null) {
            ada.close();
            bob.close();
        }
    }

    private static void call() {
        ada.call(bob, SERIAL.incrementAndGet());
    }

    private static void callAndConnect() {
        call();
        ada.awaitCall();
        bob.awaitCall();
    }

    @Test
    void two_people_connect_and_see_recognise_and_hear_each_other() {
        callAndConnect();
        ada.awaitEvent(LinkEvent.FirstAudio.class);
        bob.awaitEvent(LinkEvent.FirstAudio.class);
        await().atMost(Person.LONG).until(() -> ada.mark != null && bob.mark != null);
        ada.recognises(bob);
        bob.recognises(ada);
    }

    @Test
    void pictures_keep_moving() {
        callAndConnect();
        await().atMost(Person.LONG).until(() -> bob.mark != null);
        PatternMark first = bob.mark;
        bob.awaitPictures(10);
        await().atMost(Person.LONG).until(() -> (bob.mark.frame() - first.frame() & 0xFFFF) >= 5);
    }

    @Test
    void messages_arrive_both_ways_once_and_in_order() {
        callAndConnect();
        for (int i = 0; i < 100; i++) {
            ada.send(new PeerMessage.Ping(i));
            bob.send(new PeerMessage.Pong(i));
        }
        await().atMost(Person.LONG)
                .until(() -> received(ada).size() >= 100 && received(bob).size() >= 100);
        assertThat(received(bob))
                .isEqualTo(
                        IntStream.range(0, 100).mapToObj(PeerMessage.Ping::new).toList());
        assertThat(received(ada))
                .isEqualTo(
                        IntStream.range(0, 100).mapToObj(PeerMessage.Pong::new).toList());
    }

    private static List<PeerMessage> received(Person person) {
        return person.all(LinkEvent.Received.class).stream()
                .map(LinkEvent.Received::message)
                .toList();
    }

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

    @Test
    void after_glare_the_one_who_rolls_back_gets_through_with_one_layout() {
        Person.introduce(ada, bob, SERIAL.incrementAndGet());
        ada.holdsOffers = true;
        bob.holdsOffers = true;
        ada.open(true);
        bob.open(true);
        ada.execute(new LinkCommand.MakeOffer(false));
        bob.execute(new LinkCommand.MakeOffer(false));
        String offer = ada.awaitEvent(LinkEvent.OfferMade.class).sdp();
        bob.awaitEvent(LinkEvent.OfferMade.class);

        bob.execute(new LinkCommand.ApplyOffer(offer, true));

        ada.awaitCall();
        bob.awaitCall();
        await().atMost(Person.LONG).until(() -> ada.mark != null && bob.mark != null);
        ada.recognises(bob);
        bob.recognises(ada);
        assertThat(mediaSections(offerOf(bob))).containsExactly("audio", "video", "video", "application");
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
    void a_camera_that_is_off_sends_and_shows_nothing_until_it_is_on_again() {
        callAndConnect();
        ada.stack.self().show(320, 180);
        ada.stack.setCamera(false);
        bob.awaitEvent(
                LinkEvent.Sampled.class, sampled -> sampled.stats().received().width() > 0);
        await("pictures stop")
                .atMost(Person.LONG)
                .during(java.time.Duration.ofMillis(700))
                .until(bob.pictures::get, new Unchanging());
        assertThat(ada.stack.self().take((bgra, width, height) -> {})).isFalse();

        ada.stack.setCamera(true);

        bob.awaitPictures(5);
        await().atMost(Person.LONG).until(() -> ada.stack.self().take((bgra, width, height) -> {}));
        bob.recognises(ada);
    }

    @Test
    void nobody_is_sent_more_than_asked_for() {
        callAndConnect();
        ada.execute(new LinkCommand.SetVideo(new VideoFormat(320, 180, 15, 300_000)));
        await("bob sees 320×180").atMost(Person.LONG).until(() -> bob.width == 320 && bob.height == 180);
        bob.mark = null;
        bob.awaitPictures(20);
        assertThat(bob.width).isEqualTo(320);
        bob.recognises(ada);

        ada.execute(new LinkCommand.SetVideo(VideoFormat.NONE));
        await("pictures stop")
                .atMost(Person.LONG)
                .during(java.time.Duration.ofMillis(700))
                .until(bob.pictures::get, new Unchanging());

        ada.execute(new LinkCommand.SetVideo(new VideoFormat(1280, 720, 25, 2_000_000)));
        await("bob sees 1280×720").atMost(Person.LONG).until(() -> bob.width == 1280 && bob.height == 720);
    }

    /** True while a number stays what it was when first seen. */
    private static final class Unchanging extends org.hamcrest.TypeSafeMatcher<Integer> {
        private Integer first;

        @Override
        protected boolean matchesSafely(Integer value) {
            boolean same = value.equals(first);
            first = value;
            return same;
        }

        @Override
        public void describeTo(org.hamcrest.Description description) {
            description.appendText("an unchanging number");
        }
    }

    @Test
    void the_slot_shows_the_peer_at_the_size_of_the_tile() {
        callAndConnect();
        FrameSource source = ada.stack.peer(ada.key().peer());
        source.show(400, 400);
        AtomicReference<Optional<PatternMark>> seen = new AtomicReference<>(Optional.empty());
        await().atMost(Person.LONG).until(() -> {
            source.take((bgra, width, height) -> {
                assertThat(width).isEqualTo(400);
                assertThat(height).isBetween(224, 226);
                seen.set(PatternReader.read(greenOf(bgra, width, height), width, height, width));
            });
            return seen.get().isPresent();
        });
        assertThat(seen.get().orElseThrow().identity()).isEqualTo(PatternMark.identityOf("Bob"));
    }

    private static ByteBuffer greenOf(ByteBuffer bgra, int width, int height) {
        ByteBuffer green = ByteBuffer.allocate(width * height);
        for (int i = 0; i < width * height; i++) {
            green.put(i, bgra.get(4 * i + 1));
            assertThat(bgra.get(4 * i + 3)).as("alpha").isEqualTo((byte) 255);
        }
        return green;
    }

    @Test
    void a_muted_tone_is_not_sent() {
        callAndConnect();
        ada.execute(new LinkCommand.SetVideo(VideoFormat.NONE));
        ada.awaitEvent(LinkEvent.Sampled.class, s -> sendKbps(s.stats()) > 15 && sendKbps(s.stats()) < 150);
        assertThat(ada.stack.selfLevel()).isPositive();

        ada.stack.setMicrophone(false);

        ada.awaitEvent(LinkEvent.Sampled.class, s -> sendKbps(s.stats()) < 8);
        await().atMost(Person.LONG).until(() -> ada.stack.selfLevel() == 0);
    }

    private static double sendKbps(LinkStats stats) {
        return stats.sendKbps().orElse(-1) < 0
                ? Double.MAX_VALUE
                : stats.sendKbps().getAsDouble();
    }

    @Test
    void statistics_are_complete_after_two_samples() {
        callAndConnect();
        await().atMost(Person.LONG).until(() -> ada.samples().size() >= 3);
        LinkStats stats = ada.samples().get(2);
        assertThat(stats.rttMs()).isPresent();
        assertThat(stats.jitterMs()).isPresent();
        assertThat(stats.lossPercent()).isPresent();
        assertThat(stats.sendKbps().orElseThrow()).isPositive();
        assertThat(stats.recvKbps().orElseThrow()).isPositive();
        assertThat(stats.availableKbps()).isPresent();
        assertThat(stats.received().width()).isEqualTo(640);
        assertThat(stats.received().fps()).isPositive();
        assertThat(stats.sent().fps()).isPositive();
        assertThat(stats.flow().framesDecoded()).isPositive();
        assertThat(stats.codec()).isEqualTo("VP8");
        assertThat(stats.candidate()).isEqualTo("host");
    }

    @Test
    void leaving_and_coming_back_five_times_connects_every_time() {
        for (int round = 0; round < 5; round++) {
            callAndConnect();
            ada.send(new PeerMessage.Ping(round));
            bob.awaitEvent(LinkEvent.Received.class);
            ada.hangUp();
            bob.hangUp();
        }
    }

    @Test
    void a_failing_observer_hurts_nobody() {
        bob.observerFails = true;
        call();
        bob.awaitEvent(LinkEvent.FirstFrame.class);
        ada.awaitPictures(5);
        bob.observerFails = false;
        bob.awaitPictures(5);
    }

    @Test
    void a_broken_description_is_reported_and_the_next_one_works() {
        Person.introduce(ada, bob, SERIAL.incrementAndGet());
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
        Person.introduce(ada, bob, SERIAL.incrementAndGet());
        ada.open(true);
        bob.open(false);
        bob.execute(new LinkCommand.AddCandidate(new dev.parley.protocol.IceCandidate("candidate:rubbish", "0", 0)));
        ada.execute(new LinkCommand.MakeOffer(false));
        bob.awaitCall();
    }

    @Test
    void commands_for_an_unknown_connection_are_dropped() {
        LinkKey nobody = new LinkKey(new ParticipantId("nobody"), 77);
        ada.stack.execute(nobody, new LinkCommand.MakeOffer(false));
        ada.stack.execute(nobody, new LinkCommand.Send(new PeerMessage.Ping(1)));
        ada.stack.execute(nobody, new LinkCommand.Close());
        callAndConnect();
    }

    @Test
    void after_close_nothing_of_that_connection_is_heard() {
        callAndConnect();
        ada.hangUp();
        bob.awaitEvent(LinkEvent.Sampled.class);
        int heard = ada.events.size();
        bob.send(new PeerMessage.Ping(1));
        await().atMost(Person.LONG).until(() -> bob.samples().size() >= 2);
        assertThat(ada.events).hasSize(heard);
    }
}
