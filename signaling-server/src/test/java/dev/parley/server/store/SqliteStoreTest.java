package dev.parley.server.store;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.DisabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.io.TempDir;

/** The rules on SQLite. */
class SqliteStoreTest extends StoreRules {
    @TempDir
    private Path folder;

    @Override
    DatabaseAddress newAddress() {
        try {
            return DatabaseAddress.Sqlite.in(Files.createTempDirectory(folder, "data"));
        } catch (IOException e) {
            throw new AssertionError(e);
        }
    }

    @Test
    @DisabledOnOs(value = OS.WINDOWS, disabledReason = "has no POSIX permissions")
    void the_files_are_for_their_owner_only() throws Exception {
        DatabaseAddress.Sqlite address = (DatabaseAddress.Sqlite) newAddress();
        try (Database database = Database.open(address);
                Stream<Path> files = Files.list(address.file().getParent())) {
            database.users().add(Samples.user("ada"));
            assertThat(files.filter(Files::isRegularFile))
                    .isNotEmpty()
                    .allSatisfy(file -> assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(file)))
                            .as(file.toString())
                            .isEqualTo("rw-------"));
        }
    }

    @Test
    void writes_go_ahead_into_a_log_and_reach_the_disk_before_they_return() {
        try (Database database = Database.open(newAddress())) {
            String mode = database.jdbi()
                    .withHandle(h -> h.createQuery("PRAGMA journal_mode")
                            .mapTo(String.class)
                            .one());
            int synchronous = database.jdbi()
                    .withHandle(h -> h.createQuery("PRAGMA synchronous")
                            .mapTo(Integer.class)
                            .one());
            assertThat(mode).isEqualTo("wal");
            assertThat(synchronous).as("FULL").isEqualTo(2);
        }
    }

    @Test
    void a_file_that_is_no_database_is_named_and_left_as_it_is() throws Exception {
        DatabaseAddress.Sqlite address = (DatabaseAddress.Sqlite) newAddress();
        Files.writeString(address.file(), "My diary. ".repeat(1_000));
        assertThatThrownBy(() -> Database.open(address))
                .isInstanceOf(StoreException.class)
                .hasMessageContaining(address.file().toString());
        assertThat(address.file()).hasContent("My diary. ".repeat(1_000));
    }
}
