package dev.parley.server.store;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.parley.protocol.Entry;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.MessageDigest;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.zip.GZIPOutputStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledIf;
import org.junit.jupiter.api.io.TempDir;

/**
 * From every earlier form of the database to this one. For each version there is a backup made with it, {@code schema-N.jsonl}; a new
 * migration needs one, and the sum of its text here, so that nobody changes it once others have run it.
 */
class MigrationTest {
    private static final Map<String, String> MIGRATIONS = Map.of(
            "V1__accounts_and_rooms.sql",
            "6d928dbe1f05e916a355c10910f8e2c26e7f778220f50ab96cba0f14d5d55170",
            "V2__openid_identities.sql",
            "3773fedb58bcc054426b08ccd825ed425fbbf47546b20f311f1b4d8a4044928a",
            "V3__signs_of_life.sql",
            "3f9992931d9b2a4805339990faed5c2652bbfa5cf2c7cee7c193706c5b8c5a17",
            "V4__invitations.sql",
            "38989f71d48aa4466ffab224fe2df359ab0c035189a06b351b5b2a16c34c857d",
            "V5__doors_of_rooms.sql",
            "bb79b760eb5a97211adadcc455c701295ee75c38b3a9d80af51a5ba608a31867");

    @TempDir
    private Path folder;

    private DatabaseAddress newFile() {
        try {
            return DatabaseAddress.Sqlite.in(Files.createTempDirectory(folder, "data"));
        } catch (IOException e) {
            throw new AssertionError(e);
        }
    }

    private List<String> versions() {
        try (Database newest = Database.open(newFile())) {
            return newest.knownSchemas();
        }
    }

    private static InputStream sample(String version) throws IOException {
        String name = "/store/schema-" + version + ".jsonl";
        try (InputStream text = MigrationTest.class.getResourceAsStream(name)) {
            assertThat(text).as("the sample " + name).isNotNull();
            ByteArrayOutputStream packed = new ByteArrayOutputStream();
            try (GZIPOutputStream gzip = new GZIPOutputStream(packed)) {
                text.transferTo(gzip);
            }
            return new ByteArrayInputStream(packed.toByteArray());
        }
    }

    @Test
    void from_every_version_to_the_newest_on_sqlite() throws Exception {
        for (String version : versions()) {
            checkFrom(version, newFile());
        }
    }

    @Test
    @EnabledIf(
            value = "dev.parley.server.store.PostgresServer#isInstalled",
            disabledReason = "PostgreSQL is not installed (package postgresql).")
    void from_every_version_to_the_newest_on_postgresql() throws Exception {
        for (String version : versions()) {
            checkFrom(version, PostgresServer.newAddress());
        }
    }

    /** A database that was used by that version is opened by this one, and all is there. */
    private void checkFrom(String version, DatabaseAddress address) throws IOException {
        Restore.into(address, version, sample(version));
        try (Database migrated = Database.open(address)) {
            assertThat(migrated.schema()).isEqualTo(versions().getLast());
            User ada = migrated.users().named("ada").orElseThrow();
            assertThat(ada.displayName()).isEqualTo("Ada Lovelace");
            assertThat(migrated.users().named("grace").orElseThrow().isDisabled())
                    .isTrue();
            assertThat(migrated.signIns().withId("family-1").orElseThrow().userId())
                    .isEqualTo(ada.id());
            DurableRoom room = migrated.rooms().of(ada.id()).getFirst();
            assertThat(room.name()).isEqualTo("Réunion 😀");
            List<Visit> visits = migrated.visits().page(room.id(), null, 10);
            assertThat(visits).hasSize(2);
            assertThat(visits.getLast().durationMillis()).hasValue(3_600_000);
            if (!version.equals("1")) {
                assertThat(migrated.identities().of(ada.id()))
                        .containsExactly(new Identities.Identity("https://login.example.org", "248289761001"));
            }
            assertThat(room.rules())
                    .isEqualTo(
                            Integer.parseInt(version) < 5
                                    ? RoomRules.OPEN
                                    : new RoomRules(
                                            Entry.KNOCK,
                                            true,
                                            "c2FsdHNhbHRzYWx0",
                                            "aGFzaGhhc2hoYXNoaGFzaGhhc2g",
                                            7,
                                            1_793_609_000_000L));
        }
    }

    @Test
    void a_migration_that_was_released_is_never_changed() throws Exception {
        Path migrations =
                Path.of(System.getProperty("parley.root"), "signaling-server/src/main/resources/db/migration");
        try (var files = Files.list(migrations)) {
            for (Path file : files.toList()) {
                assertThat(sum(Files.readString(file)))
                        .as(file.getFileName().toString())
                        .isEqualTo(MIGRATIONS.get(file.getFileName().toString()));
            }
        }
        assertThat(versions()).hasSameSizeAs(MIGRATIONS.keySet());
    }

    private static String sum(String text) throws GeneralSecurityException {
        byte[] lines = text.replace("\r\n", "\n").getBytes(StandardCharsets.UTF_8);
        return HexFormat.of().formatHex(MessageDigest.getInstance("SHA-256").digest(lines));
    }

    @Test
    void a_backup_of_a_newer_version_is_refused() throws Exception {
        String newer = """
                {"parleyBackup":1,"schema":"999"}
                {"rows":0}
                """;
        String newerForm = "{\"parleyBackup\":2,\"schema\":\"1\"}\n{\"rows\":0}\n";
        for (String text : List.of(newer, newerForm)) {
            assertThatThrownBy(() -> Restore.into(newFile(), packed(text)))
                    .isInstanceOf(StoreException.class)
                    .hasMessageContaining("newer Parley");
        }
    }

    @Test
    void a_backup_names_tables_and_columns_and_nothing_else() throws Exception {
        for (String line : List.of(
                "{\"table\":\"sqlite_master\",\"row\":{\"name\":\"x\"}}",
                "{\"table\":\"users\",\"row\":{\"id) VALUES ('x'); DROP TABLE users; --\":\"x\"}}",
                "{\"table\":\"users\",\"row\":[]}",
                "{\"row\":{}}",
                "[]")) {
            String text = "{\"parleyBackup\":1,\"schema\":\"1\"}\n" + line + "\n{\"rows\":1}\n";
            assertThatThrownBy(() -> Restore.into(newFile(), packed(text)))
                    .as(line)
                    .isInstanceOf(StoreException.class)
                    .hasMessageContaining("damaged");
        }
    }

    private static InputStream packed(String text) throws IOException {
        ByteArrayOutputStream packed = new ByteArrayOutputStream();
        try (GZIPOutputStream gzip = new GZIPOutputStream(packed)) {
            gzip.write(text.getBytes(StandardCharsets.UTF_8));
        }
        return new ByteArrayInputStream(packed.toByteArray());
    }

    @Test
    void a_database_that_a_newer_version_has_used_is_refused() {
        DatabaseAddress address = newFile();
        try (Database database = Database.open(address)) {
            database.jdbi()
                    .useHandle(
                            handle -> handle.execute(
                                    "INSERT INTO flyway_schema_history SELECT 99, '99', 'later', type, 'V99__later.sql', checksum,"
                                            + " installed_by, installed_on, execution_time, success FROM flyway_schema_history LIMIT 1"));
        }
        assertThatThrownBy(() -> Database.open(address))
                .isInstanceOf(StoreException.class)
                .hasMessageContaining("newer Parley");
    }
}
