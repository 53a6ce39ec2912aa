package dev.parley.client.app;

import com.google.gson.JsonNull;
import com.google.gson.JsonObject;
import com.google.gson.JsonPrimitive;
import dev.parley.client.core.LinkStats;
import java.util.OptionalDouble;

/** A sample of a link as JSON, wherever Parley writes one: docs/command-line.md names the fields. What was not measured is null. */
public final class MeasuredJson {
    private final JsonObject json = new JsonObject();

    private MeasuredJson() {}

    /** All fields, in the same order each time; numbers to a hundredth. */
    public static JsonObject of(LinkStats stats) {
        return new MeasuredJson()
                .with("rttMs", stats.rttMs())
                .with("jitterMs", stats.jitterMs())
                .with("lossPercent", stats.lossPercent())
                .with("sendKbps", stats.sendKbps())
                .with("recvKbps", stats.recvKbps())
                .with("availableKbps", stats.availableKbps())
                .with("sendWidth", stats.sent().width())
                .with("sendHeight", stats.sent().height())
                .with("sendFps", stats.sent().fps())
                .with("recvWidth", stats.received().width())
                .with("recvHeight", stats.received().height())
                .with("recvFps", stats.received().fps())
                .with("framesDecoded", stats.flow().framesDecoded())
                .with("sentLossPercent", stats.sentLossPercent())
                .with("encodeMs", stats.encoding().frameMs())
                .with("framesEncoded", stats.encoding().frames())
                .with("limitation", stats.encoding().limitation())
                .with("packetMs", stats.encoding().packetMs())
                .with("audioKbps", stats.encoding().audioKbps())
                .with("freezes", stats.playout().freezes())
                .with("frozenMs", stats.playout().frozenMs())
                .with("framesDropped", stats.playout().framesDropped())
                .with("audioLossPercent", stats.playout().audioLossPercent())
                .with("concealedPercent", stats.playout().concealedPercent())
                .with("ownLevel", stats.voice().own())
                .with("level", stats.voice().peer())
                .with("codec", stats.codec())
                .with("candidate", stats.candidate())
                .json;
    }

    private MeasuredJson with(String field, String text) {
        json.add(field, text.equals(LinkStats.UNKNOWN) ? JsonNull.INSTANCE : new JsonPrimitive(text));
        return this;
    }

    private MeasuredJson with(String field, long value) {
        json.addProperty(field, value);
        return this;
    }

    private MeasuredJson with(String field, double value) {
        json.addProperty(field, Math.round(value * 100) / 100.0);
        return this;
    }

    private MeasuredJson with(String field, OptionalDouble value) {
        if (value.isPresent()) {
            return with(field, value.getAsDouble());
        }
        json.add(field, JsonNull.INSTANCE);
        return this;
    }
}
