package dev.parley.client.core;

import static dev.parley.client.core.Scenes.ANN;
import static org.assertj.core.api.Assertions.assertThat;

import dev.parley.protocol.LeaveReason;
import dev.parley.protocol.Participant;
import dev.parley.protocol.PeerMessage;
import dev.parley.protocol.PeerMessage.View;
import dev.parley.protocol.ServerMessage;
import java.util.Locale;
import java.util.OptionalDouble;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

/** The policy in the program: what samples, views and the processors change, and what peers are told. */
class MeshStoryTest {
    private static final DeviceState THERE = new DeviceState(true, "built-in", "");

    private static Event sample(Story story, Participant of, double availableKbps) {
        return Scenes.link(
                Scenes.key(story, of),
                new LinkEvent.Sampled(Samples.of(
                        OptionalDouble.of(50), OptionalDouble.of(availableKbps), OptionalDouble.of(availableKbps))));
    }

    private static Event view(Story story, View view) {
        return Scenes.link(Scenes.key(story, ANN), new LinkEvent.Received(view));
    }

    private static Story settled() {
        Story story = Scenes.connectedTo(ANN);
        return story.when(
                new Event.DevicesChanged(THERE, THERE),
                new Event.TimerFired(new Timer.TellView(Scenes.key(story, ANN))));
    }

    private static Story samples(Story story, int count, double availableKbps) {
        Story next = story;
        for (int i = 0; i < count; i++) {
            next = next.after(1_000).when(sample(next, ANN, availableKbps));
        }
        return next;
    }

    private static int height(Story story) {
        return Scenes.peer(story, ANN).sending().height();
    }

    @Test
    void two_samples_of_a_link_that_carries_less_make_the_picture_smaller() {
        Story story = samples(settled(), 1, 200);
        assertThat(height(story)).isEqualTo(360);
        Story smaller = samples(story, 1, 200);
        smaller.commands().containsExactly(new LinkCommand.SetVideo(new VideoFormat(320, 180, 15, 700_000)));
        assertThat(height(samples(smaller, 2, 2_000))).isEqualTo(180);
        assertThat(height(samples(smaller, 3, 2_000))).isEqualTo(360);
        assertThat(height(samples(smaller, 9, 230)))
                .as("a little more is no sign that the limit has gone")
                .isEqualTo(180);
    }

    @Test
    void sound_on_a_link_that_becomes_fair_takes_less_and_comes_back_with_it() {
        Story story = settled();
        Story fair = story.after(1_000).when(tier(story, Tier.FAIR));
        fair.commands().contains(new LinkCommand.SetAudio(new AudioFormat(20, 24_000)));
        Story good = fair;
        for (int i = 0; i < 12; i++) {
            good = good.after(1_000).when(tier(good, Tier.EXCELLENT));
        }
        assertThat(Scenes.peer(good, ANN).views().allotment().audio()).isEqualTo(new AudioFormat(20, 32_000));
    }

    private static Event tier(Story story, Tier tier) {
        return Scenes.link(Scenes.key(story, ANN), new LinkEvent.Sampled(Samples.of(tier)));
    }

    @Test
    void packets_become_longer_on_all_links_when_a_third_and_a_fifth_come_and_shorter_when_they_leave() {
        Story two = settled();
        Story three = two.when(Scenes.said(new ServerMessage.UserJoined(Scenes.ROOM, Scenes.ZOE)));
        three.commands().contains(new LinkCommand.SetAudio(new AudioFormat(40, 32_000)));
        assertThat(packets(three, ANN)).isEqualTo(40);
        assertThat(packets(three, Scenes.ZOE)).isEqualTo(40);
        Story four = three.when(comes("b"));
        four.effectsOf(Effect.Link.class)
                .filteredOn(effect -> effect.key().equals(Scenes.key(four, ANN)))
                .as("between four nothing changes for those who are there")
                .noneMatch(effect -> effect.command() instanceof LinkCommand.SetAudio);
        assertThat(packets(four.when(comes("c")), ANN)).isEqualTo(60);
        Story alone =
                three.when(Scenes.said(new ServerMessage.UserLeft(Scenes.ROOM, Scenes.ZOE.id(), LeaveReason.LEFT)));
        assertThat(packets(alone, ANN)).isEqualTo(20);
    }

