package dev.parley.client.app.bench.server;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.nio.channels.SelectionKey;
import java.nio.channels.Selector;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.function.BooleanSupplier;
import java.util.function.Consumer;

/** All clients of one load, on one thread and one selector. Who has nothing else to say pings as often as the protocol asks. */
final class Fleet implements AutoCloseable {
    /** What {@code welcome} calls {@code heartbeatMs}. */
    private static final long HEARTBEAT_NANOS = TimeUnit.MILLISECONDS.toNanos(5_000);

    private static final long TURN_MS = 50;

    private final InetSocketAddress server;
    private final Selector selector = Selector.open();
    private final byte[] scratch = new byte[LoadSocket.SCRATCH_BYTES];
    private final List<Member> members = new ArrayList<>();
    private long pingedAt = System.nanoTime();
    private long pings;

    /** Pings that are due and not sent yet. */
    private double owed;

    private Member.Listener listener = (receiver, bytes, from, length) -> {};

    /** Of clients of this server, {@code ws://HOST:PORT}. */
    Fleet(String url) throws IOException {
        URI uri = URI.create(url);
        server = new InetSocketAddress(InetAddress.ofLiteral(uri.getHost()), uri.getPort());
    }

    /** Who is told of what comes unasked, until somebody else is. */
    void listen(Member.Listener next) {
        listener = next;
    }

    private void tell(Member receiver, byte[] bytes, int from, int length) {
        listener.frequent(receiver, bytes, from, length);
    }

    /** Everybody, oldest first. */
    List<Member> members() {
        return members;
    }

    /** One more client; {@code then} is told when the server has welcomed it. */
    void add(Consumer<Member> then) {
        try {
            members.add(new Member(
                    members.size(), server, selector, this::tell, member -> member.hello(data -> then.accept(member))));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Serves all sockets until that is so. */
    void until(BooleanSupplier done, long timeoutMs, String what) throws IOException {
        long end = System.nanoTime() + TimeUnit.MILLISECONDS.toNanos(timeoutMs);
        while (!done.getAsBoolean()) {
            if (System.nanoTime() - end > 0) {
                throw new IOException("Waited " + timeoutMs / 1000 + " s in vain: " + what + ".");
            }
            turn(TURN_MS);
        }
    }

    /** Serves all sockets for so long. */
    void rest(long millis) throws IOException {
        restUntil(System.nanoTime() + TimeUnit.MILLISECONDS.toNanos(millis));
    }

    /** Serves all sockets until that moment of {@link System#nanoTime}. */
    void restUntil(long nanoTime) throws IOException {
        for (long ahead = nanoTime - System.nanoTime(); ahead > 0; ahead = nanoTime - System.nanoTime()) {
            turn(Math.clamp(TimeUnit.NANOSECONDS.toMillis(ahead), 1, TURN_MS));
        }
    }

    /** Serves the sockets that have something, waiting at most so long for one. */
    void turn(long mostMs) throws IOException {
        selector.select(mostMs);
        for (SelectionKey key : selector.selectedKeys()) {
            if (key.attachment() instanceof Member member) {
                member.ready(scratch);
            }
        }
        selector.selectedKeys().clear();
        pingSome();
    }

    /** Ends a pause of {@link #turn}. Any thread. */
    void wakeUp() {
        selector.wakeup();
    }

    /** One after the other, so that everybody's turn comes once in a heartbeat. */
    private void pingSome() {
        if (members.isEmpty()) {
            return;
        }
        long now = System.nanoTime();
        owed += (double) (now - pingedAt) * members.size() / HEARTBEAT_NANOS;
        pingedAt = now;
        for (; owed >= 1; owed--) {
            Member next = members.get((int) (pings++ % members.size()));
            if (next.isWelcome()) {
                next.ping();
            }
        }
    }

    @Override
    public void close() throws IOException {
        for (Member member : members) {
            member.close();
        }
        selector.close();
    }
}
