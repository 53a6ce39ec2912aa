package dev.parley.client.core;

import dev.parley.client.core.RoomPhase.Input;
import dev.parley.client.text.Texts;
import dev.parley.protocol.ClientMessage;
import dev.parley.protocol.EntryMessage;
import dev.parley.protocol.ErrorCode;
import dev.parley.protocol.HostMessage;
import dev.parley.protocol.InviteInfo;
import dev.parley.protocol.KnockEnd;
import dev.parley.protocol.Limits;
import dev.parley.protocol.Participant;
import dev.parley.protocol.ParticipantId;
import dev.parley.protocol.Pass;
import dev.parley.protocol.Right;
import dev.parley.protocol.Role;
import dev.parley.protocol.RoomId;
import dev.parley.protocol.RoomInfo;
import dev.parley.protocol.ServerMessage;
import dev.parley.protocol.Text;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/** Who may come in: waiting at a door, and what the host of a room may do. */
final class DoorUpdate {
    private DoorUpdate() {}

    /** Whether the server knows of all this. What it does not know it would ignore, and open the room to everybody. */
    static boolean isOffered(AppState state) {
        AppState.Session session = state.connection().session();
        return session != null && session.entry();
    }

    /** What the join shows. Whoever is on the way back into a meeting has a ticket, which is enough. */
    static Pass pass(AppState state) {
        boolean back = state.room().phase() == RoomPhase.JOINED;
        return back || !isOffered(state) ? Pass.NONE : state.room().door().pass();
    }

    /** The door did not open: it is tried again. An invite that let nobody in is not shown again. */
    static Next<AppState> tryAgain(AppState state, String password) {
        if (DoorQuestion.of(state) == DoorQuestion.SERVER_PASSWORD) {
            return ServerPasswordUpdate.tryAgain(state, password);
        }
        RoomId target = state.room().target();
        ErrorCode refusal = state.room().refusal();
        if (target == null || refusal == null || state.room().phase() != RoomPhase.NO_ROOM) {
            return Next.same(state);
        }
        boolean useless = refusal == ErrorCode.INVITE_INVALID
                || refusal == ErrorCode.INVITE_EXPIRED
                || refusal == ErrorCode.INVITE_REVOKED;
        Pass before = state.room().door().pass();
        Pass pass = new Pass(password.isEmpty() ? null : password, useless ? null : before.invite(), true);
        return RoomUpdate.join(state, target, pass);
    }

    /** The join was refused; the server may want some time to pass. */
    static Next<AppState> refused(AppState state, @Nullable Long retryAfterMs, long now) {
        return retryAfterMs == null ? Next.same(state) : change(state, door -> door.retryingAt(now + retryAfterMs));
    }

    /** The server that knew of the knock is away. On the next connection the door is knocked at again. */
    static Next<AppState> forgotten(AppState state) {
        RoomPhase joining = state.room().phase().on(Input.JOIN).orElseThrow();
        return change(state.withRoom(state.room().withPhase(joining).withRejoins(1)), door -> door.waiting(0));
    }

    static Next<AppState> said(AppState state, EntryMessage message, @Nullable String re, long now) {
        if (message instanceof EntryMessage.JoinWaiting waiting) {
            return wait(state, waiting, re, now);
        }
        return switch (message) {
            case EntryMessage.JoinWaiting waiting -> Next.same(state);
            case EntryMessage.JoinRequest asked ->
                inside(
                        state,
                        asked.room(),
                        door -> door.with(new Knock(asked.request(), asked.name(), now + asked.expiresInMs())));
            case EntryMessage.JoinRequestEnded ended -> ended(state, ended);
            case EntryMessage.InviteCreated created ->
                inviteAnswered(state, re).then(s -> inside(s, created.room(), door -> invited(door, created)));
            case EntryMessage.InviteList list ->
                inside(state, list.room(), door -> door.withInvites(list.invites(), door.tokens()));
            case EntryMessage.MuteRequested mute ->
                MediaUpdate.sent(state).audio()
                        ? inside(state, mute.room(), door -> door.asked(mute.from()))
                        : Next.same(state);
        };
    }

