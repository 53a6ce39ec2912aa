package dev.parley.client.core;

import dev.parley.client.text.Texts;
import dev.parley.protocol.ErrorCode;
import dev.parley.protocol.InvalidFieldException;
import dev.parley.protocol.Invitation;
import dev.parley.protocol.InvitationState;
import dev.parley.protocol.Pass;
import dev.parley.protocol.Right;
import dev.parley.protocol.RoomId;
import dev.parley.protocol.ServerMessage;
import dev.parley.protocol.StoreReply;
import dev.parley.protocol.StoreRequest;
import dev.parley.protocol.UserName;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Invitations from one owner of an account to another. The server tells of each change, on every device of both. */
final class InvitationsUpdate {
    /** Invitations remembered; at the bound those go that were sent longest ago. */
    static final int MOST = 200;

    /** Answers under way at a time; a server takes no more at once. */
    static final int MOST_AWAITED = 3;

    private InvitationsUpdate() {}

    static Next<AppState> user(AppState state, Event.Invitations event) {
        if (!UserInvitations.areOffered(state)) {
            return event instanceof Event.AcceptInvitation ? notDone(state) : Next.same(state);
        }
        return switch (event) {
            case Event.ListInvitations list -> list(state);
            case Event.InviteUser invite -> invite(state, invite.user());
            case Event.AcceptInvitation accept -> accept(state, accept.invitation());
            case Event.DeclineInvitation decline ->
                answer(state, new StoreRequest.DeclineInvitation(decline.invitation()), false);
            case Event.WithdrawInvitation withdraw ->
                answer(state, new StoreRequest.WithdrawInvitation(withdraw.invitation()), false);
        };
    }

    static Next<AppState> list(AppState state) {
        Kept kept = Kept.of(state);
        return !UserInvitations.areOffered(state)
                        || !ConnectionUpdate.isUp(state)
                        || kept.invitations().loading()
                ? Next.same(state)
                : Requests.ask(
                        with(state, kept.withInvitations(kept.invitations().asking())),
                        new Request.ListInvitations(newest(kept.invitations().items())),
                        new StoreRequest.ListInvitations());
    }

    private static long newest(List<Invitation> invitations) {
        return invitations.stream().mapToLong(Invitation::createdAt).max().orElse(0);
    }

    private static Next<AppState> invite(AppState state, String typed) {
        RoomId room = state.room().target();
        if (room == null || UserInvitations.isInviting(state) || !UserInvitations.mayInvite(state)) {
            return Next.same(state);
        }
        String user;
        try {
            user = UserName.check("user", typed);
        } catch (InvalidFieldException e) {
            return Next.same(problem(state, Texts.of("lobby.account.user.wrong")));
        }
        if (user.equals(UserInvitations.user(state))) {
            return Next.same(problem(state, Texts.of("core.invitation.yourself")));
        }
        return HostPowers.may(state, Right.INVITE)
                ? Requests.ask(problem(state, ""), new Request.InviteUser(), new StoreRequest.InviteUser(room, user))
                : Next.same(problem(state, KeptUpdate.away()));
    }

    /** One that is accepted already lets in until it runs out, and the server takes no second answer. */
    private static Next<AppState> accept(AppState state, String id) {
        return Kept.of(state).invitations().items().stream()
                .filter(known -> known.id().equals(id) && known.state() == InvitationState.ACCEPTED)
                .findFirst()
                .map(accepted -> enter(state, accepted))
                .orElseGet(() -> answer(state, new StoreRequest.AcceptInvitation(id), true));
    }

    private static Next<AppState> answer(AppState state, StoreRequest.InvitationAnswer answer, boolean enters) {
        Request.AnswerInvitation request = new Request.AnswerInvitation(answer.invitation(), enters);
        boolean busy = UserInvitations.isBeingAnswered(state, answer.invitation())
                || state.requests().values().stream()
                                .filter(Request.AnswerInvitation.class::isInstance)
                                .count()
                        >= MOST_AWAITED;
        if (busy) {
            return enters && !state.requests().containsValue(request) ? notDone(state) : Next.same(state);
        }
        return ConnectionUpdate.isUp(state)
                ? Requests.ask(state, request, answer)
                : NoticeUpdate.again(state, Notice.Severity.ERROR, KeptUpdate.away());
    }

    /** An answer, or what somebody else has done. */
    static Next<AppState> changed(AppState state, Invitation invitation, @Nullable String re) {
        if (!UserInvitations.areOffered(state)) {
            return Next.same(state);
        }
        AppState told = with(state, merged(Kept.of(state), List.of(invitation)));
        Request request = Requests.of(state, re);
        if (re == null) {
            return tell(state, told);
        }
        if (request instanceof Request.AnswerInvitation asked) {
            return Requests.close(told, re).then(s -> asked.enters() ? enter(s, invitation) : Next.same(s));
        }
        return request instanceof Request.InviteUser ? Requests.close(told, re) : Next.same(state);
    }

