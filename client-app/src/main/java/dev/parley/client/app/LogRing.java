package dev.parley.client.app;

import java.io.OutputStream;
import java.io.PrintStream;
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
    private static final LogRing OF_THIS_PROCESS = new LogRing(System.err);

    private final PrintStream shown;
    private final ArrayDeque<String> lines = new ArrayDeque<>();
    private final byte[] line = new byte[LONGEST];
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
        shown.write(b);
        keep((byte) b);
    }

    @Override
    public synchronized void write(byte[] bytes, int offset, int count) {
        shown.write(bytes, offset, count);
        for (int i = 0; i < count; i++) {
            keep(bytes[offset + i]);
        }
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
        lines.addLast(new String(line, 0, length, StandardCharsets.UTF_8).stripTrailing());
        length = 0;
    }
}
