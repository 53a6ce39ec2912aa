package dev.parley.client.app.process;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.time.Duration;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledOnOs;
import org.junit.jupiter.api.condition.OS;

@EnabledOnOs(value = OS.LINUX, disabledReason = "memory and open files are read from /proc")
class ProcessTreeTest {
    private final ProcessTree self = new ProcessTree(ProcessHandle.current().pid());

    @Test
    void what_is_used_from_now_on_is_counted() {
        Map<Long, Duration> before = self.cpu();
        long turns = 0;
        while (self.cpuSecondsSince(before) < 0.05) {
            turns++;
        }
        assertThat(turns).isPositive();
        assertThat(self.cpuSecondsSince(self.cpu())).isLessThan(0.05);
    }

    @Test
    void threads_count_by_their_name_without_its_number() throws InterruptedException {
        Thread busy = Thread.ofPlatform().name("busy (a) b-17").start(() -> {
            while (!Thread.currentThread().isInterrupted()) {
                Thread.onSpinWait();
            }
        });
        try {
            while (used("busy (a) b").compareTo(Duration.ofMillis(30)) < 0) {
                Thread.onSpinWait();
            }
        } finally {
            busy.interrupt();
            busy.join();
        }
        assertThat(new ProcessTree(Long.MAX_VALUE).cpuByThread()).isEmpty();
    }

    private Duration used(String thread) {
        return self.cpuByThread().getOrDefault(thread, Duration.ZERO);
    }

    @Test
    void a_child_counts_with_its_memory_and_its_open_files() throws IOException, InterruptedException {
        ProcessTree nobody = new ProcessTree(Long.MAX_VALUE);
        assertThat(nobody.pssMb()).isZero();
        Process parent = new ProcessBuilder("sh", "-c", "cat; true").start();
        try {
            ProcessTree both = new ProcessTree(parent.pid());
            while (both.cpu().size() < 2) {
                Thread.onSpinWait();
            }
            assertThat(both.pssMb()).isBetween(0.05, 100.0);
            assertThat(both.handles()).isGreaterThanOrEqualTo(6);
        } finally {
            parent.getOutputStream().close();
            parent.waitFor();
        }
        assertThat(new ProcessTree(parent.pid()).cpu()).isEmpty();
    }
}
