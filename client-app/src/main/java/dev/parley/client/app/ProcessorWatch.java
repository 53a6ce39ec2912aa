package dev.parley.client.app;

import com.sun.management.OperatingSystemMXBean;
import java.lang.management.ManagementFactory;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;

/**
 * Says once a second how busy this computer's processors were, with all programs, and how much of it was this one. Says nothing
 * where the system does not know.
 */
final class ProcessorWatch implements AutoCloseable {
    private static final long EVERY_MS = 1_000;

    private final ScheduledExecutorService ticker =
            Executors.newSingleThreadScheduledExecutor(Threads.daemons("parley-processors"));

    private ProcessorWatch() {}

    /** Told on the watch's thread; must not block. */
    @FunctionalInterface
    interface Report {
        /**
         * A second has passed.
         *
         * @param load of all processors, 0 to 1
         * @param own of that by this process; all of it where that is not known
         */
        void measured(double load, double own);
    }

    static ProcessorWatch start(Report report) {
        ProcessorWatch watch = new ProcessorWatch();
        if (ManagementFactory.getOperatingSystemMXBean() instanceof OperatingSystemMXBean system) {
            var _ = watch.ticker.scheduleAtFixedRate(
                    () -> look(system, report), EVERY_MS, EVERY_MS, TimeUnit.MILLISECONDS);
        }
        return watch;
    }

    private static void look(OperatingSystemMXBean system, Report report) {
        double load = system.getCpuLoad();
        double own = system.getProcessCpuLoad();
        if (load >= 0) {
            report.measured(load, own >= 0 ? Math.min(own, load) : load);
        }
    }

    @Override
    public void close() {
        ticker.shutdownNow();
    }
}