    private static Event comes(String id) {
        return Scenes.said(new ServerMessage.UserJoined(Scenes.ROOM, Scenes.person(id, id.toUpperCase(Locale.ROOT))));
    }

    private static int packets(Story story, Participant peer) {
        return Scenes.peer(story, peer).views().allotment().audio().packetMs();
    }

    @Test
    void a_new_connection_begins_with_the_sound_that_was_allotted() {
        Scenes.joinedWith(ANN, Scenes.ZOE)
                .commands()
                .filteredOn(LinkCommand.SetAudio.class::isInstance)
                .last()
                .isEqualTo(new LinkCommand.SetAudio(new AudioFormat(40, 32_000)));
    }

    @Test
    void a_link_that_carries_sound_only_is_told_that_no_pictures_come_and_when_they_do() {
        Story story = settled();
        Story seen = story.when(view(story, new View(640, 360)));
        Story off = samples(seen, 2, 60);
        off.commands()
                .containsExactly(
                        new LinkCommand.SetVideo(VideoFormat.NONE),
                        new LinkCommand.Send(new PeerMessage.Pictures(false, PeerMessage.Limit.PATH)));
        samples(off, 6, 60).commands().isEmpty();
        Story trying = samples(off, 7, 60);
        trying.commands()
                .as("nobody is shown what may be over in a second")
                .noneMatch(LinkCommand.Send.class::isInstance)
                .anyMatch(LinkCommand.SetVideo.class::isInstance);
        samples(trying, 2, 60).commands().containsExactly(new LinkCommand.SetVideo(VideoFormat.NONE));
        Story tried = samples(trying, 1, 130);
        assertThat(tried.effects())
                .contains(new Effect.Link(
                        Scenes.key(tried, ANN),
                        new LinkCommand.Send(new PeerMessage.Pictures(true, PeerMessage.Limit.PATH))));
    }

    @Test
    void while_pictures_are_tried_the_peer_is_told_nothing_and_misses_none() {
        Story story = settled();
        Story off = samples(story.when(view(story, new View(320, 180))), 2, 60);
        off.commands().contains(new LinkCommand.Send(new PeerMessage.Pictures(false, PeerMessage.Limit.PATH)));
        Story trying = samples(off, 7, 60);
        assertThat(Scenes.peer(trying, ANN).quality().trying()).isTrue();
        trying.commands().noneMatch(LinkCommand.Send.class::isInstance);
        Story reported = trying;
        for (int sent = 0; sent < 100; sent += 20) {
            reported = reported.when(
                    Scenes.link(
                            Scenes.key(trying, ANN),
                            new LinkEvent.Sampled(Samples.of("host", new LinkStats.Flow(0, 0, sent, 0)))),
                    Scenes.link(
                            Scenes.key(trying, ANN),
                            new LinkEvent.Received(new PeerMessage.Health(0, 0, java.util.List.of()))));
            reported.commands().noneMatch(LinkCommand.MakeOffer.class::isInstance);
        }
    }

    @Test
    void a_peer_that_is_sent_less_than_it_shows_is_told_why_and_when_that_is_over() {
        Story story = settled();
        Story capped = story.when(view(story, new View(1280, 720))).when(new Event.ChooseQuality(QualityChoice.P360));
        capped.commands().contains(new LinkCommand.Send(new PeerMessage.Pictures(true, PeerMessage.Limit.CHOICE)));
        Story other = samples(capped, 1, 5_000).when(new Event.ChooseQuality(QualityChoice.P480));
        other.commands().noneMatch(command -> command instanceof LinkCommand.Send);
        samples(other.when(new Event.ChooseQuality(QualityChoice.AUTO)), 1, 5_000)
                .commands()
                .contains(new LinkCommand.Send(PeerMessage.Pictures.AS_WANTED));
    }

