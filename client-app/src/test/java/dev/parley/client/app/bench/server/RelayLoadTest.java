package dev.parley.client.app.bench.server;

import static org.assertj.core.api.Assertions.assertThat;

import com.google.gson.JsonObject;
import dev.parley.server.net.SignalingServer;
import java.io.IOException;
import org.junit.jupiter.api.Test;

/** The load test that the server was promised to pass: a hundred clients of whom each sends a thousand messages. */
class RelayLoadTest {
    private static final int CLIENTS = 100;
    private static final int MESSAGES_EACH = 1_000;

    @Test
    void of_a_thousand_messages_of_each_of_a_hundred_clients_none_is_lost_or_out_of_order() throws IOException {
        try (SignalingServer server = SignalingServer.start(RoomyServer.settings());
                Fleet fleet = new Fleet(server.url())) {
            Gathering gathering = new Gathering(fleet);
            gathering.fill(CLIENTS);
            JsonObject result = new RelayLoad(fleet, gathering.present()).run(CLIENTS * MESSAGES_EACH);
            assertThat(result.get("messages").getAsInt()).isEqualTo(CLIENTS * MESSAGES_EACH);
            assertThat(result.get("lost").getAsInt()).isZero();
            assertThat(result.get("disordered").getAsInt()).isZero();
        }
    }
}
