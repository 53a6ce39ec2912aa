package dev.parley.server.store;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.parley.protocol.RoomId;
import dev.parley.protocol.Visibility;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicInteger;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** What holds on every database. */
abstract class StoreRules {
    private static final long NOW = Samples.NOW;
    private static final User ADA = Samples.user("ada");
    private static final User BOB = Samples.user("bob");

    private Database database;

    /** A new, empty one. */
    abstract DatabaseAddress newAddress();

    @BeforeEach
    void open() {
        database = Database.open(newAddress());
    }

    @AfterEach
    void close() {
        database.close();
    }

    @Test
    void an_account_is_found_by_its_name_and_its_id_as_it_was_added() {
        Users users = database.users();
        assertThat(users.add(ADA)).isTrue();
        assertThat(users.named("ada")).contains(ADA);
        assertThat(users.withId(ADA.id())).contains(ADA);
        assertThat(users.named("bob")).isEmpty();
    }

    @Test
    void a_name_is_given_once_and_the_first_one_keeps_it() {
        Users users = database.users();
        users.add(ADA);
        assertThat(users.add(new User("other", "ada", "", "Other", "h", NOW, null, null)))
                .isFalse();
        assertThat(users.named("ada")).contains(ADA);
    }

    @Test
    void accounts_change_and_go_with_their_sign_ins() {
        Users users = database.users();
        users.add(ADA);
        users.signedIn(ADA.id(), NOW + 1);
        users.changePassword(ADA.id(), "other");
        users.disable(ADA.id(), NOW + 2);
        assertThat(users.named("ada"))
                .contains(new User(ADA.id(), "ada", ADA.email(), ADA.displayName(), "other", NOW, NOW + 1, NOW + 2));
        users.disable(ADA.id(), null);
        assertThat(users.named("ada").orElseThrow().isDisabled()).isFalse();
        database.signIns().begin(Samples.signIn("s", ADA), NOW);
        users.remove(ADA.id());
        assertThat(users.all()).isEmpty();
        assertThat(database.signIns().withId("s")).isEmpty();
    }

    @Test
    void an_identity_belongs_to_one_account_and_goes_with_it() {
        Identities identities = database.identities();
        Identities.Identity one = new Identities.Identity("https://login.example.org", "1");
        Identities.Identity elsewhere = new Identities.Identity("https://other.example.org", "1");
        assertThat(identities.user(one)).isEmpty();
        assertThat(identities.add(ADA, one, NOW)).isEqualTo(Identities.Added.DONE);
        assertThat(identities.user(one)).contains(ADA);
        assertThat(identities.user(elsewhere)).isEmpty();

        assertThat(identities.add(BOB, one, NOW)).isEqualTo(Identities.Added.KNOWN);
        assertThat(database.users().named("bob")).as("nothing has changed").isEmpty();
        assertThat(identities.add(ADA, elsewhere, NOW)).isEqualTo(Identities.Added.NAME_TAKEN);
        assertThat(identities.user(elsewhere)).isEmpty();

        database.users().add(BOB);
        assertThat(identities.link(BOB.id(), one, NOW)).isFalse();
        assertThat(identities.link(ADA.id(), elsewhere, NOW + 1)).isTrue();
        assertThat(identities.of(ADA.id())).containsExactly(one, elsewhere);
        assertThat(identities.unlink(ADA.id())).isEqualTo(2);
        assertThat(identities.link(BOB.id(), one, NOW)).isTrue();
        database.users().remove(BOB.id());
        assertThat(identities.user(one)).isEmpty();
    }

    @Test
    void an_id_token_is_used_once_and_forgotten_when_it_has_run_out() {
        UsedIdTokens used = database.usedIdTokens();
        assertThat(used.use("a", NOW + 10, NOW)).isTrue();
        assertThat(used.use("a", NOW + 10, NOW + 9)).isFalse();
        assertThat(used.use("b", NOW + 10, NOW + 9)).isTrue();
        assertThat(used.use("c", NOW + 30, NOW + 10)).isTrue();
        int left = database.jdbi()
                .withHandle(handle -> handle.createQuery("SELECT COUNT(*) FROM used_id_tokens")
                        .mapTo(Integer.class)
                        .one());
        assertThat(left).as("those that could be used again").isEqualTo(1);
    }

    @Test
    void of_many_that_rotate_one_token_at_once_one_succeeds() throws Exception {
        database.users().add(ADA);
        SignIns signIns = database.signIns();
        signIns.begin(Samples.signIn("s", ADA), NOW);
        Callable<Boolean> rotating = () -> signIns.rotate("s", 1, NOW + 1, NOW + 5_000);
        try (ExecutorService threads = Executors.newFixedThreadPool(8)) {
            int succeeded = 0;
            for (Future<Boolean> each : threads.invokeAll(
                    List.of(rotating, rotating, rotating, rotating, rotating, rotating, rotating, rotating))) {
                succeeded += each.get() ? 1 : 0;
            }
            assertThat(succeeded).isEqualTo(1);
        }
        assertThat(signIns.withId("s")).contains(new SignIn("s", ADA.id(), 2, NOW, NOW + 1, NOW + 5_000, null));
    }

