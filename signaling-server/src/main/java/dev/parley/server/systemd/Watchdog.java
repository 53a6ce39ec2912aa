package dev.parley.server.systemd;

import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import java.util.function.BooleanSupplier;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Tells systemd twice in each of its watchdog's periods that the service works, as long as it does. */
public final class Watchdog implements AutoCloseable {
    private static final Logger LOG = LoggerFactory.getLogger("server.systemd");

    private final ScheduledExecutorService thread = Executors.newSingleThreadScheduledExecutor(
            Thread.ofPlatform().name("server-watchdog").daemon().factory());
    private final Systemd systemd;
    private final BooleanSupplier works;

    private Watchdog(Systemd systemd, BooleanSupplier works) {
        this.systemd = systemd;
        this.works = works;
    }

    /** Starts to tell, if systemd wants to hear it. */
    public static Watchdog start(Systemd systemd, BooleanSupplier works) {
        Watchdog watchdog = new Watchdog(systemd, works);
        systemd.watchdog().ifPresent(period -> {
            long pause = Math.max(1, period.toMillis() / 2);
            watchdog.thread.scheduleAtFixedRate(watchdog::look, 0, pause, TimeUnit.MILLISECONDS);
        });
        return watchdog;
    }

    private void look() {
        if (works.getAsBoolean()) {
            systemd.alive();
        } else {
            LOG.atError().log("The server does not work any more; systemd will start it again");
        }
    }

    @Override
    public void close() {
        thread.shutdownNow();
    }
}
