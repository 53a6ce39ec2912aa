package dev.parley.server.net;

import dev.parley.server.net.tls.CertificateFiles;
import java.io.IOException;
import java.nio.channels.SelectionKey;
import java.nio.channels.SocketChannel;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;

/** Whether the server speaks TLS, and the threads it takes for that. Any thread. */
final class Encryption implements AutoCloseable {
    /** How often the certificate's files are looked at. */
    static final long REFRESH_SECONDS = 2;

    /** What TLS takes. Each socket has one task waiting at most. */
    private record Tls(CertificateFiles certificates, ExecutorService workers, ScheduledExecutorService watch) {}

    private final @Nullable Tls tls;

    private Encryption(@Nullable Tls tls) {
        this.tls = tls;
    }

    /**
     * Starts what is needed.
     *
     * @param certificates null for a server that speaks plain WebSocket
     */
    static Encryption with(@Nullable CertificateFiles certificates) {
        if (certificates == null) {
            return new Encryption(null);
        }
        // Half of the processors stay with the meetings that go on, however many strangers shake hands.
        int threads = Math.max(1, Runtime.getRuntime().availableProcessors() / 2);
        ExecutorService workers = Executors.newFixedThreadPool(
                threads, Thread.ofPlatform().name("server-tls-", 1).daemon().factory());
        ScheduledExecutorService watch = Executors.newSingleThreadScheduledExecutor(
                Thread.ofPlatform().name("server-certificate").daemon().factory());
        var _ = watch.scheduleWithFixedDelay(certificates::refresh, REFRESH_SECONDS, REFRESH_SECONDS, TimeUnit.SECONDS);
        return new Encryption(new Tls(certificates, workers, watch));
    }

    /** Of the URLs of this server: {@code ws} or {@code wss}. */
    String scheme() {
        return tls == null ? "ws" : "wss";
    }

    Transport transport(SocketChannel socket, SelectionKey key) throws IOException {
        if (tls == null) {
            return new PlainTransport(socket);
        }
        try {
            return new TlsTransport(socket, key, tls.certificates().newEngine(), tls.workers());
        } catch (RuntimeException unusable) {
            throw new IOException("no TLS for this connection", unusable);
        }
    }

    @Override
    public void close() {
        if (tls != null) {
            tls.workers().shutdownNow();
            tls.watch().shutdownNow();
        }
    }
}
