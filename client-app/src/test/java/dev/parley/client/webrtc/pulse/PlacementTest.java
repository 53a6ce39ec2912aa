package dev.parley.client.webrtc.pulse;

import static org.assertj.core.api.Assertions.assertThat;

import dev.parley.client.webrtc.pulse.Placement.Move;
import dev.parley.client.webrtc.pulse.SoundMap.Device;
import dev.parley.client.webrtc.pulse.SoundMap.Stream;
import java.util.List;
import org.junit.jupiter.api.Test;

class PlacementTest {
    private static final Device BUILT_IN = new Device(1, "alsa_output.pci", "Built-in", false);
    private static final Device HEADSET = new Device(2, "alsa_output.usb", "Headset", false);
    private static final Device MONITOR = new Device(11, "alsa_output.pci.monitor", "Monitor of Built-in", true);
    private static final Device BUILT_IN_MICROPHONE = new Device(12, "alsa_input.pci", "Built-in", false);

    private final Placement placement = new Placement();

    private static SoundMap playing(List<Device> sinks, Stream... streams) {
        return new SoundMap(sinks, List.of(), List.of(streams), List.of(), BUILT_IN.id(), "");
    }

    private static SoundMap recording(List<Device> sources, Stream... streams) {
        return new SoundMap(List.of(), sources, List.of(), List.of(streams), "", BUILT_IN_MICROPHONE.id());
    }

    @Test
    void a_stream_is_taken_to_the_chosen_device_once() {
        placement.want("", "Headset");
        SoundMap map = playing(List.of(BUILT_IN, HEADSET), new Stream(7, 1));
        assertThat(placement.moves(map)).containsExactly(new Move(true, 7, 2));
        assertThat(placement.moves(map))
                .as("somebody has moved it elsewhere since")
                .isEmpty();
    }

    @Test
    void a_new_stream_is_taken_there_too() {
        placement.want("", "Headset");
        List<Device> sinks = List.of(BUILT_IN, HEADSET);
        placement.moves(playing(sinks, new Stream(7, 1)));
        assertThat(placement.moves(playing(sinks, new Stream(7, 2), new Stream(8, 1))))
                .containsExactly(new Move(true, 8, 2));
    }

    @Test
    void a_stream_returns_to_a_device_that_is_back() {
        placement.want("", "Headset");
        placement.moves(playing(List.of(BUILT_IN, HEADSET), new Stream(7, 1)));
        assertThat(placement.moves(playing(List.of(BUILT_IN), new Stream(7, 1))))
                .isEmpty();
        Device again = new Device(3, HEADSET.id(), HEADSET.title(), false);
        assertThat(placement.moves(playing(List.of(BUILT_IN, again), new Stream(7, 1))))
                .containsExactly(new Move(true, 7, 3));
    }

    @Test
    void without_a_choice_the_server_decides() {
        assertThat(placement.moves(playing(List.of(BUILT_IN, HEADSET), new Stream(7, 2))))
                .isEmpty();
    }

    @Test
    void choosing_the_default_again_takes_the_stream_back_to_it() {
        placement.want("", "Headset");
        placement.moves(playing(List.of(BUILT_IN, HEADSET), new Stream(7, 1)));
        placement.want("", "");
        SoundMap map = playing(List.of(BUILT_IN, HEADSET), new Stream(7, 2));
        assertThat(placement.moves(map)).containsExactly(new Move(true, 7, 1));
        assertThat(placement.moves(map)).isEmpty();
    }

    @Test
    void what_ended_up_on_a_monitor_is_taken_to_a_microphone() {
        placement.want("Gone", "");
        assertThat(placement.moves(recording(List.of(MONITOR, BUILT_IN_MICROPHONE), new Stream(9, 11))))
                .containsExactly(new Move(false, 9, 12));
    }

    @Test
    void there_is_nothing_to_take_it_to_without_a_microphone() {
        assertThat(placement.moves(recording(List.of(MONITOR), new Stream(9, 11))))
                .isEmpty();
    }

    @Test
    void monitors_and_the_place_of_no_speaker_are_not_offered() {
        Device none = new Device(4, "auto_null", "Dummy Output", false);
        assertThat(playing(List.of(none)).speakers()).isEmpty();
        assertThat(recording(List.of(MONITOR)).microphones()).isEmpty();
    }

    @Test
    void two_of_the_same_make_have_different_names() {
        Device second = new Device(5, "alsa_output.usb.2", "Headset", false);
        Device third = new Device(6, "alsa_output.usb.3", "Headset", false);
        assertThat(playing(List.of(HEADSET, second, third)).speakers())
                .extracting(Device::title)
                .containsExactly("Headset", "Headset (2)", "Headset (3)");
    }
}
