package dev.parley.client.app.window;

import dev.parley.client.app.Threads;
import java.io.IOException;
import java.net.URI;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ArrayBlockingQueue;
import java.util.concurrent.ThreadPoolExecutor;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Shows pages in the browser that the person has chosen for their system, by the command that each system brings. One at a time, with at
 * most {@value #WAITING} waiting; more are left out. Any thread.
 */
public final class WebBrowser {
    private static final Logger LOG = LoggerFactory.getLogger(WebBrowser.class);
    private static final int WAITING = 4;
    /** A command that goes on for longer is the browser itself. */
    private static final long PATIENCE_SECONDS = 3;

    private static final Set<String> SCHEMES = Set.of("http", "https");
    private static final List<String> OF_LINUX = List.of("xdg-open", "sensible-browser", "x-www-browser");

    private final Optional<List<String>> command;
    private final ThreadPoolExecutor thread = new ThreadPoolExecutor(
            0,
            1,
            PATIENCE_SECONDS,
            TimeUnit.SECONDS,
            new ArrayBlockingQueue<>(WAITING),
            Threads.daemons("parley-browse"),
            new ThreadPoolExecutor.DiscardPolicy());

    /** @param command what opens an address, without the address that comes last; empty if nothing does */
    public WebBrowser(Optional<List<String>> command) {
        this.command = command;
    }

    /** By what the system has that runs this program. */
    public static WebBrowser ofThisComputer() {
        return new WebBrowser(
                command(System.getProperty("os.name"), System.getenv().getOrDefault("PATH", "")));
    }

    /** What this system has, without the address that comes last. */
    static Optional<List<String>> command(String system, String path) {
        if (system.startsWith("Windows")) {
            return Optional.of(List.of("rundll32", "url.dll,FileProtocolHandler"));
        }
        Stream<String> names = system.startsWith("Mac") ? Stream.of("open") : OF_LINUX.stream();
        return names.flatMap(name -> DesktopNotifier.program(name, path).stream())
                .map(Path::toString)
                .map(List::of)
                .findFirst();
    }

    /**
     * Never blocks.
     *
     * @param address begins with its scheme, so no program can take it for an option
     * @param failed called on a thread of this class if the system has no browser
     * @throws IllegalArgumentException if it is no web address: systems open programs and files in the same way
     */
    public void show(URI address, Runnable failed) {
        if (address.getScheme() == null || !SCHEMES.contains(address.getScheme())) {
            throw new IllegalArgumentException("No web address: " + address);
        }
        thread.execute(() -> {
            if (!run(address)) {
                failed.run();
            }
        });
    }

    /** The address is an argument of its own, in ASCII without blanks; no shell reads it. */
    private boolean run(URI address) {
        List<String> line = new ArrayList<>(command.orElse(List.of()));
        if (line.isEmpty()) {
            return false;
        }
        line.add(address.toASCIIString());
        try {
            Process process = new ProcessBuilder(line)
                    .redirectOutput(ProcessBuilder.Redirect.DISCARD)
                    .redirectError(ProcessBuilder.Redirect.DISCARD)
                    .start();
            return !process.waitFor(PATIENCE_SECONDS, TimeUnit.SECONDS) || process.exitValue() == 0;
        } catch (IOException e) {
            LOG.atWarn().setCause(e).log("The browser cannot be started");
            return false;
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return true;
        }
    }
}
