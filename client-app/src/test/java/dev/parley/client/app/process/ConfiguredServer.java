package dev.parley.client.app.process;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;

/** A server in a process of its own, as an admin has configured it. */
public final class ConfiguredServer {
    /** The name of its configuration, in the folder of the test. */
    public static final String FILE = "server.conf";

    private ConfiguredServer() {}

    /**
     * Starts it on a free port and waits until it accepts connections.
     *
     * @param folder of the test: its configuration and its data go there
     * @param lines of its configuration
     */
    public static ServerProcess start(Path folder, String... lines) throws IOException {
        Path config = Files.write(folder.resolve(FILE), List.of(lines));
        String data = folder.resolve("server").toString();
        return ServerProcess.start(List.of(), List.of("--port", "0", "--config", config.toString(), "--data", data));
    }
}
