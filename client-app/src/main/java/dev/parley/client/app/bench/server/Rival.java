package dev.parley.client.app.bench.server;

import dev.parley.client.app.process.Launch;
import dev.parley.client.app.process.ServerProcess;
import java.io.File;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.EnumSet;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;

/** A server of the comparison. */
enum Rival {
    PARLEY("Parley"),
    BARE("bare Java-WebSocket"),
    NODE("Node ws"),
    /** As {@link #BARE}, but messages are passed on unread, with whatever sender they name. */
    BARE_UNREAD("bare, unread"),
    /** The same on Node. */
    NODE_UNREAD("Node, unread");

    /** Those that are compared in everything. */
    static final Set<Rival> READING = EnumSet.of(PARLEY, BARE, NODE);

    static final int MOST_CONNECTIONS = 20_000;

    /** Where {@code ./parley} has put what Node needs. */
    private static final Path MODULES =
            Path.of(System.getProperty("parley.bench.modules", "../target/bench/node_modules"));

    private final String title;

    Rival(String title) {
        this.title = title;
    }

    /** What a table calls it. */
    String title() {
        return title;
    }

    /** Why it cannot run here, as a sentence; empty if it can. */
    Optional<String> problem() {
        return isNode() && (node().isEmpty() || !Files.isDirectory(MODULES.resolve("ws")))
                ? Optional.of("Node's ws is skipped: node, or its package ws in " + MODULES.toAbsolutePath()
                        + ", is missing. On Debian: apt-get install nodejs npm; then ./parley bench server installs ws")
                : Optional.empty();
    }

    private boolean isNode() {
        return this == NODE || this == NODE_UNREAD;
    }

    private static Optional<Path> node() {
        return Stream.of(System.getenv("PATH").split(File.pathSeparator))
                .map(folder -> Path.of(folder, "node"))
                .filter(Files::isExecutable)
                .findFirst();
    }

    /** Starts it as an admin would. {@code folder}: for its files. */
    ServerProcess start(Path folder) throws IOException {
        return this == PARLEY
                ? ServerProcess.start(
                        List.of("env", "MAX_CONNECTIONS=" + MOST_CONNECTIONS, "LOG_LEVEL=warn"), List.of("--port", "0"))
                : startRelaying(folder);
    }

    /** The same, with no limit on messages in reach. */
    ServerProcess startRelaying(Path folder) throws IOException {
        return ServerProcess.run(
                switch (this) {
                    case PARLEY -> Launch.program(quiet(), RoomyServer.class, List.of());
                    case BARE -> Launch.program(quiet(), BareRelay.class, List.of());
                    case BARE_UNREAD -> Launch.program(quiet(), BareRelay.class, List.of(BareRelay.UNREAD));
                    case NODE -> node(script(folder), "");
                    case NODE_UNREAD -> node(script(folder), BareRelay.UNREAD);
                });
    }

    private static List<String> node(String script, String how) {
        return List.of("env", "NODE_PATH=" + MODULES.toAbsolutePath(), "node", script, how);
    }

    /** The two in Java get the same options. */
    private static List<String> quiet() {
        return Stream.concat(Launch.SERVER_OPTIONS.stream(), Stream.of("-Dorg.slf4j.simpleLogger.defaultLogLevel=warn"))
                .toList();
    }

    private static String script(Path folder) throws IOException {
        Path script = folder.resolve("relay.js");
        try (InputStream source = Objects.requireNonNull(Rival.class.getResourceAsStream("relay.js"))) {
            Files.write(script, source.readAllBytes());
        }
        return script.toString();
    }
}
