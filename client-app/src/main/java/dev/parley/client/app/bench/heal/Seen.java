package dev.parley.client.app.bench.heal;

import com.google.gson.JsonObject;
import dev.parley.client.app.lab.LabMeeting;
import dev.parley.client.app.process.HeadlessProcess;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.OptionalDouble;
import java.util.concurrent.TimeUnit;
import java.util.function.Predicate;
import java.util.stream.Stream;

/** What a meeting's people have told of since a moment. All times are ms. */
final class Seen {
    private static final long LOOK_AGAIN_MS = 50;

    private final LabMeeting meeting;
    private final double since;

    /** {@code since}: since 1970. */
    private Seen(LabMeeting meeting, double since) {
        this.meeting = meeting;
        this.since = since;
    }

    /** From now on. */
    static Seen fromNow(LabMeeting meeting) {
        return new Seen(meeting, System.currentTimeMillis());
    }

    /** Since 1970. */
    double since() {
        return since;
    }

    /** Three people in a meeting of their own. */
    static LabMeeting three(String... settings) throws IOException, InterruptedException {
        LabMeeting meeting = LabMeeting.open(settings);
        try {
            for (String name : List.of("Ada", "Bob", "Cleo")) {
                meeting.enter(name);
            }
            return meeting;
        } catch (IOException | InterruptedException | RuntimeException e) {
            meeting.close();
            throw e;
        }
    }

    /** Until the slowest of somebody's pictures, theirs of others and others' of them, moves and goes on. */
    double videoAgain(String name) throws InterruptedException {
        double slowest = 0;
        for (String other : meeting.names()) {
            if (!other.equals(name)) {
                slowest = Math.max(slowest, meeting.movedAfter(other, name, since));
                slowest = Math.max(slowest, meeting.movedAfter(name, other, since));
            }
        }
        return slowest;
    }

    /** What somebody told of another person. */
    Stream<JsonObject> of(String viewer, String event, String other) {
        HeadlessProcess person = meeting.person(viewer);
        return person.events(event).stream()
                .filter(e -> person.epochMs(e) > since && LabMeeting.isOf(person, e, other));
    }

    /** Waits until somebody tells this of another person, and returns how long that took. */
    double until(String viewer, String event, String other, Predicate<JsonObject> which) throws InterruptedException {
        HeadlessProcess person = meeting.person(viewer);
        JsonObject told = meeting.await(
                viewer, event, e -> person.epochMs(e) > since && LabMeeting.isOf(person, e, other) && which.test(e));
        return person.epochMs(told) - since;
    }

    /** Waits until one of the two tells this of the other, and returns how long that took. */
    double untilEither(String one, String other, List<String> events, Predicate<JsonObject> which)
            throws InterruptedException {
        long deadline = System.nanoTime() + TimeUnit.MILLISECONDS.toNanos(LabMeeting.PATIENCE_MS);
        while (System.nanoTime() - deadline < 0) {
            OptionalDouble first = firstOfEither(one, other, events, which);
            if (first.isPresent()) {
                return first.getAsDouble();
            }
            TimeUnit.MILLISECONDS.sleep(LOOK_AGAIN_MS);
        }
        throw new IllegalStateException("Neither " + one + " nor " + other + " told of the other: " + events + "."
                + System.lineSeparator() + meeting.story());
    }

    private OptionalDouble firstOfEither(String one, String other, List<String> events, Predicate<JsonObject> which) {
        return events.stream()
                .flatMap(event -> Stream.concat(times(one, event, other, which), times(other, event, one, which)))
                .mapToDouble(Double::doubleValue)
                .min();
    }

    private Stream<Double> times(String viewer, String event, String other, Predicate<JsonObject> which) {
        HeadlessProcess person = meeting.person(viewer);
        return of(viewer, event, other).filter(which).map(e -> person.epochMs(e) - since);
    }

    /** Waits until each of the others and somebody have told this of each other, one of the two at least; the slowest pair's time. */
    double untilEveryPairOf(String name, String event) throws InterruptedException {
        double slowest = 0;
        for (String other : meeting.names()) {
            if (!other.equals(name)) {
                slowest = Math.max(slowest, untilEither(name, other, List.of(event), e -> true));
            }
        }
        return slowest;
    }

    /** How many connections have been built anew, each by its two ends counted once. */
    double rebuilt() {
        long ends = meeting.names().stream()
                .flatMap(viewer -> meeting.names().stream()
                        .filter(other -> !other.equals(viewer))
                        .flatMap(other -> of(viewer, "opened", other)))
                .count();
        return Math.ceilDiv(ends, 2);
    }

    /** How many people too many or too few all lists of participants show together. */
    double ghosts() throws InterruptedException {
        double wrong = 0;
        for (String viewer : meeting.names()) {
            HeadlessProcess person = meeting.person(viewer);
            double now = System.currentTimeMillis();
            JsonObject stats = meeting.await(viewer, "stats", e -> person.epochMs(e) > now);
            wrong += wrong(viewer, stats);
        }
        return wrong;
    }

    private double wrong(String viewer, JsonObject stats) {
        List<String> missing = new ArrayList<>(meeting.names());
        missing.remove(viewer);
        long strangers = LabMeeting.links(stats).stream()
                .filter(link -> !missing.remove(link.get("name").getAsString()))
                .count();
        return strangers + missing.size();
    }

    static boolean isState(JsonObject event, String state) {
        return event.get("state").getAsString().equals(state);
    }

    static double ms(JsonObject event) {
        return event.get("ms").getAsDouble();
    }
}
