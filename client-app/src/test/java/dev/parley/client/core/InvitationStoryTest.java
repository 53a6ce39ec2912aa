package dev.parley.client.core;

import static dev.parley.client.core.Scenes.ROOM;
import static dev.parley.client.core.Scenes.SELF;
import static dev.parley.client.core.Scenes.reply;
import static dev.parley.client.core.Scenes.said;
import static org.assertj.core.api.Assertions.assertThat;

import dev.parley.protocol.Capability;
import dev.parley.protocol.ClientMessage;
import dev.parley.protocol.ErrorCode;
import dev.parley.protocol.Invitation;
import dev.parley.protocol.InvitationState;
import dev.parley.protocol.RoomId;
import dev.parley.protocol.ServerMessage;
import dev.parley.protocol.StoreReply;
import dev.parley.protocol.StoreRequest;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.Test;

/** Invitations of users, sent and received. */
class InvitationStoryTest {
    private static final RoomId ELSEWHERE = RoomId.ofRandomBits(7);
    private static final Invitation FROM_GRACE = to("i1", "grace", "ada", InvitationState.PENDING, 1_000);
    private static final Invitation FROM_BEN = to("i2", "ben", "ada", InvitationState.PENDING, 2_000);
    private static final Invitation TO_GRACE = to("i3", "ada", "grace", InvitationState.PENDING, 3_000);
    private static final String UNANSWERED = "The server did not answer. Try again.";

    private static Invitation to(String id, String from, String to, InvitationState state, long at) {
        RoomId room = from.equals("ada") ? ROOM : ELSEWHERE;
        return new Invitation(id, room, "Reading", from, from + "'s name", to, state, at, at + 1_000_000);
    }

    private static Invitation now(Invitation invitation, InvitationState state) {
        return to(invitation.id(), invitation.from(), invitation.to(), state, invitation.createdAt());
    }

    private static Story asking() {
        return Accounts.entered(Capability.ENTRY, Capability.INVITATIONS);
    }

    private static Story home(Invitation... invitations) {
        Story asking = asking();
        return asking.when(
                reply(asking, Request.ListInvitations.class, new StoreReply.Invitations(List.of(invitations))));
    }

    /** In a meeting that this person hosts. */
    private static Story hosting(Invitation... invitations) {
        return Scenes.joined(home(invitations).when(new Event.JoinRoom(ROOM)), SELF);
    }

    private static Event told(Invitation invitation) {
        return said(new StoreReply.InvitationChanged(invitation));
    }

    private static Story answered(Story story, Class<? extends Request> kind, Invitation invitation) {
        return story.when(reply(story, kind, new StoreReply.InvitationChanged(invitation)));
    }

    private static Story refused(Story story, Class<? extends Request> kind, ErrorCode code) {
        return story.when(reply(story, kind, new ServerMessage.ErrorReply(code, "No.", null, "s.1")));
    }

    private static List<Invitation> received(Story story) {
        return UserInvitations.received(story.state());
    }

    private static List<Invitation> sent(Story story) {
        return UserInvitations.sent(story.state());
    }

    @Test
    void whoever_is_signed_in_to_an_account_is_told_of_those_that_wait_the_newest_first() {
        asking().said().contains(new StoreRequest.ListInvitations());
        Story home = home(FROM_GRACE, FROM_BEN, TO_GRACE, to("i9", "eva", "ada", InvitationState.EXPIRED, 9_000));
        assertThat(received(home)).containsExactly(FROM_BEN, FROM_GRACE);
        assertThat(home.state().notices()).isEmpty();
    }

    @Test
    void guests_and_servers_without_invitations_are_not_asked() {
        Accounts.entered(Capability.ENTRY).said().doesNotContain(new StoreRequest.ListInvitations());
        Story opened = Scenes.connecting().when(new Event.SocketOpened());
        Story guest = opened.when(
                reply(opened, Request.Hello.class, Accounts.welcome(Capability.ENTRY, Capability.INVITATIONS)));
        guest.said().doesNotContain(new StoreRequest.ListInvitations());
        Story inside = Scenes.joined(guest.when(new Event.JoinRoom(ROOM)), SELF);
        inside.when(new Event.InviteUser("grace"), told(FROM_GRACE)).thenNothing();
        Story accepting = inside.when(new Event.AcceptInvitation("i1"));
        accepting.said().isEmpty();
        assertThat(accepting.state().notices()).extracting(Notice::text).containsExactly(UNANSWERED);
    }

