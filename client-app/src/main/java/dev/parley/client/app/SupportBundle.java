package dev.parley.client.app;

import dev.parley.client.core.AppState;
import dev.parley.client.core.DeviceState;
import dev.parley.client.core.PairHealth;
import dev.parley.client.core.PeerState;
import dev.parley.client.core.PointInTime;
import java.io.BufferedWriter;
import java.io.IOException;
import java.io.OutputStreamWriter;
import java.io.Writer;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.List;
import java.util.function.BooleanSupplier;
import java.util.function.DoubleConsumer;
import java.util.stream.Stream;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;

/**
 * What somebody who helps needs to know, as a zip of text files: versions, connections with their statistics, the journal,
 * the log. No media, no chat text, no secrets.
 */
public final class SupportBundle {
    private static final int LINES_A_STEP = 64;
    private static final String README = """
            A Parley support bundle.

            about.txt        versions of Parley, Java and the system
            connections.txt  who reached whom when this was saved, and how well
            journal.txt      what happened, newest last: at most 4,096 events
            log.txt          the last lines of the program's log

            It names people, servers and meetings, and network addresses. It holds no sound, no pictures, no chat text, no
            passwords, tickets or keys. Send it only to somebody you trust with the former.
            """;

    private final AppState state;
    private final List<Journal.Entry> journal;
    private final List<String> log;
    private final long now;
    private final Secrets secrets;

    /** @param now ms since 1970-01-01T00:00Z */
    SupportBundle(AppState state, List<Journal.Entry> journal, List<String> log, long now) {
        this.state = state;
        this.journal = journal;
        this.log = log;
        this.now = now;
        this.secrets = Secrets.of(state);
    }

    /** A bundle of what this client is and was. Any thread. */
    public static SupportBundle of(Store store) {
        return new SupportBundle(
                store.state(), store.journal().entries(), LogRing.linesOfThisProcess(), System.currentTimeMillis());
    }

    /**
     * Writes the bundle. Blocks on the disk. A file that cannot be finished is not left behind, and one that was there
     * before stays until then.
     *
     * @param cancelled asked now and then
     * @param progress is told how far it is, 0 to 1
     * @return false if it was cancelled
     */
    public boolean write(Path file, BooleanSupplier cancelled, DoubleConsumer progress) throws IOException {
        Path part = file.resolveSibling(file.getFileName() + ".part");
        try {
            boolean complete = writeParts(part, cancelled, progress);
            if (complete) {
                Files.move(part, file, StandardCopyOption.REPLACE_EXISTING);
            }
            return complete;
        } finally {
            Files.deleteIfExists(part);
        }
    }

    private boolean writeParts(Path file, BooleanSupplier cancelled, DoubleConsumer progress) throws IOException {
        try (ZipOutputStream zip = new ZipOutputStream(Files.newOutputStream(file))) {
            Steps steps = new Steps(cancelled, progress, journal.size() + log.size());
            return add(zip, "README.txt", README.lines(), steps)
                    && add(zip, "about.txt", about(), steps)
                    && add(zip, "connections.txt", connections(), steps)
                    && add(zip, "journal.txt", journal.stream().map(SupportBundle::line), steps)
                    && add(zip, "log.txt", log.stream(), steps);
        }
    }

    private boolean add(ZipOutputStream zip, String name, Stream<String> lines, Steps steps) throws IOException {
        zip.putNextEntry(new ZipEntry(name));
        Writer writer = new BufferedWriter(new OutputStreamWriter(zip, StandardCharsets.UTF_8));
        for (String line : (Iterable<String>) lines::iterator) {
            if (!steps.next()) {
                return false;
            }
            writer.write(secrets.hiddenIn(line));
            writer.write('\n');
        }
        writer.flush();
        zip.closeEntry();
        return true;
    }

    private Stream<String> about() {
        Runtime runtime = Runtime.getRuntime();
        return Stream.of(
                "Parley " + Main.VERSION,
                "saved " + Instant.ofEpochMilli(now),
                "Java " + System.getProperty("java.runtime.version") + ", " + System.getProperty("java.vendor"),
                "JavaFX " + System.getProperty("javafx.runtime.version", "not started"),
                "system " + System.getProperty("os.name") + " " + System.getProperty("os.version") + " "
                        + System.getProperty("os.arch"),
                "processors " + runtime.availableProcessors() + ", heap " + (runtime.totalMemory() >> 20) + " of "
                        + (runtime.maxMemory() >> 20) + " MiB");
    }

    private Stream<String> connections() {
        AppState.Connection server = state.connection();
        Stream<String> own = Stream.of(
                "server " + server.server() + " " + server.phase() + ", attempt " + server.attempt() + ", round trip "
                        + server.rttMs() + " ms " + server.error(),
                "room " + state.room().phase() + " " + state.room().error(),
                "microphone " + device(state.media().microphone()),
                "camera " + device(state.media().camera()));
        Stream<String> links = state.peers().values().stream().map(SupportBundle::link);
        Stream<String> pairs = PairHealth.of(state, new PointInTime(now, ZoneOffset.UTC)).cells().stream()
                .map(PairHealth.Cell::details);
        return Stream.of(own, links, pairs).flatMap(lines -> lines);
    }

    private static String device(DeviceState device) {
        return (device.available() ? "“" + device.name() + "” works" : "is not there") + " "
                + device.trouble().key();
    }

    private static String link(PeerState peer) {
        return "link to " + peer.participant() + " " + peer.link() + (peer.channelOpen() ? " with" : " without")
                + " channel, " + peer.repair() + ", " + peer.negotiation().step() + " generation "
                + peer.negotiation().generation() + ", " + peer.stats();
    }

    /** One line for each event, also for one that carries a session description. */
    private static String line(Journal.Entry entry) {
        String event = entry.event().toString().replace("\r", "").replace("\n", "\\n");
        return Instant.ofEpochMilli(entry.at()) + " " + entry.event().getClass().getSimpleName() + " " + event;
    }

    /** Counts lines, tells how far it is, and asks whether to go on. */
    private static final class Steps {
        private final BooleanSupplier cancelled;
        private final DoubleConsumer progress;
        private final double expected;
        private int done;

        Steps(BooleanSupplier cancelled, DoubleConsumer progress, int expected) {
            this.cancelled = cancelled;
            this.progress = progress;
            this.expected = expected;
        }

        /** False to stop. */
        boolean next() {
            if (done % LINES_A_STEP == 0) {
                progress.accept(Math.min(1, done / Math.max(1, expected)));
            }
            done++;
            return !cancelled.getAsBoolean();
        }
    }
}
