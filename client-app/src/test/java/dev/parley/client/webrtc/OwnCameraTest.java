package dev.parley.client.webrtc;

import static org.assertj.core.api.Assertions.assertThat;

import dev.parley.client.core.DeviceState;
import dev.parley.client.media.FrameSlot;
import dev.parley.client.media.MediaSettings;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import java.util.concurrent.Executor;
import java.util.function.Consumer;
import org.junit.jupiter.api.Test;

/** Which camera runs, with cameras that exist only here. */
class OwnCameraTest {
    private final List<String> log = new ArrayList<>();
    private final OwnCamera camera = camera(Runnable::run);
    private List<String> connected = List.of("Built-in", "Desk");

    private OwnCamera camera(Executor owner) {
        OwnerThread never = new OwnerThread("never-started", () -> {});
        return new OwnCamera(
                MediaSettings.Camera.DEVICE, new CameraFeed(never, new FrameSlot()), this::open, owner, () -> {});
    }

    /** As the real one: the wanted camera, or else the first, if that will do. */
    private Capture open(String name, boolean only, Consumer<DeviceState> report) {
        String other = only || connected.isEmpty() ? "none" : connected.getFirst();
        String opened = connected.contains(name) ? name : other;
        boolean works = !opened.equals("none");
        log.add("open " + opened);
        report.accept(new DeviceState(works, works ? opened : "", ""));
        return () -> log.add("close " + opened);
    }

    private void connect(String... names) {
        connected = List.of(names);
        camera.connected(connected);
    }

    @Test
    void the_chosen_one_is_opened() {
        camera.choose("Desk");
        camera.start();
        assertThat(log).containsExactly("open Desk");
        assertThat(camera.state().name()).isEqualTo("Desk");
    }

    @Test
    void another_one_takes_over_while_it_runs() {
        camera.start();
        camera.choose("Desk");
        assertThat(log).containsExactly("open Built-in", "close Built-in", "open Desk");
    }

    @Test
    void a_choice_does_not_switch_a_camera_on_that_is_off() {
        camera.want(false);
        camera.choose("Desk");
        camera.start();
        assertThat(log).isEmpty();
    }

    @Test
    void one_that_is_pulled_out_is_missed_and_goes_on_when_it_is_back_and_no_other_does() {
        camera.choose("Desk");
        camera.start();
        connect("Built-in");
        assertThat(camera.state().available()).isFalse();
        assertThat(camera.state().problem()).contains("“Desk” is gone");
        connect("Built-in", "Other");
        assertThat(log).containsExactly("open Desk", "close Desk");
        connect("Built-in", "Desk");
        assertThat(log).containsExactly("open Desk", "close Desk", "open Desk");
    }

    @Test
    void one_that_goes_again_while_it_comes_back_is_replaced_by_no_other_and_missed_again() {
        Deque<Runnable> reports = new ArrayDeque<>();
        OwnCamera late = camera(reports::add);
        late.choose("Desk");
        late.start();
        reports.remove().run();
        connected = List.of("Built-in");
        late.connected(connected);
        late.connected(List.of("Built-in", "Desk")); // and out again before it is opened
        reports.remove().run();
        assertThat(log).containsExactly("open Desk", "close Desk", "open none", "close none");
        assertThat(late.state().problem()).contains("“Desk” is gone");
        connected = List.of("Built-in", "Desk");
        late.connected(connected);
        assertThat(log).endsWith("open Desk");
    }

    @Test
    void one_that_was_switched_off_meanwhile_stays_off_when_it_is_back() {
        camera.start();
        connect("Desk");
        camera.want(false);
        connect("Desk", "Built-in");
        assertThat(log).containsExactly("open Built-in", "close Built-in");
    }

    @Test
    void another_one_can_be_chosen_in_the_place_of_a_missing_one() {
        camera.start();
        connect("Desk");
        camera.choose("Desk");
        assertThat(log).containsExactly("open Built-in", "close Built-in", "open Desk");
    }

    @Test
    void a_first_camera_that_is_connected_films_nobody_by_itself() {
        connected = List.of();
        camera.start();
        connect("Built-in");
        assertThat(log).containsExactly("open none");
    }
}