    @Test
    void one_that_comes_is_seen_at_home_and_told_in_a_meeting() {
        Story home = home().when(told(FROM_GRACE));
        assertThat(received(home)).containsExactly(FROM_GRACE);
        assertThat(home.state().notices()).isEmpty();

        Story inside = hosting();
        Story came = inside.when(told(FROM_GRACE));
        assertThat(came.state().notices())
                .extracting(Notice::text)
                .containsExactly(
                        "grace's name invites you to “Reading”. You can answer on the page with your meetings.");
        assertThat(UserInvitations.came(inside.state(), came.state())).contains(FROM_GRACE);
        assertThat(UserInvitations.came(
                        came.state(), came.when(told(FROM_GRACE)).state()))
                .isEmpty();
        assertThat(UserInvitations.came(asking().state(), home.state()))
                .as("was there at the start")
                .isEmpty();
        Story taken = came.when(told(now(FROM_GRACE, InvitationState.WITHDRAWN)));
        assertThat(received(taken)).isEmpty();
        taken.thenNothing();
    }

    @Test
    void accepting_leads_into_the_meeting_when_the_server_has_noted_it() {
        Story accepting = home(FROM_GRACE).when(new Event.AcceptInvitation("i1"));
        accepting.said().containsExactly(new StoreRequest.AcceptInvitation("i1"));
        assertThat(UserInvitations.isBeingAnswered(accepting.state(), "i1")).isTrue();
        accepting
                .when(new Event.AcceptInvitation("i1"), new Event.DeclineInvitation("i1"))
                .thenNothing();
        Story accepted = answered(accepting, Request.AnswerInvitation.class, now(FROM_GRACE, InvitationState.ACCEPTED));
        assertThat(accepted.state().room().phase()).isEqualTo(RoomPhase.JOINING);
        accepted.said()
                .anySatisfy(message -> assertThat(message)
                        .isInstanceOfSatisfying(
                                ClientMessage.JoinRoom.class,
                                join -> assertThat(join.room()).isEqualTo(ELSEWHERE)));
    }

    @Test
    void whoever_has_accepted_and_did_not_come_in_tries_again_without_another_answer() {
        Story accepting = home(FROM_GRACE).when(new Event.AcceptInvitation("i1"));
        Story accepted = answered(accepting, Request.AnswerInvitation.class, now(FROM_GRACE, InvitationState.ACCEPTED));
        Story full = refused(accepted, Request.JoinRoom.class, ErrorCode.ROOM_FULL);
        assertThat(full.state().room().phase().screen()).isEqualTo(RoomPhase.Screen.LIST);
        Story again = full.when(new Event.AcceptInvitation("i1"));
        assertThat(again.state().room().phase()).isEqualTo(RoomPhase.JOINING);
        assertThat(again.state().room().door().tries())
                .isGreaterThan(full.state().room().door().tries());
        again.said().singleElement().isInstanceOf(ClientMessage.JoinRoom.class);
    }

    @Test
    void a_late_answer_takes_nobody_out_of_another_meeting() {
        Story accepting = home(FROM_GRACE).when(new Event.AcceptInvitation("i1"));
        Event late = reply(
                accepting,
                Request.AnswerInvitation.class,
                new StoreReply.InvitationChanged(now(FROM_GRACE, InvitationState.ACCEPTED)));
        Story joining = accepting.when(new Event.JoinRoom(ROOM));
        for (Story elsewhere : List.of(joining, Scenes.joined(joining, SELF))) {
            Story still = elsewhere.when(late);
            assertThat(still.state().room()).isEqualTo(elsewhere.state().room());
            still.said().isEmpty();
            assertThat(received(still)).containsExactly(now(FROM_GRACE, InvitationState.ACCEPTED));
        }
    }

