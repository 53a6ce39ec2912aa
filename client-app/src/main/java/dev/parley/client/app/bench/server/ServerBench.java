package dev.parley.client.app.bench.server;

import dev.parley.client.app.bench.Report;
import dev.parley.client.app.process.TemporaryFiles;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.function.Consumer;
import java.util.stream.Stream;

/** What Parley's server costs and holds, beside two minimal relays, in sections that each measure for themselves. */
public final class ServerBench {
    /** What can be measured by itself. */
    public enum Section {
        /** Offers passed on as fast as can be. */
        RELAY,
        /** Members who do nothing. */
        IDLE,
        /** Members who come and go. */
        CHURN,
        /** The public list and who follows it. */
        LISTS;

        @Override
        public String toString() {
            return name().toLowerCase(Locale.ROOT);
        }
    }

    private final int rounds;
    private final Consumer<String> progress;

    /**
     * Prepares it.
     *
     * @param rounds how often each server's turn comes
     * @param progress is told what happens next, and what is left out
     */
    public ServerBench(int rounds, Consumer<String> progress) {
        this.rounds = rounds;
        this.progress = progress;
    }

    /** Measures sections, in this order. */
    public void run(List<Section> sections, Consumer<Report> reports) throws IOException, InterruptedException {
        List<Rival> rivals = Stream.of(Rival.values())
                .filter(rival -> rival.problem().isEmpty())
                .toList();
        Rival.NODE.problem().ifPresent(progress);
        Path folder = Files.createTempDirectory("parley-bench-server");
        try {
            for (Section section : sections) {
                reports.accept(run(section, rivals, folder));
            }
        } finally {
            TemporaryFiles.delete(folder);
        }
    }

    private Report run(Section section, List<Rival> rivals, Path folder) throws IOException, InterruptedException {
        List<Rival> reading = rivals.stream().filter(Rival.READING::contains).toList();
        Consumer<String> told = what -> progress.accept(section + ": " + what);
        return switch (section) {
            case RELAY -> new RelaySection(rounds, rivals, folder, told).run();
            case IDLE -> new IdleSection(rounds, reading, folder, told).run();
            case CHURN -> new ChurnSection(rounds, reading, folder, told).run();
            case LISTS -> new ListSection(rounds, folder, told).run();
        };
    }
}
