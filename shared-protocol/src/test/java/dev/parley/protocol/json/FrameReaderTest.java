package dev.parley.protocol.json;

import static org.assertj.core.api.Assertions.assertThat;

import com.google.gson.JsonObject;
import com.google.gson.JsonParseException;
import com.google.gson.JsonParser;
import com.google.gson.Strictness;
import com.google.gson.stream.JsonReader;
import com.google.gson.stream.JsonToken;
import java.io.IOException;
import java.io.StringReader;
import java.util.Optional;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What is JSON and what is not, and what it means: as Gson says in its strict mode. */
class FrameReaderTest {
    private static final int FRAMES = 20_000;
    private static final int MOST_BYTES = 65_536;

    /** Empty if Parley refuses it. */
    private static Optional<JsonObject> read(String frame) {
        try {
            return Optional.of(FrameReader.read(frame, MOST_BYTES, FrameReader.MAX_VALUES));
        } catch (DecodeException e) {
            return Optional.empty();
        }
    }

    /** Empty if Gson refuses it. */
    private static Optional<JsonObject> readByGson(String frame) {
        JsonReader reader = new JsonReader(new StringReader(frame));
        reader.setStrictness(Strictness.STRICT);
        try {
            JsonObject object = JsonParser.parseReader(reader).getAsJsonObject();
            return reader.peek() == JsonToken.END_DOCUMENT ? Optional.of(object) : Optional.empty();
        } catch (IOException | JsonParseException | IllegalStateException | NumberFormatException e) {
            return Optional.empty();
        }
    }

    @Test
    void whatever_it_takes_gson_takes_and_reads_the_same() throws Exception {
        Mutations mutations = new Mutations(new SplittableRandom(4711), ProtocolPage.samples());
        int taken = 0;
        for (int i = 0; i < FRAMES; i++) {
            String frame = mutations.next().json();
            Optional<JsonObject> own = read(frame);
            if (own.isPresent()) {
                taken++;
                assertThat(own).as(frame).isEqualTo(readByGson(frame));
                assertThat(FrameWriter.write(own.get())).isEqualTo(own.get().toString());
            }
        }
        assertThat(taken).isGreaterThan(FRAMES / 10);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "{}",
                " \t\r\n{ \"a\" : [ ] } ",
                "{\"a\":[1,-2,0,-0,1.5,1e3,-1E-3,10]}",
                "{\"a\":[true,false,null,\"\"]}",
                "{\"a\":{\"b\":{\"c\":[[[[1]]]]}}}",
                "{\"\":\"\\\"\\\\\\/\\b\\f\\n\\r\\t\\u0041\\u00e9\\uD834\\uDD1E\"}",
                "{\"é\":\"𝄞\",\"\\u0061\":1}"
            })
    void json_is_read_and_written_as_gson_does(String frame) {
        assertThat(read(frame)).isPresent().isEqualTo(readByGson(frame));
        JsonObject own = read(frame).orElseThrow();
        assertThat(FrameWriter.write(own)).isEqualTo(own.toString());
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                " ",
                "{",
                "}",
                "[]",
                "\"a\"",
                "{}{}",
                "{}\0",
                "\0",
                "{\"a\"}",
                "{\"a\":}",
                "{\"a\":1,}",
                "{,\"a\":1}",
                "{\"a\":1 \"b\":2}",
                "{\"a\" 1}",
                "{a:1}",
                "{'a':1}",
                "{\"a\":[1,]}",
                "{\"a\":[1 2]}",
                "{\"a\":[1}",
                "{\"a\":[,]}",
                "{\"a\":01}",
                "{\"a\":+1}",
                "{\"a\":1.}",
                "{\"a\":.5}",
                "{\"a\":1e}",
                "{\"a\":-}",
                "{\"a\":NaN}",
                "{\"a\":True}",
                "{\"a\":tru}",
                "{\"a\":truee}",
                "{\"a\":nul",
                "{\"a\":\"",
                "{\"a\":\"\\\"}",
                "{\"a\":\"\\x\"}",
                "{\"a\":\"\\'\"}",
                "{\"a\":\"\\u12\"}",
                "{\"a\":\"\\u12g4\"}",
                "{\"a\":\"\\u\uFF11\uFF12\uFF13\uFF14\"}",
                "{\"a\":\"\n\"}",
                "{\"a\":\"\0\"}",
                "{\"a\":\"\\",
                "{\"a\":\"\\u",
                "{\"a\":1}//",
                "/**/{}",
                "{\"a\":\u00a01}"
            })
    void what_is_not_json_is_refused(String frame) {
        assertThat(read(frame)).isEmpty();
        assertThat(readByGson(frame)).isEmpty();
    }

    @Test
    void halves_of_surrogate_pairs_are_refused_however_they_are_written() {
        assertThat(read("{\"a\":\"\\ud834\"}")).isEmpty();
        assertThat(read("{\"a\":\"\\udd1e\\ud834\"}")).isEmpty();
        assertThat(read("{\"a\":\"x\ud834\"}")).isEmpty();
        assertThat(read("{\"\ud834\":1}")).isEmpty();
        assertThat(read("{\"a\":\"" + (char) 0xD834 + "\\udd1e\"}")).isPresent();
    }

    @Test
    void all_characters_are_written_as_gson_does() {
        StringBuilder all = new StringBuilder();
        for (char c = 0; c < 0x3000; c++) {
            all.append(c);
        }
        JsonObject object = new JsonObject();
        object.addProperty(all.toString(), all.append("𝄞").toString());
        assertThat(FrameWriter.write(object)).isEqualTo(object.toString());
    }
}
