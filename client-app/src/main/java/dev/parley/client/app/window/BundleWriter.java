package dev.parley.client.app.window;

import dev.parley.client.app.Threads;
import dev.parley.client.text.Texts;
import dev.parley.client.ui.common.SupportBundles.Progress;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.function.BooleanSupplier;
import java.util.function.Consumer;
import java.util.function.DoubleConsumer;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Writes files that somebody asked for, one after the other, in a thread of its own. Any thread. */
final class BundleWriter implements AutoCloseable {
    private static final Logger LOG = LoggerFactory.getLogger(BundleWriter.class);
    static final Duration PATIENCE = Duration.ofSeconds(3);
    private static final long STOP_MS = 500;

    private final ExecutorService writer = Executors.newSingleThreadExecutor(Threads.daemons("parley-save"));
    private final String what;
    private final Content content;
    private final Duration patience;
    private volatile boolean closing;

    /** What is written. */
    @FunctionalInterface
    interface Content {
        /** Blocks on the disk; false if it was cancelled. */
        boolean write(Path file, BooleanSupplier cancelled, DoubleConsumer progress) throws IOException;
    }

    /**
     * Writes this.
     *
     * @param what it is, for the log
     * @param patience how long {@link #close} waits for what is being written
     */
    BundleWriter(String what, Content content, Duration patience) {
        this.what = what;
        this.content = content;
        this.patience = patience;
    }

    /**
     * Begins to write.
     *
     * @param listener is told how far it is, on the writing thread
     * @return what cancels it
     */
    Runnable write(Path file, Consumer<Progress> listener) {
        AtomicBoolean cancelled = new AtomicBoolean();
        writer.execute(() -> writeNow(file, () -> closing || cancelled.get(), listener));
        return () -> cancelled.set(true);
    }

    private void writeNow(Path file, BooleanSupplier cancelled, Consumer<Progress> listener) {
        try {
            boolean written = content.write(file, cancelled, share -> listener.accept(new Progress.Writing(share)));
            listener.accept(written ? new Progress.Saved(file.toString()) : new Progress.Cancelled());
        } catch (IOException | RuntimeException e) {
            LOG.atWarn()
                    .addKeyValue("what", what)
                    .addKeyValue("file", file)
                    .setCause(e)
                    .log("A file cannot be saved");
            listener.accept(new Progress.Failed(Texts.of("app.save.failed")));
        }
    }

    /**
     * Lets what is being written come to its end, because somebody asked for it. If that takes too long it is cancelled, so
     * that no part of it is left on the disk.
     */
    @Override
    public void close() {
        writer.shutdown();
        try {
            if (!writer.awaitTermination(patience.toMillis(), TimeUnit.MILLISECONDS)) {
                closing = true;
                boolean stopped = writer.awaitTermination(STOP_MS, TimeUnit.MILLISECONDS);
                LOG.atWarn()
                        .addKeyValue("what", what)
                        .addKeyValue("stopped", stopped)
                        .log("A file could not be saved in time");
            }
        } catch (InterruptedException e) {
            closing = true;
            Thread.currentThread().interrupt();
        }
    }
}
