package dev.parley.client.app.network;

import dev.parley.client.app.Threads;
import dev.parley.client.core.Carried;
import dev.parley.client.port.Uplinks;
import java.io.IOException;
import java.io.Reader;
import java.io.Writer;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.Comparator;
import java.util.HexFormat;
import java.util.Optional;
import java.util.Properties;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.ThreadPoolExecutor;
import java.util.concurrent.TimeUnit;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * A line for each network, in a properties file: {@code <hash of its name>=<bit/s> <full> <when>}. The {@value #MOST} that were
 * measured last are kept. Their names, which hold addresses, are not written down.
 */
public final class UplinkFile implements Uplinks {
    static final int MOST = 16;

    private static final Logger LOG = LoggerFactory.getLogger(UplinkFile.class);
    private static final int HASH_BYTES = 8;
    private static final long CLOSE_MS = 1_000;

    private final Path file;
    private final NetworkName current;
    private final Listener listener;

    /** What is asked after the end is not done. */
    private final ExecutorService disk = new ThreadPoolExecutor(
            1,
            1,
            0,
            TimeUnit.SECONDS,
            new LinkedBlockingQueue<>(),
            Threads.daemons("parley-uplinks"),
            new ThreadPoolExecutor.DiscardPolicy());

    /** Of the network that was looked up last; owned by the disk thread. */
    private Optional<String> key = Optional.empty();

    /** Names the network this computer is on; empty for none. */
    @FunctionalInterface
    public interface NetworkName {
        Optional<String> now() throws IOException;
    }

    /** @param file made when needed */
    public UplinkFile(Path file, NetworkName current, Listener listener) {
        this.file = file;
        this.current = current;
        this.listener = listener;
    }

    @Override
    public void recall() {
        disk.execute(() -> {
            try {
                key = current.now().map(UplinkFile::hash);
                Properties saved = read();
                listener.onRecalled(
                        key.map(known -> carried(saved.getProperty(known, ""))).orElse(Carried.UNKNOWN));
            } catch (IOException e) {
                LOG.atWarn().addKeyValue("file", file).setCause(e).log("What networks carry cannot be read");
            }
        });
    }

    @Override
    public void keep(Carried carried) {
        disk.execute(() -> key.ifPresent(known -> {
            try {
                Properties saved = read();
                saved.setProperty(known, carried.bps() + " " + carried.full() + " " + carried.at());
                bound(saved);
                replace(saved);
            } catch (IOException e) {
                LOG.atWarn().addKeyValue("file", file).setCause(e).log("What this network carries cannot be saved");
            }
        }));
    }

    private Properties read() throws IOException {
        Properties saved = new Properties();
        if (Files.exists(file)) {
            try (Reader reader = Files.newBufferedReader(file)) {
                saved.load(reader);
            } catch (IllegalArgumentException e) {
                LOG.atWarn().addKeyValue("file", file).setCause(e).log("What networks carry is not readable");
            }
        }
        return saved;
    }

    private static void bound(Properties saved) {
        while (saved.size() > MOST) {
            saved.stringPropertyNames().stream()
                    .min(Comparator.comparingLong(
                            name -> carried(saved.getProperty(name)).at()))
                    .ifPresent(saved::remove);
        }
    }

    /** What somebody else wrote there counts as nothing. */
    private static Carried carried(String line) {
        try {
            String[] parts = line.split(" ", -1);
            return parts.length == 3
                    ? new Carried(
                            Math.max(0, Long.parseLong(parts[0])),
                            Boolean.parseBoolean(parts[1]),
                            Long.parseLong(parts[2]))
                    : Carried.UNKNOWN;
        } catch (NumberFormatException e) {
            return Carried.UNKNOWN;
        }
    }

    private void replace(Properties saved) throws IOException {
        Path folder = file.toAbsolutePath().getParent();
        Files.createDirectories(folder);
        Path next = Files.createTempFile(folder, "uplinks", ".new"); // several participants may write at once
        try (Writer writer = Files.newBufferedWriter(next)) {
            saved.store(writer, "What the networks this computer was on carried: bit/s, whether that was all, when");
        }
        Files.move(next, file, StandardCopyOption.REPLACE_EXISTING, StandardCopyOption.ATOMIC_MOVE);
    }

    private static String hash(String name) {
        try {
            byte[] digest = MessageDigest.getInstance("SHA-256").digest(name.getBytes(StandardCharsets.UTF_8));
            return HexFormat.of().formatHex(digest, 0, HASH_BYTES);
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException(e); // every Java has it
        }
    }

    @Override
    public void close() {
        disk.shutdown();
        try {
            if (!disk.awaitTermination(CLOSE_MS, TimeUnit.MILLISECONDS)) {
                LOG.atWarn().log("What this network carries was not saved in time");
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }
}
