package dev.parley.client.nearby;

import dev.parley.client.core.Announcement;
import dev.parley.client.core.NearbyMeeting;
import dev.parley.client.port.Nearby;
import dev.parley.protocol.RoomId;
import java.io.IOException;
import java.net.InetAddress;
import java.net.NetworkInterface;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.ThreadFactory;
import java.util.concurrent.ThreadPoolExecutor;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.function.Predicate;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Meetings on the same network over multicast DNS. Nothing is sent or heard while nothing is announced and nobody looks.
 *
 * <p>JmDNS waits seconds for the network when it opens, registers and closes. So everything is done by one thread, which
 * goes straight to what is wanted when it gets to it; what was wanted in between is left out.
 */
public final class MulticastNearby implements Nearby {
    private static final Logger LOG = LoggerFactory.getLogger(MulticastNearby.class);
    private static final long CLOSE_MS = 500;

    private final ThreadFactory threads;
    private final Opener opener;
    private final ThreadPoolExecutor worker;
    private final Networks networks;
    private final Listener listener;
    /** Whether one waits for the worker already: its queue holds one of each. */
    private final AtomicBoolean adjustmentDue = new AtomicBoolean();

    private final AtomicBoolean reportDue = new AtomicBoolean();
    private volatile Wanted wanted = Wanted.NOTHING;

    /** Owned by the worker. */
    private final Map<InetAddress, Segment> segments = new LinkedHashMap<>();

    /** What is announced and whether others are looked for. */
    private record Wanted(boolean looking, int port, List<Announcement> meetings) {
        static final Wanted NOTHING = new Wanted(false, 0, List.of());

        boolean isNothing() {
            return !looking && meetings.isEmpty();
        }
    }

    /** The addresses of the networks to be heard on. */
    @FunctionalInterface
    interface Networks {
        List<InetAddress> now() throws IOException;
    }

    /** Begins to listen on a network. */
    @FunctionalInterface
    interface Opener {
        /**
         * Blocks for some seconds.
         *
         * @param changed called on any thread when {@link Segment#found} is not as before
         */
        Segment open(InetAddress address, Runnable changed) throws IOException;
    }

    /**
     * On the networks this computer is on.
     *
     * @param others whether other people's computers are on that network
     */
    public MulticastNearby(ThreadFactory threads, Predicate<NetworkInterface> others, Listener listener) {
        this(threads, () -> LocalNetworks.addresses(others), JmdnsSegment::open, listener);
    }

    MulticastNearby(ThreadFactory threads, Networks networks, Opener opener, Listener listener) {
        this.threads = threads;
        this.opener = opener;
        // News that comes after the end is not reported.
        this.worker = new ThreadPoolExecutor(
                1,
                1,
                0,
                TimeUnit.SECONDS,
                new LinkedBlockingQueue<>(),
                threads,
                new ThreadPoolExecutor.DiscardPolicy());
        this.networks = networks;
        this.listener = listener;
    }

    @Override
    public synchronized void look(boolean looking) {
        want(new Wanted(looking, wanted.port(), wanted.meetings()));
    }

    @Override
    public synchronized void announce(int port, List<Announcement> meetings) {
        want(new Wanted(wanted.looking(), port, List.copyOf(meetings)));
    }

    @Override
    public synchronized void networkChanged() {
        if (!wanted.isNothing()) {
            want(wanted);
        }
    }

    private void want(Wanted next) {
        wanted = next;
        if (adjustmentDue.compareAndSet(false, true)) {
            worker.execute(this::adjust);
        }
    }

    private void reportSoon() {
        if (reportDue.compareAndSet(false, true)) {
            worker.execute(this::report);
        }
    }

    private void adjust() {
        adjustmentDue.set(false);
        Wanted now = wanted;
        try {
            List<InetAddress> addresses = now.isNothing() ? List.of() : networks.now();
            closeAllBut(addresses);
            for (InetAddress address : addresses) {
                adjust(address, now);
            }
        } catch (IOException e) {
            LOG.atInfo().setCause(e).log("Meetings nearby cannot be looked for now");
        }
        report();
    }

    private void closeAllBut(List<InetAddress> addresses) {
        List<Segment> gone = segments.entrySet().stream()
                .filter(entry -> !addresses.contains(entry.getKey()))
                .map(Map.Entry::getValue)
                .toList();
        segments.values().removeAll(gone);
        close(gone);
    }

    /** All at once: when the app ends there is time for the first goodbye on each network, and not for one after the other. */
    private void close(List<Segment> gone) {
        List<Thread> closing =
                gone.stream().map(segment -> threads.newThread(segment::close)).toList();
        closing.forEach(Thread::start);
        try {
            for (Thread each : closing) {
                each.join();
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    /** A network that cannot be used must not keep the others from being used. */
    private void adjust(InetAddress address, Wanted now) {
        try {
            Segment segment = segments.get(address);
            if (segment == null) {
                segment = opener.open(address, this::reportSoon);
                segments.put(address, segment);
            }
            segment.look(now.looking());
            segment.announce(now.port(), now.meetings());
        } catch (IOException e) {
            LOG.atInfo().addKeyValue("address", address).setCause(e).log("Not every network can be heard on");
        }
    }

    /** A computer may be heard on several networks, and its meeting counts once. */
    private void report() {
        reportDue.set(false);
        if (!wanted.looking()) {
            return;
        }
        Map<RoomId, NearbyMeeting> all = new LinkedHashMap<>();
        segments.values()
                .forEach(segment -> segment.found()
                        .forEach(meeting -> all.putIfAbsent(meeting.link().room(), meeting)));
        listener.onFound(all.values().stream()
                .sorted(Comparator.comparing(NearbyMeeting::title)
                        .thenComparing(meeting -> meeting.link().room().value()))
                .toList());
    }

    /** The rest is done by threads that do not keep the process. */
    @Override
    public void close() {
        synchronized (this) {
            wanted = Wanted.NOTHING;
            worker.execute(() -> closeAllBut(List.of()));
            worker.shutdown();
        }
        try {
            if (!worker.awaitTermination(CLOSE_MS, TimeUnit.MILLISECONDS)) {
                LOG.atDebug().log("The network is still being told what is not announced any more");
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }
}
