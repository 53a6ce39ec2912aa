package dev.parley.client.app.headless;

import static org.assertj.core.api.Assertions.assertThat;

import com.google.gson.JsonElement;
import com.google.gson.JsonObject;
import com.google.gson.JsonParser;
import dev.parley.client.core.Allotment;
import dev.parley.client.core.LinkQuality;
import dev.parley.client.core.LinkStats;
import dev.parley.client.core.PairHealth;
import dev.parley.protocol.MediaState;
import dev.parley.protocol.Participant;
import dev.parley.protocol.ParticipantId;
import dev.parley.protocol.Presence;
import dev.parley.protocol.Role;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.InstantSource;
import java.util.List;
import java.util.OptionalDouble;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;

class StatsLineTest {
    private static final Participant GRACE = new Participant(
            new ParticipantId("g"),
            "Grace",
            Role.PARTICIPANT,
            new MediaState(true, true, false),
            Presence.ACTIVE,
            false,
            1);
    private static final List<String> NUMBERS_FROM_THE_START =
            List.of("sendWidth", "sendHeight", "sendFps", "recvWidth", "recvHeight", "recvFps", "framesDecoded");

    private final StatsLine line = new StatsLine(new PatternWatch(InstantSource.system(), (peer, ms) -> {}));

    @Test
    void before_the_first_measurement_a_link_has_all_fields_of_the_page() throws IOException {
        assertThat(written(LinkQuality.UNKNOWN).keySet()).containsExactlyElementsOf(fieldsOnThePage());
    }

    @Test
    void before_the_first_measurement_values_are_null_and_pictures_0() {
        JsonObject link = written(LinkQuality.UNKNOWN);
        assertThat(NUMBERS_FROM_THE_START).allMatch(field -> link.get(field).getAsDouble() == 0);
        assertThat(link.entrySet())
                .filteredOn(field -> field.getValue().isJsonNull())
                .extracting(field -> field.getKey())
                .containsExactly(
                        "rttMs",
                        "jitterMs",
                        "lossPercent",
                        "sendKbps",
                        "recvKbps",
                        "availableKbps",
                        "sentLossPercent",
                        "encodeMs",
                        "framesEncoded",
                        "limitation",
                        "packetMs",
                        "audioKbps",
                        "freezes",
                        "frozenMs",
                        "framesDropped",
                        "audioLossPercent",
                        "concealedPercent",
                        "ownLevel",
                        "level",
                        "codec",
                        "candidate",
                        "tier");
    }

    @Test
    void what_is_measured_is_written() {
        JsonObject link = written(new LinkStats(
                OptionalDouble.of(12.345),
                OptionalDouble.of(1),
                OptionalDouble.of(2),
                OptionalDouble.of(7),
                OptionalDouble.of(3),
                OptionalDouble.of(4),
                OptionalDouble.of(5),
                new LinkStats.Picture(640, 360, 25),
                new LinkStats.Encoding(
                        OptionalDouble.of(6.5),
                        OptionalDouble.of(80),
                        "bandwidth",
                        OptionalDouble.of(40),
                        OptionalDouble.of(31)),
                new LinkStats.Picture(320, 180, 15),
                new LinkStats.Playout(
                        OptionalDouble.of(1),
                        OptionalDouble.of(250),
                        OptionalDouble.of(3),
                        OptionalDouble.of(1.5),
                        OptionalDouble.of(0.5)),
                new LinkStats.Voice(OptionalDouble.of(0.25), OptionalDouble.of(0.5)),
                new LinkStats.Flow(1, 1, 1, 99),
                "VP8",
                "host"));
        assertThat(link.get("rttMs").getAsDouble()).isEqualTo(12.35);
        assertThat(link.get("sendWidth").getAsInt()).isEqualTo(640);
        assertThat(link.get("recvFps").getAsDouble()).isEqualTo(15);
        assertThat(link.get("framesDecoded").getAsInt()).isEqualTo(99);
        assertThat(link.get("encodeMs").getAsDouble()).isEqualTo(6.5);
        assertThat(link.get("limitation").getAsString()).isEqualTo("bandwidth");
        assertThat(link.get("frozenMs").getAsInt()).isEqualTo(250);
        assertThat(link.get("concealedPercent").getAsDouble()).isEqualTo(0.5);
        assertThat(link.get("tier").getAsString()).isEqualTo("poor");
        assertThat(link.get("codec").getAsString()).isEqualTo("VP8");
        assertThat(link.get("candidate").getAsString()).isEqualTo("host");
        assertThat(link.entrySet()).extracting(field -> field.getValue()).noneMatch(JsonElement::isJsonNull);
    }

    /** As another program reads it. */
    private JsonObject written(LinkStats stats) {
        return written(LinkQuality.UNKNOWN.after(stats, Allotment.NONE, 0));
    }

    private JsonObject written(LinkQuality quality) {
        return JsonParser.parseString(
                        line.link(GRACE, quality, PairHealth.Verdict.UNKNOWN).toString())
                .getAsJsonObject();
    }

    /** In docs/command-line.md, the sentence that lists them. */
    private static List<String> fieldsOnThePage() throws IOException {
        String page = Files.readString(Path.of(System.getProperty("parley.root"), "docs", "command-line.md"));
        Matcher sentence =
                Pattern.compile("Each of the `links` in `stats` has ([^:]*):").matcher(page);
        assertThat(sentence.find()).isTrue();
        return Pattern.compile("\\w+")
                .matcher(sentence.group(1).replace(" and ", " "))
                .results()
                .map(name -> name.group())
                .toList();
    }
}
