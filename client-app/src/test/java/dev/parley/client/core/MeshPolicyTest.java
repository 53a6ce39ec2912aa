package dev.parley.client.core;

import static org.assertj.core.api.Assertions.assertThat;

import dev.parley.client.core.MeshPolicy.Link;
import dev.parley.client.core.MeshPolicy.Situation;
import dev.parley.protocol.ParticipantId;
import dev.parley.protocol.PeerMessage;
import dev.parley.protocol.PeerMessage.View;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.OptionalDouble;
import java.util.stream.Stream;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import net.jqwik.api.Example;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;

/** What must hold of every allotment, in every situation. */
class MeshPolicyTest {
    private static final View HD = new View(1280, 720);
    private static final View TILE = new View(320, 180);

    @Provide
    Arbitrary<Link> links() {
        Arbitrary<View> views = Combinators.combine(
                        Arbitraries.integers().between(0, 2000),
                        Arbitraries.integers().between(0, 1200),
                        Arbitraries.frequency(net.jqwik.api.Tuple.of(9, false), net.jqwik.api.Tuple.of(1, true)),
                        Arbitraries.of(true, false))
                .as(View::new)
                .injectNull(0.1);
        return Combinators.combine(
                        views,
                        Arbitraries.of(Tier.class).injectNull(0.2),
                        Arbitraries.of(Rung.class),
                        Arbitraries.of(true, false))
                .as(Link::new);
    }

    @Provide
    Arbitrary<Situation> situations() {
        Arbitrary<CaptureFormat> captures = Arbitraries.of(
                CaptureFormat.HD,
                new CaptureFormat(640, 480, 25),
                new CaptureFormat(1920, 1080, 60),
                new CaptureFormat(320, 240, 10),
                new CaptureFormat(720, 1280, 30),
                new CaptureFormat(641, 361, 30));
        Arbitrary<Uplink> uplinks = Arbitraries.doubles()
                .between(0, 16_000_000)
                .injectNull(0.3)
                .map(bps -> new Uplink(bps == null ? OptionalDouble.empty() : OptionalDouble.of(bps), 0, 0, 0));
        Arbitrary<CpuWatch> cpus =
                Arbitraries.integers().between(0, CpuWatch.MOST).map(strain -> new CpuWatch(strain, 0, 0, 10, false));
        return Combinators.combine(
                        links().list().ofMinSize(1).ofMaxSize(11),
                        captures,
                        Arbitraries.of(QualityChoice.class),
                        Arbitraries.of(true, true, true, false),
                        cpus,
                        uplinks)
                .as((links, capture, choice, seen, cpu, uplink) ->
                        new Situation(links.size() + 1, capture, choice, seen, cpu, uplink, named(links)));
    }

    private static Map<ParticipantId, Link> named(List<Link> links) {
        Map<ParticipantId, Link> named = new LinkedHashMap<>();
        links.forEach(link -> named.put(id(named.size()), link));
        return named;
    }

    private static ParticipantId id(int index) {
        return new ParticipantId("p" + index);
    }

    private static VideoFormat format(Situation situation, int index) {
        return MeshPolicy.decide(situation).get(id(index)).format();
    }

    private static AudioFormat audio(Situation situation, int index) {
        return MeshPolicy.decide(situation).get(id(index)).audio();
    }

    @Property
    void nobody_is_sent_more_than_they_display_and_the_camera_delivers(@ForAll("situations") Situation situation) {
        MeshPolicy.decide(situation).forEach((id, allotted) -> {
            VideoFormat format = allotted.format();
            View view = situation.links().get(id).view();
            if (!format.sendsNothing()) {
                assertThat(view.showsPictures()).isTrue();
                assertThat(format.width())
                        .isBetween(2, Math.min(view.width(), situation.capture().width()));
                assertThat(format.height())
                        .isBetween(
                                2, Math.min(view.height(), situation.capture().height()));
                assertThat(format.fps())
                        .isBetween(1, Math.min(30, situation.capture().fps()));
                assertThat(format.width() % 2 + format.height() % 2).isZero();
                int lines = Math.min(format.width(), format.height());
                assertThat(lines).isLessThanOrEqualTo(situation.choice().maxLines());
            }
        });
    }