    /** Nothing is filmed or heard meanwhile. The second answer to the join comes when the host has spoken. */
    private static Next<AppState> wait(
            AppState state, EntryMessage.JoinWaiting waiting, @Nullable String re, long now) {
        boolean own = re != null
                && Requests.of(state, re) instanceof Request.JoinRoom
                && waiting.room().equals(state.room().target());
        RoomPhase phase = state.room().phase().on(Input.KNOCKED).orElse(null);
        if (!own || phase == null || re == null) {
            return Next.same(state);
        }
        AppState.Room waits = state.room().withPhase(phase).withRejoins(0);
        return change(state.withRoom(waits), door -> door.waiting(now + waiting.expiresInMs()))
                .and(MediaUpdate.devicesOff())
                .and(new Effect.StartTimer(new Timer.Request(re), waiting.expiresInMs() + Requests.TIMEOUT_MS));
    }

    /** Whoever was not answered has gone without a word: the host is told, who may not have been looking. */
    private static Next<AppState> ended(AppState state, EntryMessage.JoinRequestEnded ended) {
        return state.room().door().knocks().stream()
                .filter(knock -> ended.reason() == KnockEnd.EXPIRED
                        && knock.request().equals(ended.request())
                        && RoomReplies.isHere(state, ended.room()))
                .findFirst()
                .map(knock -> missed(state, knock))
                .orElseGet(() -> inside(state, ended.room(), door -> door.without(ended.request())));
    }

    private static Next<AppState> missed(AppState state, Knock knock) {
        return change(state, door -> door.missing(knock.request()))
                .then(s -> NoticeUpdate.add(s, Notice.Severity.WARNING, knock.missed()));
    }

    private static Door invited(Door door, EntryMessage.InviteCreated created) {
        List<InviteInfo> invites = new ArrayList<>(door.invites());
        invites.removeIf(known -> known.id().equals(created.invite().id()));
        invites.add(created.invite());
        Map<String, String> tokens = new LinkedHashMap<>(door.tokens());
        tokens.put(created.invite().id(), created.token());
        if (tokens.size() > Limits.ROOM_INVITES) {
            tokens.remove(tokens.keySet().iterator().next());
        }
        return door.withInvites(invites, tokens);
    }

    private static Next<AppState> inside(AppState state, RoomId room, Function<Door, Door> edit) {
        return RoomReplies.isHere(state, room) ? change(state, edit) : Next.same(state);
    }

    private static Next<AppState> change(AppState state, Function<Door, Door> edit) {
        return Next.same(
                state.withRoom(state.room().withDoor(edit.apply(state.room().door()))));
    }

    /** Only while the server hears it; it tells again of knocks whose answer it has not heard. */
    private static Next<AppState> say(AppState state, Right right, Function<RoomId, HostMessage> message) {
        RoomId room = state.room().target();
        return room == null || !HostPowers.may(state, right)
                ? Next.same(state)
                : Requests.tell(state, message.apply(room));
    }

    static Next<AppState> answer(AppState state, Event.AnswerKnock answer) {
        String request = answer.request();
        boolean waits = state.room().door().knocks().stream()
                .anyMatch(knock -> knock.request().equals(request));
        if (!waits || !HostPowers.may(state, Right.ADMIT)) {
            return Next.same(state);
        }
        return change(state, door -> door.without(request))
                .then(s -> say(
                        s,
                        Right.ADMIT,
                        room -> answer.letIn()
                                ? new HostMessage.JoinApproved(room, request)
                                : new HostMessage.JoinRejected(room, request)));
    }

    static Next<AppState> setAccess(AppState state, Event.SetAccess set) {
        return say(
                state,
                Right.CHANGE_ACCESS,
                room -> new HostMessage.SetRoomAccess(room, set.entry(), set.locked(), set.password()));
    }

    static Next<AppState> invite(AppState state, Event.CreateInvite create) {
        RoomId room = state.room().target();
        return room == null
                        || !HostPowers.may(state, Right.INVITE)
                        || state.requests().containsValue(new Request.CreateInvite(room))
                ? Next.same(state)
                : Requests.ask(
                        state,
                        new Request.CreateInvite(room),
                        new HostMessage.CreateInvite(room, create.role(), create.expiresInMs()));
    }

    private static Next<AppState> inviteAnswered(AppState state, @Nullable String re) {
        return re != null && Requests.of(state, re) instanceof Request.CreateInvite
                ? Requests.close(state, re)
                : Next.same(state);
    }

    /** One that the server has made all the same is in its list. Whoever has left does not want it any more. */
    static Next<AppState> inviteUnanswered(AppState state, RoomId room) {
        return RoomReplies.isHere(state, room) && HostPowers.has(state, Right.INVITE)
                ? NoticeUpdate.add(state, Notice.Severity.WARNING, Texts.of("core.kept.unanswered"))
                : Next.same(state);
    }

    static Next<AppState> listInvites(AppState state) {
        return say(state, Right.INVITE, HostMessage.ListInvites::new);
    }