    @Test
    void accepting_on_another_device_leads_nowhere_here() {
        Story told = home(FROM_GRACE).when(told(now(FROM_GRACE, InvitationState.ACCEPTED)));
        assertThat(told.state().room().phase()).isEqualTo(RoomPhase.NO_ROOM);
        assertThat(received(told)).containsExactly(now(FROM_GRACE, InvitationState.ACCEPTED));
    }

    @Test
    void a_declined_one_is_gone() {
        Story declining = home(FROM_GRACE, FROM_BEN).when(new Event.DeclineInvitation("i2"));
        declining.said().containsExactly(new StoreRequest.DeclineInvitation("i2"));
        Story declined = answered(declining, Request.AnswerInvitation.class, now(FROM_BEN, InvitationState.DECLINED));
        assertThat(received(declined)).containsExactly(FROM_GRACE);
        assertThat(declined.state().room().phase()).isEqualTo(RoomPhase.NO_ROOM);
    }

    @Test
    void one_that_cannot_be_answered_any_more_says_so_and_all_are_asked_for_again() {
        Story accepting = home(FROM_GRACE).when(new Event.AcceptInvitation("i1"));
        Story late = refused(accepting, Request.AnswerInvitation.class, ErrorCode.INVITATION_UNKNOWN);
        late.said().containsExactly(new StoreRequest.ListInvitations());
        assertThat(late.state().notices()).hasSize(1);
        assertThat(received(late)).as("nobody is asked again").isEmpty();
        Story listed = late.when(reply(late, Request.ListInvitations.class, new StoreReply.Invitations(List.of())));
        assertThat(listed.state().room().phase()).isEqualTo(RoomPhase.NO_ROOM);
    }

    @Test
    void an_answer_that_is_cut_off_says_so_each_time() {
        Story accepting = home(FROM_GRACE).when(new Event.AcceptInvitation("i1"));
        Story lost = accepting.when(new Event.SocketClosed(""));
        assertThat(UserInvitations.isBeingAnswered(lost.state(), "i1")).isFalse();
        assertThat(lost.state().notices()).extracting(Notice::text).containsExactly(UNANSWERED);

        Story back = back(lost);
        Story again = back.when(new Event.AcceptInvitation("i1")).when(new Event.SocketClosed(""));
        assertThat(again.state().notices()).extracting(Notice::text).containsExactly(UNANSWERED);
        assertThat(again.state().notices())
                .as("whoever waits hears of this try too")
                .doesNotContainAnyElementsOf(back.state().notices());

        Story away = lost.when(new Event.AcceptInvitation("i1"));
        Story still = away.when(new Event.AcceptInvitation("i1"));
        assertThat(still.state().notices()).hasSize(2).isNotEqualTo(away.state().notices());
        home(FROM_GRACE)
                .when(new Event.SocketClosed(""))
                .holds(state -> assertThat(state.notices()).isEmpty());
    }

    /** On the next connection. */
    private static Story back(Story lost, Invitation... invitations) {
        Story opened = lost.when(new Event.TimerFired(new Timer.Reconnect(1)), new Event.SocketOpened());
        Story asking = opened.when(
                reply(opened, Request.Hello.class, Accounts.welcome(Capability.ENTRY, Capability.INVITATIONS)));
        return asking.when(
                reply(asking, Request.ListInvitations.class, new StoreReply.Invitations(List.of(invitations))));
    }

    @Test
    void accepting_what_cannot_be_asked_now_says_so() {
        Story declining = home(FROM_GRACE, FROM_BEN).when(new Event.DeclineInvitation("i1"));
        Story accepting = declining.when(new Event.AcceptInvitation("i1"));
        accepting.said().isEmpty();
        assertThat(accepting.state().notices()).extracting(Notice::text).containsExactly(UNANSWERED);
        Story busy = declining.when(new Event.DeclineInvitation("b"), new Event.DeclineInvitation("c"));
        assertThat(busy.when(new Event.AcceptInvitation("i2")).state().notices())
                .extracting(Notice::text)
                .containsExactly(UNANSWERED);
    }

