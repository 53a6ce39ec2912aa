package dev.parley.server.store;

import com.zaxxer.hikari.HikariConfig;
import com.zaxxer.hikari.HikariDataSource;
import com.zaxxer.hikari.pool.HikariPool.PoolInitializationException;
import java.io.IOException;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileAttribute;
import java.nio.file.attribute.PosixFilePermissions;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.Arrays;
import java.util.List;
import javax.sql.DataSource;
import org.flywaydb.core.Flyway;
import org.flywaydb.core.api.FlywayException;
import org.flywaydb.core.api.MigrationInfo;
import org.flywaydb.core.api.configuration.FluentConfiguration;
import org.jdbi.v3.core.Jdbi;
import org.jdbi.v3.core.statement.StatementExceptions;
import org.jdbi.v3.core.transaction.TransactionIsolationLevel;
import org.sqlite.SQLiteConfig;

/**
 * An open database whose schema is the newest. Any thread; every use blocks for as long as the database takes, so not on the threads
 * that serve sockets.
 *
 * <p>A write that has returned is on disk. SQLite runs in WAL mode with {@code synchronous=FULL} (sqlite.org/wal.html): readers do not
 * wait for the writer, and neither the end of the process nor of the machine's power takes a commit back. A transaction that writes does so
 * with its first statement: one that has read before cannot become the writer when another was in between.
 *
 * <p>Bounds: so many connections as stand below; who wants one more waits, {@value #SQLITE_WAIT_MILLIS} ms at most in SQLite, where writers
 * take turns, and {@value #POSTGRES_WAIT_MILLIS} ms in PostgreSQL, which may be silent for {@value #POSTGRES_SILENCE_SECONDS} s, but while
 * the schema is changed. Clients wait for 10 s, and are to hear by then that it is away.
 */
public final class Database implements AutoCloseable {
    private static final int SQLITE_WAIT_MILLIS = 10_000;
    private static final int POSTGRES_WAIT_MILLIS = 3_000;
    private static final int CHECK_MILLIS = 2_000;

    /**
     * How long PostgreSQL lets a read wait, unless the URL says {@code socketTimeout}. Without it a host that vanishes, and so resets no
     * connection, holds whoever asked for as long as the system sends again, which is a quarter of an hour.
     */
    static final int POSTGRES_SILENCE_SECONDS = 8;

    /** SQLite writes one thing at a time, and each connection has a cache of its own. */
    private static final int SQLITE_CONNECTIONS = 4;

    private static final int POSTGRES_CONNECTIONS = 8;

    private final DatabaseAddress address;
    private final HikariDataSource pool;
    private final Connections connections;
    private final Jdbi jdbi;

    private Database(DatabaseAddress address, HikariDataSource pool) {
        this.address = address;
        this.pool = pool;
        this.connections = new Connections(pool, Outage::log);
        this.jdbi = Jdbi.create(connections);
        // An error would otherwise tell the log what was to be written, hashes and addresses included.
        jdbi.getConfig(StatementExceptions.class).setMessageRendering(StatementExceptions.MessageRendering.NONE);
    }

    /**
     * Opens a database, and brings its schema up to date.
     *
     * @throws StoreException if it cannot be reached, or was made by a newer version of Parley
     */
    public static Database open(DatabaseAddress address) {
        return openAt(address, "latest");
    }

    /** The same with the schema of an earlier version, which must not be older than what is there. */
    static Database openAt(DatabaseAddress address, String version) {
        HikariDataSource pool = pool(address);
        try {
            Database database = new Database(address, pool);
            database.migrate(version);
            return database;
        } catch (RuntimeException e) {
            pool.close();
            throw e;
        }
    }

    void migrate(String version) {
        try {
            flyway(version).migrate();
        } catch (FlywayException e) {
            throw new StoreException(
                    "The database " + address.shown() + " cannot be brought to this version's form: "
                            + Failure.firstLine(e)
                            + " If a newer Parley has used it, run that one; otherwise restore a backup into an empty database.",
                    e);
        }
    }

    /** The version of the schema, as in the name of its last migration. */
    String schema() {
        MigrationInfo current = flyway("latest").info().current();
        return current == null ? "0" : current.getVersion().toString();
    }

    /** The versions that this program knows, oldest first. */
    List<String> knownSchemas() {
        return Arrays.stream(flyway("latest").info().all())
                .map(info -> info.getVersion().toString())
                .toList();
    }

    private Flyway flyway(String version) {
        FluentConfiguration configuration = Flyway.configure(Database.class.getClassLoader())
                .dataSource(unhurried())
                .locations("classpath:db/migration")
                .target(version)
                .ignoreMigrationPatterns(new String[0]) // by default, those of a newer version are no obstacle
                .cleanDisabled(true);
        return configuration.load();
    }

