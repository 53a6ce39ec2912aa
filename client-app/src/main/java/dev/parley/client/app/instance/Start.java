package dev.parley.client.app.instance;

import java.io.IOException;
import java.net.URLEncoder;
import java.nio.channels.FileChannel;
import java.nio.channels.FileLock;
import java.nio.channels.OverlappingFileLockException;
import java.nio.charset.StandardCharsets;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.FileAttribute;
import java.nio.file.attribute.PosixFilePermissions;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** What a start finds: whether this user's Parley runs already. Needs no JavaFX. */
public sealed interface Start {
    /** Nobody else runs. From now until it is closed, later starts come to this one. */
    record First(Reception reception) implements Start {}

    /** The one that runs shows its window and opens the link. There is nothing left to do. */
    record HandedOver() implements Start {}

    /** One runs and does not answer, or it cannot be found out: a window of one's own is better than none. */
    record Beside() implements Start {}

    /** In the folder of the settings; only this user may enter it. */
    String FOLDER = "window";

    /**
     * Looks, and hands over what there is to open. Takes a few ms; where a process runs that does not answer, up to
     * {@value Visit#PATIENCE_MS} ms.
     *
     * @param folder where the settings are, which are shared with whoever runs already
     * @param display where the window is to be seen: one that is open on another is none here. Empty where a person has one only
     * @param link a meeting's link as it was given, empty for none
     */
    static Start of(Path folder, String display, String link) {
        Path place = folder.resolve(FOLDER);
        try {
            makePrivate(place);
            return look(place.resolve(name("lock", display)), new Visit(place.resolve(name("socket", display)), link));
        } catch (IOException e) { // not every disk has locks, nor sockets
            Logger log = LoggerFactory.getLogger(Start.class);
            log.atDebug().addKeyValue("folder", place).setCause(e).log("No other Parley can be looked for");
            return new Beside();
        }
    }

    /** Whoever has the lock may not have made the socket yet, or be about to end; hence the tries, each at both. */
    private static Start look(Path file, Visit visit) throws IOException {
        Visit.Outcome outcome = Visit.Outcome.NOBODY;
        while (true) {
            FileChannel lock = lock(file);
            if (lock != null) {
                return new First(Reception.open(visit.socket(), lock));
            }
            if (outcome == Visit.Outcome.NOT_SHOWN) {
                LoggerFactory.getLogger(Start.class)
                        .atWarn()
                        .log("Parley runs already and does not answer; this is another window");
                return new Beside();
            }
            outcome = visit.handOver();
            if (outcome == Visit.Outcome.SHOWN) {
                return new HandedOver();
            }
        }
    }

    /** For each display its own. */
    private static String name(String kind, String display) {
        return display.isEmpty() ? kind : kind + "-" + URLEncoder.encode(display, StandardCharsets.UTF_8);
    }

    /** Whoever can enter the folder can reach the socket in it; not every system asks for the socket's own permissions. */
    private static void makePrivate(Path place) throws IOException {
        Files.createDirectories(place.toAbsolutePath().getParent());
        boolean posix = place.getFileSystem().supportedFileAttributeViews().contains("posix");
        FileAttribute<?>[] owners = posix
                ? new FileAttribute<?>[] {
                    PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rwx------"))
                }
                : new FileAttribute<?>[0];
        try {
            Files.createDirectory(place, owners);
        } catch (FileAlreadyExistsException e) {
            if (posix) {
                Files.setPosixFilePermissions(place, PosixFilePermissions.fromString("rwx------"));
            }
        }
    }

    /** Null if another process has it. The system takes it back when that ends, however it ends: what a crash leaves is no lock. */
    private static @Nullable FileChannel lock(Path file) throws IOException {
        FileChannel channel = FileChannel.open(file, StandardOpenOption.CREATE, StandardOpenOption.WRITE);
        try {
            FileLock lock = channel.tryLock();
            if (lock != null) {
                return channel;
            }
        } catch (OverlappingFileLockException e) {
            channel.close();
            return null;
        } catch (IOException e) {
            channel.close();
            throw e;
        }
        channel.close();
        return null;
    }
}
