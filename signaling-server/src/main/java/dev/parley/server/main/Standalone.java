package dev.parley.server.main;

import dev.parley.server.http.Api;
import dev.parley.server.http.HttpEndpoint;
import dev.parley.server.http.Readiness;
import dev.parley.server.metrics.ServerMetrics;
import dev.parley.server.net.SignalingServer;
import java.io.IOException;
import java.time.Duration;
import java.util.Map;
import java.util.concurrent.atomic.AtomicBoolean;
import org.jspecify.annotations.Nullable;

/** The parts of a standalone server, started together and stopped in order. Any thread. */
final class Standalone implements AutoCloseable {
    /** How long clients are given to take their goodbye. */
    static final Duration DRAIN = Duration.ofSeconds(3);

    private final AtomicBoolean closed = new AtomicBoolean();
    private final ServerMetrics metrics = new ServerMetrics();
    private final SignalingServer server;
    private final Readiness readiness;
    private final HttpEndpoint open;
    private final @Nullable HttpEndpoint admin;

    private Standalone(Configuration configuration) throws CannotListenException {
        server = listening(
                configuration.server().host(),
                configuration.server().port(),
                "--port",
                () -> SignalingServer.start(configuration.server(), metrics));
        readiness = new Readiness(Map.of("signaling", server::isWorking));
        Api api = new Api(server, readiness, metrics);
        try {
            open = listening(
                    configuration.server().host(),
                    configuration.httpPort(),
                    "--http-port",
                    () -> HttpEndpoint.start(
                            configuration.server().host(), configuration.httpPort(), api.forEverybody(), null));
        } catch (CannotListenException e) {
            server.close();
            throw e;
        }
        try {
            admin = admin(configuration.admin(), api);
        } catch (CannotListenException e) {
            open.close();
            server.close();
            throw e;
        }
    }

    /** Starts all parts, or none. */
    static Standalone start(Configuration configuration) throws CannotListenException {
        return new Standalone(configuration);
    }

    private static @Nullable HttpEndpoint admin(@Nullable AdminSettings settings, Api api)
            throws CannotListenException {
        return settings == null
                ? null
                : listening(
                        settings.host(),
                        settings.port(),
                        "--admin-port",
                        () -> HttpEndpoint.start(
                                settings.host(), settings.port(), api.forAdmins(), settings.token()));
    }

    /** The one line that says where it is. */
    String readyLine() {
        String health = server.url().replaceFirst("^ws:", "http:").replaceFirst(":\\d+$", ":" + open.port());
        return "Parley server ready: " + server.url() + " (health: " + health + "/health)";
    }

    /** The port for admins; 0 if there is none. */
    int adminPort() {
        return admin == null ? 0 : admin.port();
    }

    /** Says that nobody should come any more, parts from everybody, and stops. May be called again. */
    @Override
    public void close() {
        if (!closed.compareAndSet(false, true)) {
            return;
        }
        readiness.leave();
        server.drain(DRAIN);
        open.close();
        if (admin != null) {
            admin.close();
        }
        metrics.close();
    }

    private static <T> T listening(String host, int port, String option, Start<T> start) throws CannotListenException {
        try {
            return start.start();
        } catch (IOException e) {
            throw new CannotListenException("Cannot listen on port " + port + " of " + host + " (" + e.getMessage()
                    + "). Stop the program that uses it, or choose another port with " + option + ".");
        }
    }

    /** Opens a port. */
    @FunctionalInterface
    private interface Start<T> {
        T start() throws IOException;
    }

    /** A port cannot be had. The message is for the admin. */
    static final class CannotListenException extends Exception {
        private static final long serialVersionUID = 1L;

        CannotListenException(String message) {
            super(message);
        }
    }
}
