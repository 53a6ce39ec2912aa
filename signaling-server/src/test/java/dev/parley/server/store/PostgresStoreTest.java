package dev.parley.server.store;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledIf;
import org.junit.jupiter.api.io.TempDir;

/** The rules on a real PostgreSQL, and the way from SQLite to it. */
@EnabledIf(
        value = "dev.parley.server.store.PostgresServer#isInstalled",
        disabledReason = "PostgreSQL is not installed (package postgresql).")
class PostgresStoreTest extends StoreRules {
    @TempDir
    private Path folder;

    @Override
    DatabaseAddress newAddress() {
        return PostgresServer.newAddress();
    }

    @Test
    void who_outgrows_sqlite_moves_to_postgresql_by_a_backup() throws Exception {
        User ada = Samples.user("ada");
        ByteArrayOutputStream backup = new ByteArrayOutputStream();
        try (Database small = Database.open(DatabaseAddress.Sqlite.in(folder))) {
            small.users().add(ada);
            small.rooms().keep(Samples.room(1, ada));
            Backup.write(small, backup);
        }
        DatabaseAddress large = newAddress();
        Restore.into(large, new ByteArrayInputStream(backup.toByteArray()));
        try (Database database = Database.open(large)) {
            assertThat(database.users().all()).containsExactly(ada);
            assertThat(database.rooms().of(ada.id())).containsExactly(Samples.room(1, ada));
        }
    }

    @Test
    void a_wrong_password_is_explained_and_not_shown() {
        DatabaseAddress.Postgres right = (DatabaseAddress.Postgres) newAddress();
        DatabaseAddress wrong = new DatabaseAddress.Postgres(right.url(), right.user(), "sw0rdfish");
        assertThatThrownBy(() -> Database.open(wrong))
                .isInstanceOf(StoreException.class)
                .hasMessageContaining(right.shown())
                .hasMessageContaining("authentication failed")
                .hasMessageNotContaining("sw0rdfish");
    }
}
