package dev.parley.protocol.json;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.util.List;
import java.util.random.RandomGenerator;
import java.util.regex.Matcher;

/** Damages frames in the ways that find bugs in parsers, repeatably. */
final class Mutations {
    private static final List<String> NUMBERS = List.of(
            "-0",
            "-1",
            "0",
            "1.0",
            "1e3",
            "2147483648",
            "-2147483649",
            "9007199254740992",
            "9223372036854775808",
            "99999999999999999999",
            "1e999999999",
            "-1e-999999999",
            "1E+400",
            "NaN",
            "-Infinity",
            "0x10",
            "01",
            "1_0",
            "+1",
            "9".repeat(400));

    private static final List<String> VALUES = List.of(
            "null",
            "true",
            "7",
            "{}",
            "[]",
            "[{}]",
            "[\"a\"]",
            "\"\"",
            "\" \"",
            "\"a\"",
            "\"guest\"",
            "\"lusab-babad-gutih\"",
            "\"\\u0000\"",
            "\"\\u202e\"",
            "\"\\u2028\"",
            "\"\\ud83d\\ude00\"",
            "\"e" + "\u0301\u0323".repeat(600) + "\"",
            "\"" + "x".repeat(1025) + "\"",
            "\"" + "\ufdfa".repeat(64) + "\"",
            "\"" + "\\r\\n".repeat(300) + "\"");

    private static final List<String> TOKENS = List.of(
            "null",
            "true",
            "{}",
            "[]",
            "[{}]",
            "\"\"",
            "\"\\ud800\"",
            "\"\\u0000\"",
            "\"\\u202e\"",
            "\"\\x\"",
            "\ud83d",
            "\udc00\ud800",
            "\u0000",
            "\u2028",
            "\ufeff",
            "//",
            "/**/",
            ")]}'\n",
            ",",
            ":",
            "\"",
            "\\",
            "}",
            "]",
            "{",
            "[",
            "\"type\":\"ping\",",
            "\"data\":{},",
            "\"id\":\"1\",",
            "e\u0301".repeat(40),
            "e" + "\u0301\u0323".repeat(600));

    private final RandomGenerator random;
    private final List<ProtocolPage.Sample> corpus;

    Mutations(RandomGenerator random, List<ProtocolPage.Sample> corpus) {
        this.random = random;
        this.corpus = corpus;
    }

    /**
     * Noise; a frame of the corpus as it is, with other values in it, or damaged up to four times. Mostly said by whom it
     * belongs to.
     */
    ProtocolPage.Sample next() {
        ProtocolPage.Sample sample = pick(corpus);
        String sender = random.nextInt(5) == 0 ? pick(corpus).sender() : sample.sender();
        return new ProtocolPage.Sample(sender, next(sample.json()));
    }

    private String next(String frame) {
        return switch (random.nextInt(10)) {
            case 0 -> random.nextBoolean() ? noise() : bytes();
            case 1, 2, 3, 4 -> changed(frame, random.nextInt(3));
            default -> damaged(changed(frame, random.nextInt(2)), 1 + random.nextInt(4));
        };
    }

    /** Still JSON, mostly. */
    private String changed(String frame, int times) {
        String changed = frame;
        for (int i = 0; i < times; i++) {
            changed = random.nextBoolean()
                    ? replaced(changed, "(?<=[:\\[,] )-?\\d+", pick(NUMBERS))
                    : replaced(changed, "(?<=[:\\[,] )(\"[^\"]*\"|true|false|\\d+|\\{ ?\\})", pick(VALUES));
        }
        return changed;
    }

    private String damaged(String frame, int times) {
        String damaged = frame;
        for (int i = 0; i < times; i++) {
            damaged = damaged(damaged);
        }
        return damaged;
    }

    private String damaged(String frame) {
        return switch (random.nextInt(10)) {
            case 0 -> flipped(frame);
            case 1 -> frame.substring(0, cut(frame));
            case 2 -> frame + frame;
            case 3 -> spliced(frame, pick(corpus).json());
            case 4 -> nested(frame);
            case 5 -> replaced(frame, "-?\\d+", pick(NUMBERS));
            case 6 -> replaced(frame, "\"[^\"]*\"", pick(TOKENS));
            case 7 -> inserted(frame, pick(TOKENS));
            case 8 -> inserted(frame, frame.substring(cut(frame)));
            default -> inserted(frame, pick(TOKENS).repeat(1 << random.nextInt(8)));
        };
    }

    /** Bits flipped in the UTF-8; what is not UTF-8 any more reads as U+FFFD, as in a WebSocket library that is lenient. */
    private String flipped(String frame) {
        byte[] bytes = frame.getBytes(UTF_8);
        for (int i = random.nextInt(4); i >= 0 && bytes.length > 0; i--) {
            bytes[random.nextInt(bytes.length)] ^= (byte) (1 << random.nextInt(8));
        }
        return new String(bytes, UTF_8);
    }

    private String spliced(String head, String tail) {
        return head.substring(0, cut(head)) + tail.substring(cut(tail));
    }

    private String nested(String frame) {
        int depth = 1 + random.nextInt(random.nextBoolean() ? 8 : 3000);
        boolean arrays = random.nextBoolean();
        String open = (arrays ? "[" : "{\"a\":").repeat(depth);
        return replaced(frame, "\"[^\"]*\"|\\d+|\\{", open + "1" + (arrays ? "]" : "}").repeat(depth));
    }

    private String inserted(String frame, String what) {
        int at = cut(frame);
        return frame.substring(0, at) + what + frame.substring(at);
    }

    /** The first match after a random place replaced. */
    private String replaced(String frame, String regex, String by) {
        int at = cut(frame);
        return frame.substring(0, at) + frame.substring(at).replaceFirst(regex, Matcher.quoteReplacement(by));
    }

    private String noise() {
        StringBuilder text = new StringBuilder("{");
        for (int i = random.nextInt(60); i > 0; i--) {
            text.append(random.nextBoolean() ? pick(TOKENS) : pick(NUMBERS));
        }
        return text.toString();
    }

    private String bytes() {
        byte[] bytes = new byte[random.nextInt(300)];
        random.nextBytes(bytes);
        return new String(bytes, UTF_8);
    }

    private int cut(String frame) {
        return random.nextInt(frame.length() + 1);
    }

    private <T> T pick(List<T> list) {
        return list.get(random.nextInt(list.size()));
    }
}