    /** Whoever is at home sees it come. */
    private static Next<AppState> tell(AppState before, AppState state) {
        return isHome(state)
                ? Next.same(state)
                : UserInvitations.came(before, state)
                        .map(invitation -> NoticeUpdate.add(
                                state,
                                Notice.Severity.INFO,
                                Texts.of("core.invitation.came", invitation.fromName(), invitation.roomName())))
                        .orElse(Next.same(state));
    }

    private static boolean isHome(AppState state) {
        return state.room().phase().screen() == RoomPhase.Screen.LIST;
    }

    /** Not for those who are in another meeting by now, or on the way into one. */
    private static Next<AppState> enter(AppState state, Invitation invitation) {
        return invitation.state() == InvitationState.ACCEPTED && isHome(state)
                ? RoomUpdate.join(state, invitation.room(), Pass.knocking())
                : Next.same(state);
    }

    static Next<AppState> listed(AppState state, StoreReply.Invitations list, @Nullable String re) {
        if (re == null || !(Requests.of(state, re) instanceof Request.ListInvitations asked)) {
            return Next.same(state);
        }
        Kept kept = Kept.of(state);
        // What has come since may have been sent after the server had looked.
        List<Invitation> rest = kept.invitations().items().stream()
                .filter(known -> known.createdAt() > asked.newest()
                        || list.invitations().stream().anyMatch(one -> one.id().equals(known.id())))
                .toList();
        Kept told = merged(kept.withInvitations(kept.invitations().told(rest, false)), list.invitations());
        return Requests.close(with(state, told), re);
    }

    /** Each once. An answer is not taken back by what was said before it. */
    private static Kept merged(Kept kept, List<Invitation> told) {
        Map<String, Invitation> all = new LinkedHashMap<>();
        kept.invitations().items().forEach(known -> all.put(known.id(), known));
        told.forEach(now ->
                all.merge(now.id(), now, (known, next) -> next.state() == InvitationState.PENDING ? known : next));
        List<Invitation> newest = new ArrayList<>(all.values());
        newest.sort(Comparator.comparingLong(Invitation::createdAt).reversed());
        return kept.withInvitations(
                kept.invitations().with(newest.stream().limit(MOST).toList()));
    }

    static Next<AppState> refused(AppState state, Request.Inviting request, ServerMessage.ErrorReply error) {
        String why = Explanations.of(error.code(), error.message());
        return switch (request) {
            case Request.ListInvitations asked -> failed(state, why);
            case Request.InviteUser asked -> Next.same(problem(state, why));
            case Request.AnswerInvitation asked ->
                NoticeUpdate.again(state, Notice.Severity.ERROR, why)
                        .then(s -> error.code() == ErrorCode.INVITATION_UNKNOWN
                                ? list(forget(s, asked.invitation()))
                                : Next.same(s));
        };
    }

    /** It does not wait any more; what has become of it the server tells, if it still knows. */
    private static AppState forget(AppState state, String id) {
        Pages<Invitation> known = Kept.of(state).invitations();
        List<Invitation> rest = known.items().stream()
                .filter(one -> !one.id().equals(id) || one.state() != InvitationState.PENDING)
                .toList();
        return with(state, Kept.of(state).withInvitations(known.with(rest)));
    }

    /** The server may have done it: what it says next is how things are. */
    static Next<AppState> unanswered(AppState state, Request.Inviting request) {
        String why = Texts.of("core.kept.unanswered");
        return switch (request) {
            case Request.ListInvitations asked -> failed(state, why);
            case Request.InviteUser asked -> list(problem(state, why));
            case Request.AnswerInvitation asked -> notDone(state).then(InvitationsUpdate::list);
        };
    }

    /** An answer that was awaited does not come any more. What was asked for last is listed on the next connection. */
    static Next<AppState> cutOff(AppState state) {
        return Requests.awaits(state, Request.AnswerInvitation.class) ? notDone(state) : Next.same(state);
    }

    /** Whoever waits before the door hears that this try has come to nothing. */
    private static Next<AppState> notDone(AppState state) {
        return NoticeUpdate.again(state, Notice.Severity.WARNING, Texts.of("core.kept.unanswered"));
    }

    private static Next<AppState> failed(AppState state, String why) {
        Kept kept = Kept.of(state);
        return NoticeUpdate.add(
                with(state, kept.withInvitations(kept.invitations().failed(why))),
                Notice.Severity.WARNING,
                Texts.of("core.invitation.not-listed"));
    }

    /** Whoever comes home sees what could not be told before. */
    static Next<AppState> listMissing(AppState state) {
        return Kept.of(state).invitations().error().isEmpty() ? Next.same(state) : list(state);
    }

    private static AppState problem(AppState state, String sentence) {
        return with(state, Kept.of(state).withProblem(sentence));
    }

    private static AppState with(AppState state, Kept kept) {
        return KeptUpdate.change(state, before -> kept);
    }
}
