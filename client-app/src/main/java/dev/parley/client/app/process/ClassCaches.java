package dev.parley.client.app.process;

import dev.parley.client.app.window.FirstPicture;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/**
 * Caches of loaded classes (JEP 514), made as for the package: participants whom {@link Launch} starts while this is open load what they
 * need as quickly as the installed app does. The installed app has its own cache, so there this changes nothing.
 */
public final class ClassCaches implements AutoCloseable {
    private static final int WIDTH = 1400;
    private static final int HEIGHT = 900;
    private static final long WAIT_SECONDS = 180;

    private final Path folder;

    private ClassCaches(Path folder) {
        this.folder = folder;
    }

    /** Makes them: starts the program twice. Where none comes of it, says so, and people start without. */
    public static ClassCaches make(Consumer<String> progress) throws IOException, InterruptedException {
        ClassCaches caches = new ClassCaches(Files.createTempDirectory("parley-caches"));
        if (Launch.takesOptions()) {
            progress.accept("making caches of loaded classes, as the package has one");
            Launch.useCaches(caches.made(caches.participants(), progress), caches.made(caches.windows(), progress));
        }
        return caches;
    }

    private Path participants() throws IOException, InterruptedException {
        Path cache = folder.resolve("participants.aot");
        List<String> rehearsal = List.of("headless", "--rehearse", "--name", "Ada", "--create", "Rehearsal");
        train(Launch.plain(List.of(output(cache)), rehearsal));
        return cache;
    }

    private Path windows() throws IOException, InterruptedException {
        Path cache = folder.resolve("windows.aot");
        try (VirtualScreen screen = VirtualScreen.start(WIDTH, HEIGHT)) {
            List<String> command = new ArrayList<>(screen.prefix());
            command.add(FirstPicture.VARIABLE + "=" + FirstPicture.REHEARSE);
            command.addAll(Launch.window(List.of(output(cache))));
            train(command);
        }
        return cache;
    }

    private static String output(Path cache) {
        return "-XX:AOTCacheOutput=" + cache;
    }

    private void train(List<String> command) throws IOException, InterruptedException {
        ProcessBuilder builder = new ProcessBuilder(command)
                .redirectErrorStream(true)
                .redirectOutput(folder.resolve("log").toFile());
        builder.environment().put("XDG_CONFIG_HOME", folder.toString());
        Process process = builder.start();
        try {
            process.waitFor(WAIT_SECONDS, TimeUnit.SECONDS);
        } finally {
            process.destroy();
        }
    }

    private @Nullable Path made(Path cache, Consumer<String> progress) throws IOException {
        if (Files.exists(cache)) {
            return cache;
        }
        List<String> log = Files.readAllLines(folder.resolve("log"));
        Optional<String> last = log.isEmpty() ? Optional.empty() : Optional.of(log.getLast());
        progress.accept("no " + cache.getFileName() + " came of it. " + last.orElse(""));
        return null;
    }

    @Override
    public void close() {
        Launch.useCaches(null, null);
        TemporaryFiles.delete(folder);
    }
}
