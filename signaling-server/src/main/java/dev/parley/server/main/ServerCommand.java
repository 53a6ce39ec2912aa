package dev.parley.server.main;

import dev.parley.server.http.HealthServer;
import dev.parley.server.net.ServerSettings;
import dev.parley.server.net.SignalingServer;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.EnumMap;
import java.util.Map;
import java.util.concurrent.Callable;
import java.util.concurrent.CountDownLatch;
import org.jspecify.annotations.Nullable;
import org.slf4j.LoggerFactory;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/**
 * The command {@code server}. When SIGTERM or SIGINT ends the process, clients are told and the server is given
 * {@link #DRAIN} to part from them; together with stopping that is below five seconds. The JVM then ends with 143 or 130,
 * as a process that a signal ended does.
 */
@Command(
        name = "server",
        mixinStandardHelpOptions = true,
        version = "parley-server 0.1.0",
        description = "Runs a signaling server until it is told to end (SIGTERM, Ctrl-C).",
        footer = {
            "",
            "Every option can also be set by the environment variable named with it, or in",
            "the file given with --config (port=8443). An option comes before a variable, a",
            "variable before the file. More settings, with their variables in brackets:",
            "  stun-servers (STUN_SERVERS), turn-servers (TURN_SERVERS), turn-secret",
            "  (TURN_SECRET), turn-ttl-seconds (TURN_TTL_SECONDS), grace-seconds",
            "  (GRACE_SECONDS), ticket-key (TICKET_KEY), allowed-origins (ALLOWED_ORIGINS),",
            "  max-participants (MAX_PARTICIPANTS), max-connections (MAX_CONNECTIONS),",
            "  max-connections-per-address (MAX_CONNECTIONS_PER_ADDRESS), server-password",
            "  (SERVER_PASSWORD), server-token (SERVER_TOKEN), log-level (LOG_LEVEL)"
        })
final class ServerCommand implements Callable<Integer> {
    private static final Duration DRAIN = Duration.ofSeconds(3);

    private final Map<String, String> environment;

    @Spec
    private @Nullable CommandSpec spec;

    @Option(names = "--port", paramLabel = "PORT", description = "port for clients (PORT; default 8443)")
    private @Nullable String port;

    @Option(
            names = "--host",
            paramLabel = "HOST",
            description = "address to listen on; 0.0.0.0 for the network (HOST; default 127.0.0.1)")
    private @Nullable String host;

    @Option(names = "--http-port", paramLabel = "PORT", description = "port for /health (HTTP_PORT; default 8080)")
    private @Nullable String httpPort;

    @Option(names = "--config", paramLabel = "FILE", description = "configuration file of lines such as port=8443")
    private @Nullable Path config;

    @Option(names = "--data", paramLabel = "DIR", description = "folder for keys and databases (PARLEY_DATA)")
    private @Nullable String data;

    ServerCommand(Map<String, String> environment) {
        this.environment = environment;
    }

    @Override
    public Integer call() throws InterruptedException {
        Configuration configuration;
        try {
            configuration = Configuration.of(Sources.of(flags(), environment, config));
        } catch (ConfigurationException e) {
            return fail(CommandLine.ExitCode.USAGE, e.getMessage());
        }
        Logging.configure(configuration.logLevel());
        if (configuration.server().tickets() == null) {
            LoggerFactory.getLogger("server.main")
                    .atWarn()
                    .log(
                            "Meetings will not survive a restart of this server. Start it with --data DIR, where it keeps the"
                                    + " key for that, or set TICKET_KEY.");
        }
        return serve(configuration);
    }

    private int serve(Configuration configuration) throws InterruptedException {
        ServerSettings settings = configuration.server();
        try (SignalingServer server = SignalingServer.start(settings)) {
            return serve(configuration, server);
        } catch (IOException e) {
            return cannotListen(settings.host(), settings.port(), "--port", e);
        }
    }

    private int serve(Configuration configuration, SignalingServer server) throws InterruptedException {
        String host = configuration.server().host();
        try (HealthServer health = HealthServer.start(host, configuration.httpPort(), server::stats)) {
            CountDownLatch stopped = stopOnSignal(server, health);
            String healthUrl = server.url().replaceFirst("^ws:", "http:").replaceFirst(":\\d+$", ":" + health.port());
            out("Parley server ready: " + server.url() + " (health: " + healthUrl + "/health)");
            stopped.await();
            return CommandLine.ExitCode.OK;
        } catch (IOException e) {
            return cannotListen(host, configuration.httpPort(), "--http-port", e);
        }
    }

    /** The hook runs when the JVM was told to end; the process lives until it has returned. */
    private static CountDownLatch stopOnSignal(SignalingServer server, HealthServer health) {
        CountDownLatch stopped = new CountDownLatch(1);
        Runnable stop = () -> {
            server.drain(DRAIN);
            health.close();
            stopped.countDown();
        };
        Runtime.getRuntime()
                .addShutdownHook(Thread.ofPlatform().name("server-shutdown").unstarted(stop));
        return stopped;
    }

    private int cannotListen(String host, int port, String option, IOException why) {
        return fail(
                CommandLine.ExitCode.SOFTWARE,
                "Cannot listen on port " + port + " of " + host + " (" + why.getMessage()
                        + "). Stop the program that uses it, or choose another port with " + option + ".");
    }

    private Map<Setting, String> flags() {
        Map<Setting, String> flags = new EnumMap<>(Setting.class);
        put(flags, Setting.PORT, port);
        put(flags, Setting.HOST, host);
        put(flags, Setting.HTTP_PORT, httpPort);
        put(flags, Setting.DATA, data);
        return flags;
    }

    private static void put(Map<Setting, String> flags, Setting setting, @Nullable String value) {
        if (value != null) {
            flags.put(setting, value);
        }
    }

    private void out(String line) {
        commandLine().getOut().println(line);
    }

    private int fail(int code, @Nullable String sentence) {
        commandLine().getErr().println("parley server: " + sentence);
        return code;
    }

    private CommandLine commandLine() {
        if (spec == null) {
            throw new IllegalStateException("the command runs without its command line");
        }
        return spec.commandLine();
    }
}
