package dev.parley.client.app.instance;

import dev.parley.client.app.Threads;
import java.io.IOException;
import java.net.UnixDomainSocketAddress;
import java.nio.ByteBuffer;
import java.nio.channels.Channels;
import java.nio.channels.SocketChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** A later start at the {@link Reception} of the first. Used by one thread. */
final class Visit {
    /** What came of a try. */
    enum Outcome {
        /** The first one has shown its window. */
        SHOWN,
        /** There is nobody. Another try can find somebody. */
        NOBODY,
        /** The first one does not show its window, or time is up. */
        NOT_SHOWN
    }

    /** For all tries together. Longer than the window of the first may take. */
    static final long PATIENCE_MS = 4_000;

    private static final long BETWEEN_TRIES_MS = 25;
    private static final Logger LOG = LoggerFactory.getLogger(Visit.class);

    private final Path socket;
    private final byte[] message;
    private final long begin = System.nanoTime();

    Visit(Path socket, String link) {
        this.socket = socket;
        message = link.getBytes(StandardCharsets.UTF_8);
    }

    Path socket() {
        return socket;
    }

    /** Tries once, and rests a little if that has led to nothing. Whatever hangs, it ends when time is up. */
    Outcome handOver() {
        if (message.length > Reception.LONGEST) {
            return Outcome.NOT_SHOWN;
        }
        CompletableFuture<Outcome> answered = new CompletableFuture<>();
        Thread asking = Threads.daemon("parley-visit", () -> answered.complete(ask()));
        asking.start();
        try {
            Outcome outcome = answered.get(leftMs(), TimeUnit.MILLISECONDS);
            if (outcome != Outcome.SHOWN) {
                TimeUnit.MILLISECONDS.sleep(BETWEEN_TRIES_MS);
            }
            return outcome;
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        } catch (ExecutionException | TimeoutException e) {
            LOG.atDebug().setCause(e).log("Time is up");
        }
        asking.interrupt();
        return Outcome.NOT_SHOWN;
    }

    private long leftMs() {
        return PATIENCE_MS - TimeUnit.NANOSECONDS.toMillis(System.nanoTime() - begin);
    }

    private Outcome ask() {
        try (SocketChannel channel = SocketChannel.open(UnixDomainSocketAddress.of(socket))) {
            return isAnswered(channel) ? Outcome.SHOWN : Outcome.NOT_SHOWN;
        } catch (IOException e) {
            LOG.atDebug().addKeyValue("socket", socket).setCause(e).log("Nobody answers yet");
            return Outcome.NOBODY;
        }
    }

    private boolean isAnswered(SocketChannel channel) throws IOException {
        ByteBuffer bytes = ByteBuffer.wrap(message);
        while (bytes.hasRemaining()) {
            channel.write(bytes);
        }
        channel.shutdownOutput();
        return Channels.newInputStream(channel).read() == Reception.ANSWER;
    }
}
