package dev.parley.client;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/** Main classes of tests that need a process of their own. */
public final class TestMain {
    private TestMain() {}

    /**
     * The command line that runs one with the class path of this process. It starts with what costs the least, as none runs for long.
     *
     * @param options of the JVM
     */
    public static List<String> command(List<String> options, Class<?> main, String... arguments) {
        List<String> command = new ArrayList<>();
        command.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
        command.addAll(List.of("-XX:TieredStopAtLevel=1", "-XX:+UseSerialGC", "--enable-native-access=ALL-UNNAMED"));
        command.addAll(options);
        command.addAll(List.of("-cp", System.getProperty("java.class.path"), main.getName()));
        command.addAll(List.of(arguments));
        return command;
    }
}
