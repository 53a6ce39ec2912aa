package dev.parley.client.core;

import static org.assertj.core.api.Assertions.assertThat;

import dev.parley.protocol.ParticipantId;
import dev.parley.protocol.PeerMessage.View;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.OptionalDouble;
import java.util.Random;
import java.util.stream.IntStream;
import net.jqwik.api.Example;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;

/**
 * The policy against simulated links with delay, one step a second. A link's congestion controller grows its estimate by 8 % a
 * second while that is used (AIMD as in RFC 8698's relatives and libwebrtc's), and falls back to 85 % of what came through when
 * it sent more than the path carries; what it finds is known here two seconds later.
 */
class MeshLoopTest {
    private static final View SHOWN = new View(640, 360);
    private static final int DELAY_S = 2;

    /** One way from the sender to one receiver. */
    private static final class Path {
        private final Deque<Double> underway = new ArrayDeque<>();
        private double capacityBps;
        private double estimateBps = 1_000_000;
        private double sentBps;

        Path(double capacityBps) {
            this.capacityBps = capacityBps;
        }

        double wants(VideoFormat format) {
            return Math.min(estimateBps, MeshBudget.AUDIO_BPS + format.maxBitrate());
        }

        /** {@code part}: how much of what it wanted to send left the computer, 0 to 1. */
        void second(VideoFormat format, double part, double noise) {
            sentBps = wants(format);
            double carried = Math.min(sentBps * part, capacityBps);
            if (carried < sentBps) {
                estimateBps = Math.max(30_000, carried * 0.85);
            } else if (sentBps > estimateBps * 0.8) {
                estimateBps *= 1.08;
            }
            underway.add(estimateBps * noise);
        }

        LinkStats sample() {
            double known = underway.size() > DELAY_S ? underway.remove() : 1_000_000;
            return Samples.of(
                    OptionalDouble.of(50), OptionalDouble.of(sentBps / 1000), OptionalDouble.of(known / 1000));
        }
    }

    /** A sender and those it sends to. */
    private static final class Sender {
        private final List<Path> paths = new ArrayList<>();
        private final List<List<VideoFormat>> sent = new ArrayList<>();
        private final Random random;
        private double uplinkBps = Double.POSITIVE_INFINITY;
        private Uplink uplink = Uplink.UNKNOWN;
        private List<LinkQuality> qualities = new ArrayList<>();
        private List<Allotment> allotments = new ArrayList<>();
        private long now = 1_000_000;

        Sender(long seed, double... capacities) {
            random = new Random(seed);
            for (double capacity : capacities) {
                paths.add(new Path(capacity));
                qualities.add(LinkQuality.UNKNOWN);
                sent.add(new ArrayList<>());
            }
            decide();
        }

        void seconds(int count) {
            for (int i = 0; i < count; i++) {
                second();
            }
        }

        private void second() {
            double all = 0;
            for (int i = 0; i < paths.size(); i++) {
                all += paths.get(i).wants(allotments.get(i).format());
            }
            List<Uplink.Use> uses = new ArrayList<>();
            for (int i = 0; i < paths.size(); i++) {
                Path path = paths.get(i);
                path.second(
                        allotments.get(i).format(), Math.min(1, uplinkBps / all), 0.97 + random.nextDouble() * 0.06);
                LinkStats sample = path.sample();
                qualities.set(i, qualities.get(i).after(sample, allotments.get(i), now));
                if (!allotments.get(i).format().sendsNothing()) {
                    uses.add(new Uplink.Use(
                            sample.availableKbps().getAsDouble() * 1000,
                            path.sentBps,
                            allotments.get(i).format().maxBitrate()));
                }
            }
            uplink = uplink.after(uses, now);
            now += 1_000;
            decide();
        }

        private void decide() {
            Map<ParticipantId, MeshPolicy.Link> links = new LinkedHashMap<>();
            for (int i = 0; i < paths.size(); i++) {
                LinkQuality quality = qualities.get(i);
                links.put(
                        new ParticipantId("p" + i),
                        new MeshPolicy.Link(SHOWN, quality.tier().level(), quality.carries(), false));
            }
            allotments = List.copyOf(MeshPolicy.decide(new MeshPolicy.Situation(
                            paths.size() + 1, CaptureFormat.HD, QualityChoice.AUTO, true, CpuWatch.CALM, uplink, links))
                    .values());
            for (int i = 0; i < paths.size(); i++) {
                sent.get(i).add(allotments.get(i).format());
            }
        }

        VideoFormat format(int link) {
            return allotments.get(link).format();
        }

