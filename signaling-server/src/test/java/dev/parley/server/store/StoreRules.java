package dev.parley.server.store;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.tuple;

import dev.parley.protocol.InvitationState;
import dev.parley.protocol.ParticipantId;
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
import java.util.stream.Stream;
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
    void an_id_token_is_used_once_and_forgotten_some_minutes_after_it_has_run_out() {
        UsedIdTokens used = database.usedIdTokens();
        assertThat(used.use("a", NOW + 10, NOW)).isTrue();
        assertThat(used.use("a", NOW + 10, NOW + 9)).isFalse();
        assertThat(used.use("b", NOW + 10, NOW + 9)).isTrue();
        assertThat(used.use("c", NOW + 30, NOW + 10)).isTrue();
        assertThat(used.use("a", NOW + 10, NOW + 9))
                .as("who judged it in time and is late")
                .isFalse();
        assertThat(used.use("d", NOW + 999_999, NOW + 10 + UsedIdTokens.KEPT_MILLIS))
                .isTrue();
        int left = database.jdbi()
                .withHandle(handle -> handle.createQuery("SELECT COUNT(*) FROM used_id_tokens")
                        .mapTo(Integer.class)
                        .one());
        assertThat(left).as("those that could be used again").isEqualTo(2);
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

    private void joins(DurableRoom room, String participant, long joinedAt, long nowMillis) {
        database.visits().write(List.of(new Visits.Joined(Samples.visit(room, participant, joinedAt), nowMillis)));
    }

    private void leaves(DurableRoom room, String participant, long nowMillis) {
        database.visits().write(List.of(new Visits.Left(room.id(), new ParticipantId(participant), nowMillis)));
    }

    private List<Visit> history(DurableRoom room) {
        return database.visits().page(room.id(), null, 10);
    }

    private DurableRoom kept(long bits) {
        database.users().add(ADA);
        DurableRoom room = Samples.room(bits, ADA);
        database.rooms().keep(room);
        return room;
    }

    @Test
    void a_room_is_added_once_and_one_account_has_so_many() {
        database.users().add(ADA);
        Rooms rooms = database.rooms();
        assertThat(rooms.add(Samples.room(1, ADA), 2)).isEqualTo(Rooms.Added.ADDED);
        assertThat(rooms.add(Samples.room(1, ADA), 2)).isEqualTo(Rooms.Added.ID_TAKEN);
        assertThat(rooms.add(Samples.room(2, ADA), 2)).isEqualTo(Rooms.Added.ADDED);
        assertThat(rooms.add(Samples.room(3, ADA), 2)).isEqualTo(Rooms.Added.TOO_MANY);
        assertThat(rooms.of(ADA.id())).containsExactlyInAnyOrder(Samples.room(1, ADA), Samples.room(2, ADA));
    }

    @Test
    void own_rooms_come_page_by_page_and_nobody_elses() {
        database.users().add(ADA);
        database.users().add(BOB);
        Rooms rooms = database.rooms();
        for (long bits = 1; bits <= 5; bits++) {
            rooms.add(Samples.room(bits, ADA), 9);
        }
        rooms.add(Samples.room(6, BOB), 9);
        List<DurableRoom> first = rooms.page(ADA.id(), null, 3);
        List<DurableRoom> second = rooms.page(ADA.id(), first.getLast().id(), 3);
        assertThat(first).hasSize(3);
        assertThat(second).hasSize(2).doesNotContainAnyElementsOf(first);
        assertThat(rooms.page(ADA.id(), Samples.room(6, BOB).id(), 3))
                .as("a place in another's list")
                .isEmpty();
        assertThat(rooms.removeOwn(Samples.room(6, BOB).id(), ADA.id(), NOW)).isEmpty();
        assertThat(rooms.removeOwn(Samples.room(6, BOB).id(), BOB.id(), NOW)).contains(List.of());
    }

    @Test
    void a_history_says_who_was_there_when_and_how_long() {
        DurableRoom room = kept(1);
        joins(room, "p1", NOW, NOW);
        joins(room, "p2", NOW + 10, NOW + 10);
        leaves(room, "p1", NOW + 250);
        assertThat(history(room)).extracting(Visit::displayName).containsExactly("Guest p2", "Guest p1");
        assertThat(history(room).getFirst().durationMillis()).isEmpty();
        assertThat(history(room).getLast().durationMillis()).hasValue(250);

        joins(room, "p1", NOW + 300, NOW + 300);
        assertThat(history(room).getLast())
                .as("a stay that goes on lasts on from its beginning")
                .isEqualTo(Samples.visit(room, "p1", NOW));
        leaves(room, "p1", NOW - 1);
        assertThat(history(room).getLast().durationMillis())
                .as("no stay ends before it began")
                .hasValue(0);
    }

    @Test
    void a_history_comes_page_by_page() {
        DurableRoom room = kept(1);
        for (int i = 0; i < 5; i++) {
            joins(room, "p" + i, NOW + i / 2, NOW);
        }
        Visits visits = database.visits();
        List<Visit> first = visits.page(room.id(), null, 3);
        List<Visit> second = visits.page(room.id(), first.getLast().participant(), 3);
        assertThat(first).hasSize(3);
        assertThat(second).hasSize(2).doesNotContainAnyElementsOf(first);
        assertThat(visits.page(room.id(), second.getLast().participant(), 3)).isEmpty();
    }

    @Test
    void a_stay_that_a_crash_left_open_ended_when_it_was_last_heard_of() {
        DurableRoom room = kept(1);
        joins(room, "lost", NOW, NOW);
        joins(room, "here", NOW, NOW);
        joins(room, "gone", NOW, NOW);
        leaves(room, "gone", NOW + 5);
        Visits visits = database.visits();
        visits.last(stays(room, "lost", "here"), NOW + 100);
        visits.last(stays(room, "here"), NOW + 200);
        assertThat(visits.endThoseNotSeenSince(NOW + 150)).isEqualTo(1);
        assertThat(history(room))
                .extracting(visit -> visit.participant().value(), Visit::leftAt)
                .containsExactlyInAnyOrder(tuple("lost", NOW + 100), tuple("here", null), tuple("gone", NOW + 5));
        assertThat(visits.cutOff(room.id(), NOW + 50, 9))
                .as("those who have not gone")
                .containsExactlyInAnyOrder(new ParticipantId("lost"), new ParticipantId("here"));
        assertThat(visits.cutOff(room.id(), NOW + 100, 9))
                .as("nor were cut off long ago")
                .containsExactly(new ParticipantId("here"));
        visits.last(stays(room, "lost"), NOW + 300);
        assertThat(history(room))
                .as("a server that was only slow says that it lasts")
                .contains(Samples.visit(room, "lost", NOW));
    }

    @Test
    void of_a_long_history_the_latest_stays_are_kept_and_those_that_last() {
        DurableRoom room = kept(1);
        joins(room, "here", NOW, NOW);
        for (int i = 1; i <= 4; i++) {
            joins(room, "p" + i, NOW + i, NOW + i);
            leaves(room, "p" + i, NOW + i);
        }
        database.jdbi().useHandle(handle -> Visits.forgetOldest(handle, room.id(), 2));
        assertThat(history(room))
                .extracting(visit -> visit.participant().value())
                .containsExactly("p4", "p3", "here");
    }

    private static List<Visits.Stay> stays(DurableRoom room, String... participants) {
        return Stream.of(participants)
                .map(participant -> new Visits.Stay(room.id(), new ParticipantId(participant)))
                .toList();
    }

    private static Invitations.New invitation(String id, User from, String to, long nowMillis) {
        return new Invitations.New(
                id, RoomId.ofRandomBits(1), "Réunion 😀", from.id(), to, nowMillis, nowMillis + 1_000);
    }

    @Test
    void an_invitation_is_received_answered_and_ended_and_outlives_whom_it_was_for() {
        database.users().add(ADA);
        database.users().add(BOB);
        Invitations invitations = database.invitations();
        Invited sent = invitations.add(invitation("i1", ADA, "bob", NOW)).orElseThrow();
        assertThat(sent.toId()).isEqualTo(BOB.id());
        assertThat(sent.from()).isEqualTo("ada");
        assertThat(invitations.add(invitation("i2", ADA, "bob", NOW + 1)))
                .as("it waits already")
                .contains(sent);
        assertThat(invitations
                        .add(invitation("i3", ADA, "nobody", NOW + 1))
                        .orElseThrow()
                        .toId())
                .isNull();
        assertThat(invitations.answer("i1", ADA.id(), InvitationState.ACCEPTED, NOW + 2))
                .isEmpty();
        assertThat(invitations
                        .answer("i1", BOB.id(), InvitationState.ACCEPTED, NOW + 2)
                        .orElseThrow()
                        .state())
                .isEqualTo(InvitationState.ACCEPTED);
        assertThat(invitations.accepted(sent.room(), NOW + 3, 9)).hasSize(1);
        assertThat(invitations.of(ADA.id(), 9)).extracting(Invited::id).containsExactly("i3", "i1");
        assertThat(invitations.of(BOB.id(), 9)).extracting(Invited::id).containsExactly("i1");
        assertThat(invitations.expire(NOW + 1_000)).isEmpty();
        assertThat(invitations.expire(NOW + 1_001)).extracting(Invited::id).containsExactly("i3");
        invitations.add(invitation("i4", ADA, "bob", NOW + 2_000));
        List<Invited> ended =
                database.jdbi().inTransaction(handle -> Invitations.withdrawAll(handle, sent.room(), NOW + 2_001));
        assertThat(ended).extracting(Invited::id).containsExactly("i4");
        database.users().remove(BOB.id());
        assertThat(invitations.of(ADA.id(), 9))
                .hasSize(3)
                .extracting(Invited::toId)
                .containsOnlyNulls();
        invitations.forget(NOW + 5_000, NOW + 5_000);
        assertThat(invitations.of(ADA.id(), 9)).isEmpty();
        invitations.add(invitation("i5", ADA, "bob", NOW));
        database.users().remove(ADA.id());
        assertThat(invitations.expire(NOW + 9_000)).isEmpty();
    }

    @Test
    void of_a_room_or_an_account_that_is_kept_no_more_nothing_is_written() {
        DurableRoom room = kept(1);
        DurableRoom deleted = Samples.room(7, ADA);
        Visit visit = Samples.visit(deleted, "p", NOW);
        Visit ofNobody = new Visit(room.id(), visit.participant(), "removed-account", "Ann", NOW, null);
        database.visits().write(List.of(new Visits.Joined(visit, NOW), new Visits.Joined(ofNobody, NOW)));
        assertThat(history(deleted)).isEmpty();
        assertThat(history(room)).extracting(Visit::userId).containsOnlyNulls().hasSize(1);
        database.rooms().remove(room.id());
        assertThat(history(room)).isEmpty();
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
        joins(room, "p", NOW, NOW);
        byte[] backup = backup(database);

        DatabaseAddress other = newAddress();
        assertThat(Restore.into(other, new ByteArrayInputStream(backup))).isEqualTo(5);
        try (Database restored = Database.open(other)) {
            assertThat(restored.users().all()).isEqualTo(database.users().all());
            assertThat(restored.identities().of(ADA.id())).containsExactly(identity);
            assertThat(restored.signIns().withId("s")).contains(Samples.signIn("s", ADA));
            assertThat(restored.rooms().withId(room.id())).contains(room);
            assertThat(restored.visits().page(room.id(), null, 9)).containsExactly(Samples.visit(room, "p", NOW));
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
