package dev.parley.client.app.network;

import dev.parley.client.app.Threads;
import dev.parley.client.core.Event.NetworkChanged.Cause;
import java.net.SocketException;
import java.time.Duration;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Looks at the network interfaces and the clock every {@value #TICK_MS} ms, on a thread of its own, and says what it notices
 * there. Neither Java nor webrtc-java tells about either. One look takes some 50 µs on Linux.
 */
public final class NetworkWatch implements AutoCloseable {
    static final long TICK_MS = 300;
    private static final Logger LOG = LoggerFactory.getLogger(NetworkWatch.class);

    private final Report report;
    private final CountDownLatch closed = new CountDownLatch(1);

    /** Told what was noticed. */
    @FunctionalInterface
    public interface Report {
        /**
         * Something happened.
         *
         * @param asleep how long this computer or process slept; zero unless it woke
         */
        void accept(Cause cause, Duration asleep);
    }

    private NetworkWatch(Report report) {
        this.report = report;
    }

    /**
     * Begins to watch.
     *
     * @param report called on the watch's thread; must not block
     */
    public static NetworkWatch start(Report report) {
        NetworkWatch watch = new NetworkWatch(report);
        Threads.daemon("parley-network", watch::run).start();
        return watch;
    }

    /** Ends it; at most one report that is on its way still comes. */
    @Override
    public void close() {
        closed.countDown();
    }

    private void run() {
        try {
            NetworkChanges changes = new NetworkChanges(Duration.ofMillis(TICK_MS));
            ElapsedClock clock = ElapsedClock.ofThisSystem();
            do {
                look(changes, clock);
            } while (!closed.await(TICK_MS, TimeUnit.MILLISECONDS));
        } catch (InterruptedException e) {
            LOG.atDebug().log("Woken to end");
        }
    }

    private void look(NetworkChanges changes, ElapsedClock clock) {
        try {
            changes.look(Addresses.now(), clock.nanos()).ifPresent(cause -> {
                LOG.atInfo().addKeyValue("cause", cause).log("The network changed");
                report.accept(cause, cause == Cause.WOKE ? changes.gap() : Duration.ZERO);
            });
        } catch (SocketException e) {
            LOG.atDebug().setCause(e).log("The network interfaces cannot be read");
        }
    }
}
