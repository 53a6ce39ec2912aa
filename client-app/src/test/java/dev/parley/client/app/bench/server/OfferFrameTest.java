package dev.parley.client.app.bench.server;

import static org.assertj.core.api.Assertions.assertThat;

import com.google.gson.JsonObject;
import com.google.gson.JsonParser;
import dev.parley.server.net.SignalingServer;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.List;
import org.junit.jupiter.api.Test;

/** What the load writes, read as a server does. */
class OfferFrameTest {
    @Test
    void a_frame_holds_the_whole_message_with_its_sender_and_number() throws Exception {
        try (SignalingServer server = SignalingServer.start(RoomyServer.settings());
                Fleet fleet = new Fleet(server.url())) {
            Gathering gathering = new Gathering(fleet);
            gathering.fill(Gathering.PEOPLE);
            List<Member> room = gathering.present();
            byte[] text = unmasked(new OfferFrame(room.get(1), room.get(2)).numbered(123_456_789));
            assertThat(text).hasSize(OfferFrame.BYTES);
            JsonObject message = JsonParser.parseString(new String(text, StandardCharsets.UTF_8))
                    .getAsJsonObject();
            assertThat(message.getAsJsonObject("data").get("to").getAsString())
                    .isEqualTo(room.get(2).self());
            assertThat(OfferFrame.sender(text, 0, text.length))
                    .isEqualTo(room.get(1).number());
            assertThat(OfferFrame.number(text, 0, text.length)).isEqualTo(123_456_789);
        }
    }

    /** RFC 6455 §5.2, of a length in two bytes. */
    private static byte[] unmasked(ByteBuffer frame) {
        assertThat(frame.get() & 0xFF).isEqualTo(0x81);
        assertThat(frame.get() & 0xFF).isEqualTo(0xFE);
        byte[] payload = new byte[frame.getShort()];
        byte[] mask = new byte[4];
        frame.get(mask).get(payload);
        assertThat(frame.hasRemaining()).isFalse();
        for (int i = 0; i < payload.length; i++) {
            payload[i] ^= mask[i % mask.length];
        }
        return payload;
    }
}
