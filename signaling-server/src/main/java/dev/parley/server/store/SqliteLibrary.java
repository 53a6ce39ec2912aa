package dev.parley.server.store;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.stream.Stream;

/**
 * Where SQLite's native library is unpacked: beside the database, not in the system's folder for temporary files. A process that is killed
 * leaves its copy, a megabyte, and the next one removes it here.
 */
final class SqliteLibrary {
    static final String FOLDER = "sqlite-library";

    private static final String PROPERTY = "org.sqlite.tmpdir";

    /** Another process may be unpacking its own at this moment. */
    private static final Duration FRESH = Duration.ofMinutes(1);

    private SqliteLibrary() {}

    /** To be called before SQLite is used for the first time; later calls change nothing. What cannot be removed stays. */
    static synchronized void unpackBeside(Path database) throws IOException {
        if (System.getProperty(PROPERTY) != null) {
            return;
        }
        Path folder = database.toAbsolutePath().resolveSibling(FOLDER);
        Files.createDirectories(folder);
        for (Path file : files(folder)) {
            if (Files.getLastModifiedTime(file)
                    .toInstant()
                    .isBefore(Instant.now().minus(FRESH))) {
                file.toFile().delete();
            }
        }
        System.setProperty(PROPERTY, folder.toString());
    }

    private static List<Path> files(Path folder) throws IOException {
        try (Stream<Path> files = Files.list(folder)) {
            return files.toList();
        }
    }
}
