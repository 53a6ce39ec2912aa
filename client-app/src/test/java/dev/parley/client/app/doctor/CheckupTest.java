package dev.parley.client.app.doctor;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import dev.parley.client.core.AppState;
import dev.parley.client.core.CaptureFormat;
import dev.parley.client.core.DeviceState;
import dev.parley.client.core.RelayCertificates;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.DisabledOnOs;
import org.junit.jupiter.api.condition.OS;

class CheckupTest {
    private static final AppState.Media MEDIA = new AppState.Media(
            true,
            true,
            new DeviceState(true, "Headset", ""),
            new DeviceState(false, "", "No camera was found. Connect one to be seen."),
            CaptureFormat.HD);

    private final List<Finding> found = new ArrayList<>();
    private final List<Double> shares = new ArrayList<>();

    private Checkup.Progress noting() {
        return new Checkup.Progress() {
            @Override
            public void looksAt(Part part, double share) {
                shares.add(share);
            }

            @Override
            public void found(Finding finding) {
                found.add(finding);
            }
        };
    }

    private static Checkup checkup(List<Finding> devices) {
        return checkup(devices, true);
    }

    private static Checkup checkup(List<Finding> devices, boolean screen) {
        return new Checkup(new Checkup.Subject(
                null, null, null, RelayCertificates.CHECKED, devices, "Your server names none.", screen));
    }

    @Test
    void where_no_screen_can_be_shared_none_is_looked_at() throws Exception {
        checkup(MeetingDevices.of(MEDIA), false).run(noting());
        assertThat(found)
                .extracting(finding -> finding.part().text())
                .containsExactly("Java", "media library", "camera", "microphone", "signaling", "STUN", "TURN");
        assertThat(shares).hasSize(5);
    }

    @Test
    void a_meeting_that_uses_the_devices_answers_for_them_and_everything_else_is_looked_at() throws Exception {
        checkup(MeetingDevices.of(MEDIA)).run(noting());
        assertThat(found)
                .extracting(finding -> finding.part().text())
                .containsExactly(
                        "Java", "media library", "camera", "microphone", "screen capture", "signaling", "STUN", "TURN");
        assertThat(found).contains(Finding.ok(Part.MICROPHONE, "Headset, in use by this meeting"));
        assertThat(found).contains(Finding.problem(Part.CAMERA, "No camera was found. Connect one to be seen."));
        assertThat(found).contains(Finding.notChecked(Part.TURN, "Your server names none."));
        assertThat(shares).isSorted().startsWith(0.0).allMatch(share -> share < 1);
    }

    @Test
    void who_is_interrupted_ends_before_the_next_look() {
        Thread.currentThread().interrupt();
        assertThatThrownBy(() -> checkup(MeetingDevices.of(MEDIA)).run(noting()))
                .isInstanceOf(InterruptedException.class);
        assertThat(found).isEmpty();
    }

    @Test
    @DisabledOnOs(value = OS.WINDOWS, disabledReason = "there is no sleep")
    void the_process_that_looks_at_the_devices_ends_with_whoever_waits_for_it() throws Exception {
        Process child = new ProcessBuilder("sleep", "600").start();
        CompletableFuture<Boolean> interrupted = new CompletableFuture<>();
        Thread waiting = Thread.ofPlatform().start(() -> {
            try {
                Probe.ends(child);
                interrupted.complete(false);
            } catch (InterruptedException e) {
                interrupted.complete(true);
            }
        });
        await().until(() -> waiting.getState() == Thread.State.TIMED_WAITING);
        waiting.interrupt();
        assertThat(interrupted.get()).isTrue();
        assertThat(child.waitFor(30, TimeUnit.SECONDS)).isTrue();
    }
}
