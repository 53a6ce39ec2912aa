package dev.parley.client.webrtc;

import static org.assertj.core.api.Assertions.assertThat;

import dev.parley.client.core.DeviceState;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.List;
import java.util.Queue;
import java.util.function.Consumer;
import org.junit.jupiter.api.Test;

class CameraSwitchTest {
    private static final DeviceState WORKS = new DeviceState(true, "Camera", "");
    private static final DeviceState FAULT = new DeviceState(false, "Camera", "It sends no picture.");

    private final Queue<Runnable> posted = new ArrayDeque<>();
    private final List<DeviceState> heard = new ArrayList<>();
    private final CameraSwitch camera = new CameraSwitch(posted::add, heard::add);

    @Test
    void what_the_running_camera_reports_is_heard_on_the_owner_thread() {
        FakeCamera device = switchOn();
        device.report.accept(WORKS);
        assertThat(heard).isEmpty();
        runPosted();
        device.report.accept(FAULT);
        runPosted();
        assertThat(heard).containsExactly(WORKS, FAULT);
    }

    @Test
    void a_camera_that_was_switched_off_reports_no_fault() {
        FakeCamera device = switchOn();
        device.report.accept(FAULT);
        camera.off();
        runPosted();
        device.report.accept(FAULT);
        runPosted();
        assertThat(heard).isEmpty();
        assertThat(device.closed).isTrue();
        assertThat(camera.isOn()).isFalse();
    }

    @Test
    void after_switching_on_again_only_the_new_camera_is_heard() {
        FakeCamera first = switchOn();
        camera.off();
        FakeCamera second = switchOn();
        first.report.accept(FAULT);
        second.report.accept(WORKS);
        runPosted();
        assertThat(heard).containsExactly(WORKS);
        assertThat(second.closed).isFalse();
    }

    private FakeCamera switchOn() {
        List<FakeCamera> opened = new ArrayList<>();
        camera.on(report -> {
            FakeCamera device = new FakeCamera(report);
            opened.add(device);
            return device;
        });
        return opened.getFirst();
    }

    private void runPosted() {
        while (!posted.isEmpty()) {
            posted.remove().run();
        }
    }

    private static final class FakeCamera implements Capture {
        private final Consumer<DeviceState> report;
        private boolean closed;

        FakeCamera(Consumer<DeviceState> report) {
            this.report = report;
        }

        @Override
        public void close() {
            closed = true;
        }
    }
}
