package dev.parley.client.webrtc;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.parley.client.core.LinkCommand;
import dev.parley.client.core.LinkEvent;
import dev.parley.client.core.LinkKey;
import dev.parley.protocol.ParticipantId;
import dev.parley.protocol.PeerMessage;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

/** That a call comes about, carries messages and ends, on real connections. */
class CallTest extends AdaAndBob {
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
