package dev.parley.server.durable;

import static org.assertj.core.api.Assertions.assertThat;

import dev.parley.protocol.ErrorCode;
import dev.parley.protocol.Invitation;
import dev.parley.protocol.InvitationState;
import dev.parley.protocol.Limits;
import dev.parley.protocol.RoomId;
import dev.parley.protocol.RoomInfo;
import dev.parley.protocol.ServerMessage;
import dev.parley.protocol.StoreReply;
import dev.parley.protocol.StoreRequest;
import dev.parley.protocol.Visibility;
import dev.parley.server.session.FakeTime;
import dev.parley.server.session.RoomStore;
import dev.parley.server.store.Database;
import dev.parley.server.store.Invitations;
import dev.parley.server.store.Samples;
import dev.parley.server.store.TestDatabase;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.Parameter;
import org.junit.jupiter.params.ParameterizedClass;
import org.junit.jupiter.params.provider.EnumSource;

/** Invitations of users in a real database, of either kind: what is answered, and who else is told. */
@ParameterizedClass
@EnumSource(TestDatabase.class)
class InvitationsTest {
    private static final RoomInfo ROOM =
            new RoomInfo(RoomId.ofRandomBits(1), "Reading group", "", "Ada", Visibility.PRIVATE, 1, 6, 1);
    private static final RoomStore.Owner ADA = as("ada");
    private static final RoomStore.Owner BOB = as("bob");

    private final FakeTime time = new FakeTime();

    /** Account, session that is left out, state. */
    private final List<String> told = new ArrayList<>();

    @Parameter
    private TestDatabase kind;

    @TempDir
    private Path folder;

    private Database database;
    private InvitationDesk desk;

    @BeforeEach
    void open() {
        database = Database.open(kind.address(folder));
        for (String name : List.of("ada", "bob", "eve")) {
            database.users().add(Samples.user(name));
        }
        desk = new InvitationDesk(database.invitations(), time);
        desk.tellBy((account, except, message) -> told.add(account + " " + except + " "
                + ((StoreReply.InvitationChanged) message).invitation().state()));
    }

    @AfterEach
    void close() {
        database.close();
    }

    private static RoomStore.Owner as(String user) {
        return new RoomStore.Owner(Samples.user(user).id(), "s-" + user, "s-" + user + ".1");
    }

    private static RoomInfo room(long bits) {
        return new RoomInfo(RoomId.ofRandomBits(bits), "Room " + bits, "", "", Visibility.PRIVATE, 1, 6, 1);
    }

    private ServerMessage invite(RoomInfo room, String user, RoomStore.Owner who) {
        return said(desk.invite(room, user, who));
    }

    private ServerMessage answer(StoreRequest.InvitationAnswer answer, RoomStore.Owner who) {
        return said(desk.answer(answer, who));
    }

    private static ServerMessage said(Answer answer) {
        answer.afterwards().run();
        return answer.message();
    }

    private Invitation invites(RoomStore.Owner who, RoomInfo room, String user) {
        return invitation(invite(room, user, who));
    }

    private static Invitation invitation(ServerMessage message) {
        return ((StoreReply.InvitationChanged) message).invitation();
    }

    private static ErrorCode refusal(ServerMessage message) {
        return ((ServerMessage.ErrorReply) message).code();
    }

    private List<Invitation> list(RoomStore.Owner who) {
        return ((StoreReply.Invitations) desk.list(who)).invitations();
    }

    @Test
    void nobody_invites_themselves() {
        assertThat(refusal(invite(ROOM, "ada", ADA))).isEqualTo(ErrorCode.INVALID_FIELD);
        assertThat(list(ADA)).isEmpty();
        assertThat(told).isEmpty();
        assertThat(invites(BOB, ROOM, "ada").state()).isEqualTo(InvitationState.PENDING);
    }

