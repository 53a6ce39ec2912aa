package dev.parley.client.app.bench.server;

import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.function.Consumer;

/** More and more members who do nothing but ping, each number on a fresh server: memory, and how long it takes to join beside them. */
final class IdleSection {
    private static final List<Integer> MEMBERS = List.of(1_000, 5_000, 10_000);
    private static final long LOOK_MS = 10_000;
    private static final int VISITORS = 40;
    /** So many that what any work takes of a server's memory, and more members don't, is taken already. */
    private static final int VISITS_WARM = 3_000;

    private static final int VISITS = 1_000;
    private static final double KB_A_MB = 1024;

    private final int rounds;
    private final List<Rival> rivals;
    private final Path folder;
    private final Consumer<String> progress;

    IdleSection(int rounds, List<Rival> rivals, Path folder, Consumer<String> progress) {
        this.rounds = rounds;
        this.rivals = rivals;
        this.folder = folder;
        this.progress = progress;
    }

    ScoreTable run() throws IOException, InterruptedException {
        ScoreTable table = new ScoreTable(
                "idle",
                "members",
                "server",
                "resident, MB",
                "before, MB",
                "each, KB",
                "cores",
                "join p50, ms",
                "join p99, ms");
        for (int members : MEMBERS) {
            Idle idle = new Idle();
            for (int round = 1; round <= rounds; round++) {
                for (Rival rival : rivals) {
                    progress.accept(members + " members, round " + round + " of " + rounds + ": " + rival.title());
                    look(members, rival, idle);
                }
            }
            rivals.forEach(rival -> idle.report(members, rival, table));
        }
        return table;
    }

    private void look(int members, Rival rival, Idle idle) throws IOException, InterruptedException {
        try (Contest contest = Contest.start(rival, folder)) {
            contest.order("invite " + VISITORS);
            contest.order("visit " + VISITS_WARM);
            double empty = contest.residentMb();
            contest.order("fill " + members);
            double cores = contest.coresIn(LOOK_MS);
            double resident = contest.residentMb();
            idle.empty.add(rival, empty);
            idle.resident.add(rival, resident);
            idle.each.add(rival, (resident - empty) * KB_A_MB / members);
            idle.cores.add(rival, cores);
            Contest.Turn visits = contest.order("visit " + VISITS);
            idle.p50.add(rival, visits.get("p50"));
            idle.p99.add(rival, visits.get("p99"));
        }
    }

    /** What was measured with so many members. */
    private static final class Idle {
        private final Scores empty = new Scores();
        private final Scores resident = new Scores();
        private final Scores each = new Scores();
        private final Scores cores = new Scores();
        private final Scores p50 = new Scores();
        private final Scores p99 = new Scores();

        void report(int members, Rival rival, ScoreTable table) {
            table.line(
                    String.valueOf(members),
                    rival.title(),
                    ScoreTable.cell(resident.median(rival), 0),
                    ScoreTable.cell(empty.median(rival), 0),
                    ScoreTable.cell(each.median(rival), 1),
                    ScoreTable.cell(cores.median(rival), 3),
                    ScoreTable.cell(p50.median(rival), 2),
                    ScoreTable.cell(p99.median(rival), 2));
            String who = members + " members, " + rival.title() + ": ";
            boolean own = rival == Rival.PARLEY;
            table.number(
                    who + "resident", "MB", resident.of(rival), own && members == MEMBERS.getFirst() ? "max 150" : "");
            table.number(who + "resident before they came", "MB", empty.of(rival), "");
            table.number(who + "resident for each", "KB", each.of(rival), own ? "max 20" : "");
            table.number(who + "processor", "cores", cores.of(rival), "");
            table.number(who + "join p50", "ms", p50.of(rival), "");
            table.number(who + "join p99", "ms", p99.of(rival), own ? "max 20" : "");
        }
    }
}
