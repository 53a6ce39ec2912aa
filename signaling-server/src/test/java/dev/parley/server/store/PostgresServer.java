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
import java.util.stream.Stream;
import org.awaitility.Awaitility;

/**
 * A PostgreSQL server of its own for the tests of one run, from the system's package: in a temporary folder, on a free port, as an
 * unprivileged user, ended with the JVM.
 */
public final class PostgresServer {
    private static final String PASSWORD = "p@ss word:/?";
    private static final Path DEBIAN = Path.of("/usr/lib/postgresql");

    private static PostgresServer running;
    private static int databases;

    private final Path folder;
    private final Process process;
    private final int port;

    private PostgresServer(Path folder, Process process, int port) {
        this.folder = folder;
        this.process = process;
        this.port = port;
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
    public static synchronized String newDatabase() {
        try {
            if (running == null) {
                running = start(programs().orElseThrow());
                Runtime.getRuntime().addShutdownHook(new Thread(running::stop, "postgres-end"));
            }
            String name = "parley" + ++databases;
            running.execute("CREATE DATABASE " + name);
            return "postgresql://ada:p%40ss%20word%3A%2F%3F@127.0.0.1:" + running.port + "/" + name;
        } catch (IOException | InterruptedException | SQLException e) {
            throw new IllegalStateException("PostgreSQL did not start", e);
        }
    }

    public static DatabaseAddress newAddress() {
        return DatabaseAddress.parse(newDatabase()).orElseThrow();
    }

    private static PostgresServer start(Path bin) throws IOException, InterruptedException {
        Path folder = Files.createTempDirectory("parley-postgres");
        Path password = Files.writeString(folder.resolve("password"), PASSWORD);
        Path data = folder.resolve("data");
        boolean root = "root".equals(System.getProperty("user.name"));
        if (root) {
            Files.setPosixFilePermissions(folder, PosixFilePermissions.fromString("rwxr-xr-x"));
            run(folder, List.of("chown", "-R", "postgres", folder.toString()));
        }
        List<String> as = root
                ? List.of("setpriv", "--reuid=postgres", "--regid=postgres", "--clear-groups", "--")
                : List.<String>of();
        run(
                folder,
                with(
                        as,
                        bin.resolve("initdb").toString(),
                        "--pgdata=" + data,
                        "--username=ada",
                        "--pwfile=" + password,
                        "--auth=scram-sha-256",
                        "--encoding=UTF8",
                        "--locale=C",
                        "--no-sync"));
        int port = freePort();
        Process process = new ProcessBuilder(with(
                        as,
                        bin.resolve("postgres").toString(),
                        "-D",
                        data.toString(),
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
        PostgresServer server = new PostgresServer(folder, process, port);
        Awaitility.await().atMost(60, TimeUnit.SECONDS).until(server::answersOrIsGone);
        if (!process.isAlive()) {
            throw new IOException(Files.readString(folder.resolve("log")));
        }
        return server;
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

    /** SIGINT makes it part from its clients and end. */
    private void stop() {
        try {
            new ProcessBuilder("kill", "-INT", Long.toString(process.pid()))
                    .start()
                    .waitFor();
            if (!process.waitFor(20, TimeUnit.SECONDS)) {
                process.destroyForcibly();
            }
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
