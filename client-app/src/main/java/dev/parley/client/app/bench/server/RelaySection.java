package dev.parley.client.app.bench.server;

import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;

/** Offers of {@link OfferFrame#BYTES} relayed as fast as each server can, the servers in turn. */
final class RelaySection {
    private static final List<Integer> ROOMS = List.of(25, 250);
    private static final int WARM_UP = 100_000;
    private static final int MESSAGES = 50_000;
    private static final double REFERENCE = 100_000;

    private final int rounds;
    private final List<Rival> rivals;
    private final Path folder;
    private final Consumer<String> progress;

    RelaySection(int rounds, List<Rival> rivals, Path folder, Consumer<String> progress) {
        this.rounds = rounds;
        this.rivals = rivals;
        this.folder = folder;
        this.progress = progress;
    }

    ScoreTable run() throws IOException {
        ScoreTable table = new ScoreTable(
                "relay",
                "rooms",
                "server",
                "messages/s",
                "p50, ms",
                "p99, ms",
                "p99.9, ms",
                "CPU s per 100,000",
                "by bare",
                "by Node",
                "lost",
                "disordered");
        for (int rooms : ROOMS) {
            run(rooms, table);
        }
        return table;
    }

    private void run(int rooms, ScoreTable table) throws IOException {
        List<Contest> contests = new ArrayList<>();
        try {
            for (Rival rival : rivals) {
                progress.accept(rooms + " rooms: " + rival.title() + " warms up");
                Contest contest = Contest.relaying(rival, folder);
                contests.add(contest);
                contest.order("fill " + rooms * Gathering.PEOPLE);
                contest.order("relay " + WARM_UP);
            }
            Relayed relayed = new Relayed();
            for (int round = 1; round <= rounds; round++) {
                for (Contest contest : contests) {
                    progress.accept(rooms + " rooms, round " + round + " of " + rounds + ": "
                            + contest.rival().title());
                    relayed.add(contest.rival(), contest.order("relay " + MESSAGES));
                }
            }
            rivals.forEach(rival -> relayed.report(rooms, rival, table));
        } finally {
            contests.forEach(Contest::close);
        }
    }

    /** What was measured with so many rooms. */
    private static final class Relayed {
        private final Scores speed = new Scores();
        private final Scores p50 = new Scores();
        private final Scores p99 = new Scores();
        private final Scores p999 = new Scores();
        private final Scores cpu = new Scores();
        private final Scores lost = new Scores();
        private final Scores disordered = new Scores();

        void add(Rival rival, Contest.Turn turn) {
            double messages = turn.get("messages");
            speed.add(rival, messages / turn.get("seconds"));
            p50.add(rival, turn.get("p50"));
            p99.add(rival, turn.get("p99"));
            p999.add(rival, turn.get("p999"));
            cpu.add(rival, turn.cpuSeconds() * REFERENCE / messages);
            lost.add(rival, turn.get("lost"));
            disordered.add(rival, turn.get("disordered"));
        }

        void report(int rooms, Rival rival, ScoreTable table) {
            List<Double> byBare = cpu.ratios(rival, Rival.BARE);
            List<Double> byNode = cpu.ratios(rival, Rival.NODE);
            table.line(
                    String.valueOf(rooms),
                    rival.title(),
                    ScoreTable.cell(speed.median(rival), 0),
                    ScoreTable.cell(p50.median(rival), 1),
                    ScoreTable.cell(p99.median(rival), 1),
                    ScoreTable.cell(p999.median(rival), 1),
                    ScoreTable.cell(cpu.median(rival), 2),
                    rival == Rival.BARE ? "" : ScoreTable.ratio(byBare),
                    rival == Rival.NODE ? "" : ScoreTable.ratio(byNode),
                    ScoreTable.cell(lost.median(rival), 0),
                    ScoreTable.cell(disordered.median(rival), 0));
            String who = rooms + " rooms, " + rival.title() + ": ";
            boolean own = rival == Rival.PARLEY;
            table.number(who + "messages", "1/s", speed.of(rival), "");
            table.number(who + "latency p50", "ms", p50.of(rival), "");
            table.number(who + "latency p99", "ms", p99.of(rival), "");
            table.number(who + "latency p99.9", "ms", p999.of(rival), "");
            table.number(who + "processor per 100,000 messages", "s", cpu.of(rival), "");
            table.number(who + "processor by bare Java-WebSocket's", "", byBare, own ? "max 1.15" : "");
            table.number(who + "processor by Node's", "", byNode, own ? "max 1.0" : "");
            table.number(who + "lost", "", lost.of(rival), own ? "max 0" : "");
            table.number(who + "out of order", "", disordered.of(rival), own ? "max 0" : "");
        }
    }
}
