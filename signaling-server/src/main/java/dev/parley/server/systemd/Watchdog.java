package dev.parley.server.systemd;

import java.util.Optional;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
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

    private final Optional<Future<?>> beating;

    private Watchdog(Systemd systemd, BooleanSupplier works) {
        this.systemd = systemd;
        this.works = works;
        this.beating = systemd.watchdog()
                .map(period -> Math.max(1, period.toMillis() / 2))
                .map(pause -> thread.scheduleAtFixedRate(this::look, 0, pause, TimeUnit.MILLISECONDS));
    }

    /** Starts to tell, if systemd wants to hear it. */
    public static Watchdog start(Systemd systemd, BooleanSupplier works) {
        return new Watchdog(systemd, works);
    }

    /** A look that failed must not be the last one; it counts as one that found nothing good. */
    private void look() {
        try {
            if (works.getAsBoolean()) {
                systemd.alive();
            } else {
                LOG.atError().log("The server does not work any more; systemd will start it again");
            }
        } catch (RuntimeException defect) {
            LOG.atError().setCause(defect).log("The watchdog cannot look");
        }
    }

    @Override
    public void close() {
        beating.ifPresent(beat -> beat.cancel(false));
        thread.shutdownNow();
    }
}
