package dev.parley.server.main;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.awaitility.Awaitility;

/** The server as a process of its own, started as an admin would, without a shell. */
final class ServerProcess implements AutoCloseable {
    static final long PATIENCE_SECONDS = 60;
    private static final Pattern READY =
            Pattern.compile("Parley server ready: (wss?://\\S+) \\(health: (http://\\S+/health)\\)");

    final Process process;
    private final Path errors;
    private final Path output;
    private String url = "";
    private String health = "";

    ServerProcess(Map<String, String> environment, String... options) throws IOException {
        this(List.of(), "dev.parley.server.main.ServerMain", environment, options);
    }

    private ServerProcess(List<String> before, String main, Map<String, String> environment, String... options)
            throws IOException {
        List<String> command = new ArrayList<>(before);
        command.addAll(List.of(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "-Xshare:auto",
                "-XX:TieredStopAtLevel=1",
                "-XX:+UseSerialGC",
                "--enable-native-access=ALL-UNNAMED",
                "-cp",
                System.getProperty("java.class.path"),
                main));
        command.addAll(List.of(options));
        errors = Files.createTempFile("parley-server", ".err");
        output = Files.createTempFile("parley-server", ".out");
        ProcessBuilder builder =
                new ProcessBuilder(command).redirectError(errors.toFile()).redirectOutput(output.toFile());
        for (Setting setting : Setting.values()) {
            builder.environment().remove(setting.variable());
        }
        builder.environment().putAll(environment);
        process = builder.start();
    }

    /** A server on free ports that accepts connections. */
    static ServerProcess ready(Map<String, String> environment, String... options) throws IOException {
        ServerProcess server = new ServerProcess(environment, options);
        server.awaitReady();
        return server;
    }

    /** A server, or another program that prints the same line, that may open only so many files and sockets. */
    static ServerProcess readyWithDescriptors(int most, String main, String... options) throws IOException {
        List<String> limited = List.of("/bin/sh", "-c", "ulimit -n " + most + " && exec \"$@\"", "sh");
        ServerProcess server = new ServerProcess(limited, main, Map.of(), options);
        server.awaitReady();
        return server;
    }

    private void awaitReady() throws IOException {
        Awaitility.await()
                .atMost(PATIENCE_SECONDS, TimeUnit.SECONDS)
                .until(() -> output().endsWith("\n") || !process.isAlive());
        Matcher ready = READY.matcher(output().strip());
        if (!ready.matches()) {
            throw new AssertionError("said " + output() + " and " + errors());
        }
        url = ready.group(1);
        health = ready.group(2);
    }

    /** Everything on standard output so far. */
    String output() throws IOException {
        return Files.readString(output);
    }

    String url() {
        return url;
    }

    String health() {
        return health;
    }

    String errors() throws IOException {
        return Files.readString(errors);
    }

    int exitCode() throws InterruptedException {
        if (!process.waitFor(PATIENCE_SECONDS, TimeUnit.SECONDS)) {
            throw new AssertionError("the process did not end");
        }
        return process.exitValue();
    }

    @Override
    public void close() throws IOException {
        process.destroyForcibly();
        Files.deleteIfExists(errors);
        Files.deleteIfExists(output);
    }
}
