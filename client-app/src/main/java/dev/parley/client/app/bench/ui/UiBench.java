package dev.parley.client.app.bench.ui;

import dev.parley.client.app.bench.Report;
import dev.parley.client.app.process.VirtualScreen;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/** The window on a screen of Xvfb, drawn in software: how soon it can be used, and whether it keeps up with a full meeting. */
public final class UiBench {
    /** What can be measured by itself. */
    public enum Section {
        /** From starting the process to a window that can be used. */
        START,
        /** Eight moving pictures, and a click meanwhile. */
        TILES;

        @Override
        public String toString() {
            return name().toLowerCase(Locale.ROOT);
        }
    }

    private final int rounds;
    private final int seconds;
    private final @Nullable Path app;
    private final Consumer<String> progress;

    /**
     * Prepares it.
     *
     * @param rounds how often it is started
     * @param seconds how long the pictures are looked at
     * @param app another launcher of Parley whose start is timed too, such as the installed app's; null for none
     * @param progress is told what happens next
     */
    public UiBench(int rounds, int seconds, @Nullable Path app, Consumer<String> progress) {
        this.rounds = rounds;
        this.seconds = seconds;
        this.app = app;
        this.progress = progress;
    }

    /** Measures sections, in this order. */
    public void run(List<Section> sections, Consumer<Report> reports) throws IOException, InterruptedException {
        VirtualScreen.problem().ifPresent(problem -> {
            throw new IllegalStateException(problem);
        });
        for (Section section : sections) {
            reports.accept(run(section));
        }
    }

    private Report run(Section section) throws IOException, InterruptedException {
        Consumer<String> told = what -> progress.accept(section + ": " + what);
        return switch (section) {
            case START -> new Starts(rounds, app, told).run();
            case TILES -> new Drawing(seconds, told).run();
        };
    }
}
