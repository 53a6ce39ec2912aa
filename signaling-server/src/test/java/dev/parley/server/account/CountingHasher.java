package dev.parley.server.account;

import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicInteger;

/** A quick hash that counts what is asked of it, and waits at a gate if there is one. */
final class CountingHasher implements PasswordHasher {
    final AtomicInteger compared = new AtomicInteger();
    final Set<Integer> lengths = ConcurrentHashMap.newKeySet();
    final AtomicBoolean outdated = new AtomicBoolean();
    volatile CountDownLatch gate;
    volatile String first;
    private final AtomicInteger made = new AtomicInteger();
    private final AtomicInteger madeAtComparison = new AtomicInteger(-1);

    @Override
    public String hash(String password) {
        String hash = String.format("%04d:%08x", made.incrementAndGet(), password.hashCode());
        if (made.get() == 2) {
            first = hash; // the one before it is nobody's
        }
        return hash;
    }

    @Override
    public boolean matches(String password, String hash) {
        CountDownLatch closed = gate;
        if (closed != null) {
            try {
                closed.await();
            } catch (InterruptedException e) {
                throw new IllegalStateException(e);
            }
        }
        madeAtComparison.compareAndSet(-1, made.get());
        compared.incrementAndGet();
        lengths.add(hash.length());
        return hash.endsWith(String.format(":%08x", password.hashCode()));
    }

    @Override
    public boolean isOutdated(String hash) {
        return outdated.get();
    }

    /** How many hashes were made since the first comparison. */
    int madeInSignIns() {
        return made.get() - madeAtComparison.get();
    }
}