    @Test
    void it_is_sent_received_and_accepted_and_both_sides_are_told() {
        Invitation sent = invites(ADA, ROOM, "bob");
        assertThat(sent)
                .isEqualTo(new Invitation(
                        sent.id(),
                        ROOM.id(),
                        "Reading group",
                        "ada",
                        "Dr ada",
                        "bob",
                        InvitationState.PENDING,
                        time.epochMillis(),
                        time.epochMillis() + InvitationDesk.LIFE_MILLIS));
        assertThat(list(ADA)).containsExactly(sent);
        assertThat(list(BOB)).containsExactly(sent);
        assertThat(list(as("eve"))).isEmpty();
        Invitation accepted = invitation(answer(new StoreRequest.AcceptInvitation(sent.id()), BOB));
        assertThat(accepted.state()).isEqualTo(InvitationState.ACCEPTED);
        assertThat(list(ADA)).containsExactly(accepted);
        assertThat(told)
                .containsExactly(
                        "id-ada s-ada PENDING",
                        "id-bob s-ada PENDING",
                        "id-ada s-bob ACCEPTED",
                        "id-bob s-bob ACCEPTED");
        assertThat(desk.accepted(ROOM.id())).containsOnlyKeys("id-bob");
        time.pass(InvitationDesk.LIFE_MILLIS);
        assertThat(desk.accepted(ROOM.id())).as("it has run out").isEmpty();
    }

    @Test
    void only_whom_it_is_for_answers_it_and_only_who_sent_it_takes_it_back_and_only_once() {
        String id = invites(ADA, ROOM, "bob").id();
        for (ServerMessage refused : List.of(
                answer(new StoreRequest.AcceptInvitation(id), ADA),
                answer(new StoreRequest.DeclineInvitation(id), as("eve")),
                answer(new StoreRequest.WithdrawInvitation(id), BOB),
                answer(new StoreRequest.AcceptInvitation("no-such"), BOB))) {
            assertThat(refusal(refused)).isEqualTo(ErrorCode.INVITATION_UNKNOWN);
        }
        assertThat(invitation(answer(new StoreRequest.DeclineInvitation(id), BOB))
                        .state())
                .isEqualTo(InvitationState.DECLINED);
        assertThat(refusal(answer(new StoreRequest.AcceptInvitation(id), BOB))).isEqualTo(ErrorCode.INVITATION_UNKNOWN);
        String other = invites(ADA, ROOM, "eve").id();
        assertThat(invitation(answer(new StoreRequest.WithdrawInvitation(other), ADA))
                        .state())
                .isEqualTo(InvitationState.WITHDRAWN);
        assertThat(refusal(answer(new StoreRequest.AcceptInvitation(other), as("eve"))))
                .isEqualTo(ErrorCode.INVITATION_UNKNOWN);
    }

    @Test
    void whoever_invites_does_not_learn_whether_there_is_such_a_user() {
        Invitation bob = invites(ADA, ROOM, "bob");
        Invitation nobody = invites(ADA, ROOM, "nobody");
        assertThat(nobody.toString().replace(nobody.id(), "ID").replace("nobody", "bob"))
                .isEqualTo(bob.toString().replace(bob.id(), "ID"));
        assertThat(nobody.id()).hasSameSizeAs(bob.id());
        assertThat(list(ADA)).containsExactlyInAnyOrder(bob, nobody);
        database.users().add(Samples.user("nobody"));
        assertThat(list(as("nobody")))
                .as("who takes the name later was not meant")
                .isEmpty();
        time.pass(InvitationDesk.LIFE_MILLIS);
        desk.tick();
        assertThat(list(ADA)).extracting(Invitation::state).containsOnly(InvitationState.EXPIRED);
    }

    @Test
    void the_same_invitation_is_sent_once() {
        Invitation first = invites(ADA, ROOM, "bob");
        assertThat(invites(ADA, ROOM, "bob")).isEqualTo(first);
        assertThat(invites(ADA, ROOM, "nobody").id())
                .isEqualTo(invites(ADA, ROOM, "nobody").id());
        assertThat(invites(ADA, room(2), "bob").id()).isNotEqualTo(first.id());
        assertThat(list(BOB)).hasSize(2);
    }

