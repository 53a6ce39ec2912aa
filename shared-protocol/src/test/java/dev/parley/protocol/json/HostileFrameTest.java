package dev.parley.protocol.json;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import dev.parley.protocol.ErrorCode;
import dev.parley.protocol.Limits;
import java.util.EnumMap;
import java.util.Map;
import java.util.Random;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

class HostileFrameTest {
    private static final int FRAMES = 200_000;

    /** {@code -Dparley.seed=…} repeats a run that failed. */
    private static final long SEED = Long.getLong("parley.seed", 20261101);

    private final Map<ErrorCode, Integer> refused = new EnumMap<>(ErrorCode.class);
    private int accepted;

    @Test
    void random_and_damaged_frames_are_messages_or_refusals_and_nothing_else() {
        Mutations mutations = new Mutations(new Random(SEED), ProtocolPage.samples());
        for (int i = 0; i < FRAMES; i++) {
            ProtocolPage.Sample frame = mutations.next();
            try {
                read(Direction.of(frame.sender()), frame.json());
            } catch (RuntimeException | Error e) {
                throw new AssertionError("seed " + SEED + ", frame " + i + ": " + frame, e);
            }
        }
        assertThat(accepted).as("frames that were messages").isGreaterThan(FRAMES / 5);
        assertThat(refused)
                .as("refusals of each kind")
                .containsOnlyKeys(
                        ErrorCode.MALFORMED, ErrorCode.TOO_LARGE, ErrorCode.UNSUPPORTED, ErrorCode.INVALID_FIELD);
    }

    @ParameterizedTest
    @MethodSource("largest")
    void a_frame_of_full_size_allocates_a_bounded_amount(String name, String frame) {
        for (Direction direction : Direction.values()) {
            read(direction, frame);
        }
        assertThat(accepted
                        + refused.values().stream().mapToInt(Integer::intValue).sum())
                .isEqualTo(3);
    }

    static Stream<Arguments> largest() {
        Map<String, String> frames = Map.ofEntries(
                Map.entry("deep arrays", filled("[", "")),
                Map.entry("deep objects", filled("{\"a\":", "")),
                Map.entry("empty arrays", "{\"type\":\"ping\",\"x\":[" + filled("[],", "[]]}")),
                Map.entry("empty objects", "{\"type\":\"ping\",\"x\":[" + filled("{},", "{}]}")),
                Map.entry("small objects", "{\"type\":\"ping\",\"x\":[" + filled("{\"\":1},", "{}]}")),
                Map.entry("numbers", "{\"type\":\"ping\",\"x\":[" + filled("1,", "1]}")),
                Map.entry("one long number", "{\"type\":\"ping\",\"x\":" + filled("9", "}")),
                Map.entry("one long string", "{\"type\":\"ping\",\"x\":\"" + filled("x", "\"}")),
                Map.entry("escapes", "{\"type\":\"ping\",\"x\":\"" + filled("\\u00e9", "\"}")),
                Map.entry("many names", manyNames()),
                Map.entry("one name again and again", "{\"type\":\"ping\"," + filled("\"x\":1,", "\"y\":1}")),
                Map.entry("one long name", "{\"type\":\"ping\",\"" + filled("x", "\":1}")),
                Map.entry("a syntax error after a long name", "{\"type\":\"ping\",\"" + filled("€", "\":NaN}")),
                Map.entry("rows of accents", join(filled("\u0301\u0323", "\"}}"))),
                Map.entry("ligatures that expand", join(filled("\ufdfa", "\"}}"))),
                Map.entry("hangul", join(filled("\u1112\u1161\u11ab", "\"}}"))),
                Map.entry(
                        "emoji chat",
                        "{\"type\":\"chat\",\"data\":{\"id\":\"1\",\"sentAt\":1,\"text\":\"" + filled("😀", "\"}}")),
                Map.entry(
                        "line feeds in chat",
                        "{\"type\":\"chat\",\"data\":{\"id\":\"1\",\"sentAt\":1,\"text\":\""
                                + filled("\\r\\n", "\"}}")),
                Map.entry(
                        "session description",
                        "{\"type\":\"offer\",\"data\":{\"room\":\"lusab-babad-gutih\",\"to\":\"a\",\"from\":\"a\",\"generation\":1,\"sdp\":\""
                                + filled("a=x\\r\\n", "\"}}")),
                Map.entry(
                        "capabilities",
                        "{\"type\":\"hello\",\"data\":{\"protocol\":1,\"capabilities\":["
                                + filled("\"a\",", "\"a\"]}}")),
                Map.entry(
                        "removed rooms",
                        "{\"type\":\"room-delta\",\"data\":{\"revision\":1,\"changed\":[],\"removed\":["
                                + filled("\"lusab-babad-gutih\",", "\"lusab-babad-gutih\"]}}")),
                Map.entry("white space", filled(" ", "{\"type\":\"ping\"}")),
                Map.entry("far over the limit", "x".repeat(16 << 20)));
        return frames.entrySet().stream().map(e -> Arguments.of(e.getKey(), e.getValue()));
    }

    private static String join(String name) {
        return "{\"type\":\"join-room\",\"data\":{\"room\":\"lusab-babad-gutih\",\"name\":\"" + name;
    }

    private static String manyNames() {
        return IntStream.range(0, 6000).mapToObj(i -> "\"" + i + "\":1").collect(Collectors.joining(",", "{", "}"));
    }

    /** {@code unit} as often as 64 KiB less a reserve for what goes around it allow, then {@code end}. */
    private static String filled(String unit, String end) {
        int bytes = unit.getBytes(UTF_8).length;
        return unit.repeat((Limits.FRAME_BYTES - 200) / bytes) + end;
    }

    private void read(Direction direction, String frame) {
        long before = Allocation.bytes();
        try {
            Object message = direction.decode(frame);
            assertThat(Allocation.bytes() - before).as("allocated").isLessThan(direction.mostBytes());
            accepted++;
            assertThat(direction.decode(direction.encode(message))).isEqualTo(message);
        } catch (DecodeException e) {
            assertThat(Allocation.bytes() - before).as("allocated").isLessThan(direction.mostBytes());
            assertThat(e).hasMessageMatching("[A-Z][ -~]{8,150}\\.");
            refused.merge(e.code(), 1, Integer::sum);
        }
    }
}
