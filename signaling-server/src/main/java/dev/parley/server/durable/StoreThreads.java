package dev.parley.server.durable;

import dev.parley.protocol.ErrorCode;
import dev.parley.protocol.ServerMessage;
import dev.parley.server.store.Failure;
import java.util.concurrent.ArrayBlockingQueue;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.ThreadPoolExecutor;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;
import java.util.function.Function;
import java.util.function.Supplier;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The threads that wait for the database: never those that serve sockets.
 *
 * <p>Bound: {@value #WAITING} requests wait; one more is refused.
 */
final class StoreThreads implements AutoCloseable {
    static final int WAITING = 256;
    private static final int THREADS = 2;
    private static final int PARTING_MILLIS = 500;
    private static final long BUSY_MILLIS = 2_000;

    private static final Logger LOG = LoggerFactory.getLogger("server.durable");

    private final ThreadPoolExecutor threads = new ThreadPoolExecutor(
            THREADS,
            THREADS,
            0,
            TimeUnit.SECONDS,
            new ArrayBlockingQueue<>(WAITING),
            Thread.ofPlatform().name("room-store", 1).daemon().factory());

    /** Asks for a message. */
    void answer(String correlation, Supplier<Answer> work, Consumer<ServerMessage> reply) {
        ask(correlation, work, Answer::of, answer -> {
            try {
                reply.accept(answer.message());
            } finally {
                answer.afterwards().run();
            }
        });
    }

    /** Does the work and replies once, whatever happens. */
    <T> void ask(
            String correlation,
            Supplier<? extends T> work,
            Function<ServerMessage.ErrorReply, ? extends T> failed,
            Consumer<T> reply) {
        try {
            threads.execute(() -> deliver(correlation, done(correlation, work, failed), reply));
        } catch (RejectedExecutionException full) {
            reply.accept(failed.apply(new ServerMessage.ErrorReply(
                    ErrorCode.RATE_LIMITED,
                    "Many people are asking this server for something. Wait a moment and try again.",
                    BUSY_MILLIS,
                    correlation)));
        }
    }

    /** A defect behind the reply is logged with what was asked, and costs no thread. */
    private static <T> void deliver(String correlation, T result, Consumer<T> reply) {
        try {
            reply.accept(result);
        } catch (RuntimeException | Error defect) {
            LOG.atError()
                    .addKeyValue("correlation", correlation)
                    .setCause(defect)
                    .log("An answer could not be given");
        }
    }

    private static <T> T done(
            String correlation, Supplier<? extends T> work, Function<ServerMessage.ErrorReply, ? extends T> failed) {
        try {
            return work.get();
        } catch (RuntimeException | Error e) {
            return failed.apply(Failure.told(e, correlation, LOG));
        }
    }

    /** Lets what has begun come to its end, for a while. What waits is dropped: those who asked have been parted from. */
    @Override
    public void close() {
        threads.getQueue().clear();
        threads.shutdown();
        try {
            if (!threads.awaitTermination(PARTING_MILLIS, TimeUnit.MILLISECONDS)) {
                threads.shutdownNow();
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }
}
