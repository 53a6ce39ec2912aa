package dev.parley.client.app.network;

import dev.parley.client.core.Event.NetworkChanged.Cause;
import java.time.Duration;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Tells from one look at the computer to the next what happened in between. Not thread-safe. */
final class NetworkChanges {
    /** A busy machine is late by less; who slept longer has lost its connections. */
    static final Duration SLEEP = Duration.ofSeconds(3);

    private final long tickNanos;
    private @Nullable Look last;
    private Set<String> lastOnline = Set.of();
    private long gapNanos;

    private record Look(Set<String> addresses, long nanos) {}

    /**
     * Knows nothing yet.
     *
     * @param tick how much time is meant to pass from look to look
     */
    NetworkChanges(Duration tick) {
        this.tickNanos = tick.toNanos();
    }

    /**
     * What happened since the last look; nothing at the first one. Who slept is told that alone, even if the network is another
     * one now.
     *
     * @param addresses under which this computer can be reached, see {@link Addresses}
     * @param nanos of a clock that no one sets and that goes on in sleep, see {@link ElapsedClock}
     */
    Optional<Cause> look(Set<String> addresses, long nanos) {
        Look before = last;
        Set<String> online = lastOnline;
        last = new Look(addresses, nanos);
        lastOnline = addresses.isEmpty() ? lastOnline : addresses;
        if (before == null) {
            return Optional.empty();
        }
        gapNanos = nanos - before.nanos();
        if (gapNanos >= tickNanos + SLEEP.toNanos()) {
            // What is looked for now is looked for in vain: the network's return is news, though it be the same.
            lastOnline = addresses;
            return Optional.of(Cause.WOKE);
        }
        return before.addresses().equals(addresses) ? Optional.empty() : Optional.of(cause(before, addresses, online));
    }

    /** How long ago the look before the last one was, with the time in sleep. */
    Duration gap() {
        return Duration.ofNanos(gapNanos);
    }

    private static Cause cause(Look before, Set<String> addresses, Set<String> online) {
        if (addresses.isEmpty()) {
            return Cause.OFFLINE;
        }
        return before.addresses().isEmpty() && addresses.equals(online) ? Cause.BACK : Cause.INTERFACES;
    }
}
