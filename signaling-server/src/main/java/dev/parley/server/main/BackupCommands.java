package dev.parley.server.main;

import dev.parley.server.main.StoreCommand.CommandException;
import dev.parley.server.store.Backup;
import dev.parley.server.store.Database;
import dev.parley.server.store.DatabaseAddress;
import dev.parley.server.store.Restore;
import java.io.BufferedInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.channels.Channels;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.util.Map;
import java.util.Set;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** {@code server backup FILE} and {@code server restore FILE}. */
final class BackupCommands {
    private BackupCommands() {}

    /** Copies everything into a file, while the server runs or not. */
    @Command(
            name = "backup",
            mixinStandardHelpOptions = true,
            description = "Writes accounts, rooms and their history into a file. The server may be running.")
    static final class Save implements java.util.concurrent.Callable<Integer> {
        private final StoreCommand store;

        @Spec
        @SuppressWarnings("NullAway.Init") // picocli sets it
        private CommandSpec spec;

        @Mixin
        private final StoreOptions options = new StoreOptions();

        @Parameters(paramLabel = "FILE", description = "must not be there yet")
        @SuppressWarnings("NullAway.Init") // picocli sets it
        private Path file;

        Save(Map<String, String> environment) {
            this.store = new StoreCommand(environment);
        }

        @Override
        public Integer call() {
            return store.run(spec, options, this::save);
        }

        private String save(DatabaseAddress address) throws IOException, CommandException {
            if (Files.exists(file)) {
                throw new CommandException(
                        "The file " + file + " is there already. Choose another name; nothing has been written.");
            }
            if (address instanceof DatabaseAddress.Sqlite(Path there) && !Files.exists(there)) {
                throw new CommandException("There is nothing to back up: " + there + " does not exist. Check --data.");
            }
            try (Database database = OpenAccounts.database(address)) {
                return "Backed up " + write(database) + " rows of " + address.shown() + " into " + file + ".";
            }
        }

        /** Under another name first, and on disk before it gets its own: half a backup is never taken for one. */
        private long write(Database database) throws IOException {
            Path draft = Files.createTempFile(
                    file.toAbsolutePath().getParent(),
                    file.getFileName().toString(),
                    ".new",
                    SecretFile.ownerOnly(file));
            try {
                long rows;
                try (FileChannel channel = FileChannel.open(draft, Set.of(StandardOpenOption.WRITE));
                        OutputStream out = Channels.newOutputStream(channel)) {
                    rows = Backup.write(database, out);
                }
                try (FileChannel channel = FileChannel.open(draft, StandardOpenOption.WRITE)) {
                    channel.force(true);
                }
                Files.move(draft, file, StandardCopyOption.ATOMIC_MOVE);
                return rows;
            } finally {
                Files.deleteIfExists(draft);
            }
        }
    }

    /** Puts a backup into an empty database. */
    @Command(
            name = "restore",
            mixinStandardHelpOptions = true,
            description = "Puts a backup, also one of an earlier version, into an empty database.")
    static final class Load implements java.util.concurrent.Callable<Integer> {
        private final StoreCommand store;

        @Spec
        @SuppressWarnings("NullAway.Init") // picocli sets it
        private CommandSpec spec;

        @Mixin
        private final StoreOptions options = new StoreOptions();

        @Parameters(paramLabel = "FILE", description = "what server backup wrote")
        @SuppressWarnings("NullAway.Init") // picocli sets it
        private Path file;

        Load(Map<String, String> environment) {
            this.store = new StoreCommand(environment);
        }

        @Override
        public Integer call() {
            return store.run(spec, options, this::load);
        }

        private String load(DatabaseAddress address) throws IOException, CommandException {
            OpenAccounts.checkCarried();
            try (InputStream in = new BufferedInputStream(Files.newInputStream(file))) {
                return "Restored " + Restore.into(address, in) + " rows into " + address.shown() + ".";
            } catch (NoSuchFileException e) {
                throw new CommandException("There is no file " + file + ".");
            }
        }
    }
}