    @Test
    void no_more_answers_are_under_way_than_a_server_takes() {
        Story busy = home(FROM_GRACE, FROM_BEN)
                .when(
                        new Event.DeclineInvitation("a"),
                        new Event.DeclineInvitation("b"),
                        new Event.DeclineInvitation("c"));
        busy.said().hasSize(InvitationsUpdate.MOST_AWAITED);
        busy.when(new Event.DeclineInvitation("d")).thenNothing();
        busy.when(new Event.SocketClosed(""))
                .holds(state ->
                        assertThat(UserInvitations.isBeingAnswered(state, "a")).isFalse());
    }

    @Test
    void the_host_invites_by_user_name_and_sees_what_becomes_of_it() {
        Story inviting = hosting().when(new Event.InviteUser(" Grace "));
        inviting.said().containsExactly(new StoreRequest.InviteUser(ROOM, "grace"));
        inviting.when(new Event.InviteUser("ben")).thenNothing();
        assertThat(UserInvitations.isInviting(inviting.state())).isTrue();
        Story invited = answered(inviting, Request.InviteUser.class, TO_GRACE);
        assertThat(UserInvitations.isInviting(invited.state())).isFalse();
        assertThat(sent(invited)).containsExactly(TO_GRACE);
        for (InvitationState state : Arrays.asList(InvitationState.values())) {
            assertThat(sent(invited.when(told(now(TO_GRACE, state)))))
                    .extracting(Invitation::state)
                    .containsExactly(state);
        }
        Story taking = invited.when(new Event.WithdrawInvitation("i3"));
        taking.said().containsExactly(new StoreRequest.WithdrawInvitation("i3"));
        Story taken = answered(taking, Request.AnswerInvitation.class, now(TO_GRACE, InvitationState.WITHDRAWN));
        assertThat(sent(taken)).extracting(Invitation::state).containsExactly(InvitationState.WITHDRAWN);
    }

    @Test
    void only_those_into_this_meeting_are_shown_in_it_and_of_a_user_the_last() {
        Invitation older = to("i4", "ada", "grace", InvitationState.DECLINED, 2_500);
        Invitation other =
                new Invitation("i5", ELSEWHERE, "Other", "ada", "Ada", "ben", InvitationState.PENDING, 4_000, 5_000);
        assertThat(sent(hosting(older, TO_GRACE, other, FROM_GRACE))).containsExactly(TO_GRACE);
    }

    @Test
    void who_may_not_invite_does_not() {
        Story guest = Scenes.joined(home().when(new Event.JoinRoom(ROOM)), SELF, Scenes.ANN);
        assertThat(UserInvitations.mayInvite(guest.state())).isFalse();
        guest.when(new Event.InviteUser("grace")).thenNothing();
    }

    @Test
    void a_name_that_cannot_be_one_and_ones_own_are_not_sent() {
        Story wrong = hosting().when(new Event.InviteUser("no user"));
        wrong.thenNothing();
        assertThat(Kept.of(wrong.state()).problem()).startsWith("A user name has 2 to 32");
        assertThat(Kept.of(wrong.when(new Event.InviteUser("ada")).state()).problem())
                .isEqualTo("That is your own user name. Enter somebody else's.");
        Story right = wrong.when(new Event.InviteUser("grace"));
        assertThat(Kept.of(right.state()).problem()).isEmpty();
        Story full = refused(right, Request.InviteUser.class, ErrorCode.TOO_MANY_INVITATIONS);
        assertThat(Kept.of(full.state()).problem()).startsWith("Too many of your invitations");
        assertThat(Kept.of(full.when(new Event.LeaveRoom(), new Event.SocketClosed(""))
                                .state())
                        .problem())
                .as("concerns that meeting")
                .isEmpty();
    }

