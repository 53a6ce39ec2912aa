package dev.parley.client.app;

import com.sun.management.OperatingSystemMXBean;
import java.lang.management.ManagementFactory;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import java.util.function.DoubleConsumer;

/**
 * Says once a second how busy this computer's processors were, with all programs: what others use is missing here too. Says
 * nothing where the system does not know.
 */
final class ProcessorWatch implements AutoCloseable {
    private static final long EVERY_MS = 1_000;

    private final ScheduledExecutorService ticker =
            Executors.newSingleThreadScheduledExecutor(Threads.daemons("parley-processors"));

    private ProcessorWatch() {}

    /** @param report is given the load, 0 to 1, on the watch's thread; must not block */
    static ProcessorWatch start(DoubleConsumer report) {
        ProcessorWatch watch = new ProcessorWatch();
        if (ManagementFactory.getOperatingSystemMXBean() instanceof OperatingSystemMXBean system) {
            var _ = watch.ticker.scheduleAtFixedRate(
                    () -> look(system, report), EVERY_MS, EVERY_MS, TimeUnit.MILLISECONDS);
        }
        return watch;
    }

    private static void look(OperatingSystemMXBean system, DoubleConsumer report) {
        double load = system.getCpuLoad();
        if (load >= 0) {
            report.accept(load);
        }
    }

    @Override
    public void close() {
        ticker.shutdownNow();
    }
}
