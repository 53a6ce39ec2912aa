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

/** A later start at the {@link Reception} of the first. */
final class Visit {
    /** Longer than the window of the first may take. */
    static final long PATIENCE_MS = 4_000;

    private static final long BETWEEN_TRIES_MS = 25;
    private static final Logger LOG = LoggerFactory.getLogger(Visit.class);

    private Visit() {}

    /** Whether the first one has shown its window. Takes up to {@value #PATIENCE_MS} ms, whatever hangs. */
    static boolean handOver(Path socket, String link) {
        byte[] message = link.getBytes(StandardCharsets.UTF_8);
        if (message.length > Reception.LONGEST) {
            return false;
        }
        CompletableFuture<Boolean> answered = new CompletableFuture<>();
        Thread asking = Threads.daemon("parley-visit", () -> answered.complete(ask(socket, message)));
        asking.start();
        try {
            return answered.get(PATIENCE_MS, TimeUnit.MILLISECONDS);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        } catch (ExecutionException | TimeoutException e) {
            LOG.atWarn().log("Parley runs already and does not answer; this is another window");
            asking.interrupt();
        }
        return false;
    }

    /** Whoever has the lock may not have made the socket yet, or be about to end; hence the tries. */
    private static boolean ask(Path socket, byte[] message) {
        while (!Thread.currentThread().isInterrupted()) {
            try (SocketChannel channel = SocketChannel.open(UnixDomainSocketAddress.of(socket))) {
                return isAnswered(channel, message);
            } catch (IOException e) {
                LOG.atDebug().addKeyValue("socket", socket).setCause(e).log("Nobody answers yet");
            }
            if (!rest()) {
                return false;
            }
        }
        return false;
    }

    private static boolean isAnswered(SocketChannel channel, byte[] message) throws IOException {
        ByteBuffer bytes = ByteBuffer.wrap(message);
        while (bytes.hasRemaining()) {
            channel.write(bytes);
        }
        channel.shutdownOutput();
        return Channels.newInputStream(channel).read() == Reception.ANSWER;
    }

    private static boolean rest() {
        try {
            TimeUnit.MILLISECONDS.sleep(BETWEEN_TRIES_MS);
            return true;
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return false;
        }
    }
}
