package dev.parley.server.session;

import dev.parley.protocol.RoomId;
import java.net.Inet6Address;
import java.net.InetAddress;
import java.util.Arrays;
import java.util.HashMap;
import java.util.HexFormat;
import java.util.Map;

/**
 * What each network address is doing: how many connections it holds, how much it sends, how many rooms it opens, how often it
 * guessed wrong. An IPv6 address counts as its /64 network, which is what one customer gets. Any thread.
 *
 * <p>Bounds: {@link UsageBook} and {@link GuessBook}.
 */
public final class AddressBook {
    /** Passwords of rooms that are hashed for one address at a time, or wait for it: an eighth of all. */
    static final int HASHING = RoomPasswords.MOST_WAITING / 8;

    private final RateSettings settings;
    private final int maxConnections;
    private final Timekeeper time;
    private final UsageBook book;
    private final GuessBook guesses = new GuessBook();

    /** How many passwords of rooms are hashed for each network, or wait for it. Bounded by {@link RoomPasswords}. */
    private final Map<String, Integer> hashing = new HashMap<>();

    /** Everybody on this computer, if that is exempt. */
    private final UsageBook.Usage exempt;

    /**
     * An empty book.
     *
     * @param maxConnections most connections of one address at a time, 1 or more
     */
    public AddressBook(RateSettings settings, int maxConnections, Timekeeper time) {
        this.settings = settings;
        this.maxConnections = maxConnections;
        this.time = time;
        this.book =
                new UsageBook(settings.addressMessages(), settings.addressConnections(), settings.addressRooms(), time);
        this.exempt = new UsageBook(Rate.UNLIMITED, Rate.UNLIMITED, Rate.UNLIMITED, time).of("");
    }

    /** Counts a new connection; false if the address has too many, or opens them too fast. Then it is not counted. */
    public synchronized boolean admit(InetAddress address) {
        UsageBook.Usage usage = usage(address);
        if (!isExempt(address) && (usage.connections >= maxConnections || !usage.attempts.tryConsume(1))) {
            return false;
        }
        usage.connections++;
        return true;
    }

    /** Ends the count of one connection that was admitted. */
    public synchronized void release(InetAddress address) {
        usage(address).connections--;
    }

    /** What a new connection of that address may send. */
    synchronized Allowance allowance(InetAddress address) {
        UsageBook.Usage usage = usage(address);
        return new Allowance(settings, usage.messages, usage.rooms, time);
    }

    /** How long that address has to wait before it may show a password again, in milliseconds; 0 for not at all. */
    synchronized long waitMillisToGuess(InetAddress address) {
        return isExempt(address) ? 0 : usage(address).guesses.waitMillis(time.monotonicMillis());
    }

    /** Counts a password that was wrong. */
    synchronized void guessedWrong(InetAddress address) {
        if (!isExempt(address)) {
            usage(address).guesses.wrong(time.monotonicMillis());
        }
    }

    /** The same for the password of one room. */
    synchronized long waitMillisToGuess(InetAddress address, RoomId room) {
        return isExempt(address) ? 0 : guesses.waitMillis(network(address), room, time.monotonicMillis());
    }

    /** Counts a password of one room that was wrong. */
    synchronized void guessedWrong(InetAddress address, RoomId room) {
        if (!isExempt(address)) {
            guesses.wrong(network(address), room, time.monotonicMillis());
        }
    }

    /** Counts a password of a room that is to be hashed; false if as many of that address wait for it as may. Then it is not counted. */
    synchronized boolean beginHashing(InetAddress address) {
        int now = hashing.getOrDefault(network(address), 0);
        boolean begins = isExempt(address) || now < HASHING;
        if (begins) {
            hashing.put(network(address), now + 1);
        }
        return begins;
    }

    /** Ends the count of one that was. */
    synchronized void endHashing(InetAddress address) {
        hashing.computeIfPresent(network(address), (network, now) -> now == 1 ? null : now - 1);
    }

    private boolean isExempt(InetAddress address) {
        return settings.exemptLoopback() && address.isLoopbackAddress();
    }

    private UsageBook.Usage usage(InetAddress address) {
        return isExempt(address) ? exempt : book.of(network(address));
    }

    /** What counts as one address: an IPv4 address, or the /64 network of an IPv6 one. */
    public static String network(InetAddress address) {
        byte[] bytes = address.getAddress();
        int significant = address instanceof Inet6Address ? 8 : bytes.length;
        return HexFormat.of().formatHex(Arrays.copyOf(bytes, significant));
    }
}