    @Property
    void pictures_keep_the_shape_of_what_is_captured(@ForAll("situations") Situation situation) {
        CaptureFormat capture = situation.capture();
        MeshPolicy.decide(situation).values().forEach(allotted -> {
            VideoFormat format = allotted.format();
            double exact = (double) format.width() * capture.height() / capture.width();
            assertThat(Math.abs(format.height() - exact)).isLessThan(5);
        });
    }

    @Property
    void with_sound_on_every_link_the_budget_and_the_uplink_are_never_exceeded(
            @ForAll("situations") Situation situation) {
        long sound = MeshPolicy.decide(situation).values().stream()
                .mapToLong(allotted -> allotted.audio().wireBps())
                .sum();
        long sum = MeshPolicy.decide(situation).values().stream()
                .mapToLong(allotted -> allotted.format().maxBitrate())
                .sum();
        if (sum > 0) {
            assertThat(sum + sound).isLessThanOrEqualTo(MeshBudget.bps(situation.people()));
            situation
                    .uplink()
                    .bps()
                    .ifPresent(bps -> assertThat((double) sum + sound).isLessThanOrEqualTo(bps));
        }
    }

    @Property
    void a_worse_link_never_gets_more(@ForAll("situations") Situation situation, @ForAll Tier tier, @ForAll Rung rung) {
        Link first = situation.links().get(id(0));
        Tier worse = first.tier() == null || tier.compareTo(first.tier()) > 0 ? tier : first.tier();
        Situation after = with(
                situation,
                new Link(first.wanted(), worse, rung.isBelow(first.rung()) ? rung : first.rung(), first.spotlit()));
        VideoFormat before = format(situation, 0);
        VideoFormat now = format(after, 0);
        assertThat(now.width()).isLessThanOrEqualTo(before.width());
        assertThat(now.maxBitrate()).isLessThanOrEqualTo(before.maxBitrate());
        assertThat(audio(after, 0).wireBps())
                .isLessThanOrEqualTo(audio(situation, 0).wireBps());
        assertThat(now.sendsNothing() || now.fps() <= before.fps()).isTrue();
    }

    @Property
    void a_link_that_becomes_worse_or_better_changes_no_other_links_allotment(
            @ForAll("situations") Situation situation, @ForAll Tier tier, @ForAll Rung rung) {
        Link first = situation.links().get(id(0));
        Situation after = with(situation, new Link(first.wanted(), tier, rung, first.spotlit()));
        Map<ParticipantId, Allotment> others = new LinkedHashMap<>(MeshPolicy.decide(situation));
        Map<ParticipantId, Allotment> othersAfter = new LinkedHashMap<>(MeshPolicy.decide(after));
        others.remove(id(0));
        othersAfter.remove(id(0));
        assertThat(othersAfter).isEqualTo(others);
    }

    private static Situation with(Situation situation, Link first) {
        Map<ParticipantId, Link> links = new LinkedHashMap<>(situation.links());
        links.put(id(0), first);
        return new Situation(
                situation.people(),
                situation.capture(),
                situation.choice(),
                situation.seen(),
                situation.cpu(),
                situation.uplink(),
                links);
    }

    @Property
    void a_smaller_uplink_gives_nobody_more(@ForAll("situations") Situation situation) {
        Uplink half = new Uplink(OptionalDouble.of(situation.uplink().bps().orElse(14_000_000) / 2), 0, 0, 0);
        Situation after = new Situation(
                situation.people(),
                situation.capture(),
                situation.choice(),
                situation.seen(),
                situation.cpu(),
                half,
                situation.links());
        Map<ParticipantId, Allotment> before = MeshPolicy.decide(situation);
        MeshPolicy.decide(after)
                .forEach((id, allotted) -> assertThat(allotted.format().maxBitrate())
                        .isLessThanOrEqualTo(before.get(id).format().maxBitrate()));
    }