    @Test
    void an_invitation_that_the_server_could_not_take_says_so() {
        Story inviting = hosting().when(new Event.InviteUser("grace"));
        assertThat(Kept.of(inviting.when(new Event.SocketClosed("")).state()).problem())
                .isNotEmpty();
        String id = Scenes.awaited(inviting, Request.InviteUser.class);
        Story silent = inviting.when(new Event.TimerFired(new Timer.Request(id)));
        assertThat(Kept.of(silent.state()).problem()).isEqualTo("The server did not answer. Try again.");
        silent.said().containsExactly(new StoreRequest.ListInvitations());
        Story away = hosting().when(new Event.SocketClosed("")).when(new Event.InviteUser("grace"));
        away.said().isEmpty();
        assertThat(Kept.of(away.state()).problem()).isNotEmpty();
    }

    @Test
    void what_was_told_meanwhile_is_not_overtaken_by_an_older_list() {
        Story asking = home(FROM_GRACE).when(new Event.ListInvitations());
        Story told = asking.when(told(now(FROM_GRACE, InvitationState.ACCEPTED)), told(FROM_BEN));
        Story listed =
                told.when(reply(told, Request.ListInvitations.class, new StoreReply.Invitations(List.of(FROM_GRACE))));
        assertThat(received(listed)).containsExactly(FROM_BEN, now(FROM_GRACE, InvitationState.ACCEPTED));
        Story again = listed.when(new Event.ListInvitations());
        Story gone =
                again.when(reply(again, Request.ListInvitations.class, new StoreReply.Invitations(List.of(FROM_BEN))));
        assertThat(received(gone)).containsExactly(FROM_BEN);
    }

    @Test
    void what_is_in_no_list_any_more_is_gone_also_the_newest() {
        Story known = home(FROM_GRACE, FROM_BEN);
        assertThat(received(back(known.when(new Event.SocketClosed(""))))).isEmpty();
        assertThat(received(back(known.when(new Event.SocketClosed("")), FROM_GRACE)))
                .containsExactly(FROM_GRACE);
        Story asking = known.when(new Event.ListInvitations());
        Invitation since = to("i6", "eva", "ada", InvitationState.PENDING, 4_000);
        Story told = asking.when(told(since));
        Story listed = told.when(reply(told, Request.ListInvitations.class, new StoreReply.Invitations(List.of())));
        assertThat(received(listed)).containsExactly(since);
    }

    @Test
    void an_accepted_one_still_lets_in_whatever_else_it_is_not() {
        Story accepting = home(FROM_GRACE).when(new Event.AcceptInvitation("i1"));
        Story elsewhere = accepting.when(told(now(FROM_GRACE, InvitationState.ACCEPTED)));
        Story late = refused(elsewhere, Request.AnswerInvitation.class, ErrorCode.INVITATION_UNKNOWN);
        assertThat(received(late)).containsExactly(now(FROM_GRACE, InvitationState.ACCEPTED));
    }

    @Test
    void a_list_that_did_not_come_is_asked_for_again_on_coming_home() {
        Story failed = refused(asking(), Request.ListInvitations.class, ErrorCode.INTERNAL);
        assertThat(failed.state().notices())
                .extracting(Notice::text)
                .containsExactly("Your invitations could not be looked up. Parley tries again later.");
        Story inside = Scenes.joined(failed.when(new Event.JoinRoom(ROOM)), SELF);
        Story leaving = inside.when(new Event.LeaveRoom());
        leaving.when(reply(leaving, Request.LeaveRoom.class, new ServerMessage.RoomLeft(ROOM)))
                .said()
                .containsExactly(new StoreRequest.ListInvitations());
        Story fine = hosting().when(new Event.LeaveRoom());
        fine.when(reply(fine, Request.LeaveRoom.class, new ServerMessage.RoomLeft(ROOM)))
                .said()
                .isEmpty();
    }

    @Test
    void no_more_are_remembered_than_so_many() {
        Story story = home();
        for (int i = 0; i <= InvitationsUpdate.MOST; i++) {
            story = story.when(told(to("n" + i, "eva", "ada", InvitationState.PENDING, 10_000 + i)));
        }
        assertThat(received(story)).hasSize(InvitationsUpdate.MOST);
        assertThat(received(story).getLast().id()).isEqualTo("n1");
    }
}
