package dev.parley.client.app.process;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** The command line that runs this program again in another process. */
public final class Launch {
    private static final String MAIN = "dev.parley.client.app.Main";

    /** What {@code ./parley server} runs with; docs/decisions/0061 says why. */
    public static final List<String> SERVER_OPTIONS =
            List.of("-XX:+UseSerialGC", "-Xms48m", "-Xmn32m", "-XX:+UseCompactObjectHeaders");

    private static volatile List<String> participantCache = List.of();
    private static volatile List<String> windowCache = List.of();

    private Launch() {}

    /** From now on participants, and windows, start with these caches of loaded classes; with null as they would without. */
    static void useCaches(@Nullable Path ofParticipants, @Nullable Path ofWindows) {
        participantCache = cache(ofParticipants);
        windowCache = cache(ofWindows);
    }

    private static List<String> cache(@Nullable Path file) {
        return file == null ? List.of() : List.of("-XX:AOTCache=" + file);
    }

    /** For these arguments of {@code parley}. */
    public static List<String> command(List<String> arguments) {
        return command(options(arguments), arguments);
    }

    private static List<String> options(List<String> arguments) {
        if (!arguments.isEmpty() && arguments.getFirst().equals("server")) {
            return SERVER_OPTIONS;
        }
        boolean window = arguments.contains("--window");
        List<String> all = new ArrayList<>(window ? windowOptions() : jvmOptions());
        all.addAll(window ? windowCache : participantCache);
        return all;
    }

    /** The same with more options of the JVM, and without a cache of loaded classes. */
    static List<String> plain(List<String> options, List<String> arguments) {
        List<String> all = new ArrayList<>(jvmOptions());
        all.addAll(options);
        return command(all, arguments);
    }

    /**
     * Another program of this class path.
     *
     * @throws IllegalStateException in the installed app, whose runtime has no java command
     */
    public static List<String> program(List<String> options, Class<?> main, List<String> arguments) {
        if (!takesOptions()) {
            throw new IllegalStateException(
                    "The installed app cannot start other programs. Use ./parley of the source tree.");
        }
        List<String> command = new ArrayList<>(List.of(java().toString()));
        command.addAll(options);
        command.addAll(List.of("-cp", System.getProperty("java.class.path"), main.getName()));
        command.addAll(arguments);
        return command;
    }

    /**
     * That opens the app's window.
     *
     * @param options more options of the JVM; the installed app's launcher, which takes none, leaves them out
     */
    public static List<String> window(List<String> options) {
        List<String> all = windowOptions();
        all.addAll(options);
        return command(all, List.of());
    }

    private static List<String> command(List<String> options, List<String> arguments) {
        List<String> command = new ArrayList<>();
        String installed = System.getProperty("jpackage.app-path");
        if (installed != null && !takesOptions()) {
            // The installed app's runtime has no java command; its own launcher takes the same arguments.
            command.add(installed);
        } else {
            command.add(java().toString());
            command.addAll(options);
            command.addAll(List.of("-cp", System.getProperty("java.class.path")));
            command.add(MAIN);
        }
        command.addAll(arguments);
        return command;
    }

    /** Whether the JVM of another process can be given options: the installed app's runtime has no java command. */
    public static boolean takesOptions() {
        return Files.isExecutable(java());
    }

    private static Path java() {
        return Path.of(System.getProperty("java.home"), "bin", isWindows() ? "java.exe" : "java");
    }

    /** A participant needs little heap and starts often: what was measured to start fastest on two processors. */
    private static List<String> jvmOptions() {
        return List.of(
                "-Xms24m",
                "-Xmx256m",
                "-XX:+UseSerialGC",
                "-XX:TieredStopAtLevel=1",
                "--enable-native-access=ALL-UNNAMED",
                "--sun-misc-unsafe-memory-access=allow",
                "-Djava.awt.headless=true");
    }

    /** As the installed app and {@code ./parley} start it. JavaFX lies on the module path, in tests on the class path. */
    private static List<String> windowOptions() {
        List<String> options = new ArrayList<>(List.of(
                "-XX:+UseSerialGC", "-Xms32m", "-XX:TieredStopAtLevel=1", "--sun-misc-unsafe-memory-access=allow"));
        String modules = System.getProperty("jdk.module.path");
        if (modules == null) {
            options.add("--enable-native-access=ALL-UNNAMED");
        } else {
            options.addAll(List.of("--module-path", modules, "--add-modules", "javafx.controls,javafx.media"));
            options.add("--enable-native-access=javafx.graphics,javafx.media,ALL-UNNAMED");
            options.addAll(openedModules());
        }
        return options;
    }

    /** What {@link dev.parley.client.ui.fx.WrappedText} mends. */
    private static List<String> openedModules() {
        return System.getProperty("os.name").equals("Linux")
                ? List.of(
                        "--add-opens=javafx.graphics/com.sun.javafx.text=ALL-UNNAMED",
                        "--add-opens=javafx.graphics/com.sun.javafx.font.freetype=ALL-UNNAMED")
                : List.of();
    }

    private static boolean isWindows() {
        return System.getProperty("os.name").startsWith("Windows");
    }
}
