package dev.parley.client.core;

import static dev.parley.client.core.Scenes.ANN;
import static org.assertj.core.api.Assertions.assertThat;

import dev.parley.client.core.LinkStats.Encoding;
import dev.parley.client.core.LinkStats.Picture;
import java.util.OptionalDouble;
import org.junit.jupiter.api.Test;

/** What encoding takes counts beside the load of the processors. */
class EncoderLoadTest {
    private static LinkStats encoding(double frameMs, double fps) {
        LinkStats none = LinkStats.NONE;
        return new LinkStats(
                none.rttMs(),
                none.jitterMs(),
                none.lossPercent(),
                none.sentLossPercent(),
                none.sendKbps(),
                none.recvKbps(),
                none.availableKbps(),
                new Picture(640, 360, fps),
                new Encoding(
                        OptionalDouble.of(frameMs),
                        OptionalDouble.empty(),
                        LinkStats.UNKNOWN,
                        OptionalDouble.empty(),
                        OptionalDouble.empty()),
                none.received(),
                none.playout(),
                none.voice(),
                none.flow(),
                none.codec(),
                none.candidate());
    }

    private static int strain(double frameMs, double fps) {
        Story story = Scenes.connectedTo(ANN);
        story = story.when(Scenes.link(Scenes.key(story, ANN), new LinkEvent.Sampled(encoding(frameMs, fps))));
        for (int i = 0; i < 5; i++) {
            story = story.when(new Event.ProcessorsMeasured(0.3, 0.2));
        }
        return story.state().mesh().cpu().strain();
    }

    @Test
    void an_encoder_that_cannot_keep_up_strains_an_otherwise_idle_computer() {
        assertThat(strain(45, 21)).isEqualTo(1);
        assertThat(strain(10, 30)).isZero();
    }
}
