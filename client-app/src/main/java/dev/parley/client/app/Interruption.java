package dev.parley.client.app;

import dev.parley.client.webrtc.NativeLibrary;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * SIGINT and SIGTERM while a command runs: asks it to end, waits until it has, and ends the process with the command's own
 * exit code instead of the signal's. Gives up after {@value #PATIENCE_SECONDS} s.
 */
public final class Interruption implements AutoCloseable {
    private static final long PATIENCE_SECONDS = 12;
    private static final Logger LOG = LoggerFactory.getLogger(Interruption.class);

    private final CompletableFuture<Void> signal = new CompletableFuture<>();
    private final CountDownLatch finished = new CountDownLatch(1);
    private final Thread hook = new Thread(this::onSignal, "parley-interrupt");
    private volatile int exit = ExitCode.OTHER.number();

    /** From now until {@link #close}. */
    public Interruption() {
        Runtime.getRuntime().addShutdownHook(hook);
    }

    /** Calls this when the signal comes, on a thread of its own; at once if it has come already. */
    public void onRequest(Runnable end) {
        var _ = signal.thenRun(end);
    }

    /** Whether the signal has come. Any thread. */
    public boolean isRequested() {
        return signal.isDone();
    }

    /** The command ended like this. Gives back the number. */
    public int ended(ExitCode code) {
        exit = code.number();
        return exit;
    }

    /** The command and what it held are gone: a signal that waits may end the process now. */
    @Override
    public void close() {
        finished.countDown();
        try {
            Runtime.getRuntime().removeShutdownHook(hook);
        } catch (IllegalStateException e) {
            LOG.atDebug().log("A signal ends the process");
        }
    }

    private void onSignal() {
        signal.complete(null);
        try {
            boolean ended = finished.await(PATIENCE_SECONDS, TimeUnit.SECONDS);
            NativeLibrary.quietExit();
            Runtime.getRuntime().halt(ended ? exit : ExitCode.OTHER.number());
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }
}