        /** What all links together might send in each of the last so many seconds, bit/s. */
        List<Double> sums(int seconds) {
            int all = sent.getFirst().size();
            return IntStream.range(all - seconds, all)
                    .mapToObj(second -> sent.stream()
                            .mapToDouble(formats -> formats.get(second).maxBitrate())
                            .sum())
                    .toList();
        }

        /** How often an encoder began anew in the last so many seconds. */
        int restarts(int link, int seconds) {
            List<VideoFormat> formats = sent.get(link);
            List<VideoFormat> last = formats.subList(formats.size() - seconds, formats.size());
            int changes = 0;
            for (int i = 1; i < last.size(); i++) {
                changes += last.get(i).height() == last.get(i - 1).height() ? 0 : 1;
            }
            return changes;
        }
    }

    @Property(tries = 200)
    void with_constant_paths_sizes_settle(
            @ForAll @IntRange(min = 120, max = 3_000) int capacityKbps, @ForAll @IntRange(max = 1_000_000) int seed) {
        Sender sender = new Sender(seed, capacityKbps * 1000.0, 5_000_000, 5_000_000);
        sender.seconds(60);
        sender.seconds(120);
        assertThat(sender.restarts(0, 120)).isLessThanOrEqualTo(capacityKbps < 1_000 ? 4 : 0);
        assertThat(sender.restarts(1, 180) + sender.restarts(2, 180)).isZero();
    }

    @Property(tries = 200)
    void a_weak_path_changes_nothing_on_the_others(
            @ForAll @IntRange(min = 10, max = 1_000) int weakKbps, @ForAll @IntRange(max = 1_000_000) int seed) {
        Sender without = new Sender(seed, 5_000_000, 5_000_000, 5_000_000);
        Sender with = new Sender(seed, weakKbps * 1000.0, 5_000_000, 5_000_000);
        without.seconds(90);
        with.seconds(90);
        assertThat(with.sent.subList(1, 3)).isEqualTo(without.sent.subList(1, 3));
    }

    @Property(tries = 200)
    void two_weak_paths_change_nothing_on_the_third(
            @ForAll @IntRange(min = 10, max = 400) int firstKbps,
            @ForAll @IntRange(min = 10, max = 400) int secondKbps,
            @ForAll @IntRange(max = 1_000_000) int seed) {
        Sender without = new Sender(seed, 5_000_000, 5_000_000, 5_000_000);
        Sender with = new Sender(seed, firstKbps * 1000.0, secondKbps * 1000.0, 5_000_000);
        without.seconds(90);
        with.seconds(90);
        assertThat(with.sent.getLast()).isEqualTo(without.sent.getLast());
    }

    @Property(tries = 200)
    void a_small_uplink_is_found_and_not_exceeded_for_long(
            @ForAll @IntRange(min = 400, max = 1_500) int uplinkKbps, @ForAll @IntRange(max = 1_000_000) int seed) {
        Sender sender = new Sender(seed, 5_000_000, 5_000_000, 5_000_000);
        sender.uplinkBps = uplinkKbps * 1000.0;
        sender.seconds(60);
        assertThat(sender.uplink.bps()).isPresent();
        long beyond = sender.sums(30).stream()
                .filter(sum -> sum > uplinkKbps * 1000.0 * 1.35)
                .count();
        assertThat(beyond).as("seconds of the last thirty").isLessThanOrEqualTo(10);
        int restarts = sender.restarts(0, 50) + sender.restarts(1, 50) + sender.restarts(2, 50);
        assertThat(restarts).isLessThanOrEqualTo(9);
    }

    @Example
    void a_path_that_recovers_is_used_again() {
        Sender sender = new Sender(1, 5_000_000, 5_000_000, 5_000_000);
        sender.paths.getFirst().capacityBps = 400_000 / 3.0;
        sender.seconds(30);
        assertThat(sender.format(0).height()).isEqualTo(180);
        assertThat(sender.format(1).height()).isEqualTo(360);
        sender.paths.getFirst().capacityBps = 5_000_000;
        sender.seconds(15);
        assertThat(sender.format(0).height()).isEqualTo(360);
    }

    @Example
    void a_path_for_sound_only_is_sent_no_pictures_and_tried_now_and_then() {
        Sender sender = new Sender(1, 60_000, 5_000_000);
        sender.seconds(300);
        List<VideoFormat> sent = sender.sent.getFirst().subList(30, 300);
        long silent = sent.stream().filter(VideoFormat::sendsNothing).count();
        assertThat(silent).isGreaterThan(180);
        assertThat(sender.restarts(0, 270)).isBetween(20, 70);
    }
}