    @Property
    void whoever_displays_the_same_on_as_good_a_link_gets_the_same(@ForAll("situations") Situation situation) {
        Map<ParticipantId, Allotment> allotted = MeshPolicy.decide(situation);
        Map<Link, Allotment> byLink = new LinkedHashMap<>();
        situation.links().forEach((id, link) -> {
            Allotment same = byLink.putIfAbsent(link, allotted.get(id));
            if (same != null) {
                assertThat((double) allotted.get(id).format().maxBitrate())
                        .isCloseTo(same.format().maxBitrate(), org.assertj.core.data.Offset.offset(12.0));
            }
        });
    }

    @Property
    void whoever_is_sent_less_than_they_display_is_told_why(@ForAll("situations") Situation situation) {
        MeshPolicy.decide(situation).forEach((id, allotted) -> {
            Link link = situation.links().get(id);
            View view = link.view();
            boolean large = situation.people() < MeshPolicy.SPEAKER_FIRST || link.spotlit() || view.pinned();
            PictureSize whole = PictureSize.fit(situation.capture(), view, large ? 720 : 180);
            VideoFormat format = allotted.format();
            boolean less = format.width() < whole.width()
                    || format.fps() < Math.min(30, situation.capture().fps());
            if (view.showsPictures() && !whole.isNone() && less) {
                assertThat(allotted.limit()).isNotEqualTo(PeerMessage.Limit.NONE);
            }
            if (!view.showsPictures()) {
                assertThat(allotted.limit()).isEqualTo(PeerMessage.Limit.NONE);
            }
        });
    }

    @Example
    void a_picture_of_a_tiny_tile_is_sent_however_strained_the_computer() {
        CpuWatch strained = new CpuWatch(CpuWatch.MOST, 0, 0, 10, false);
        Situation situation = room(false, strained, Uplink.UNKNOWN, good(new View(32, 18)));
        assertThat(format(situation, 0)).isEqualTo(new VideoFormat(32, 18, 10, PictureSize.LEAST_BPS));
    }

    @Example
    void the_usual_sizes_get_their_measured_bitrates() {
        assertThat(one(TILE)).isEqualTo(new VideoFormat(320, 180, 30, 200_000));
        assertThat(one(new View(640, 360))).isEqualTo(new VideoFormat(640, 360, 30, 700_000));
        assertThat(one(HD)).as("beside the sound").isEqualTo(new VideoFormat(1280, 720, 30, 1_944_000));
        assertThat(one(new View(3840, 2160))).isEqualTo(one(HD));
    }

    @Example
    void before_the_peer_said_its_view_the_picture_is_modest() {
        assertThat(one(null)).isEqualTo(new VideoFormat(640, 360, 30, 700_000));
    }

    private static VideoFormat one(View view) {
        return format(calm(new Link(view, null, Rung.P720, false)), 0);
    }

    private static Situation calm(Link... links) {
        return room(false, CpuWatch.CALM, Uplink.UNKNOWN, links);
    }

    private static Situation room(boolean spotlit, CpuWatch cpu, Uplink uplink, Link... links) {
        List<Link> seen = Stream.of(links)
                .map(link -> new Link(link.wanted(), link.tier(), link.rung(), spotlit))
                .toList();
        return new Situation(links.length + 1, CaptureFormat.HD, QualityChoice.AUTO, true, cpu, uplink, named(seen));
    }

    @Example
    void a_link_goes_down_the_ladder_alone() {
        List<Integer> heights = new ArrayList<>();
        for (Rung rung : Rung.values()) {
            Situation situation = calm(new Link(HD, null, rung, false), new Link(HD, null, Rung.P720, false));
            heights.add(format(situation, 0).height());
            assertThat(format(situation, 1).height()).isEqualTo(720);
        }
        assertThat(heights).containsExactly(720, 480, 360, 180, 0);
    }

