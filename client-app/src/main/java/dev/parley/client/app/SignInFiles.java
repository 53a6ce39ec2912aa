package dev.parley.client.app;

import dev.parley.client.port.SignIns;
import dev.parley.protocol.AccountInfo;
import java.io.IOException;
import java.io.Reader;
import java.io.StringWriter;
import java.net.URI;
import java.nio.channels.FileChannel;
import java.nio.channels.FileLock;
import java.nio.channels.OverlappingFileLockException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.HashMap;
import java.util.Map;
import java.util.Properties;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.ThreadPoolExecutor;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Kept sign-ins as files that only the user can read, one for each server. Whoever borrows a token holds a lock on the file's companion
 * until the successor is on the disk, so that two programs never exchange the same token one after the other, which the server would
 * take for a theft. The system lets go of the lock when a program ends, however it ends.
 *
 * <p>A program that waits longer than {@value #TURN_MS} ms for its turn, or whose disk knows no locks, goes on without one: for a minute
 * the server gives two who ask with the same token the same successor (decision 0053). That minute also is for a program that ends between
 * the server's answer and the disk: the next one asks with the old token.
 */
final class SignInFiles implements SignIns {
    /** As long as another program may take to exchange a token. */
    static final long TURN_MS = 5_000;

    /** What is longer is not ours. */
    static final long LARGEST_BYTES = 16_384;

    private static final Logger LOG = LoggerFactory.getLogger(SignInFiles.class);
    private static final String SUFFIX = ".sign-in";
    private static final long POLL_NANOS = 20_000_000;
    private static final long CLOSE_MS = 1_000;

    private final Path folder;
    private final Listener listener;

    /** What is asked after the end is not done. */
    private final ThreadPoolExecutor disk = new ThreadPoolExecutor(
            1,
            1,
            0,
            TimeUnit.SECONDS,
            new LinkedBlockingQueue<>(),
            Threads.daemons("parley-sign-ins"),
            new ThreadPoolExecutor.DiscardPolicy());

    /** The rest is owned by the disk thread. What could not be written, by file. */
    private final Map<Path, Kept> unwritten = new HashMap<>();

    private @Nullable Turn turn;

    /** What a file holds. */
    private record Kept(String account, String token) {
        static final Kept NOTHING = new Kept("", "");

        boolean isThere() {
            return !token.isEmpty();
        }

        /** Without the token, which lets its holder in. */
        @Override
        public String toString() {
            return "Kept[account=" + account + "]";
        }
    }

    /**
     * The file that this program alone may use now.
     *
     * @param channel null where the turn was not awaited
     */
    private record Turn(Path file, @Nullable FileChannel channel) {}

    SignInFiles(Path folder, Listener listener) {
        this.folder = folder;
        this.listener = listener;
    }

    @Override
    public void borrow(URI server, String account, String id) {
        disk.execute(() -> {
            take(file(server));
            Kept kept = read(file(server), account);
            if (!kept.isThere()) {
                release();
            }
            listener.onBorrowed(id, kept.token());
        });
    }

    @Override
    public void keep(URI server, AccountInfo owner, String token) {
        disk.execute(() -> {
            Path file = file(server);
            if (turn == null || !turn.file().equals(file)) {
                take(file);
            }
            boolean written = write(file, server, new Kept(owner.id(), token));
            release();
            listener.onKept(server, written);
        });
    }

    @Override
    public void giveBack() {
        disk.execute(this::release);
    }

    @Override
    public void drop() {
        disk.execute(() -> {
            if (turn != null) {
                delete(turn.file());
            }
            release();
        });
    }

    @Override
    public void end(URI server, String account, String id) {
        disk.execute(() -> {
            take(file(server));
            Kept kept = read(file(server), account);
            if (kept.isThere()) {
                delete(file(server));
            }
            release();
            listener.onBorrowed(id, kept.token());
        });
    }

    /** Waits for the turn, in which no other program uses the file. */
    private void take(Path file) {
        release();
        turn = new Turn(file, locked(file));
    }

    private static @Nullable FileChannel locked(Path file) {
        Path lock = file.resolveSibling(file.getFileName() + ".lock");
        try {
            Files.createDirectories(lock.toAbsolutePath().getParent());
            FileChannel channel = FileChannel.open(lock, StandardOpenOption.CREATE, StandardOpenOption.WRITE);
            if (isLocked(channel)) {
                return channel;
            }
            channel.close();
        } catch (IOException e) {
            LOG.atInfo().addKeyValue("file", lock).setCause(e).log("A sign-in is used without a lock");
        }
        return null;
    }

    private static boolean isLocked(FileChannel channel) throws IOException {
        long until = System.nanoTime() + TimeUnit.MILLISECONDS.toNanos(TURN_MS);
        while (tryLock(channel) == null) {
            if (System.nanoTime() - until >= 0) {
                LOG.atInfo().log("Another program has used a sign-in for long; it is used without a lock");
                return false;
            }
            LockSupport.parkNanos(POLL_NANOS);
        }
        return true;
    }

    private static @Nullable FileLock tryLock(FileChannel channel) throws IOException {
        try {
            return channel.tryLock();
        } catch (OverlappingFileLockException e) { // another participant in this process
            LOG.atTrace().setCause(e).log("Another participant uses the sign-in");
            return null;
        }
    }

    private void release() {
        Turn had = turn;
        turn = null;
        if (had != null && had.channel() != null) {
            try {
                had.channel().close();
            } catch (IOException e) {
                LOG.atWarn().addKeyValue("file", had.file()).setCause(e).log("A lock cannot be given back");
            }
        }
    }

    private Kept read(Path file, String account) {
        Kept kept = read(file);
        return account.isEmpty() || account.equals(kept.account()) ? kept : Kept.NOTHING;
    }

    private Kept read(Path file) {
        Kept own = unwritten.get(file);
        if (own != null) {
            return own;
        }
        try {
            return Files.exists(file) ? parse(file) : Kept.NOTHING;
        } catch (IOException | IllegalArgumentException e) {
            LOG.atWarn().addKeyValue("file", file).setCause(e).log("A kept sign-in cannot be read");
            return Kept.NOTHING;
        }
    }

    private static Kept parse(Path file) throws IOException {
        if (Files.size(file) > LARGEST_BYTES) {
            throw new IOException("The file is larger than " + LARGEST_BYTES + " bytes.");
        }
        Properties properties = new Properties();
        try (Reader reader = Files.newBufferedReader(file)) {
            properties.load(reader);
        }
        return new Kept(properties.getProperty("account", ""), properties.getProperty("token", ""));
    }

    /** Of a token that cannot be written no older one may stay: the server would take its use for a theft. */
    private boolean write(Path file, URI server, Kept kept) {
        Properties properties = new Properties();
        properties.setProperty("server", server.toString());
        properties.setProperty("account", kept.account());
        properties.setProperty("token", kept.token());
        try {
            StringWriter text = new StringWriter();
            properties.store(text, "A sign-in to a Parley account. Whoever has this file can use it.");
            PrivateFiles.write(file, text.toString());
            unwritten.remove(file);
            return true;
        } catch (IOException e) {
            LOG.atWarn().addKeyValue("file", file).setCause(e).log("A sign-in cannot be kept");
            delete(file);
            unwritten.put(file, kept);
            return false;
        }
    }

    private void delete(Path file) {
        unwritten.remove(file);
        try {
            Files.deleteIfExists(file);
        } catch (IOException e) {
            LOG.atWarn().addKeyValue("file", file).setCause(e).log("A kept sign-in cannot be deleted");
        }
    }

    private Path file(URI server) {
        return folder.resolve(PlaceFiles.digest(server.toString()) + SUFFIX);
    }

    @Override
    public void close() {
        disk.execute(this::release);
        disk.shutdown();
        try {
            if (!disk.awaitTermination(CLOSE_MS, TimeUnit.MILLISECONDS)) {
                LOG.atWarn().log("A sign-in was not kept in time");
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }
}
