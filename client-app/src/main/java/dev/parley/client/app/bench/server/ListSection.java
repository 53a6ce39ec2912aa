package dev.parley.client.app.bench.server;

import dev.parley.client.app.Distribution;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;

/** What a change of the public list costs Parley's server, by how many rooms there are and how many people follow them. */
final class ListSection {
    private static final List<Integer> ROOMS = List.of(20, 200);
    private static final List<Integer> FOLLOWERS = List.of(100, 1_000);
    private static final int WARM_UP = 400;
    private static final int CHANGES = 400;
    private static final int PER_SECOND = 50;

    private final int rounds;
    private final Path folder;
    private final Consumer<String> progress;

    ListSection(int rounds, Path folder, Consumer<String> progress) {
        this.rounds = rounds;
        this.folder = folder;
        this.progress = progress;
    }

    ScoreTable run() throws IOException {
        ScoreTable table = new ScoreTable(
                "lists", "followers", "rooms", "changes/s", "told of each change", "bytes each", "CPU ms a change");
        for (int followers : FOLLOWERS) {
            for (int rooms : ROOMS) {
                run(followers, rooms, table);
            }
        }
        return table;
    }

    private void run(int followers, int rooms, ScoreTable table) throws IOException {
        List<Double> told = new ArrayList<>();
        List<Double> bytes = new ArrayList<>();
        List<Double> cpu = new ArrayList<>();
        try (Contest contest = Contest.start(Rival.PARLEY, folder)) {
            progress.accept(followers + " followers of " + rooms + " rooms");
            contest.order("open " + rooms);
            contest.order("follow " + followers);
            contest.order("change " + WARM_UP + " " + PER_SECOND);
            for (int round = 1; round <= rounds; round++) {
                Contest.Turn turn = contest.order("change " + CHANGES + " " + PER_SECOND);
                told.add(turn.get("told") / followers / CHANGES);
                bytes.add(turn.get("bytes") / Math.max(1, turn.get("told")));
                cpu.add(turn.cpuSeconds() * 1_000 / CHANGES);
            }
        }
        table.line(
                String.valueOf(followers),
                String.valueOf(rooms),
                String.valueOf(PER_SECOND),
                ScoreTable.cell(new Distribution(told).median(), 2),
                ScoreTable.cell(new Distribution(bytes).median(), 0),
                ScoreTable.cell(new Distribution(cpu).median(), 2));
        String what = followers + " followers of " + rooms + " rooms: ";
        table.number(what + "messages to each of them for a change", "", told, "max 1");
        table.number(what + "size of a message", "bytes", bytes, "");
        table.number(what + "processor for a change", "ms", cpu, "");
    }
}