    @Example
    void a_small_uplink_is_shared_by_those_who_want_more_than_their_part() {
        Uplink small = new Uplink(OptionalDouble.of(1_160_000), 0, 0, 0);
        Link tile = new Link(TILE, null, Rung.P720, false);
        Link large = new Link(HD, null, Rung.P720, false);
        Link pinned = new Link(new View(1280, 720, false, true), null, Rung.P720, false);
        Situation situation = room(true, CpuWatch.CALM, small, tile, large, pinned, tile);
        assertThat(format(situation, 0).maxBitrate()).isEqualTo(200_000);
        assertThat(format(situation, 1).maxBitrate()).isEqualTo(200_000);
        assertThat(format(situation, 2).maxBitrate()).isEqualTo(400_000);
    }

    @Example
    void when_there_is_only_enough_for_sound_nobody_is_sent_pictures() {
        Situation situation = room(
                false, CpuWatch.CALM, new Uplink(OptionalDouble.of(130_000), 0, 0, 0), good(HD), good(HD), good(HD));
        assertThat(MeshPolicy.decide(situation).values())
                .allMatch(allotted -> allotted.format().sendsNothing());
    }

    private static Link good(View view) {
        return new Link(view, Tier.EXCELLENT, Rung.P720, false);
    }

    @Example
    void from_five_people_on_only_the_speaker_and_whoever_is_pinned_are_sent_large() {
        View pinned = new View(1280, 720, false, true);
        Link[] four = {good(HD), good(HD), good(HD), good(pinned)};
        assertThat(format(room(false, CpuWatch.CALM, Uplink.UNKNOWN, four), 0).height())
                .isEqualTo(180);
        assertThat(format(room(false, CpuWatch.CALM, Uplink.UNKNOWN, four), 3).height())
                .isEqualTo(720);
        assertThat(format(room(true, CpuWatch.CALM, Uplink.UNKNOWN, four), 0).height())
                .isEqualTo(720);
        Link[] three = {good(HD), good(HD), good(HD)};
        assertThat(format(room(false, CpuWatch.CALM, Uplink.UNKNOWN, three), 0).height())
                .isEqualTo(720);
    }

    @Example
    void a_strained_computer_sends_fewer_pictures_first_to_those_who_have_not_pinned() {
        Link pinned = good(new View(1280, 720, false, true));
        List<List<Integer>> seen = new ArrayList<>();
        for (int strain = 0; strain <= CpuWatch.MOST; strain++) {
            CpuWatch cpu = new CpuWatch(strain, 0, 0, 10, false);
            Situation situation = room(false, cpu, Uplink.UNKNOWN, good(HD), pinned);
            VideoFormat plain = format(situation, 0);
            seen.add(List.of(
                    plain.fps(),
                    plain.height(),
                    format(situation, 1).fps(),
                    format(situation, 1).height()));
        }
        assertThat(seen)
                .containsExactly(
                        List.of(30, 720, 30, 720),
                        List.of(20, 720, 30, 720),
                        List.of(15, 720, 20, 720),
                        List.of(10, 720, 15, 720),
                        List.of(10, 180, 10, 720));
    }

    @Example
    void a_larger_view_never_gets_less_and_only_few_sizes_are_used() {
        VideoFormat before = VideoFormat.NONE;
        int sizes = 0;
        for (int height = 0; height <= 1080; height++) {
            VideoFormat format = one(new View(height * 16 / 9, height));
            assertThat(format.width()).isGreaterThanOrEqualTo(before.width());
            assertThat(format.maxBitrate()).isGreaterThanOrEqualTo(before.maxBitrate());
            sizes += format.width() == before.width() ? 0 : 1;
            before = format;
        }
        assertThat(sizes).isBetween(10, 20);
    }

    @Example
    void the_budget_follows_the_table() {
        assertThat(List.of(2, 3, 4, 5, 6, 7, 8, 12))
                .map(MeshBudget::bps)
                .containsExactly(
                        2_000_000, 4_000_000, 6_000_000, 8_000_000, 10_000_000, 12_000_000, 14_000_000, 14_000_000);
    }
}
