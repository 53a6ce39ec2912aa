package dev.parley.client.app.instance;

import dev.parley.client.app.Threads;
import java.io.IOException;
import java.io.InputStream;
import java.net.StandardProtocolFamily;
import java.net.UnixDomainSocketAddress;
import java.nio.ByteBuffer;
import java.nio.channels.Channels;
import java.nio.channels.ClosedChannelException;
import java.nio.channels.FileChannel;
import java.nio.channels.ServerSocketChannel;
import java.nio.channels.SocketChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Where later starts of the same user come to: a Unix domain socket in a folder that nobody else may enter. What they bring is a
 * link or nothing, up to {@value #LONGEST} bytes of UTF-8; the answer is one byte, once the person sees the window. Any thread.
 */
public final class Reception implements AutoCloseable {
    /** What becomes of a start that comes here. */
    public interface Host {
        /**
         * Shows the window and opens the link. Does not block.
         *
         * @param link as it was given to that start, not looked at yet; empty for none
         * @return completed when the person sees it; cancelled when that takes too long, and what has not begun by then is left
         *     undone
         */
        CompletableFuture<Void> open(String link);
    }

    private static final Logger LOG = LoggerFactory.getLogger(Reception.class);

    static final int LONGEST = 4096;
    static final int ANSWER = 'o';

    /** How long the window may take. A later start waits a little longer, see {@link Visit}. */
    static final long OPEN_MS = 3_000;

    /** Starts that are answered at the same time; whoever comes then opens a window of their own. */
    private static final int MOST = 8;

    /** Links that came before the window was there; the others are opened, further ones only bring the window. */
    private static final int MOST_EARLY = 8;

    private final Path socket;
    private final ServerSocketChannel server;
    private final FileChannel lock;
    private final Semaphore visitors = new Semaphore(MOST);
    private final List<String> early = new ArrayList<>();
    private @Nullable Host host;

    private Reception(Path socket, ServerSocketChannel server, FileChannel lock) {
        this.socket = socket;
        this.server = server;
        this.lock = lock;
    }

    /** @param lock says that nobody else has this socket; closed with the reception */
    static Reception open(Path socket, FileChannel lock) throws IOException {
        ServerSocketChannel server = ServerSocketChannel.open(StandardProtocolFamily.UNIX);
        try {
            Files.deleteIfExists(socket); // whoever left it has ended
            server.bind(UnixDomainSocketAddress.of(socket), MOST);
        } catch (IOException | RuntimeException e) {
            server.close();
            lock.close();
            throw e instanceof IOException io ? io : new IOException(e);
        }
        Reception reception = new Reception(socket, server, lock);
        Threads.daemon("parley-reception", reception::receive).start();
        return reception;
    }

    /** From now on this one opens what comes, also what came before. */
    public void attend(Host newHost) {
        List<String> waiting;
        synchronized (early) {
            host = newHost;
            waiting = List.copyOf(early);
            early.clear();
        }
        for (String link : waiting) {
            var _ = newHost.open(link); // nobody waits for it any more
        }
    }

    private void receive() {
        try {
            while (true) {
                SocketChannel visitor = server.accept();
                if (visitors.tryAcquire()) {
                    Thread.ofVirtual().name("parley-visitor").start(() -> answer(visitor));
                } else {
                    visitor.close();
                }
            }
        } catch (ClosedChannelException e) {
            LOG.atDebug().log("Later starts are not received any more");
        } catch (IOException e) {
            LOG.atWarn().setCause(e).log("Later starts cannot be received any more");
        }
    }

    private void answer(SocketChannel visitor) {
        try (visitor) {
            await(open(read(visitor)));
            visitor.write(ByteBuffer.wrap(new byte[] {ANSWER}));
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        } catch (IOException | ExecutionException | TimeoutException e) {
            LOG.atWarn().setCause(e).log("A later start gets no answer, and opens a window of its own");
        } finally {
            visitors.release();
        }
    }

    /** Whoever does not wait any longer opens the link by themselves; it must not be opened here too when this one goes on. */
    private static void await(CompletableFuture<Void> opening)
            throws InterruptedException, ExecutionException, TimeoutException {
        try {
            opening.get(OPEN_MS, TimeUnit.MILLISECONDS);
        } catch (TimeoutException e) {
            if (opening.cancel(false)) {
                throw e;
            }
        }
    }

    private static String read(SocketChannel visitor) throws IOException {
        InputStream in = Channels.newInputStream(visitor);
        byte[] bytes = in.readNBytes(LONGEST + 1);
        if (bytes.length > LONGEST) {
            throw new IOException("More than " + LONGEST + " bytes came.");
        }
        return new String(bytes, StandardCharsets.UTF_8);
    }

    /** Before the window is there the visitor need not wait for it. */
    private CompletableFuture<Void> open(String link) {
        Host there;
        synchronized (early) {
            there = host;
            if (there == null && early.size() < MOST_EARLY) {
                early.add(link);
            }
        }
        return there == null ? CompletableFuture.completedFuture(null) : there.open(link);
    }

    /** The next start is the first one again. Again: nothing. */
    @Override
    public void close() {
        try {
            if (server.isOpen()) {
                server.close();
                Files.deleteIfExists(socket);
                lock.close(); // last: from now on the socket is somebody else's
            }
        } catch (IOException e) {
            LOG.atWarn().addKeyValue("socket", socket).setCause(e).log("The way for later starts cannot be closed");
        }
    }
}
