package dev.parley.client.app;

import dev.parley.client.port.Places;
import dev.parley.protocol.RoomId;
import dev.parley.protocol.Text;
import java.io.IOException;
import java.io.Reader;
import java.io.StringWriter;
import java.net.URI;
import java.nio.channels.FileChannel;
import java.nio.channels.FileLock;
import java.nio.channels.OverlappingFileLockException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.BasicFileAttributes;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.Duration;
import java.time.Instant;
import java.util.Comparator;
import java.util.HexFormat;
import java.util.Optional;
import java.util.Properties;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Kept places as files, one for each server, room and name. While a process holds a place it holds a lock on the file's
 * companion; the system lets go of it when the process ends, however it ends. So a file without a lock is a place that
 * somebody had when their program crashed, and a second program of the same name does not take the place of the first.
 */
final class PlaceFiles implements Places {
    private static final Logger LOG = LoggerFactory.getLogger(PlaceFiles.class);

    /** Older ones are deleted unread: the meeting is over. */
    static final Duration KEPT_FOR = Duration.ofHours(12);

    private static final String SUFFIX = ".place";
    private static final String LOCK_SUFFIX = ".lock";
    private static final long CLOSE_MS = 1_000;

    private final Path folder;
    private final ExecutorService disk = Executors.newSingleThreadExecutor(Threads.daemons("parley-places"));
    private volatile @Nullable Held held;

    /** Owned by the disk thread. */
    private record Held(Path file, FileChannel channel, FileLock lock) {
        void release() throws IOException {
            lock.release();
            channel.close();
        }

        /** The companion goes with its place, while it is still locked: whoever opened it meanwhile sees that it has gone. */
        void forget() throws IOException {
            Files.deleteIfExists(file);
            Files.deleteIfExists(lockOf(file));
            release();
        }
    }

    PlaceFiles(Path folder) {
        this.folder = folder;
    }

    @Override
    public void keep(Kept place) {
        disk.execute(() -> guarded(() -> keepNow(place)));
    }

    @Override
    public void drop() {
        disk.execute(() -> guarded(this::dropNow));
    }

    private void keepNow(Kept place) throws IOException {
        Path file = file(place.server(), place.room(), place.name());
        if (held != null && !held.file().equals(file)) {
            dropNow();
        }
        if (held == null) {
            held = hold(file);
        }
        if (held != null) {
            write(file, place);
        }
    }

    private void dropNow() throws IOException {
        if (held != null) {
            Held left = held;
            held = null;
            left.forget();
        }
    }

    /** Null if another process, or another participant in this one, holds it. */
    private @Nullable Held hold(Path file) throws IOException {
        // On Linux closing any channel to a file gives up all the process's locks on it, so the own one is not opened
        // again.
        Held own = held;
        if (own != null && own.file().equals(file)) {
            return null;
        }
        Files.createDirectories(folder);
        FileChannel channel = FileChannel.open(lockOf(file), StandardOpenOption.CREATE, StandardOpenOption.WRITE);
        try {
            Object opened = identity(lockOf(file));
            FileLock lock = channel.tryLock();
            if (lock != null && opened.equals(identity(lockOf(file)))) {
                return new Held(file, channel, lock);
            }
        } catch (OverlappingFileLockException e) {
            LOG.atDebug().setCause(e).log("Another participant of this process holds the place");
        } catch (NoSuchFileException e) {
            LOG.atDebug().setCause(e).log("Whoever held the place has just given it up");
        }
        channel.close();
        return null;
    }

    /** Of the file that has this name now; where the system has none, all files are taken for the same. */
    private static Object identity(Path file) throws IOException {
        Object key = Files.readAttributes(file, BasicFileAttributes.class).fileKey();
        return key == null ? file : key;
    }

    private static void write(Path file, Kept place) throws IOException {
        Properties properties = new Properties();
        properties.setProperty("server", place.server().toString());
        properties.setProperty("hosted", String.valueOf(place.hosted()));
        properties.setProperty("room", place.room().value());
        properties.setProperty("title", place.title());
        properties.setProperty("name", place.name());
        properties.setProperty("ticket", place.ticket());
        StringWriter text = new StringWriter();
        properties.store(text, "A place in a Parley meeting. Whoever has this file can take it.");
        PrivateFiles.write(file, text.toString());
    }

    @Override
    public Optional<String> find(URI server, RoomId room, String name) {
        return abandoned(file(server, room, name)).map(Kept::ticket);
    }

