package dev.parley.client.app.bench.mesh;

import com.google.gson.JsonObject;
import dev.parley.client.app.process.Attendee;
import dev.parley.client.app.process.Crowd;
import dev.parley.client.app.process.ProcessTree;
import dev.parley.client.app.process.Sight;
import java.io.IOException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import java.util.function.ToDoubleFunction;
import java.util.stream.Collectors;

/**
 * One measured meeting: people come one after the other, and when it has settled it is looked at for some time.
 *
 * @param links each in each direction
 * @param sending of each person
 * @param firstFrameMs of each link, from the join request of whoever came later
 * @param cores processors that each person's processes kept busy
 * @param pssMb memory of each person's processes
 * @param work processors that each kind of work kept busy, of all people together
 */
record Meeting(
        List<LinkWindow> links,
        List<SendingWindow> sending,
        List<Double> firstFrameMs,
        List<Double> cores,
        List<Double> pssMb,
        Map<Work, Double> work) {
    private static final long FIRST_FRAME_MS = 30_000;
    private static final long GROW_MS = 60_000;
    private static final long CALM_SECONDS = 5;

    /**
     * Holds it.
     *
     * @param gathering nobody is there yet
     * @param people so many come
     * @param lines so high the pictures become in time, 0 for no pictures
     * @param seconds it is looked at so long
     */
    static Meeting hold(Gathering gathering, int people, int lines, int seconds)
            throws IOException, InterruptedException {
        gather(gathering, people, lines);
        return look(gathering.people(), seconds);
    }

    /** Has people come until so many are there, and waits until pictures are so high, at most {@value #GROW_MS} ms, and it is calm. */
    static void gather(Gathering gathering, int people, int lines) throws IOException, InterruptedException {
        for (String name : Crowd.names(people)) {
            gathering.enter(name);
            awaitLinks(gathering.people(), lines == 0 ? "channel" : "frame");
        }
        awaitSize(gathering.people(), lines);
        TimeUnit.SECONDS.sleep(CALM_SECONDS);
    }

    /** A meeting that does not get there is measured all the same. */
    private static void awaitLinks(Map<String, ? extends Attendee> people, String sign) throws InterruptedException {
        long deadline = System.nanoTime() + FIRST_FRAME_MS * 1_000_000;
        for (Attendee person : people.values()) {
            long left = Math.max(0, (deadline - System.nanoTime()) / 1_000_000);
            var _ = person.await(
                    sign, _ -> person.events(sign).size() >= people.size() - 1, people.size() == 1 ? 0 : left);
        }
    }

    private static void awaitSize(Map<String, ? extends Attendee> people, int lines) throws InterruptedException {
        long deadline = System.nanoTime() + GROW_MS * 1_000_000;
        double now = System.currentTimeMillis();
        for (Attendee person : people.values()) {
            long left = Math.max(0, (deadline - System.nanoTime()) / 1_000_000);
            var _ = person.await("stats", e -> person.epochMs(e) > now && isSo(e, people.size() - 1, lines), left);
        }
    }

    private static boolean isSo(JsonObject stats, int links, int lines) {
        return stats.getAsJsonArray("links").asList().stream()
                        .filter(link -> link.getAsJsonObject().get("recvHeight").getAsInt() >= lines)
                        .count()
                == links;
    }

    /** Looks at a meeting that is going on. */
    static Meeting look(Map<String, ? extends Attendee> people, int seconds) throws InterruptedException {
        List<Use> uses = people.values().stream().map(Use::from).toList();
        double fromMs = System.currentTimeMillis();
        TimeUnit.SECONDS.sleep(seconds);
        double toMs = System.currentTimeMillis();
        return new Meeting(
                LinkWindow.all(people, fromMs, toMs),
                SendingWindow.all(people, fromMs, toMs),
                firstFrames(people),
                uses.stream().map(Use::cores).toList(),
                uses.stream().map(use -> use.tree.pssMb()).toList(),
                uses.stream()
                        .flatMap(use -> use.work().entrySet().stream())
                        .collect(Collectors.toMap(
                                Map.Entry::getKey, Map.Entry::getValue, Double::sum, () -> new EnumMap<>(Work.class))));
    }

    /** What one person's processes had used at some moment. */
    private record Use(ProcessTree tree, Map<Long, Duration> cpu, Map<Work, Duration> threads, long nanoTime) {
        static Use from(Attendee person) {
            ProcessTree tree = new ProcessTree(person.pid());
            return new Use(tree, tree.cpu(), Work.of(tree.cpuByThread()), System.nanoTime());
        }

        /** From then to now. */
        double cores() {
            return tree.cpuSecondsSince(cpu) / seconds();
        }

        /** From then to now, by what the threads do. */
        Map<Work, Double> work() {
            Map<Work, Double> cores = new EnumMap<>(Work.class);
            Work.of(tree.cpuByThread())
                    .forEach((work, used) -> cores.put(
                            work,
                            used.minus(threads.getOrDefault(work, Duration.ZERO))
                                            .toMillis()
                                    / 1e3
                                    / seconds()));
            return cores;
        }

        private double seconds() {
            return (System.nanoTime() - nanoTime) / 1e9;
        }
    }

    private static List<Double> firstFrames(Map<String, ? extends Attendee> people) {
        List<Double> all = new ArrayList<>();
        people.forEach((viewer, person) -> people.forEach((sender, other) -> {
            if (!viewer.equals(sender)) {
                all.add(Sight.firstFrameMs(person, sender, other));
            }
        }));
        return all;
    }

    /** A value of each link. */
    List<Double> each(ToDoubleFunction<LinkWindow> value) {
        return links.stream().mapToDouble(value).boxed().toList();
    }

    /** All people together. */
    double allCores() {
        return cores.stream().mapToDouble(Double::doubleValue).sum();
    }
}
