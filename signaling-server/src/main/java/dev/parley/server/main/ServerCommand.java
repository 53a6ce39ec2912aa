package dev.parley.server.main;

import dev.parley.server.store.StoreException;
import dev.parley.server.systemd.Systemd;
import java.nio.file.Path;
import java.util.EnumMap;
import java.util.List;
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
 * {@link Standalone#DRAIN} to part from them; together with stopping that is below five seconds, after what
 * {@link Setting#DRAIN_SECONDS} adds. The JVM then ends with 143 or 130,
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
            "  (GRACE_SECONDS), knock-seconds (KNOCK_SECONDS),",
            "  ticket-key (TICKET_KEY), accounts (ACCOUNTS), guests (GUESTS),",
            "  database-url (DATABASE_URL), token-key (TOKEN_KEY),",
            "  allowed-origins (ALLOWED_ORIGINS), max-participants (MAX_PARTICIPANTS),",
            "  max-connections (MAX_CONNECTIONS), max-connections-per-address",
            "  (MAX_CONNECTIONS_PER_ADDRESS), server-password (SERVER_PASSWORD),",
            "  server-token (SERVER_TOKEN), log-level (LOG_LEVEL),",
            "  trusted-proxies (TRUSTED_PROXIES), forwarded-header (FORWARDED_HEADER),",
            "  tls-certificate (TLS_CERTIFICATE), tls-key (TLS_KEY),",
            "  log-format (LOG_FORMAT), admin-host (ADMIN_HOST), admin-token (ADMIN_TOKEN),",
            "  drain-seconds (DRAIN_SECONDS), oidc-issuer (OIDC_ISSUER), oidc-client-id",
            "  (OIDC_CLIENT_ID), oidc-name (OIDC_NAME), oidc-new-accounts (OIDC_NEW_ACCOUNTS),",
            "  websocket-url (WEBSOCKET_URL), download-url (DOWNLOAD_URL)"
        })
final class ServerCommand implements Callable<Integer> {
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

    @Option(
            names = "--http-port",
            paramLabel = "PORT",
            description = "port for /health, /ready and the public rooms (HTTP_PORT; default 8080)")
    private @Nullable String httpPort;

    @Option(
            names = "--admin-port",
            paramLabel = "PORT",
            description = "port for metrics and administration, which ask for a token (ADMIN_PORT; default none)")
    private @Nullable String adminPort;

    @Option(names = "--config", paramLabel = "FILE", description = "configuration file of lines such as port=8443")
    private @Nullable Path config;

    @Option(
            names = "--check-config",
            description =
                    "look at the configuration, say what is wrong (exit code 2) or what a server would run with, and end")
    private boolean checkConfig;

    @Option(names = "--data", paramLabel = "DIR", description = "folder for keys and databases (PARLEY_DATA)")
    private @Nullable String data;

    ServerCommand(Map<String, String> environment) {
        this.environment = environment;
    }

    @Override
    public Integer call() throws InterruptedException {
        Configuration configuration;
        try {
            Sources sources = Sources.of(flags(), environment, config);
            if (checkConfig) {
                return check(sources);
            }
            configuration = Configuration.of(sources);
        } catch (ConfigurationException e) {
            return fail(CommandLine.ExitCode.USAGE, e.getMessage());
        }
        Logging.configure(configuration.logFormat(), configuration.logLevel());
        if (configuration.server().tickets() == null) {
            LoggerFactory.getLogger("server.main")
                    .atWarn()
                    .log(
                            "Meetings will not survive a restart of this server. Start it with --data DIR, where it keeps the"
                                    + " key for that, or set TICKET_KEY.");
        }
        return serve(configuration);
    }

    private int check(Sources sources) {
        List<String> problems = ConfigCheck.problems(sources);
        if (problems.isEmpty()) {
            problems = ConfigCheck.providerProblem(sources);
        }
        if (problems.isEmpty()) {
            out("The configuration can be used. The server would run with:");
            ConfigCheck.summary(sources).forEach(this::out);
            return CommandLine.ExitCode.OK;
        }
        problems.forEach(problem -> fail(CommandLine.ExitCode.USAGE, problem));
        return CommandLine.ExitCode.USAGE;
    }

    private int serve(Configuration configuration) throws InterruptedException {
        try (Standalone server = Standalone.start(
                configuration, Systemd.of(environment, ProcessHandle.current().pid()), Standalone::sleep)) {
            CountDownLatch stopped = stopOnSignal(server);
            out(server.readyLine());
            stopped.await();
            return CommandLine.ExitCode.OK;
        } catch (Standalone.CannotListenException | StoreException e) {
            return fail(CommandLine.ExitCode.SOFTWARE, e.getMessage());
        }
    }

    /** The hook runs when the JVM was told to end; the process lives until it has returned. */
    private static CountDownLatch stopOnSignal(Standalone server) {
        CountDownLatch stopped = new CountDownLatch(1);
        Runnable stop = () -> {
            server.close();
            stopped.countDown();
        };
        Runtime.getRuntime()
                .addShutdownHook(Thread.ofPlatform().name("server-shutdown").unstarted(stop));
        return stopped;
    }

    private Map<Setting, String> flags() {
        Map<Setting, String> flags = new EnumMap<>(Setting.class);
        put(flags, Setting.PORT, port);
        put(flags, Setting.HOST, host);
        put(flags, Setting.HTTP_PORT, httpPort);
        put(flags, Setting.DATA, data);
        put(flags, Setting.ADMIN_PORT, adminPort);
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
