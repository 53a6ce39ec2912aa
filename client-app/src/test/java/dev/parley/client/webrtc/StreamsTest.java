package dev.parley.client.webrtc;

import static org.assertj.core.api.Assertions.assertThat;

import dev.parley.client.core.LinkEvent;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.Test;

/** The streams that the tracks of a real call are in. */
class StreamsTest extends AdaAndBob {
    @Test
    void sound_and_pictures_are_no_stream_together() {
        callAndConnect();
        String offer = ada.awaitEvent(LinkEvent.OfferMade.class).sdp();
        List<String> streams = Arrays.stream(offer.split("\r\n"))
                .filter(line -> line.startsWith("a=msid:"))
                .map(line -> line.substring("a=msid:".length(), line.indexOf(' ')))
                .toList();
        assertThat(streams).hasSize(3).doesNotHaveDuplicates();
    }
}
