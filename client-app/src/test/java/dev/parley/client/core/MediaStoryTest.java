package dev.parley.client.core;

import static dev.parley.client.core.Scenes.ROOM;
import static org.assertj.core.api.Assertions.assertThat;

import dev.parley.protocol.ClientMessage;
import dev.parley.protocol.MediaState;
import dev.parley.protocol.Presence;
import dev.parley.protocol.ServerMessage;
import org.junit.jupiter.api.Test;

/** Microphone, camera, hand, and what the others are told of them. */
class MediaStoryTest {
    private static final DeviceState THERE = new DeviceState(true, "built-in", "");
    private static final Event BOTH_THERE = new Event.DevicesChanged(THERE, THERE);

    @Test
    void a_device_that_works_is_told_to_the_room() {
        Scenes.joinedWith()
                .when(BOTH_THERE)
                .holds(state -> assertThat(state.room().self().media()).isEqualTo(new MediaState(true, true, false)))
                .said()
                .containsExactly(new ClientMessage.SetMedia(ROOM, new MediaState(true, true, false)));
    }

    @Test
    void muting_turns_the_device_off_and_says_so() {
        Scenes.joinedWith()
                .when(BOTH_THERE)
                .when(new Event.SetMicrophone(false))
                .then(
                        new Effect.SendServer(
                                new ClientMessage.SetMedia(ROOM, new MediaState(false, true, false)), null),
                        new Effect.Microphone(false));
    }

    @Test
    void a_missing_device_that_is_turned_on_is_not_announced() {
        Scenes.joinedWith()
                .when(new Event.SetCamera(false))
                .when(new Event.SetCamera(true))
                .said()
                .isEmpty();
    }

    @Test
    void a_change_while_the_join_is_answered_is_told_too() {
        Scenes.joining()
                .when(BOTH_THERE)
                .said()
                .containsExactly(new ClientMessage.SetMedia(ROOM, new MediaState(true, true, false)));
    }

    @Test
    void outside_a_room_a_switch_is_only_remembered() {
        Scenes.connected()
                .when(new Event.SetCamera(false))
                .thenNothing()
                .when(new Event.JoinRoom(ROOM))
                .then(new Effect.Camera(false));
    }

    @Test
    void a_raised_hand_is_told() {
        Scenes.joinedWith()
                .when(new Event.RaiseHand(true))
                .holds(state -> assertThat(state.room().self().handRaised()).isTrue())
                .said()
                .containsExactly(new ClientMessage.SetPresence(ROOM, Presence.ACTIVE, true));
    }

    @Test
    void a_muted_peer_is_shown_so() {
        Scenes.joinedWith(Scenes.ANN)
                .when(Scenes.said(new ServerMessage.MediaChanged(ROOM, Scenes.ANN.id(), MediaState.OFF)))
                .holds(state -> assertThat(
                                state.peers().get(Scenes.ANN.id()).participant().media())
                        .isEqualTo(MediaState.OFF));
    }

    @Test
    void a_smaller_camera_makes_every_link_send_less() {
        Story open = Scenes.connectedTo(Scenes.ANN);
        open.when(new Event.CaptureChanged(new CaptureFormat(320, 240, 15)))
                .commands()
                .containsExactly(new LinkCommand.SetVideo(new VideoFormat(320, 240, 15, 153_333)));
    }

    @Test
    void notices_are_five_at_most_and_go_away() {
        Story story = Story.given(Program.initial());
        for (int i = 0; i < 8; i++) {
            story = new Story(
                    NoticeUpdate.add(story.state(), Notice.Severity.INFO, "notice " + i)
                            .state(),
                    story.effects(),
                    story.now());
        }
        assertThat(story.state().notices()).hasSize(5);
        long newest = story.state().notices().getLast().id();
        story.when(new Event.TimerFired(new Timer.NoticeExpiry(newest)))
                .holds(state -> assertThat(state.notices()).hasSize(4));
        story.when(new Event.DismissNotice(newest)).then(new Effect.StopTimer(new Timer.NoticeExpiry(newest)));
    }
}
