package dev.parley.client.app.bench.heal;

import dev.parley.client.app.bench.Report;
import dev.parley.client.app.bench.Results;
import dev.parley.client.app.lab.NetworkLab;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.function.Consumer;

/**
 * How a meeting heals from each kind of fault, in sections that each have a meeting of their own: what is seen of it, and how long it
 * takes from the moment that the fault is over until everybody's picture moves without a stop.
 */
public final class HealBench {
    /** How often at most what takes long. */
    private static final int SLOW_ROUNDS = 3;

    /** What can be measured. */
    public enum Section {
        /** Somebody's link is down for 3 s. */
        LINK3,
        /** For 8 s. */
        LINK8,
        /** For 60 s. */
        LINK60,
        /** Somebody's interface is removed and another one comes, with another address. */
        ADDRESS,
        /** The server is killed, and is back after 10 s. */
        SERVER,
        /** Somebody's computer sleeps for 40 s. */
        SLEEP,
        /** UDP between two passes in one direction only. */
        ONEWAY,
        /** Somebody's program is killed. */
        KILLED,
        /** Some have no direct way to each other. */
        RELAY;

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
     * @param rounds how often each fault happens; those that take long at most {@value #SLOW_ROUNDS} times
     * @param progress is told what happens next
     */
    public HealBench(int rounds, Consumer<String> progress) {
        this.rounds = rounds;
        this.progress = progress;
    }

    /** Measures sections, in this order. */
    public void run(List<Section> sections, Consumer<Report> reports) throws IOException, InterruptedException {
        NetworkLab.problem().ifPresent(problem -> {
            throw new IllegalStateException("This benchmark needs a network of its own. " + problem);
        });
        List<Section> failed = new ArrayList<>();
        for (Section section : sections) {
            progress.accept("heal: " + section);
            Results results = new Results("heal " + section);
            try {
                measure(section, results);
            } catch (IllegalStateException e) {
                progress.accept("heal: " + section + " did not come to its end. " + e.getMessage());
                failed.add(section);
            }
            reports.accept(results);
        }
        if (!failed.isEmpty()) {
            throw new IllegalStateException("Not everything could be measured; see above: " + failed + ".");
        }
    }

    private void measure(Section section, Results results) throws IOException, InterruptedException {
        int slowRounds = Math.min(rounds, SLOW_ROUNDS);
        switch (section) {
            case LINK3 -> new LinkDown(3).run(rounds, results);
            case LINK8 -> new LinkDown(8).run(rounds, results);
            case LINK60 -> new LinkDown(60).run(rounds, results);
            case ADDRESS -> new OtherAddress().run(rounds, results);
            case SERVER -> new ServerKilled().run(slowRounds, results);
            case SLEEP -> new Asleep().run(slowRounds, results);
            case ONEWAY -> new OneWayUdp().run(slowRounds, results);
            case KILLED -> new PersonKilled().run(rounds, results);
            case RELAY -> new NoDirectWay().run(slowRounds, results);
        }
    }
}