    static Next<AppState> revoke(AppState state, @Nullable String invite) {
        return say(state, Right.INVITE, room -> new HostMessage.RevokeInvite(room, invite));
    }

    static Next<AppState> askToMute(AppState state, ParticipantId peer) {
        return say(state, Right.ASK_TO_MUTE, room -> new HostMessage.MuteRequest(room, peer))
                .then(s -> told(s, state, Texts.of("core.door.mute-asked", nameOf(s, peer))));
    }

    static Next<AppState> remove(AppState state, ParticipantId peer) {
        return say(state, Right.REMOVE, room -> new HostMessage.RemoveParticipant(room, peer));
    }

    static Next<AppState> handOver(AppState state, ParticipantId peer) {
        return say(state, Right.HAND_OVER, room -> new HostMessage.HandOverHost(room, peer));
    }

    /** Where nothing else shows that it was said. */
    private static Next<AppState> told(AppState said, AppState before, String text) {
        return HostPowers.may(before, Right.ASK_TO_MUTE)
                ? NoticeUpdate.add(said, Notice.Severity.INFO, text)
                : Next.same(said);
    }

    private static String nameOf(AppState state, ParticipantId peer) {
        PeerState known = state.peers().get(peer);
        return known == null ? "" : known.participant().name();
    }

    static Next<AppState> close(AppState state) {
        RoomId room = state.room().target();
        return room == null || !HostPowers.may(state, Right.CLOSE)
                ? Next.same(state)
                : RecentUpdate.closed(state).then(s -> RoomUpdate.leave(s, new HostMessage.CloseRoom(room)));
    }

    /** Somebody else was made host at the same moment, or the server would not: this person leaves at least, and reads that the others go on. */
    static Next<AppState> notClosed(AppState state, ServerMessage.ErrorReply error) {
        RoomId room = state.room().target();
        boolean gone = error.code() == ErrorCode.ROOM_UNKNOWN || error.code() == ErrorCode.NOT_IN_ROOM;
        return room == null || gone
                ? Next.same(state)
                : Requests.tell(state, new ClientMessage.LeaveRoom(room))
                        .then(s -> NoticeUpdate.add(
                                s,
                                Notice.Severity.WARNING,
                                Texts.of("core.door.not-closed", Explanations.of(error.code(), error.message()))));
    }

    static Next<AppState> answerMute(AppState state, boolean mutes) {
        if (state.room().door().askedBy() == null) {
            return Next.same(state);
        }
        return mutes ? MediaUpdate.setMicrophone(state, false) : answered(state);
    }

    /** Whoever is quiet has done what was asked. */
    static Next<AppState> answered(AppState state) {
        return state.room().door().askedBy() == null ? Next.same(state) : change(state, door -> door.asked(null));
    }

    /** The host is another one, or this person. */
    static Next<AppState> roleChanged(AppState state, Role before, Role now) {
        Participant self = state.room().self();
        if (before == now || self == null) {
            return Next.same(state);
        }
        Next<AppState> known = now == Role.HOST ? becameHost(state) : change(state, DoorUpdate::withoutPowers);
        return before.may(Right.SEND_MEDIA) == now.may(Right.SEND_MEDIA) ? known : known.then(MediaUpdate::begin);
    }

    /**
     * Somebody else hosts the meeting than before; who becomes host themselves is told more. A host who comes back under a new id is
     * the same: in a room a name is one person's.
     */
    static Next<AppState> hostChanged(AppState state, AppState.Room before) {
        ParticipantId now = state.room().host();
        String name = now == null ? "" : nameOf(state, now);
        RoomInfo info = before.info();
        boolean other = before.host() != null && !before.host().equals(now);
        boolean called = info != null && Text.fold(info.host()).equals(Text.fold(name));
        return !other || called || name.isEmpty() || !isOffered(state)
                ? Next.same(state)
                : NoticeUpdate.add(state, Notice.Severity.INFO, Texts.of("core.door.other-host", name));
    }

    private static Next<AppState> becameHost(AppState state) {
        return isOffered(state)
                ? NoticeUpdate.add(state, Notice.Severity.INFO, Texts.of("core.door.you-host"))
                : Next.same(state);
    }

    /** The server is lost: a host who was told of it a moment ago decides nothing. */
    static Next<AppState> serverLost(AppState state) {
        return NoticeUpdate.withdraw(state, Texts.of("core.door.you-host"));
    }

    private static Door withoutPowers(Door door) {
        return door.withKnocks(List.of()).withInvites(List.of(), Map.of());
    }
}
