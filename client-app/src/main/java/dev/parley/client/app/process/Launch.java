package dev.parley.client.app.process;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/** The command line that runs this program again in another process. */
public final class Launch {
    private static final String MAIN = "dev.parley.client.app.Main";

    private Launch() {}

    /** For these arguments of {@code parley}. */
    public static List<String> command(List<String> arguments) {
        List<String> command = new ArrayList<>();
        Path java = Path.of(System.getProperty("java.home"), "bin", isWindows() ? "java.exe" : "java");
        String installed = System.getProperty("jpackage.app-path");
        if (installed != null && !Files.isExecutable(java)) {
            // The installed app's runtime has no java command; its own launcher takes the same arguments.
            command.add(installed);
        } else {
            command.add(java.toString());
            command.addAll(arguments.contains("--window") ? windowOptions() : jvmOptions());
            command.addAll(List.of("-cp", System.getProperty("java.class.path")));
            command.add(MAIN);
        }
        command.addAll(arguments);
        return command;
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
        List<String> options =
                new ArrayList<>(List.of("-XX:+UseSerialGC", "-Xms32m", "--sun-misc-unsafe-memory-access=allow"));
        String modules = System.getProperty("jdk.module.path");
        if (modules == null) {
            options.add("--enable-native-access=ALL-UNNAMED");
        } else {
            options.addAll(List.of("--module-path", modules, "--add-modules", "javafx.controls,javafx.media"));
            options.add("--enable-native-access=javafx.graphics,javafx.media,ALL-UNNAMED");
        }
        return options;
    }

    private static boolean isWindows() {
        return System.getProperty("os.name").startsWith("Windows");
    }
}
