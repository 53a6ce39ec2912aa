package dev.parley.server.store;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.SQLException;
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

    private static Database openWith(String parameters) {
        DatabaseAddress.Postgres address = (DatabaseAddress.Postgres) PostgresServer.newTables();
        return Database.open(
                new DatabaseAddress.Postgres(address.url() + parameters, address.user(), address.password()));
    }

    private static int silenceMillis(Database database) throws SQLException {
        return database.jdbi().withHandle(handle -> handle.getConnection().getNetworkTimeout());
    }

    private static int silenceOfMigrationsMillis(Database database) throws SQLException {
        try (Connection connection = database.unhurried().getConnection()) {
            return connection.getNetworkTimeout();
        }
    }

    @Test
    void the_database_may_not_be_silent_for_long_but_while_its_schema_is_changed() throws Exception {
        try (Database database = openWith("")) {
            assertThat(silenceMillis(database)).isEqualTo(Database.POSTGRES_SILENCE_SECONDS * 1_000);
            for (int i = 0; i < 20; i++) {
                assertThat(silenceOfMigrationsMillis(database)).isZero();
                assertThat(silenceMillis(database))
                        .as("of a connection that was used for them")
                        .isEqualTo(Database.POSTGRES_SILENCE_SECONDS * 1_000);
            }
        }
    }

    @Test
    void how_long_the_database_may_be_silent_is_what_the_url_says() throws Exception {
        try (Database database = openWith("?socketTimeout=77")) {
            assertThat(silenceMillis(database)).isEqualTo(77_000);
            assertThat(silenceOfMigrationsMillis(database)).isEqualTo(77_000);
        }
    }

    @Test
    void a_database_that_is_silent_for_too_long_is_away() {
        try (Database database = openWith("?socketTimeout=5")) {
            assertThatThrownBy(() -> database.jdbi().useHandle(handle -> handle.execute("SELECT pg_sleep(60)")))
                    .matches(Failure::isAway);
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
