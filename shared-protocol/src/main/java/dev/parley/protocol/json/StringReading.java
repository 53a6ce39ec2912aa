package dev.parley.protocol.json;

import dev.parley.protocol.AsciiScan;
import org.jspecify.annotations.Nullable;

/** Reads the strings of one frame (RFC 8259 §7). One thread. */
final class StringReading {
    /** Of a string with escapes, at first; it grows as it is read. */
    private static final int FIRST_CHARS = 4_096;

    /** The last of its characters, delete, which means itself in JSON. */
    private static final int ASCII = 0x7F;

    private static final int HEX_DIGITS = 4;
    private static final int HEX = 16;

    private final String frame;
    private final @Nullable AsciiScan ascii;
    private int end;

    /** All bits of all characters of the string that is being read. */
    private int bits;

    StringReading(String frame) {
        this.frame = frame;
        this.ascii = AsciiScan.of(frame).orElse(null);
    }

    /** Where the last string ended, behind its closing quote. */
    int end() {
        return end;
    }

    /** Reads the string that begins behind the quote before {@code from}. */
    String read(int from) throws DecodeException {
        bits = 0;
        int at = plain(from);
        String text = isQuote(at) ? frame.substring(from, at) : escaped(from, at);
        return bits > ASCII ? wellFormed(text) : text;
    }

    /** The first place from here on where something else is than a character that means itself. */
    private int plain(int from) {
        return ascii == null ? plainOneByOne(from) : plain(from, ascii);
    }

    private int plain(int from, AsciiScan scan) {
        int at = scan.next(from);
        while (at < frame.length() && frame.charAt(at) == ASCII) {
            at = scan.next(at + 1);
        }
        return at;
    }

    private int plainOneByOne(int from) {
        int at = from;
        int seen = 0;
        while (at < frame.length()) {
            char c = frame.charAt(at);
            if (c < ' ' || c == '"' || c == '\\') {
                break;
            }
            seen |= c;
            at++;
        }
        bits |= seen;
        return at;
    }

    private boolean isQuote(int at) {
        if (at < frame.length() && frame.charAt(at) == '"') {
            end = at + 1;
            return true;
        }
        return false;
    }

    private String escaped(int from, int firstEscape) throws DecodeException {
        StringBuilder text = new StringBuilder(Math.min(frame.length() - from, FIRST_CHARS));
        int segment = from;
        int at = firstEscape;
        while (!isQuote(at)) {
            if (at + 1 >= frame.length() || frame.charAt(at) != '\\') {
                throw invalid();
            }
            text.append(frame, segment, at);
            segment = escape(at + 1, text);
            at = plain(segment);
        }
        return text.append(frame, segment, at).toString();
    }

    /** Takes what follows a backslash; returns where it ends. */
    private int escape(int at, StringBuilder text) throws DecodeException {
        char c = frame.charAt(at);
        if (c == 'u') {
            text.append(unicode(at + 1));
            return at + 1 + HEX_DIGITS;
        }
        text.append(
                switch (c) {
                    case '"', '\\', '/' -> c;
                    case 'b' -> '\b';
                    case 'f' -> '\f';
                    case 'n' -> '\n';
                    case 'r' -> '\r';
                    case 't' -> '\t';
                    default -> throw invalid();
                });
        return at + 1;
    }

    private char unicode(int from) throws DecodeException {
        if (from + HEX_DIGITS > frame.length()) {
            throw invalid();
        }
        int value = 0;
        for (int i = from; i < from + HEX_DIGITS; i++) {
            int digit = frame.charAt(i) > ASCII ? -1 : Character.digit(frame.charAt(i), HEX);
            if (digit < 0) {
                throw invalid();
            }
            value = value * HEX + digit;
        }
        bits |= value;
        return (char) value;
    }

    private static String wellFormed(String text) throws DecodeException {
        for (int i = 0; i < text.length(); i++) {
            if (Character.isSurrogate(text.charAt(i)) && !isPair(text, i++)) {
                throw FrameReader.malformed("The message has half of a surrogate pair in a string.");
            }
        }
        return text;
    }

    private static boolean isPair(String text, int at) {
        return at + 1 < text.length() && Character.isSurrogatePair(text.charAt(at), text.charAt(at + 1));
    }

    private static DecodeException invalid() {
        return FrameReader.malformed("The message is not valid JSON.");
    }
}
