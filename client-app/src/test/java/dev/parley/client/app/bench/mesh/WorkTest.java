package dev.parley.client.app.bench.mesh;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.Map;
import org.junit.jupiter.api.Test;

class WorkTest {
    @Test
    void threads_of_one_kind_of_work_are_summed_up_and_unknown_ones_are_the_rest() {
        assertThat(Work.of(Map.of(
                        "DecodingQueue", Duration.ofMillis(30),
                        "IncomingVideoSt", Duration.ofMillis(20),
                        "AudioEncoder", Duration.ofMillis(10),
                        "parley-core", Duration.ofMillis(3),
                        "C1 CompilerThre", Duration.ofMillis(4))))
                .isEqualTo(Map.of(
                        Work.DECODING_PICTURES, Duration.ofMillis(50),
                        Work.ENCODING_SOUND, Duration.ofMillis(10),
                        Work.THE_REST, Duration.ofMillis(7)));
    }
}
