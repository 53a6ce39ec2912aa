package dev.parley.server.main;

import dev.parley.server.http.Api;
import dev.parley.server.http.HttpEndpoint;
import dev.parley.server.http.Readiness;
import dev.parley.server.metrics.ServerMetrics;
import dev.parley.server.net.ServerSettings;
import dev.parley.server.net.SignalingServer;
import dev.parley.server.store.StoreException;
import dev.parley.server.systemd.Systemd;
import dev.parley.server.systemd.Watchdog;
import java.io.IOException;
import java.time.Duration;
import java.util.HashMap;
import java.util.Map;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.function.BooleanSupplier;
import org.jspecify.annotations.Nullable;
import org.slf4j.LoggerFactory;

/** The parts of a standalone server, started together and stopped in order. Any thread. */
final class Standalone implements AutoCloseable {
    /** How long clients are given to take their goodbye. */
    static final Duration DRAIN = Duration.ofSeconds(3);

    /** On top of {@link #DRAIN}, for stopping threads and sockets. */
    private static final Duration STOP = Duration.ofSeconds(2);

    private final AtomicBoolean closed = new AtomicBoolean();
    private final ServerMetrics metrics = new ServerMetrics();
    private final @Nullable OpenAccounts accounts;
    private final SignalingServer server;
    private final Readiness readiness;
    private final HttpEndpoint open;
    private final @Nullable HttpEndpoint admin;
    private final Watchdog watchdog;
    private final Systemd systemd;
    private final Duration drain;
    private final Pause pause;

    private Standalone(Configuration configuration, @Nullable OpenAccounts accounts, Systemd systemd, Pause pause)
            throws CannotListenException {
        this.accounts = accounts;
        this.drain = configuration.drain();
        this.systemd = systemd;
        this.pause = pause;
        ServerSettings settings = accounts == null
                ? configuration.server()
                : configuration.serverWith(accounts.service(), accounts.rooms());
        server = listening(settings.host(), settings.port(), "--port", () -> SignalingServer.start(settings, metrics));
        readiness = new Readiness(checks());
        Api api = new Api(server, readiness, metrics, accounts == null ? null : accounts.api(server));
        try {
            open = listening(
                    configuration.server().host(),
                    configuration.httpPort(),
                    "--http-port",
                    () -> HttpEndpoint.start(
                            configuration.server().host(), configuration.httpPort(), api.open(), null));
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
        systemd.ready();
        watchdog = Watchdog.start(systemd, server::isWorking);
    }

    /**
     * Starts all parts, or none.
     *
     * @param pause waits while load balancers find out that this server will leave
     * @throws StoreException if accounts are asked for and their database cannot be used
     */
    static Standalone start(Configuration configuration, Systemd systemd, Pause pause) throws CannotListenException {
        AccountSettings settings = configuration.accounts();
        OpenAccounts accounts = settings == null ? null : OpenAccounts.of(settings);
        try {
            return new Standalone(configuration, accounts, systemd, pause);
        } catch (CannotListenException e) {
            if (accounts != null) {
                accounts.close();
            }
            throw e;
        }
    }

    private Map<String, BooleanSupplier> checks() {
        Map<String, BooleanSupplier> checks = new HashMap<>();
        checks.put("signaling", server::isWorking);
        if (accounts != null) {
            checks.put("database", accounts::isWorking);
        }
        return checks;
    }

    /** Waits for some time, or until the thread is interrupted. */
    @FunctionalInterface
    interface Pause {
        void await(Duration time) throws InterruptedException;
    }

    static void sleep(Duration time) throws InterruptedException {
        Thread.sleep(time);
    }

    private static @Nullable HttpEndpoint admin(@Nullable AdminSettings settings, Api api)
            throws CannotListenException {
        if (settings == null) {
            return null;
        }
        if (!settings.isLoopback()) {
            LoggerFactory.getLogger("server.main")
                    .atWarn()
                    .addKeyValue("host", settings.host())
                    .log(
                            "The admin's address is open to the network and speaks plain HTTP. Let nobody but your proxy or"
                                    + " your private network reach it.");
        }
        return listening(
                settings.host(),
                settings.port(),
                "--admin-port",
                () -> HttpEndpoint.start(settings.host(), settings.port(), api.forAdmins(), settings.token()));
    }

    /** The one line that says where it is. */
    String readyLine() {
        String health = server.url().replaceFirst("^wss?:", "http:").replaceFirst(":\\d+$", ":" + open.port());
        return "Parley server ready: " + server.url() + " (health: " + health + "/health)";
    }

    /** The port for admins; 0 if there is none. */
    int adminPort() {
        return admin == null ? 0 : admin.port();
    }

    /**
     * Says that nobody should come any more, waits as long as was configured, parts from everybody, and stops. May be called
     * again.
     */
    @Override
    public void close() {
        if (!closed.compareAndSet(false, true)) {
            return;
        }
        readiness.leave();
        systemd.stopping(drain.plus(DRAIN).plus(STOP));
        awaitBalancers();
        watchdog.close();
        server.drain(DRAIN);
        open.close();
        if (admin != null) {
            admin.close();
        }
        if (accounts != null) {
            accounts.close();
        }
        metrics.close();
    }

    /** Meetings go on meanwhile, and whoever comes is let in: a load balancer may not have looked yet. */
    private void awaitBalancers() {
        try {
            if (drain.isPositive()) {
                pause.await(drain);
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
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
