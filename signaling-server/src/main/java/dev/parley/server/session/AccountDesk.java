package dev.parley.server.session;

import dev.parley.protocol.ClientMessage;
import dev.parley.protocol.ServerMessage;
import java.net.InetAddress;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/**
 * What one session has to do with accounts: what it asks, one thing at a time, how long it may take until {@code hello}, and how long
 * its access token is good. Any thread.
 */
final class AccountDesk {
    /** Enough to ask how one may come in, mistype a password three times, and get it right. */
    private static final int MOST_BEFORE_HELLO = 5;

    private static final long BUSY_MILLIS = 1_000;
    private static final long NEVER = Long.MAX_VALUE;

    private final Access access;
    private final InetAddress address;
    private final Timekeeper time;
    private final long helloTimeoutMillis;

    private final AtomicBoolean asking = new AtomicBoolean();
    private final AtomicInteger askedBeforeHello = new AtomicInteger();
    private volatile long helloDueMillis;
    private volatile long expiresMillis = NEVER;
    private volatile @Nullable Identity identity;

    AccountDesk(SessionSettings settings, InetAddress address, Timekeeper time) {
        this.access = settings.access();
        this.address = address;
        this.time = time;
        this.helloTimeoutMillis = settings.helloTimeoutMillis();
        this.helloDueMillis = time.monotonicMillis() + helloTimeoutMillis;
    }

    /** Counts a question that comes before {@code hello}; false if it is one too many. */
    boolean mayAskBeforeHello() {
        return askedBeforeHello.incrementAndGet() <= MOST_BEFORE_HELLO;
    }

    /**
     * Asks one thing.
     *
     * @param reply called once, now or later, on any thread
     */
    void ask(ClientMessage.AccountMessage message, String correlation, Consumer<ServerMessage> reply) {
        switch (message) {
            case ClientMessage.GetAuthMethods get -> answered(access.methods(), reply);
            case ClientMessage.AccountRequest request -> {
                if (asking.compareAndSet(false, true)) {
                    access.accounts().answer(request, new Accounts.Caller(address, correlation), answer -> {
                        asking.set(false);
                        answered(answer, reply);
                    });
                } else {
                    reply.accept(Refusals.tooFast(BUSY_MILLIS, correlation));
                }
            }
        }
    }

    private void answered(ServerMessage answer, Consumer<ServerMessage> reply) {
        helloDueMillis = time.monotonicMillis() + helloTimeoutMillis;
        Identity known = identity;
        if (known != null
                && answer instanceof ServerMessage.SignedIn signedIn
                && signedIn.account().id().equals(known.account())) {
            expiresMillis = time.monotonicMillis() + signedIn.accessTtlMs();
        }
        reply.accept(answer);
    }

    /** The session was opened with this account's token, or by a guest. */
    void identified(@Nullable Identity newIdentity) {
        identity = newIdentity;
        expiresMillis = newIdentity == null ? NEVER : time.monotonicMillis() + newIdentity.validMillis();
    }

    boolean isHelloOverdue() {
        return !asking.get() && time.monotonicMillis() >= helloDueMillis;
    }

    boolean hasExpired() {
        return !asking.get() && time.monotonicMillis() >= expiresMillis;
    }
}
