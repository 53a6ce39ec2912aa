package dev.parley.server.store;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;

import dev.parley.protocol.InvitationState;
import dev.parley.protocol.ParticipantId;
import dev.parley.protocol.RoomId;
import dev.parley.protocol.Visibility;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** What holds for kept rooms, their histories and invitations into them on every database. */
interface RoomStoreRules {
    long NOW = Samples.NOW;
    User ADA = Samples.user("ada");
    User BOB = Samples.user("bob");

    Database database();

    @Test
    default void a_room_keeps_its_settings_and_outlives_its_owner() {
        database().users().add(ADA);
        Rooms rooms = database().rooms();
        DurableRoom room = Samples.room(1, ADA);
        rooms.keep(room);
        DurableRoom changed =
                new DurableRoom(room.id(), BOB.id(), "Other", "More", Visibility.PUBLIC, 8, NOW + 1, NOW + 2);
        rooms.keep(changed);
        DurableRoom expected =
                new DurableRoom(room.id(), ADA.id(), "Other", "More", Visibility.PUBLIC, 8, NOW, NOW + 2);
        assertThat(rooms.of(ADA.id())).containsExactly(expected);
        database().users().remove(ADA.id());
        assertThat(rooms.withId(room.id()).orElseThrow().ownerId()).isNull();
        assertThat(rooms.remove(room.id())).isTrue();
        assertThat(rooms.remove(room.id())).isFalse();
    }

    @Test
    default void a_room_is_added_once_and_one_account_has_so_many() {
        database().users().add(ADA);
        Rooms rooms = database().rooms();
        assertThat(rooms.add(Samples.room(1, ADA), 2)).isEqualTo(Rooms.Added.ADDED);
        assertThat(rooms.add(Samples.room(1, ADA), 2)).isEqualTo(Rooms.Added.ID_TAKEN);
        assertThat(rooms.add(Samples.room(2, ADA), 2)).isEqualTo(Rooms.Added.ADDED);
        assertThat(rooms.add(Samples.room(3, ADA), 2)).isEqualTo(Rooms.Added.TOO_MANY);
        assertThat(rooms.of(ADA.id())).containsExactlyInAnyOrder(Samples.room(1, ADA), Samples.room(2, ADA));
    }

    @Test
    default void own_rooms_come_page_by_page_and_nobody_elses() {
        database().users().add(ADA);
        database().users().add(BOB);
        Rooms rooms = database().rooms();
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
    default void a_room_id_that_nobody_has_is_no_room() {
        assertThat(database().rooms().withId(RoomId.ofRandomBits(9))).isEmpty();
    }

    private DurableRoom kept(long bits) {
        database().users().add(ADA);
        DurableRoom room = Samples.room(bits, ADA);
        database().rooms().keep(room);
        return room;
    }

    private void joins(DurableRoom room, String participant, long joinedAt, long nowMillis) {
        database().visits().write(List.of(new Visits.Joined(Samples.visit(room, participant, joinedAt), nowMillis)));
    }

    private void leaves(DurableRoom room, String participant, long nowMillis) {
        database().visits().write(List.of(new Visits.Left(room.id(), new ParticipantId(participant), nowMillis)));
    }

    private List<Visit> history(DurableRoom room) {
        return database().visits().page(room.id(), null, 10);
    }

    private static List<Visits.Stay> stays(DurableRoom room, String... participants) {
        return Stream.of(participants)
                .map(participant -> new Visits.Stay(room.id(), new ParticipantId(participant)))
                .toList();
    }

    @Test
    default void a_history_says_who_was_there_when_and_how_long() {
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
    default void a_history_comes_page_by_page() {
        DurableRoom room = kept(1);
        for (int i = 0; i < 5; i++) {
            joins(room, "p" + i, NOW + i / 2, NOW);
        }
        Visits visits = database().visits();
        List<Visit> first = visits.page(room.id(), null, 3);
        List<Visit> second = visits.page(room.id(), first.getLast().participant(), 3);
        assertThat(first).hasSize(3);
        assertThat(second).hasSize(2).doesNotContainAnyElementsOf(first);
        assertThat(visits.page(room.id(), second.getLast().participant(), 3)).isEmpty();
    }

    @Test
    default void a_stay_that_a_crash_left_open_ended_when_it_was_last_heard_of() {
        DurableRoom room = kept(1);
        joins(room, "lost", NOW, NOW);
        joins(room, "here", NOW, NOW);
        joins(room, "gone", NOW, NOW);
        leaves(room, "gone", NOW + 5);
        Visits visits = database().visits();
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
    default void of_a_long_history_the_latest_stays_are_kept_and_those_that_last() {
        DurableRoom room = kept(1);
        joins(room, "here", NOW, NOW);
        for (int i = 1; i <= 4; i++) {
            joins(room, "p" + i, NOW + i, NOW + i);
            leaves(room, "p" + i, NOW + i);
        }
        database().jdbi().useHandle(handle -> Visits.forgetOldest(handle, room.id(), 2));
        assertThat(history(room))
                .extracting(visit -> visit.participant().value())
                .containsExactly("p4", "p3", "here");
    }

    @Test
    default void of_a_room_or_an_account_that_is_kept_no_more_nothing_is_written() {
        DurableRoom room = kept(1);
        DurableRoom deleted = Samples.room(7, ADA);
        Visit visit = Samples.visit(deleted, "p", NOW);
        Visit ofNobody = new Visit(room.id(), visit.participant(), "removed-account", "Ann", NOW, null);
        database().visits().write(List.of(new Visits.Joined(visit, NOW), new Visits.Joined(ofNobody, NOW)));
        assertThat(history(deleted)).isEmpty();
        assertThat(history(room)).extracting(Visit::userId).containsOnlyNulls().hasSize(1);
        database().rooms().remove(room.id());
        assertThat(history(room)).isEmpty();
    }

    private static Invitations.New invitation(String id, User from, String to, long nowMillis) {
        return new Invitations.New(
                id, RoomId.ofRandomBits(1), "Réunion 😀", from.id(), to, nowMillis, nowMillis + 1_000);
    }

    @Test
    default void an_invitation_is_received_answered_and_ended_and_outlives_whom_it_was_for() {
        database().users().add(ADA);
        database().users().add(BOB);
        Invitations invitations = database().invitations();
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
                database().jdbi().inTransaction(handle -> Invitations.withdrawAll(handle, sent.room(), NOW + 2_001));
        assertThat(ended).extracting(Invited::id).containsExactly("i4");
        database().users().remove(BOB.id());
        assertThat(invitations.of(ADA.id(), 9))
                .hasSize(3)
                .extracting(Invited::toId)
                .containsOnlyNulls();
        invitations.forget(NOW + 5_000, NOW + 5_000);
        assertThat(invitations.of(ADA.id(), 9)).isEmpty();
        invitations.add(invitation("i5", ADA, "bob", NOW));
        database().users().remove(ADA.id());
        assertThat(invitations.expire(NOW + 9_000)).isEmpty();
    }
}
