package dev.parley.client.app;

import java.io.OutputStream;
import java.io.PrintStream;
import java.nio.ByteBuffer;
import java.nio.CharBuffer;
import java.nio.charset.CharsetDecoder;
import java.nio.charset.CodingErrorAction;
import java.nio.charset.StandardCharsets;
import java.util.ArrayDeque;
import java.util.List;

/**
 * Keeps the last lines that went to the standard error stream, where the log goes, for the support bundle: {@value
 * #CAPACITY} lines of at most {@value #LONGEST} bytes; the oldest line falls out, the rest of a longer line is left out. Any
 * thread.
 */
final class LogRing extends OutputStream {
    static final int CAPACITY = 2_000;
    static final int LONGEST = 2_000;

    /** Bytes. */
    private static final int CHUNK = 1_024;

    /** What stands for a part of a character. */
    private static final String REPLACEMENT = "\uFFFD";

    private static final LogRing OF_THIS_PROCESS = new LogRing(System.err);

    private final PrintStream shown;
    private final ArrayDeque<String> lines = new ArrayDeque<>();
    private final byte[] line = new byte[LONGEST];
    private final ByteBuffer unshown = ByteBuffer.allocate(CHUNK);
    private final CharBuffer characters = CharBuffer.allocate(CHUNK);
    private final CharsetDecoder decoder = StandardCharsets.UTF_8
            .newDecoder()
            .onMalformedInput(CodingErrorAction.REPLACE)
            .onUnmappableCharacter(CodingErrorAction.REPLACE);
    private int length;

    /** @param shown also gets everything */
    LogRing(PrintStream shown) {
        this.shown = shown;
    }

    /** From now on keeps what this process writes to its standard error stream. Before any logger writes. */
    static void install() {
        System.setErr(new PrintStream(OF_THIS_PROCESS, true, StandardCharsets.UTF_8));
    }

    /** What this process wrote, oldest first. */
    static List<String> linesOfThisProcess() {
        return OF_THIS_PROCESS.lines();
    }

    synchronized List<String> lines() {
        return List.copyOf(lines);
    }

    @Override
    public synchronized void write(int b) {
        take((byte) b);
        show();
    }

    @Override
    public synchronized void write(byte[] bytes, int offset, int count) {
        for (int i = 0; i < count; i++) {
            take(bytes[offset + i]);
        }
        show();
    }

    private void take(byte b) {
        if (!unshown.hasRemaining()) {
            show();
        }
        unshown.put(b);
        keep(b);
    }

    /** In the encoding of whoever shows it. A character of which a part has come waits for the rest. */
    private void show() {
        unshown.flip();
        decoder.decode(unshown, characters, false);
        unshown.compact();
        shown.print(characters.flip().toString());
        characters.clear();
    }

    @Override
    public void flush() {
        shown.flush();
    }

    private void keep(byte b) {
        if (b == '\n') {
            end();
        } else if (length < LONGEST) {
            line[length] = b;
            length++;
        }
    }

    private void end() {
        if (lines.size() == CAPACITY) {
            lines.removeFirst();
        }
        String text = new String(line, 0, length, StandardCharsets.UTF_8);
        lines.addLast((isCut(text) ? text.substring(0, text.length() - 1) : text).stripTrailing());
        length = 0;
    }

    /** A line that is too long may end within a character. */
    private boolean isCut(String text) {
        return length == LONGEST && text.endsWith(REPLACEMENT);
    }
}
