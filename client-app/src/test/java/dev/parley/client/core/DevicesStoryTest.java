package dev.parley.client.core;

import static dev.parley.client.core.Scenes.ROOM;
import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;

/** Which devices are used, what people are told of them, and trying them out before a meeting. */
class DevicesStoryTest {
    private static final DeviceState THERE = new DeviceState(true, "built-in", "");
    private static final Event BOTH_THERE = new Event.DevicesChanged(THERE, THERE);
    private static final DeviceChoice HEADSET =
            DeviceChoice.DEFAULT.withMicrophone("Headset").withSpeaker("Headset");
    private static final Event WOKE = woke(3_600_000);

    private static Event woke(long asleepMs) {
        return new Event.NetworkChanged(Event.NetworkChanged.Cause.WOKE, asleepMs);
    }

    private static Event connected(String... names) {
        DeviceNames all = DeviceNames.of(List.of(names));
        return new Event.DevicesListed(new DeviceList(all, all, DeviceNames.NONE, true));
    }

    private static List<String> notices(Story story) {
        return story.state().notices().stream().map(Notice::text).toList();
    }

    @Test
    void a_choice_is_used_at_once_and_only_once() {
        Story.given(Program.initial())
                .when(new Event.ChooseDevices(HEADSET))
                .then(new Effect.UseDevices(HEADSET))
                .when(new Event.ChooseDevices(HEADSET))
                .thenNothing();
    }

    @Test
    void a_headset_that_is_pulled_out_and_put_in_again_is_told_both_times() {
        Story story = Scenes.joinedWith()
                .when(new Event.ChooseDevices(HEADSET))
                .when(connected("Built-in", "Headset"))
                .when(connected("Built-in"));
        assertThat(notices(story))
                .containsExactly(
                        "The microphone “Headset” is gone. “Built-in” is used until it is back.",
                        "The speaker “Headset” is gone. “Built-in” is used until it is back.");
        Story again = story.when(connected("Built-in", "Headset"));
        assertThat(notices(again))
                .endsWith(
                        "“Headset” is connected and is the microphone now.",
                        "“Headset” is connected and is the speaker now.");
    }

    @Test
    void a_device_that_nobody_uses_comes_and_goes_in_silence() {
        Story story = Scenes.joinedWith()
                .when(connected("Built-in"))
                .when(connected("Built-in", "Headset"))
                .when(connected("Built-in"));
        assertThat(notices(story)).isEmpty();
    }

    @Test
    void the_last_speaker_that_goes_is_told_with_what_to_do() {
        Story story = Scenes.joinedWith().when(connected("Built-in")).when(connected());
        assertThat(notices(story))
                .containsExactly(
                        "The speaker “Built-in” is gone, and there is no other. Connect one and it is used at once.");
    }

    @Test
    void outside_a_meeting_nobody_is_told() {
        Story story = Scenes.connected().when(connected("Built-in")).when(connected());
        assertThat(notices(story)).isEmpty();
    }

    @Test
    void after_a_sleep_nobody_is_heard_or_seen_before_they_say_so() {
        Story woken =
                Scenes.joinedWith().when(BOTH_THERE, connected("Built-in")).when(WOKE);
        woken.then(new Effect.Microphone(false), new Effect.Camera(false)).holds(state -> {
            assertThat(state.media().microphoneOn()).isFalse();
            assertThat(state.media().cameraOn()).isFalse();
        });
        assertThat(notices(woken))
                .singleElement()
                .asString()
                .startsWith("This computer slept, so your microphone and camera are off.");
        woken.when(new Event.SetMicrophone(true)).then(new Effect.Microphone(true));
    }

    @Test
    void that_holds_for_whoever_waits_to_be_let_in_too() {
        Scenes.connected()
                .when(BOTH_THERE, connected("Built-in"), new Event.JoinRoom(Scenes.ROOM))
                .when(WOKE)
                .then(new Effect.Microphone(false), new Effect.Camera(false));
    }

    @Test
    void a_computer_that_stands_still_for_some_seconds_mutes_nobody() {
        Scenes.joinedWith()
                .when(BOTH_THERE, connected("Built-in"))
                .when(woke(9_000))
                .thenNo(Effect.Microphone.class::isInstance)
                .thenNo(Effect.Camera.class::isInstance);
    }

    @Test
    void after_a_sleep_only_what_was_on_is_told() {
        Story woken = Scenes.joinedWith()
                .when(BOTH_THERE, connected("Built-in"), new Event.SetCamera(false))
                .when(WOKE);
        assertThat(notices(woken))
                .singleElement()
                .asString()
                .startsWith("This computer slept, so your microphone is off.");
    }

    @Test
    void what_makes_its_sound_and_pictures_itself_goes_on_after_a_sleep() {
        Scenes.joinedWith()
                .when(BOTH_THERE)
                .when(WOKE)
                .thenNo(Effect.Microphone.class::isInstance)
                .thenNo(Effect.Camera.class::isInstance)
                .holds(state -> assertThat(state.media().cameraOn()).isTrue());
    }

    @Test
    void trying_out_switches_on_what_a_meeting_would_begin_with() {
        Scenes.connected()
                .when(new Event.SetCamera(false))
                .when(new Event.CheckDevices(true))
                .then(new Effect.Microphone(true), new Effect.Camera(false), new Effect.CheckDevices(true))
                .when(new Event.SetCamera(true))
                .then(new Effect.Camera(true))
                .when(new Event.SetMicrophone(false))
                .then(new Effect.Microphone(false));
    }

    @Test
    void who_thinks_better_of_it_is_neither_filmed_nor_heard() {
        Scenes.connected()
                .when(new Event.CheckDevices(true))
                .when(new Event.CheckDevices(false))
                .then(new Effect.CheckDevices(false), new Effect.Microphone(false), new Effect.Camera(false))
                .when(new Event.SetCamera(true))
                .thenNothing();
    }

    @Test
    void who_goes_in_keeps_the_camera_running() {
        Scenes.connected()
                .when(new Event.CheckDevices(true))
                .when(new Event.JoinRoom(ROOM))
                .when(new Event.CheckDevices(false))
                .then(new Effect.CheckDevices(false))
                .thenNo(Effect.Camera.class::isInstance);
    }

    @Test
    void a_sleep_while_trying_out_switches_off_too() {
        Scenes.connected()
                .when(new Event.CheckDevices(true), BOTH_THERE, connected("Built-in"))
                .when(WOKE)
                .then(new Effect.Microphone(false), new Effect.Camera(false));
    }

    @Test
    void a_chosen_device_is_used_when_it_is_there_and_else_the_standard_one() {
        DeviceNames names = new DeviceNames(List.of("A", "B"), "B");
        assertThat(names.used("A")).isEqualTo("A");
        assertThat(names.used("C")).isEqualTo("B");
        assertThat(names.used("")).isEqualTo("B");
        assertThat(DeviceNames.NONE.used("A")).isEmpty();
    }
}