    @Test
    void so_many_wait_for_answers_and_no_more() {
        for (int i = 0; i < Invitations.MOST_PENDING; i++) {
            invites(ADA, room(i), "bob");
        }
        assertThat(refusal(invite(ROOM, "eve", ADA))).isEqualTo(ErrorCode.TOO_MANY_INVITATIONS);
        Invitation unheard = invites(as("eve"), ROOM, "bob");
        assertThat(unheard.state())
                .as("nor is it told that another's list is full")
                .isEqualTo(InvitationState.PENDING);
        assertThat(list(BOB)).hasSize(Invitations.MOST_PENDING).doesNotContain(unheard);
        answer(new StoreRequest.WithdrawInvitation(list(ADA).getFirst().id()), ADA);
        assertThat(invites(ADA, ROOM, "eve").state()).isEqualTo(InvitationState.PENDING);
    }

    /** Else whoever takes each back at once would write without end, and be heard each time. */
    @Test
    void so_many_are_sent_in_a_day_whatever_becomes_of_them() {
        for (int i = 0; i < Invitations.MOST_OF_A_DAY; i++) {
            answer(new StoreRequest.WithdrawInvitation(invites(ADA, ROOM, "bob").id()), ADA);
        }
        told.clear();
        assertThat(refusal(invite(ROOM, "bob", ADA))).isEqualTo(ErrorCode.TOO_MANY_INVITATIONS);
        assertThat(told).isEmpty();
        assertThat(invites(BOB, ROOM, "eve").state()).as("another account").isEqualTo(InvitationState.PENDING);
        time.pass(Invitations.DAY_MILLIS + 1);
        desk.tick();
        assertThat(list(ADA)).as("nobody looks up what was taken back").isEmpty();
        assertThat(invites(ADA, ROOM, "bob").state()).isEqualTo(InvitationState.PENDING);
    }

    /** Else the reply would come later if there is such a user, and later still while they are connected. */
    @Test
    void whoever_invites_is_answered_before_anybody_is_told() {
        Answer answer = desk.invite(ROOM, "bob", ADA);
        assertThat(told).isEmpty();
        answer.afterwards().run();
        assertThat(told).containsExactly("id-ada s-ada PENDING", "id-bob s-ada PENDING");
    }

    @Test
    void what_is_not_answered_in_time_runs_out_and_both_sides_are_told() {
        String id = invites(ADA, ROOM, "bob").id();
        time.pass(InvitationDesk.LIFE_MILLIS - 1);
        desk.tick();
        assertThat(list(BOB).getFirst().state()).isEqualTo(InvitationState.PENDING);
        time.pass(1);
        assertThat(refusal(answer(new StoreRequest.AcceptInvitation(id), BOB)))
                .as("also before anybody has looked")
                .isEqualTo(ErrorCode.INVITATION_UNKNOWN);
        told.clear();
        desk.tick();
        assertThat(told).containsExactly("id-ada  EXPIRED", "id-bob  EXPIRED");
        time.pass(InvitationDesk.LISTED_MILLIS + 1);
        desk.tick();
        assertThat(list(ADA)).isEmpty();
    }

    @Test
    void into_a_room_that_was_deleted_nobody_is_invited_any_more() {
        database.rooms().add(Samples.room(1, Samples.user("ada")), 9);
        invites(ADA, ROOM, "bob");
        Invitation other = invites(ADA, room(2), "bob");
        told.clear();
        desk.tell(database.rooms()
                .removeOwn(ROOM.id(), ADA.account(), time.epochMillis())
                .orElseThrow());
        assertThat(told).containsExactly("id-ada  WITHDRAWN", "id-bob  WITHDRAWN");
        assertThat(list(BOB)).contains(other).hasSize(2);
    }

    @Test
    void those_that_wait_for_an_answer_are_listed_first_and_within_the_bound() {
        Invitation waits = invites(ADA, ROOM, "bob");
        for (int i = 10; i < 10 + Limits.INVITATIONS; i++) {
            time.pass(1);
            answer(
                    new StoreRequest.DeclineInvitation(
                            invites(ADA, room(i), "bob").id()),
                    BOB);
        }
        assertThat(list(ADA)).hasSize(Limits.INVITATIONS).startsWith(waits);
    }
}
