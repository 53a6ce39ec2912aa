package dev.parley.server.store;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.Stream;
import org.awaitility.Awaitility;

/**
 * A PostgreSQL server from the system's package: in a temporary folder, on a free port, as an unprivileged user. The tests of one run share
 * one, which ends with the JVM; a test that stops it has its own.
 */
public final class PostgresServer implements AutoCloseable {
    private static final String PASSWORD = "p@ss word:/?";
    private static final Path DEBIAN = Path.of("/usr/lib/postgresql");

    private static PostgresServer shared;
    private static String template;

    private final AtomicInteger databases = new AtomicInteger();
    private final Path bin;
    private final Path folder;
    private final int port;
    private Process process;

    private PostgresServer(Path bin) throws IOException, InterruptedException {
        this.bin = bin;
        this.folder = initialize(bin);
        this.port = freePort();
    }

    /** For {@code @EnabledIf}. */
    public static boolean isInstalled() {
        return programs().isPresent();
    }

    /** Where {@code initdb} and {@code postgres} are: the newest of Debian's, or on the PATH. */
    private static Optional<Path> programs() {
        Stream<Path> path = Stream.of(System.getenv("PATH").split(":")).map(Path::of);
        return Stream.concat(debian(), path)
                .filter(bin -> Files.isExecutable(bin.resolve("initdb")) && Files.isExecutable(bin.resolve("postgres")))
                .findFirst();
    }

    private static Stream<Path> debian() {
        try (Stream<Path> versions = Files.list(DEBIAN)) {
            return versions
                    .sorted(Comparator.comparing(
                                    (Path version) -> version.getFileName().toString())
                            .reversed())
                    .map(version -> version.resolve("bin"))
                    .toList()
                    .stream();
        } catch (IOException none) {
            return Stream.empty();
        }
    }

    /** The URL of a new, empty database, as an admin would write it. */
    public static String newDatabase() {
        return shared().create("");
    }

    public static DatabaseAddress newAddress() {
        return DatabaseAddress.parse(newDatabase()).orElseThrow();
    }

    /** A new database that has this version's tables already, and nothing in them: faster than an empty one. */
    public static DatabaseAddress newTables() {
        return DatabaseAddress.parse(shared().create(" TEMPLATE " + template())).orElseThrow();
    }

    private static synchronized PostgresServer shared() {
        if (shared == null) {
            PostgresServer started = own();
            Runtime.getRuntime().addShutdownHook(new Thread(started::close, "postgres-end"));
            shared = started;
        }
        return shared;
    }

    /** Nobody may be connected to what is copied. */
    private static synchronized String template() {
        if (template == null) {
            String url = newDatabase();
            Database.open(DatabaseAddress.parse(url).orElseThrow()).close();
            template = url.substring(url.lastIndexOf('/') + 1);
        }
        return template;
    }

    /** One that runs for a single test, which may {@link #stop} it. */
    public static PostgresServer own() {
        try {
            PostgresServer server = new PostgresServer(programs().orElseThrow());
            server.start();
            return server;
        } catch (IOException | InterruptedException e) {
            throw new IllegalStateException("PostgreSQL did not start", e);
        }
    }

    /** Makes a database, and says its URL. */
    public String create() {
        return create("");
    }

    private String create(String how) {
        String name = "parley" + databases.incrementAndGet();
        try {
            execute("CREATE DATABASE " + name + how);
        } catch (SQLException e) {
            throw new IllegalStateException("PostgreSQL has made no database", e);
        }
        return "postgresql://ada:p%40ss%20word%3A%2F%3F@127.0.0.1:" + port + "/" + name;
    }

    /** Starts it, again or for the first time, and waits until it answers. */
    public void start() throws IOException, InterruptedException {
        process = new ProcessBuilder(with(
                        user(),
                        bin.resolve("postgres").toString(),
                        "-D",
                        data().toString(),
                        "-c",
                        "listen_addresses=127.0.0.1",
                        "-c",
                        "port=" + port,
                        "-c",
                        "unix_socket_directories=" + folder,
                        "-c",
                        "fsync=off"))
                .directory(folder.toFile())
                .redirectErrorStream(true)
                .redirectOutput(folder.resolve("log").toFile())
                .start();
        Awaitility.await().atMost(60, TimeUnit.SECONDS).until(this::answersOrIsGone);
        if (!process.isAlive()) {
            throw new IOException(Files.readString(folder.resolve("log")));
        }
    }

    /** Makes it part from its clients and end (SIGINT, "fast shutdown"), and waits until it is gone. What it keeps stays. */
    public void stop() throws IOException, InterruptedException {
        new ProcessBuilder("kill", "-INT", Long.toString(process.pid())).start().waitFor();
        if (!process.waitFor(20, TimeUnit.SECONDS)) {
            process.destroyForcibly().waitFor();
        }
    }

    private Path data() {
        return folder.resolve("data");
    }

    private static List<String> user() {
        return "root".equals(System.getProperty("user.name"))
                ? List.of("setpriv", "--reuid=postgres", "--regid=postgres", "--clear-groups", "--")
                : List.of();
    }

    private static Path initialize(Path bin) throws IOException, InterruptedException {
        Path folder = Files.createTempDirectory("parley-postgres");
        Path password = Files.writeString(folder.resolve("password"), PASSWORD);
        if (!user().isEmpty()) {
            Files.setPosixFilePermissions(folder, PosixFilePermissions.fromString("rwxr-xr-x"));
            run(folder, List.of("chown", "-R", "postgres", folder.toString()));
        }
        run(
                folder,
                with(
                        user(),
                        bin.resolve("initdb").toString(),
                        "--pgdata=" + folder.resolve("data"),
                        "--username=ada",
                        "--pwfile=" + password,
                        "--auth=scram-sha-256",
                        "--encoding=UTF8",
                        "--locale=C",
                        "--no-sync"));
        return folder;
    }

    private static List<String> with(List<String> before, String... command) {
        List<String> all = new ArrayList<>(before);
        all.addAll(List.of(command));
        return all;
    }

    private static void run(Path folder, List<String> command) throws IOException, InterruptedException {
        Path log = folder.resolve("made");
        Process made = new ProcessBuilder(command)
                .directory(folder.toFile())
                .redirectErrorStream(true)
                .redirectOutput(log.toFile())
                .start();
        if (made.waitFor() != 0) {
            throw new IOException(Files.readString(log));
        }
    }

    private static int freePort() throws IOException {
        try (ServerSocket socket = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            return socket.getLocalPort();
        }
    }

    private boolean answersOrIsGone() {
        try {
            execute("SELECT 1");
            return true;
        } catch (SQLException notYet) {
            return !process.isAlive();
        }
    }

    private void execute(String sql) throws SQLException {
        String url = "jdbc:postgresql://127.0.0.1:" + port + "/postgres";
        try (Connection connection = DriverManager.getConnection(url, "ada", PASSWORD);
                Statement statement = connection.createStatement()) {
            statement.execute(sql);
        }
    }

    /** Ends it, and deletes what it kept. */
    @Override
    public void close() {
        try {
            stop();
            try (Stream<Path> files = Files.walk(folder)) {
                files.sorted(Comparator.reverseOrder())
                        .forEach(file -> file.toFile().delete());
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }
}
