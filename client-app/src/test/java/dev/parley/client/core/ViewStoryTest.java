package dev.parley.client.core;

import static dev.parley.client.core.Scenes.ANN;
import static dev.parley.client.core.Scenes.ROOM;
import static org.assertj.core.api.Assertions.assertThat;

import dev.parley.protocol.ClientMessage;
import dev.parley.protocol.MediaState;
import dev.parley.protocol.PeerMessage;
import dev.parley.protocol.PeerMessage.View;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;

/** What each peer is told of how it is shown. */
class ViewStoryTest {
    private static final Event HD = new Event.ShowPeer(ANN.id(), 1280, 720);

    /** Connected, and so long ago that the first view has settled. */
    private static Story settled() {
        return rest(Scenes.connectedTo(ANN));
    }

    private static Story rest(Story story) {
        return story.when(new Event.TimerFired(new Timer.TellView(Scenes.key(story, ANN))));
    }

    private static LinkCommand told(View view) {
        return new LinkCommand.Send(view);
    }

    @Test
    void a_change_is_told_at_once_and_once() {
        Story story = settled().when(HD);
        story.commands().containsExactly(told(new View(1280, 720)));
        story.then(new Effect.StartTimer(new Timer.TellView(Scenes.key(story, ANN)), ViewUpdate.REST_MS));
        story.when(HD).thenNothing();
        rest(story.when(HD)).thenNothing();
    }

    @Test
    void changes_in_quick_succession_are_told_as_one() {
        Story story = settled().when(HD);
        Story moving = story.when(
                new Event.ShowPeer(ANN.id(), 800, 450),
                new Event.ShowPeer(ANN.id(), 0, 0),
                new Event.ShowPeer(ANN.id(), 320, 180));
        moving.commands().isEmpty();
        rest(moving).commands().containsExactly(told(new View(320, 180)));
    }

    @Test
    void there_and_back_is_no_news() {
        Story story =
                settled().when(HD).when(new Event.ShowPeer(ANN.id(), 0, 0)).when(HD);
        rest(story).thenNothing();
    }

    @Test
    void a_pin_is_told_and_stays_when_the_size_changes() {
        Story pinned = settled().when(new Event.PinPeer(ANN.id(), true));
        pinned.commands().containsExactly(told(new View(640, 360, false, true)));
        rest(pinned).when(HD).commands().containsExactly(told(new View(1280, 720, false, true)));
    }

    @Test
    void audio_only_asks_for_no_pictures_and_sends_none() {
        DeviceState there = new DeviceState(true, "built-in", "");
        Story story = settled()
                .when(new Event.DevicesChanged(there, there))
                .when(new Event.ChooseQuality(QualityChoice.AUDIO_ONLY));
        story.commands()
                .containsExactlyInAnyOrder(
                        told(new View(640, 360, true, false)), new LinkCommand.SetVideo(VideoFormat.NONE));
        story.effectsOf(Effect.Camera.class).containsExactly(new Effect.Camera(false));
        story.said().containsExactly(new ClientMessage.SetMedia(ROOM, new MediaState(true, false, false)));
        Story back = rest(story).when(new Event.ChooseQuality(QualityChoice.AUTO));
        back.commands().contains(told(new View(640, 360)));
        back.effectsOf(Effect.Camera.class).containsExactly(new Effect.Camera(true));
    }

    @Test
    void whoever_wants_no_pictures_is_sent_none() {
        Story open = settled();
        LinkKey key = Scenes.key(open, ANN);
        open.when(Scenes.link(key, new LinkEvent.Received(new View(1280, 720, true, false))))
                .commands()
                .containsExactly(new LinkCommand.SetVideo(VideoFormat.NONE));
    }

    @Test
    void the_choice_caps_what_is_sent() {
        Story open = settled();
        LinkKey key = Scenes.key(open, ANN);
        Story large = open.when(Scenes.link(key, new LinkEvent.Received(new View(1280, 720))));
        Story capped = large.when(new Event.ChooseQuality(QualityChoice.P360));
        assertThat(Scenes.peer(capped, ANN).sending().height()).isEqualTo(360);
        capped.commands().noneMatch(command -> command instanceof LinkCommand.Send(View view));
    }

    @Test
    void the_choice_caps_what_is_asked_for_too_and_the_shape_stays() {
        Story story = rest(settled().when(HD));
        Story capped = story.when(new Event.ChooseQuality(QualityChoice.P360));
        capped.commands().contains(told(new View(640, 360)));
        rest(capped).when(new Event.ShowPeer(ANN.id(), 1920, 800)).commands().contains(told(new View(864, 360)));
        rest(capped).when(new Event.ShowPeer(ANN.id(), 320, 180)).commands().contains(told(new View(320, 180)));
        Story back = rest(capped).when(new Event.ChooseQuality(QualityChoice.AUTO));
        back.commands().contains(told(new View(1280, 720)));
    }

    @Test
    void a_hidden_tile_is_told_as_hidden_whatever_the_choice() {
        Story hidden = settled().when(new Event.ShowPeer(ANN.id(), 0, 0));
        hidden.commands().containsExactly(told(View.HIDDEN));
        settled()
                .when(new Event.ChooseQuality(QualityChoice.P480))
                .when(new Event.ShowPeer(ANN.id(), 0, 0))
                .commands()
                .containsExactly(told(View.HIDDEN));
    }

    @Test
    void a_new_connection_is_told_again() {
        Story story = settled().when(HD);
        LinkKey old = Scenes.key(story, ANN);
        Story closed = story.when(
                Scenes.link(old, new LinkEvent.ChannelClosed()), new Event.TimerFired(new Timer.LinkDue(old)));
        LinkKey key = Scenes.key(closed, ANN);
        assertThat(key).isNotEqualTo(old);
        closed.when(Scenes.link(key, new LinkEvent.ChannelOpened())).commands().contains(told(new View(1280, 720)));
    }

    /** Random changes at random times, against a clock. */
    @Test
    void never_more_than_five_a_second_and_the_last_always_arrives() {
        Random random = new Random(7);
        Wire wire = new Wire(settled());
        for (int i = 0; i < 5_000; i++) {
            wire.runUntil(wire.now + random.nextInt(120));
            wire.happen(wire.story.when(new Event.ShowPeer(ANN.id(), random.nextInt(4) * 100, 100)));
        }
        wire.runUntil(wire.now + 1_000);
        assertThat(wire.told.getLast()).isEqualTo(Scenes.peer(wire.story, ANN).shownAt());
        for (int i = 5; i < wire.sentAt.size(); i++) {
            assertThat(wire.sentAt.get(i) - wire.sentAt.get(i - 5)).isGreaterThanOrEqualTo(1_000);
        }
    }

    /** Fires the timer when it is due, and keeps what is sent. */
    private static final class Wire {
        private final List<PeerMessage> told = new ArrayList<>();
        private final List<Long> sentAt = new ArrayList<>();
        private Story story;
        private long now;
        private long due = Long.MAX_VALUE;

        Wire(Story story) {
            this.story = story;
        }

        void runUntil(long time) {
            while (due <= time) {
                now = due;
                due = Long.MAX_VALUE;
                happen(rest(story));
            }
            now = time;
        }

        void happen(Story next) {
            story = next;
            for (Effect effect : story.effects()) {
                if (effect instanceof Effect.StartTimer(Timer.TellView timer, long delay)) {
                    due = now + delay;
                }
                if (effect instanceof Effect.Link(LinkKey key, LinkCommand.Send(PeerMessage message))) {
                    told.add(message);
                    sentAt.add(now);
                }
            }
        }
    }
}
