package dev.parley.server.account;

import java.util.List;
import java.util.concurrent.ArrayBlockingQueue;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.ThreadPoolExecutor;
import java.util.concurrent.TimeUnit;

/**
 * The threads on which passwords are hashed, and those that wait for the database: never those that serve sockets. Hashing takes a
 * processor and 19 MiB for a while, so there are half as many threads as processors. What only needs the database does not stand in that
 * queue, nor does what asks an OpenID provider, which may be far away.
 *
 * <p>Bound: {@value #WAITING} requests wait for each kind; one more is not taken.
 */
final class Workers implements AutoCloseable {
    static final int WAITING = 64;
    private static final int STORE_THREADS = 2;
    private static final int PROVIDER_THREADS = 4;
    private static final int PARTING_MILLIS = 1_000;

    private final ThreadPoolExecutor hashing =
            pool("account-hash", Math.max(1, Runtime.getRuntime().availableProcessors() / 2));
    private final ThreadPoolExecutor storing = pool("account-store", STORE_THREADS);
    private final ThreadPoolExecutor asking = pool("account-oidc", PROVIDER_THREADS);

    private static ThreadPoolExecutor pool(String name, int threads) {
        return new ThreadPoolExecutor(
                threads,
                threads,
                0,
                TimeUnit.SECONDS,
                new ArrayBlockingQueue<>(WAITING),
                Thread.ofPlatform().name(name, 1).daemon().factory());
    }

    /** Does something that hashes; false if too much is waiting already. */
    boolean hash(Runnable work) {
        return submitted(hashing, work);
    }

    /** Does something that asks the database only; false if too much is waiting already. */
    boolean store(Runnable work) {
        return submitted(storing, work);
    }

    /** Does something that may ask an OpenID provider; false if too much is waiting already. */
    boolean askProvider(Runnable work) {
        return submitted(asking, work);
    }

    private static boolean submitted(ThreadPoolExecutor pool, Runnable work) {
        try {
            pool.execute(work);
            return true;
        } catch (RejectedExecutionException full) {
            return false;
        }
    }

    /** Lets what has begun come to its end, for a second at most. What waits is dropped: those who asked have been parted from. */
    @Override
    public void close() {
        List<ThreadPoolExecutor> all = List.of(hashing, storing, asking);
        for (ThreadPoolExecutor pool : all) {
            pool.getQueue().clear();
            pool.shutdown();
        }
        long endNanos = System.nanoTime() + PARTING_MILLIS * 1_000_000L;
        for (ThreadPoolExecutor pool : all) {
            end(pool, endNanos - System.nanoTime());
        }
    }

    private static void end(ThreadPoolExecutor pool, long patienceNanos) {
        try {
            if (!pool.awaitTermination(patienceNanos, TimeUnit.NANOSECONDS)) {
                pool.shutdownNow();
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }
}
