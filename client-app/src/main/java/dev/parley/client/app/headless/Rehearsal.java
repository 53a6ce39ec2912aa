package dev.parley.client.app.headless;

import dev.parley.client.app.Client;
import dev.parley.client.app.Threads;
import dev.parley.client.app.process.TemporaryFiles;
import dev.parley.client.core.AppState;
import dev.parley.client.core.PeerState;
import dev.parley.client.core.RoomPhase;
import dev.parley.protocol.RoomId;
import dev.parley.server.net.ServerSettings;
import dev.parley.server.net.SignalingServer;
import java.io.IOException;
import java.io.OutputStream;
import java.io.PrintStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import picocli.CommandLine;

/**
 * A meeting of two in this process, over a server of its own that only this computer reaches, for a few seconds. A JVM that was asked
 * to write a cache of what it has loaded (JEP 514) then knows what a meeting needs, not only what a window does.
 */
public final class Rehearsal {
    private static final long PATIENCE_SECONDS = 60;
    private static final String SECONDS = "4";

    private Rehearsal() {}

    /**
     * Holds it and waits for its end.
     *
     * @throws IOException if the two do not see each other within a minute
     */
    public static void hold() throws IOException, InterruptedException {
        Path folder = Files.createTempDirectory("parley-rehearsal");
        try {
            hold(folder);
        } finally {
            TemporaryFiles.delete(folder);
        }
    }

    private static void hold(Path folder) throws IOException, InterruptedException {
        PrintStream nobody = new PrintStream(OutputStream.nullOutputStream());
        try (SignalingServer server = SignalingServer.start(ServerSettings.DEFAULTS);
                Output output = new Output(nobody, true, System.nanoTime());
                Seat first = new Seat(folder, server, "Ada", output, nobody, "--create", "Rehearsal")) {
            first.begin();
            String room = first.room.get(PATIENCE_SECONDS, TimeUnit.SECONDS).value();
            try (Seat second = new Seat(
                    folder, server, "Grace", output, nobody, "--room", room, "--seconds", SECONDS, "--say", "Hello")) {
                second.begin();
                second.seen.get(PATIENCE_SECONDS, TimeUnit.SECONDS);
                second.ended.get(PATIENCE_SECONDS, TimeUnit.SECONDS);
            }
        } catch (ExecutionException | TimeoutException e) {
            throw new IOException("The rehearsal of a meeting did not come to its end.", e);
        }
    }

    /** Somebody who takes part. */
    private static final class Seat implements AutoCloseable {
        private final CompletableFuture<RoomId> room = new CompletableFuture<>();
        private final CompletableFuture<Boolean> seen = new CompletableFuture<>();
        private final CompletableFuture<Boolean> ended = new CompletableFuture<>();
        private final Client client;
        private final HeadlessRun run;

        Seat(Path folder, SignalingServer server, String name, Output output, PrintStream errors, String... where) {
            HeadlessOptions options = new HeadlessOptions();
            List<String> arguments = new ArrayList<>(
                    List.of("--server", "ws://127.0.0.1:" + server.port(), "--name", name, "--view", "640x360"));
            arguments.addAll(List.of(where));
            new CommandLine(options).parseArgs(arguments.toArray(String[]::new));
            PatternWatch patterns = new PatternWatch(InstantSource.system(), (peer, ms) -> {});
            client = Client.open(options.media(), patterns, folder);
            run = new HeadlessRun(options, client, patterns, output, errors);
            client.store().listen((event, nanoTime, before, next) -> look(next.state()));
        }

        private void look(AppState state) {
            if (state.room().phase() == RoomPhase.JOINED && state.room().info() != null) {
                room.complete(state.room().info().id());
            }
            if (state.peers().values().stream().anyMatch(PeerState::hasVideo)) {
                seen.complete(true);
            }
        }

        void begin() {
            Threads.daemon("parley-rehearsal", () -> {
                        run.run();
                        ended.complete(true);
                    })
                    .start();
        }

        @Override
        public void close() {
            run.interrupt();
            client.close();
        }
    }
}