    @Test
    void an_ended_sign_in_is_not_rotated_and_one_that_ran_out_is_removed() {
        database.users().add(ADA);
        SignIns signIns = database.signIns();
        signIns.begin(Samples.signIn("s", ADA), NOW);
        signIns.revoke("s", NOW + 1);
        assertThat(signIns.rotate("s", 1, NOW + 2, NOW + 9)).isFalse();
        assertThat(signIns.withId("s").orElseThrow().isLive(NOW + 2)).isFalse();
        signIns.begin(Samples.signIn("t", ADA), NOW + 1_000);
        assertThat(signIns.withId("s")).isEmpty();
    }

    @Test
    void one_account_has_so_many_sign_ins_and_the_longest_unused_goes() {
        database.users().add(ADA);
        SignIns signIns = database.signIns();
        for (int i = 0; i <= SignIns.MOST_OF_ONE_USER; i++) {
            signIns.begin(new SignIn("s" + i, ADA.id(), 1, NOW + i, NOW + i, NOW + 10_000, null), NOW);
        }
        assertThat(signIns.withId("s0")).isEmpty();
        assertThat(signIns.withId("s1")).isPresent();
        assertThat(signIns.withId("s" + SignIns.MOST_OF_ONE_USER)).isPresent();
    }

    @Test
    void a_room_keeps_its_settings_and_outlives_its_owner() {
        database.users().add(ADA);
        Rooms rooms = database.rooms();
        DurableRoom room = Samples.room(1, ADA);
        rooms.keep(room);
        DurableRoom changed =
                new DurableRoom(room.id(), BOB.id(), "Other", "More", Visibility.PUBLIC, 8, NOW + 1, NOW + 2);
        rooms.keep(changed);
        DurableRoom expected =
                new DurableRoom(room.id(), ADA.id(), "Other", "More", Visibility.PUBLIC, 8, NOW, NOW + 2);
        assertThat(rooms.of(ADA.id())).containsExactly(expected);
        database.users().remove(ADA.id());
        assertThat(rooms.withId(room.id()).orElseThrow().ownerId()).isNull();
        assertThat(rooms.remove(room.id())).isTrue();
        assertThat(rooms.remove(room.id())).isFalse();
    }

    @Test
    void a_history_says_who_was_there_when_and_how_long() {
        database.users().add(ADA);
        DurableRoom room = Samples.room(1, ADA);
        database.rooms().keep(room);
        Visits visits = database.visits();
        visits.joined(Samples.visit(room, "p1", NOW));
        visits.joined(Samples.visit(room, "p2", NOW + 10));
        visits.left(room.id(), Samples.visit(room, "p1", 0).participant(), NOW + 250);
        List<Visit> history = visits.of(room.id(), 10);
        assertThat(history).extracting(Visit::displayName).containsExactly("Guest p2", "Guest p1");
        assertThat(history.getFirst().durationMillis()).isEmpty();
        assertThat(history.getLast().durationMillis()).hasValue(250);
        assertThat(visits.of(room.id(), 1)).hasSize(1);

        visits.joined(Samples.visit(room, "p1", NOW + 300));
        assertThat(visits.of(room.id(), 10).getLast())
                .as("a stay that goes on lasts on from its beginning")
                .isEqualTo(Samples.visit(room, "p1", NOW));
        assertThat(visits.endAll(NOW - 1)).isEqualTo(2);
        assertThat(visits.of(room.id(), 10))
                .as("no stay ends before it began")
                .allSatisfy(visit -> assertThat(visit.durationMillis()).hasValue(0));
    }

    @Test
    void a_visit_to_a_room_that_is_not_kept_is_refused_without_telling_what_was_to_be_written() {
        DurableRoom room = Samples.room(7, ADA);
        assertThatThrownBy(() -> database.visits().joined(Samples.visit(room, "secret", NOW)))
                .hasMessageNotContaining("secret");
        assertThat(database.visits().of(room.id(), 1)).isEmpty();
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
        database.users().add(ADA);
        database.users().disable(ADA.id(), NOW);
        database.signIns().begin(Samples.signIn("s", ADA), NOW);
        Identities.Identity identity = new Identities.Identity("https://login.example.org", "1");
        database.identities().link(ADA.id(), identity, NOW);
        DurableRoom room = Samples.room(1, ADA);
        database.rooms().keep(room);
        database.visits().joined(Samples.visit(room, "p", NOW));
        byte[] backup = backup(database);

        DatabaseAddress other = newAddress();
        assertThat(Restore.into(other, new ByteArrayInputStream(backup))).isEqualTo(5);
        try (Database restored = Database.open(other)) {
            assertThat(restored.users().all()).isEqualTo(database.users().all());
            assertThat(restored.identities().of(ADA.id())).containsExactly(identity);
            assertThat(restored.signIns().withId("s")).contains(Samples.signIn("s", ADA));
            assertThat(restored.rooms().withId(room.id())).contains(room);
            assertThat(restored.visits().of(room.id(), 9)).containsExactly(Samples.visit(room, "p", NOW));
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

    @Test
    void a_room_id_that_nobody_has_is_no_room() {
        assertThat(database.rooms().withId(RoomId.ofRandomBits(9))).isEmpty();
    }
}
