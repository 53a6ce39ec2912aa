package dev.parley.server.store;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicInteger;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** What holds on every database, and what a backup of it holds. */
abstract class StoreRules implements AccountStoreRules, RoomStoreRules {
    private Database database;

    /** A new, empty one. */
    abstract DatabaseAddress newAddress();

    @Override
    public Database database() {
        return database;
    }

    @BeforeEach
    void open() {
        database = Database.open(newAddress());
    }

    @AfterEach
    void close() {
        database.close();
    }

    @Test
    void a_backup_made_while_the_server_writes_is_one_moment_of_everything() throws Exception {
        AtomicInteger written = new AtomicInteger();
        List<byte[]> backups = new ArrayList<>();
        try (Writer writer = new Writer(written)) {
            Awaitility.await().until(() -> written.get() > 20 || writer.hasEnded());
            for (int i = 0; i < 3; i++) {
                backups.add(backup(database));
            }
        }
        for (byte[] backup : backups) {
            assertThat(usersWithoutTheirRoom(backup)).isLessThanOrEqualTo(1);
        }
    }

    /** Adds first an account, then its room, again and again until it is closed. */
    private final class Writer implements AutoCloseable {
        private final AtomicBoolean ended = new AtomicBoolean();
        private final ExecutorService thread = Executors.newSingleThreadExecutor();
        private final Future<?> writing;

        Writer(AtomicInteger written) {
            writing = thread.submit(() -> {
                while (!ended.get()) {
                    User user = Samples.user("user" + written.get());
                    database.users().add(user);
                    database.rooms().keep(Samples.room(written.incrementAndGet(), user));
                }
            });
        }

        boolean hasEnded() {
            return writing.isDone();
        }

        @Override
        public void close() {
            ended.set(true);
            thread.close();
            writing.resultNow();
        }
    }

    private int usersWithoutTheirRoom(byte[] backup) {
        DatabaseAddress address = newAddress();
        Restore.into(address, new ByteArrayInputStream(backup));
        try (Database restored = Database.open(address)) {
            List<User> users = restored.users().all();
            assertThat(users.size()).isGreaterThan(10);
            long without = users.stream()
                    .filter(user -> restored.rooms().of(user.id()).isEmpty())
                    .count();
            return (int) without;
        }
    }

    private static byte[] backup(Database from) throws IOException {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        Backup.write(from, out);
        return out.toByteArray();
    }

    @Test
    void what_is_restored_is_what_was_there_and_only_into_an_empty_database() throws Exception {
        User ada = Samples.user("ada");
        database.users().add(ada);
        database.users().disable(ada.id(), Samples.NOW);
        database.signIns().begin(Samples.signIn("s", ada), Samples.NOW);
        Identities.Identity identity = new Identities.Identity("https://login.example.org", "1");
        database.identities().link(ada.id(), identity, Samples.NOW);
        DurableRoom room = Samples.room(1, ada);
        database.rooms().keep(room);
        Visit visit = Samples.visit(room, "p", Samples.NOW);
        database.visits().write(List.of(new Visits.Joined(visit, Samples.NOW)));
        byte[] backup = backup(database);

        DatabaseAddress other = newAddress();
        assertThat(Restore.into(other, new ByteArrayInputStream(backup))).isEqualTo(5);
        try (Database restored = Database.open(other)) {
            assertThat(restored.users().all()).isEqualTo(database.users().all());
            assertThat(restored.identities().of(ada.id())).containsExactly(identity);
            assertThat(restored.signIns().withId("s")).contains(Samples.signIn("s", ada));
            assertThat(restored.rooms().withId(room.id())).contains(room);
            assertThat(restored.visits().page(room.id(), null, 9)).containsExactly(visit);
            assertThat(backup(restored)).isEqualTo(backup);
        }
        assertThatThrownBy(() -> Restore.into(other, new ByteArrayInputStream(backup)))
                .isInstanceOf(StoreException.class)
                .hasMessageContaining("is not empty");
    }

    @Test
    void half_a_backup_is_refused_as_a_whole() throws Exception {
        for (int i = 0; i < 200; i++) {
            database.users().add(Samples.user("user" + i));
        }
        byte[] backup = backup(database);
        DatabaseAddress other = newAddress();
        for (int length : List.of(0, 5, backup.length / 2, backup.length - 9)) {
            assertThatThrownBy(() -> Restore.into(other, new ByteArrayInputStream(backup, 0, length)))
                    .isInstanceOf(StoreException.class)
                    .hasMessageContaining("Nothing has been restored");
        }
        try (Database untouched = Database.open(other)) {
            assertThat(untouched.users().all()).isEmpty();
        }
        Restore.into(other, new ByteArrayInputStream(backup));
    }
}