    @Test
    void pictures_that_are_withheld_are_not_missed() {
        Event tick = new Event.TimerFired(new Timer.Health());
        Story story = settled();
        Story seen = story.when(Scenes.link(Scenes.key(story, ANN), new LinkEvent.FirstFrame(640, 360)));
        seen.when(
                        Scenes.link(
                                Scenes.key(seen, ANN),
                                new LinkEvent.Received(new PeerMessage.Pictures(false, PeerMessage.Limit.PATH))),
                        tick,
                        tick,
                        tick,
                        tick,
                        tick)
                .holds(state ->
                        assertThat(OneWay.sees(state.peers().get(ANN.id()))).isTrue());
    }

    @Test
    void a_hidden_tile_needs_no_word() {
        Story story = settled();
        story.when(view(story, View.HIDDEN)).commands().containsExactly(new LinkCommand.SetVideo(VideoFormat.NONE));
    }

    @Test
    void a_view_that_swings_makes_the_picture_grow_once_a_second_at_most() {
        Story story = settled();
        int grown = 0;
        for (int i = 0; i < 20; i++) {
            int before = height(story);
            story = story.when(view(story, i % 2 == 0 ? new View(320, 180) : new View(1280, 720)));
            grown += height(story) > before ? 1 : 0;
            assertThat(height(story)).isLessThanOrEqualTo(i % 2 == 0 ? 180 : 720);
        }
        assertThat(grown).isEqualTo(1);
        assertThat(height(samples(story, 1, 5_000))).isEqualTo(720);
    }

    @Test
    void a_busy_computer_sends_fewer_pictures() {
        Story story = settled();
        for (int i = 0; i < 5; i++) {
            story = story.when(new Event.ProcessorsMeasured(1, 0.5));
        }
        story.commands().containsExactly(new LinkCommand.SetVideo(new VideoFormat(640, 360, 20, 560_000)));
    }

    @Test
    void in_a_room_of_five_the_picture_grows_for_whoever_speaks() {
        Participant[] others = IntStream.range(0, 4)
                .mapToObj(i -> Scenes.person("a" + i, "A" + i))
                .toArray(Participant[]::new);
        Story story = Scenes.joinedWith(others).when(new Event.DevicesChanged(THERE, THERE));
        assertThat(Scenes.peer(story, others[0]).sending().height()).isEqualTo(180);
        Story speaking = story.when(voice(story, others[0], 0.2, 0));
        assertThat(speaking.state().mesh().speakers().current()).isEqualTo(Scenes.SELF);
        assertThat(Scenes.peer(speaking, others[1]).sending().height()).isEqualTo(360);
        Story listening =
                speaking.when(voice(speaking, others[0], 0, 0.2)).after(1_000).when(voice(speaking, others[0], 0, 0.2));
        assertThat(listening.state().mesh().speakers().current()).isEqualTo(others[0].id());
        assertThat(Scenes.peer(listening, others[1]).sending().height()).isEqualTo(180);
        assertThat(Scenes.peer(listening, others[0]).sending().height())
                .as("who speaks shows whoever spoke before")
                .isEqualTo(360);
    }

    private static Event voice(Story story, Participant of, double own, double peer) {
        return Scenes.link(
                Scenes.key(story, of),
                new LinkEvent.Sampled(
                        Samples.of(new LinkStats.Voice(OptionalDouble.of(own), OptionalDouble.of(peer)))));
    }

    @Test
    void in_a_room_of_ten_only_the_last_speakers_send_pictures() {
        Participant[] others = IntStream.range(0, 9)
                .mapToObj(i -> Scenes.person("a" + i, "A" + i))
                .toArray(Participant[]::new);
        Story story = Scenes.joinedWith(others).when(new Event.DevicesChanged(THERE, THERE));
        assertThat(Scenes.peer(story, others[0]).sending().sendsNothing()).isTrue();
        Story speaking = story.when(voice(story, others[0], 0.2, 0));
        assertThat(Scenes.peer(speaking, others[5]).sending().sendsNothing()).isFalse();
    }
}
