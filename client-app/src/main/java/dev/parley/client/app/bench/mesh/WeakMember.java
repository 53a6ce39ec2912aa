package dev.parley.client.app.bench.mesh;

import dev.parley.client.app.bench.Results;
import dev.parley.client.app.lab.LabMeeting;
import dev.parley.client.app.lab.LabSound;
import dev.parley.client.app.lab.NetworkLab;
import dev.parley.client.app.lab.Place;
import dev.parley.client.app.process.HeadlessProcess;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;
import java.util.function.Function;
import java.util.function.Predicate;
import java.util.function.ToDoubleFunction;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * Four people in network namespaces, one behind a line that becomes slow, first towards them, then from them: what becomes of the
 * others' pictures and of theirs, and how soon everything is as before when the line is fast again. They have sound devices,
 * because only who plays the sound of others decodes it and knows how much of it was made up.
 */
final class WeakMember {
    private static final String WEAK = "Dan";
    private static final List<String> OTHERS = List.of("Ada", "Grace", "Edsger");
    private static final int KBPS = 400;

    /** A steady tone is what noise suppression takes out. */
    private static final List<String> UNPROCESSED = List.of("--processing", "none");

    /** Until estimates and tiers have found out. */
    private static final int SETTLE_SECONDS = 15;

    private static final int SECONDS_BACK = 60;
    private static final double AS_BEFORE = 0.95;

    private final int seconds;
    private final Consumer<String> progress;

    WeakMember(int seconds, Consumer<String> progress) {
        this.seconds = seconds;
        this.progress = progress;
    }

    /** A line that can become slow, and whose links then suffer. */
    private record Line(String name, Limit limit, Predicate<LinkWindow> suffers) {}

    @FunctionalInterface
    private interface Limit {
        void apply(Place place) throws IOException;
    }

    Results run() throws IOException, InterruptedException {
        Stream.of(NetworkLab.problem(), LabSound.problem())
                .flatMap(Optional::stream)
                .forEach(problem -> {
                    throw new IllegalStateException(
                            "This section needs a network and a sound system of its own. " + problem);
                });
        Results results = new Results("mesh weak");
        List<String> media = new ArrayList<>(Picture.GRID_OF_FOUR.argumentsWithMic("device"));
        media.addAll(UNPROCESSED);
        try (LabSound sound = LabSound.start();
                LabMeeting meeting = LabMeeting.open(media, sound.wrapper())) {
            for (String name : OTHERS) {
                meeting.enter(name);
            }
            meeting.enter(WEAK);
            meeting.awaitPictures();
            run(
                    meeting,
                    results,
                    new Line("downlink", place -> place.limitDownlink(KBPS), link -> isOf(link.viewer())));
            run(meeting, results, new Line("uplink", place -> place.limitUplink(KBPS), link -> isOf(link.sender())));
        }
        return results;
    }

    private static double now() {
        return System.currentTimeMillis();
    }

    private static boolean isOf(String name) {
        return name.equals(WEAK);
    }

    private void run(LabMeeting meeting, Results results, Line line) throws IOException, InterruptedException {
        String what = line.name() + " " + KBPS + " kbit/s: ";
        progress.accept(what + "before");
        TimeUnit.SECONDS.sleep(SETTLE_SECONDS);
        List<LinkWindow> before = look(meeting, seconds);
        progress.accept(what + "while it is slow");
        Place place = meeting.place(WEAK);
        double slowMs = now();
        line.limit().apply(place);
        TimeUnit.SECONDS.sleep(SETTLE_SECONDS);
        List<LinkWindow> during = look(meeting, seconds);
        List<LinkWindow> slow = LinkWindow.all(meeting.people(), slowMs, now());
        place.liftLimits();
        progress.accept(what + "until it is as before");
        List<Double> back = back(meeting, line, before);
        others(what, before, during, results);
        weak(what, line, before, during, slow, results);
        results.add(what + "full quality again, each link", "s", back, "max 15");
    }

    private static List<LinkWindow> look(LabMeeting meeting, int seconds) throws InterruptedException {
        double from = now();
        TimeUnit.SECONDS.sleep(seconds);
        return LinkWindow.all(meeting.people(), from, now());
    }

