package dev.parley.client.app.bench.server;

import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;

/** Visitors who join and leave at a steady pace beside a thousand members, the servers in turn. */
final class ChurnSection {
    private static final int MEMBERS = 1_000;
    private static final int VISITORS = 200;

    /** A visit is a join and a leave. Each visitor's share is less than Parley's limits let through. */
    private static final int PER_SECOND = 1_000;

    private static final int WARM_UP = 5_000;
    private static final int VISITS = 5_000;

    private final int rounds;
    private final List<Rival> rivals;
    private final Path folder;
    private final Consumer<String> progress;

    ChurnSection(int rounds, List<Rival> rivals, Path folder, Consumer<String> progress) {
        this.rounds = rounds;
        this.rivals = rivals;
        this.folder = folder;
        this.progress = progress;
    }

    ScoreTable run() throws IOException {
        ScoreTable table = new ScoreTable(
                "churn",
                "server",
                "joins and leaves/s",
                "join p50, ms",
                "join p99, ms",
                "CPU s per 1,000 of each",
                "by bare",
                "by Node");
        List<Contest> contests = new ArrayList<>();
        try {
            for (Rival rival : rivals) {
                progress.accept(rival.title() + " warms up");
                Contest contest = Contest.start(rival, folder);
                contests.add(contest);
                contest.order("fill " + MEMBERS);
                contest.order("invite " + VISITORS);
                contest.order("churn " + WARM_UP + " " + PER_SECOND);
            }
            measure(contests, table);
        } finally {
            contests.forEach(Contest::close);
        }
        return table;
    }

    private void measure(List<Contest> contests, ScoreTable table) throws IOException {
        Scores speed = new Scores();
        Scores p50 = new Scores();
        Scores p99 = new Scores();
        Scores cpu = new Scores();
        for (int round = 1; round <= rounds; round++) {
            for (Contest contest : contests) {
                Rival rival = contest.rival();
                progress.accept("round " + round + " of " + rounds + ": " + rival.title());
                Contest.Turn turn = contest.order("churn " + VISITS + " " + PER_SECOND);
                speed.add(rival, VISITS / turn.get("seconds"));
                p50.add(rival, turn.get("p50"));
                p99.add(rival, turn.get("p99"));
                cpu.add(rival, turn.cpuSeconds() * 1_000 / VISITS);
            }
        }
        for (Rival rival : rivals) {
            List<Double> byBare = cpu.ratios(rival, Rival.BARE);
            List<Double> byNode = cpu.ratios(rival, Rival.NODE);
            table.line(
                    rival.title(),
                    ScoreTable.cell(speed.median(rival), 0),
                    ScoreTable.cell(p50.median(rival), 2),
                    ScoreTable.cell(p99.median(rival), 2),
                    ScoreTable.cell(cpu.median(rival), 3),
                    rival == Rival.BARE ? "" : ScoreTable.ratio(byBare),
                    rival == Rival.NODE ? "" : ScoreTable.ratio(byNode));
            table.number(rival.title() + ": joins, and as many leaves", "1/s", speed.of(rival), "");
            table.number(rival.title() + ": join p50", "ms", p50.of(rival), "");
            table.number(rival.title() + ": join p99", "ms", p99.of(rival), "");
            table.number(rival.title() + ": processor per 1,000 joins and leaves", "s", cpu.of(rival), "");
        }
    }
}
