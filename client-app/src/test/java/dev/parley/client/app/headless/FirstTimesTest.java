package dev.parley.client.app.headless;

import static org.assertj.core.api.Assertions.assertThat;

import com.google.gson.JsonObject;
import dev.parley.protocol.ParticipantId;
import org.junit.jupiter.api.Test;

class FirstTimesTest {
    private static final ParticipantId GRACE = new ParticipantId("g");

    private final FirstTimes times = new FirstTimes();

    @Test
    void what_has_not_happened_is_null() {
        times.met(GRACE, "Grace");
        assertThat(summary())
                .hasToString("{\"peer\":\"g\",\"name\":\"Grace\",\"connectedMs\":null,\"channelMs\":null,"
                        + "\"frameMs\":null,\"audioMs\":null}");
    }

    @Test
    void only_the_first_time_counts() {
        times.met(GRACE, "Grace");
        long now = System.nanoTime();
        assertThat(times.note(GRACE, "frameMs", now)).contains(times.sinceJoinMs(now));
        assertThat(times.note(GRACE, "frameMs", now + 1_000_000)).isEmpty();
        assertThat(summary().get("frameMs").getAsDouble()).isEqualTo(times.sinceJoinMs(now));
    }

    @Test
    void nothing_is_noted_of_who_was_not_met() {
        assertThat(times.note(GRACE, "frameMs", System.nanoTime())).isEmpty();
    }

    private JsonObject summary() {
        return times.toJson().get(0).getAsJsonObject();
    }
}
