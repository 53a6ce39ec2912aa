package dev.parley.client.app.bench.ui;

import dev.parley.client.app.bench.Results;
import dev.parley.client.app.process.Launch;
import dev.parley.client.app.process.TemporaryFiles;
import dev.parley.client.app.process.VirtualScreen;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/**
 * Starts the app again and again, each time in a process of its own, and times how long until its window can be used. Its files are in the
 * computer's memory from the second start on; the first one is not counted.
 */
final class Starts {
    private static final int WIDTH = 1400;
    private static final int HEIGHT = 900;
    private static final String AIM = "max 1200";

    private final int rounds;
    private final @Nullable Path app;
    private final Consumer<String> progress;

    Starts(int rounds, @Nullable Path app, Consumer<String> progress) {
        this.rounds = rounds;
        this.app = app;
        this.progress = progress;
    }

    Results run() throws IOException, InterruptedException {
        Results results = new Results("ui start");
        Path folder = Files.createTempDirectory("parley-bench-ui");
        try (VirtualScreen screen = VirtualScreen.start(WIDTH, HEIGHT)) {
            WindowStart window = new WindowStart(screen, folder);
            add(results, window, "as it was started here", Launch.window(List.of()));
            if (Launch.takesOptions()) {
                addWithCache(results, window, folder.resolve("parley.aot"));
            }
            if (app != null) {
                add(results, window, app.toString(), List.of(app.toString()));
            }
        } finally {
            TemporaryFiles.delete(folder);
        }
        return results;
    }

    private void addWithCache(Results results, WindowStart window, Path cache)
            throws IOException, InterruptedException {
        progress.accept("making a cache of loaded classes");
        window.train(Launch.window(List.of("-XX:AOTCacheOutput=" + cache)));
        if (Files.exists(cache)) {
            add(results, window, "with a cache of loaded classes", Launch.window(List.of("-XX:AOTCache=" + cache)));
        } else {
            progress.accept("no cache came of it; it takes jars, as ./parley starts them");
        }
    }

    private void add(Results results, WindowStart window, String how, List<String> command)
            throws IOException, InterruptedException {
        window.ms(command);
        List<Double> all = new ArrayList<>();
        for (int round = 1; round <= rounds; round++) {
            progress.accept(how + ", start " + round + " of " + rounds);
            all.add(window.ms(command));
        }
        results.add("window can be used, " + how, "ms", all, AIM);
    }
}
