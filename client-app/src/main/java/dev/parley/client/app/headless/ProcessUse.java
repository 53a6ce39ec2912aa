package dev.parley.client.app.headless;

import java.io.IOException;
import java.lang.management.ManagementFactory;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;

/** What this process uses of the machine. */
final class ProcessUse {
    private static final Path STATUS = Path.of("/proc/self/status");

    private ProcessUse() {}

    /** Processor time so far, s. */
    static double cpuSeconds() {
        return ProcessHandle.current()
                        .info()
                        .totalCpuDuration()
                        .orElse(Duration.ZERO)
                        .toMillis()
                / 1e3;
    }

    /** Adds the resident set, the used heap (MB; -1 where the system does not say) and the threads, native ones too. */
    static Line addTo(Line line) {
        Runtime runtime = Runtime.getRuntime();
        List<String> status = status();
        long threads = number(status, "Threads:");
        return line.with("cpuSeconds", cpuSeconds())
                .with("rssMb", Math.max(-1, number(status, "VmRSS:") / 1024))
                .with("heapMb", (runtime.totalMemory() - runtime.freeMemory()) >> 20)
                .with(
                        "threads",
                        threads >= 0
                                ? threads
                                : ManagementFactory.getThreadMXBean().getThreadCount());
    }

    private static List<String> status() {
        try {
            return Files.readAllLines(STATUS);
        } catch (IOException e) {
            return List.of();
        }
    }

    private static long number(List<String> status, String field) {
        return status.stream()
                .filter(l -> l.startsWith(field))
                .map(l -> l.replaceAll("\\D", ""))
                .mapToLong(Long::parseLong)
                .findFirst()
                .orElse(-1);
    }
}