    private static void others(String what, List<LinkWindow> before, List<LinkWindow> during, Results results) {
        Predicate<LinkWindow> strong = link -> !isOf(link.viewer()) && !isOf(link.sender());
        String who = what + "other pairs, to before, ";
        results.add(who + "height", "", compared(before, during, strong, LinkWindow::height), "0.95 to 1.05");
        results.add(who + "frame rate", "", compared(before, during, strong, LinkWindow::fps), "0.95 to 1.05");
        results.add(who + "bit rate", "", compared(before, during, strong, LinkWindow::kbps), "0.95 to 1.05");
    }

    private static void weak(
            String what,
            Line line,
            List<LinkWindow> before,
            List<LinkWindow> during,
            List<LinkWindow> slow,
            Results results) {
        String who = what + "slow links, ";
        results.add(who + "height before", "px", each(before, line, LinkWindow::height), "");
        results.add(who + "sound concealed before", "%", each(before, line, LinkWindow::concealedPercent), "");
        results.add(who + "height", "px", each(during, line, LinkWindow::height), "a picture");
        results.add(who + "frame rate", "fps", each(during, line, LinkWindow::fps), "");
        results.add(who + "received", "kbit/s", each(during, line, LinkWindow::kbps), "");
        results.add(
                who + "sound lost, from the first moment",
                "%",
                each(slow, line, LinkWindow::audioLossPercent),
                "max 2");
        results.add(
                who + "sound concealed, from the first moment",
                "%",
                each(slow, line, LinkWindow::concealedPercent),
                "reported");
        results.add(who + "sound lost, settled", "%", each(during, line, LinkWindow::audioLossPercent), "max 2");
        results.add(
                who + "sound concealed, settled", "%", each(during, line, LinkWindow::concealedPercent), "reported");
    }

    private static List<Double> each(List<LinkWindow> links, Line line, ToDoubleFunction<LinkWindow> value) {
        return links.stream().filter(line.suffers()).mapToDouble(value).boxed().toList();
    }

    private static List<Double> compared(
            List<LinkWindow> before,
            List<LinkWindow> during,
            Predicate<LinkWindow> which,
            ToDoubleFunction<LinkWindow> value) {
        Map<String, LinkWindow> then = byName(before);
        return during.stream()
                .filter(which)
                .map(link -> value.applyAsDouble(link) / value.applyAsDouble(link.in(then)))
                .toList();
    }

    private static Map<String, LinkWindow> byName(List<LinkWindow> links) {
        return links.stream().collect(Collectors.toMap(LinkWindow::name, Function.identity()));
    }

    /** Seconds from now until each link that suffered is as good as it was; NaN if it was not within {@value #SECONDS_BACK} s. */
    private static List<Double> back(LabMeeting meeting, Line line, List<LinkWindow> before)
            throws InterruptedException {
        List<LinkWindow> wanted =
                new ArrayList<>(before.stream().filter(line.suffers()).toList());
        List<Double> back = new ArrayList<>();
        double lifted = now();
        for (int second = 1; second <= SECONDS_BACK && !wanted.isEmpty(); second++) {
            TimeUnit.SECONDS.sleep(1);
            double now = now();
            Map<String, LinkWindow> last = byName(LinkWindow.all(meeting.people(), now - 1_500, now));
            List<LinkWindow> good = wanted.stream()
                    .filter(link -> isAsGood(link.in(last), link))
                    .toList();
            wanted.removeAll(good);
            good.forEach(link -> back.add((lastSampleMs(meeting, link) - lifted) / 1000));
        }
        wanted.forEach(_ -> back.add(Double.NaN));
        return back;
    }

    /** When it was measured that it is good. */
    private static double lastSampleMs(LabMeeting meeting, LinkWindow link) {
        HeadlessProcess viewer = meeting.person(link.viewer());
        return viewer.epochMs(viewer.events("stats").getLast());
    }

    private static boolean isAsGood(LinkWindow now, LinkWindow before) {
        return now.height() >= before.height() && now.fps() >= before.fps() * AS_BEFORE;
    }
}
