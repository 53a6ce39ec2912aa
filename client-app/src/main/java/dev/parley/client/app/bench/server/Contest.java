package dev.parley.client.app.bench.server;

import com.google.gson.JsonObject;
import dev.parley.client.app.process.ProcessTree;
import dev.parley.client.app.process.ServerProcess;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Map;

/** One server under its load, and what it uses meanwhile. */
final class Contest implements AutoCloseable {
    private final Rival rival;
    private final ServerProcess server;
    private final ProcessTree process;
    private final LoadProcess load;

    private Contest(Rival rival, ServerProcess server) throws IOException {
        this.rival = rival;
        this.server = server;
        this.process = new ProcessTree(server.pid());
        this.load = LoadProcess.start(server.url());
    }

    /** {@code folder}: for its files. */
    static Contest start(Rival rival, Path folder) throws IOException {
        return of(rival, rival.start(folder));
    }

    /** With a server that relays as much as it can. */
    static Contest relaying(Rival rival, Path folder) throws IOException {
        return of(rival, rival.startRelaying(folder));
    }

    private static Contest of(Rival rival, ServerProcess server) throws IOException {
        try {
            return new Contest(rival, server);
        } catch (IOException | RuntimeException e) {
            server.close();
            throw e;
        }
    }

    /** An order carried out. {@code cpuSeconds}: of the server meanwhile. */
    record Turn(JsonObject said, double cpuSeconds) {
        double get(String name) {
            return said.get(name).getAsDouble();
        }
    }

    Rival rival() {
        return rival;
    }

    Turn order(String line) throws IOException {
        Map<Long, Duration> before = process.cpu();
        JsonObject said = load.order(line);
        return new Turn(said, process.cpuSecondsSince(before));
    }

    double residentMb() {
        return process.residentMb();
    }

    /** Processors the server uses while nobody says anything but pings. */
    double coresIn(long millis) throws InterruptedException {
        Map<Long, Duration> before = process.cpu();
        Thread.sleep(millis);
        return process.cpuSecondsSince(before) * 1000 / millis;
    }

    @Override
    public void close() {
        load.close();
        server.close();
    }
}