    /** A migration of much takes its time, and so does waiting until another server has made it. */
    DataSource unhurried() {
        return switch (address) {
            case DatabaseAddress.Sqlite sqlite -> pool;
            case DatabaseAddress.Postgres postgres -> new UnhurriedConnections(pool, POSTGRES_SILENCE_SECONDS * 1_000);
        };
    }

    private static HikariDataSource pool(DatabaseAddress address) {
        HikariConfig config = config(address);
        try {
            return new HikariDataSource(config);
        } catch (PoolInitializationException e) {
            throw new StoreException(
                    "The database " + address.shown() + " cannot be opened (" + Failure.firstLine(Failure.rootOf(e))
                            + "). Check that it runs and that this program may use it.",
                    e);
        }
    }

    static HikariConfig config(DatabaseAddress address) {
        HikariConfig config = new HikariConfig();
        config.setPoolName("parley-store");
        config.setValidationTimeout(CHECK_MILLIS);
        switch (address) {
            case DatabaseAddress.Sqlite(Path file) -> configure(config, file);
            case DatabaseAddress.Postgres postgres -> configure(config, postgres);
        }
        return config;
    }

    private static void configure(HikariConfig config, Path file) {
        makeOwnerOnly(file);
        SQLiteConfig sqlite = new SQLiteConfig();
        sqlite.setJournalMode(SQLiteConfig.JournalMode.WAL);
        sqlite.setSynchronous(SQLiteConfig.SynchronousMode.FULL);
        sqlite.enforceForeignKeys(true);
        sqlite.setBusyTimeout(SQLITE_WAIT_MILLIS);
        config.setJdbcUrl("jdbc:sqlite:" + file.toAbsolutePath());
        config.setDataSourceProperties(sqlite.toProperties());
        config.setConnectionTimeout(SQLITE_WAIT_MILLIS);
        config.setMaximumPoolSize(SQLITE_CONNECTIONS);
    }

    /** Password hashes are for the server only. SQLite gives the files beside it the same rights. */
    private static void makeOwnerOnly(Path file) {
        try {
            SqliteLibrary.unpackBeside(file);
            if (file.getFileSystem().supportedFileAttributeViews().contains("posix")) {
                FileAttribute<?> ownerOnly =
                        PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rw-------"));
                Files.createFile(file, ownerOnly);
            }
        } catch (FileAlreadyExistsException known) {
            // Its rights are the admin's.
        } catch (IOException e) {
            throw new StoreException(
                    "The database " + file + " cannot be made (" + e
                            + "). Let this program write to that folder, or give --data another one.",
                    e);
        }
    }

    private static void configure(HikariConfig config, DatabaseAddress.Postgres postgres) {
        config.setJdbcUrl(postgres.url());
        if (!postgres.user().isEmpty()) {
            config.setUsername(postgres.user());
        }
        if (!postgres.password().isEmpty()) {
            config.setPassword(postgres.password());
        }
        config.addDataSourceProperty("logServerErrorDetail", "false");
        // For the driver, what the URL says goes before these.
        config.addDataSourceProperty("socketTimeout", Integer.toString(POSTGRES_SILENCE_SECONDS));
        config.addDataSourceProperty("tcpKeepAlive", "true");
        config.setConnectionTimeout(POSTGRES_WAIT_MILLIS);
        config.setMaximumPoolSize(POSTGRES_CONNECTIONS);
    }

    /** How a transaction sees one moment of everything, whatever is written meanwhile. */
    TransactionIsolationLevel snapshot() {
        return switch (address) {
            case DatabaseAddress.Sqlite sqlite -> TransactionIsolationLevel.SERIALIZABLE;
            case DatabaseAddress.Postgres postgres -> TransactionIsolationLevel.REPEATABLE_READ;
        };
    }

    Jdbi jdbi() {
        return jdbi;
    }

    public Users users() {
        return new Users(jdbi);
    }

    public SignIns signIns() {
        return new SignIns(jdbi);
    }

    public Identities identities() {
        return new Identities(jdbi);
    }

    public UsedIdTokens usedIdTokens() {
        return new UsedIdTokens(jdbi);
    }

    public Rooms rooms() {
        return new Rooms(jdbi);
    }

    public Visits visits() {
        return new Visits(jdbi);
    }

    public Invitations invitations() {
        return new Invitations(jdbi);
    }

    /** Whether it can be asked now. */
    public boolean answers() {
        try (Connection connection = connections.openConnection()) {
            return connection.isValid(CHECK_MILLIS / 1_000);
        } catch (SQLException e) {
            return false;
        }
    }

    /** Gives the connections back. */
    @Override
    public void close() {
        pool.close();
    }
}