    @Override
    public Optional<Kept> interrupted() {
        if (!Files.isDirectory(folder)) {
            return Optional.empty();
        }
        removeLocksWithoutPlace();
        try (Stream<Path> files = Files.list(folder)) {
            return files.filter(file -> file.toString().endsWith(SUFFIX))
                    .sorted(Comparator.comparing(PlaceFiles::modified).reversed())
                    .flatMap(file -> abandoned(file).stream())
                    .findFirst();
        } catch (IOException e) {
            LOG.atWarn().addKeyValue("folder", folder).setCause(e).log("Kept places cannot be listed");
            return Optional.empty();
        }
    }

    /** Left by earlier versions, and by a program that ended between two deletions. */
    private void removeLocksWithoutPlace() {
        try (Stream<Path> files = Files.list(folder)) {
            for (Path lock :
                    files.filter(file -> file.toString().endsWith(LOCK_SUFFIX)).toList()) {
                String name = lock.getFileName().toString();
                Path place = lock.resolveSibling(name.substring(0, name.length() - LOCK_SUFFIX.length()));
                if (!Files.exists(place)) {
                    forgetNow(place);
                }
            }
        } catch (IOException e) {
            LOG.atWarn().addKeyValue("folder", folder).setCause(e).log("Old locks cannot be removed");
        }
    }

    @Override
    public void forget(Kept place) {
        disk.execute(() -> guarded(() -> forgetNow(file(place.server(), place.room(), place.name()))));
    }

    /** Not what somebody holds: it is in use. */
    private void forgetNow(Path file) throws IOException {
        Held mine = hold(file);
        if (mine != null) {
            mine.forget();
        }
    }

    private Optional<Kept> abandoned(Path file) {
        if (!Files.exists(file)) {
            return Optional.empty();
        }
        try {
            Held probe = hold(file);
            if (probe == null) {
                return Optional.empty();
            }
            if (modified(file).isBefore(Instant.now().minus(KEPT_FOR))) {
                probe.forget();
                return Optional.empty();
            }
            probe.release();
            return read(file);
        } catch (IOException | IllegalArgumentException e) {
            LOG.atWarn().addKeyValue("file", file).setCause(e).log("A kept place cannot be read");
            return Optional.empty();
        }
    }

    private static Optional<Kept> read(Path file) throws IOException {
        Properties properties = new Properties();
        try (Reader reader = Files.newBufferedReader(file)) {
            properties.load(reader);
        }
        return Optional.of(new Kept(
                URI.create(properties.getProperty("server", "")),
                Boolean.parseBoolean(properties.getProperty("hosted", "false")),
                new RoomId(properties.getProperty("room", "")),
                properties.getProperty("title", ""),
                Text.name("name", properties.getProperty("name", "")),
                properties.getProperty("ticket", "")));
    }

    private static Instant modified(Path file) {
        try {
            return Files.getLastModifiedTime(file).toInstant();
        } catch (IOException e) {
            return Instant.EPOCH;
        }
    }

    private Path file(URI server, RoomId room, String name) {
        String key = server + "\n" + room.value() + "\n" + Text.fold(name);
        return folder.resolve(digest(key) + SUFFIX);
    }

    /** A file name for what may not be one: 32 hexadecimal digits of SHA-256. */
    static String digest(String text) {
        try {
            byte[] hash = MessageDigest.getInstance("SHA-256").digest(text.getBytes(StandardCharsets.UTF_8));
            return HexFormat.of().formatHex(hash, 0, 16);
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("Every Java platform has SHA-256", e);
        }
    }

    private static Path lockOf(Path file) {
        return file.resolveSibling(file.getFileName() + LOCK_SUFFIX);
    }

    /** A place that cannot be kept costs nothing but the way back after a crash. */
    private static void guarded(DiskWork work) {
        try {
            work.run();
        } catch (IOException | RuntimeException e) {
            LOG.atWarn().setCause(e).log("A place in a meeting cannot be kept");
        }
    }

    @FunctionalInterface
    private interface DiskWork {
        void run() throws IOException;
    }

    /** What the system does when the process ends. */
    void letGo() throws IOException {
        Held had = held;
        held = null;
        if (had != null) {
            had.release();
        }
    }

    @Override
    public void close() {
        disk.shutdown();
        try {
            if (!disk.awaitTermination(CLOSE_MS, TimeUnit.MILLISECONDS)) {
                LOG.atWarn().log("A place in a meeting could not be kept in time");
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }
}
