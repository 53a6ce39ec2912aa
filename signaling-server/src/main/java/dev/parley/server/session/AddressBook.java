package dev.parley.server.session;

import io.github.bucket4j.Bucket;
import java.net.Inet6Address;
import java.net.InetAddress;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.Iterator;
import java.util.LinkedHashMap;
import java.util.Map;

/**
 * What each network address is doing: how many connections it holds, and its token buckets, which outlive its
 * connections so that reconnecting gains nothing. An IPv6 address counts as its /64 network, which is what one customer
 * gets. Any thread.
 *
 * <p>Bound: addresses without a connection are forgotten, oldest first, when there are more than
 * {@value #REMEMBERED}; those with one are bounded by the server's connections.
 */
public final class AddressBook {
    private static final int REMEMBERED = 10_000;

    private final RateSettings settings;
    private final int maxConnections;
    private final Timekeeper time;
    private final Map<String, Entry> entries = new LinkedHashMap<>(16, 0.75f, true);

    /**
     * An empty book.
     *
     * @param maxConnections most connections of one address at a time, 1 or more
     */
    public AddressBook(RateSettings settings, int maxConnections, Timekeeper time) {
        this.settings = settings;
        this.maxConnections = maxConnections;
        this.time = time;
    }

    /** Counts a new connection; false if the address has too many, or opens them too fast. Then it is not counted. */
    public synchronized boolean admit(InetAddress address) {
        Entry entry = entry(address);
        if (!exempt(address) && (entry.connections >= maxConnections || !entry.attempts.tryConsume(1))) {
            return false;
        }
        entry.connections++;
        return true;
    }

    /** Ends the count of one connection that was admitted. */
    public synchronized void release(InetAddress address) {
        entry(address).connections--;
    }

    /** What a new connection of that address may send. */
    synchronized Allowance allowance(InetAddress address) {
        Bucket shared = exempt(address) ? Allowance.bucket(UNLIMITED, time) : entry(address).messages;
        return new Allowance(settings, shared, time);
    }

    private static final Rate UNLIMITED = new Rate(1_000_000_000, 1_000_000_000);

    private boolean exempt(InetAddress address) {
        return settings.exemptLoopback() && address.isLoopbackAddress();
    }

    private Entry entry(InetAddress address) {
        Entry entry = entries.computeIfAbsent(
                key(address),
                key -> new Entry(
                        Allowance.bucket(settings.addressMessages(), time),
                        Allowance.bucket(settings.addressConnections(), time)));
        forgetOldest(entry);
        return entry;
    }

    private void forgetOldest(Entry keep) {
        Iterator<Entry> oldest = entries.values().iterator();
        while (entries.size() > REMEMBERED && oldest.hasNext()) {
            Entry candidate = oldest.next();
            if (candidate != keep && candidate.connections == 0) {
                oldest.remove();
            }
        }
    }

    private static String key(InetAddress address) {
        byte[] bytes = address.getAddress();
        int significant = address instanceof Inet6Address ? 8 : bytes.length;
        return HexFormat.of().formatHex(Arrays.copyOf(bytes, significant));
    }

    private static final class Entry {
        private final Bucket messages;
        private final Bucket attempts;
        private int connections;

        Entry(Bucket messages, Bucket attempts) {
            this.messages = messages;
            this.attempts = attempts;
        }
    }
}
