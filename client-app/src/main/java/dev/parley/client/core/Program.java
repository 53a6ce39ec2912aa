package dev.parley.client.core;

import dev.parley.protocol.Credentials;
import dev.parley.protocol.EntryMessage;
import dev.parley.protocol.ErrorCode;
import dev.parley.protocol.InvalidFieldException;
import dev.parley.protocol.ServerMessage;
import dev.parley.protocol.Signal;
import dev.parley.protocol.StoreReply;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** The whole client as one pure, total function. */
public final class Program {
    /** Refusals that only say that a message crossed with a leave. */
    private static final Set<ErrorCode> OF_THE_ABSENT = Set.of(
            ErrorCode.PARTICIPANT_UNKNOWN, ErrorCode.NOT_IN_ROOM, ErrorCode.ROOM_UNKNOWN, ErrorCode.REQUEST_UNKNOWN);

    private Program() {}

    /** The state of a client that has just started, and makes no claims. */
    public static AppState initial() {
        return initial(ClaimSecret.NONE);
    }

    /**
     * The state of a client that has just started.
     *
     * @param secret what it makes its claims to places from
     */
    public static AppState initial(ClaimSecret secret) {
        return new AppState(
                new AppState.Auth(AuthPhase.UNAUTHENTICATED, "", null, new Credentials.Guest(), "", secret),
                ConnectionUpdate.NONE,
                HostUpdate.OFF,
                LobbyUpdate.EMPTY,
                Dashboard.EMPTY,
                AppState.Room.NONE,
                Map.of(),
                AppState.Chat.EMPTY,
                new AppState.Media(true, true, DeviceState.UNKNOWN, DeviceState.UNKNOWN, CaptureFormat.HD),
                MeshState.START,
                Attendance.START,
                new AppState.Ice(List.of(), false, ""),
                List.of(),
                Map.of(),
                new AppState.Counters(1, 1, 1));
    }

    /**
     * The next state and effects. An event that does not fit the state changes nothing; one that carries something no
     * message may carry becomes a notice.
     *
     * @param now milliseconds since 1970-01-01T00:00Z when the event happened
     */
    public static Next<AppState> update(AppState state, Event event, long now) {
        try {
            return stamped(state, dispatch(state, event, now), now);
        } catch (InvalidFieldException e) {
            return NoticeUpdate.add(state, Notice.Severity.WARNING, String.valueOf(e.getMessage()));
        }
    }

    private static Next<AppState> stamped(AppState before, Next<AppState> updated, long now) {
        Next<AppState> next = ReportUpdate.noted(before, updated, now).then(after -> KeptUpdate.noted(before, after));
        AppState dated = Deadlines.noted(next.state(), next.effects(), now);
        AppState stamped = dated.peers().equals(before.peers()) ? dated : PeersUpdate.stamped(dated, now);
        return new Next<>(PersonColours.noted(AttendanceUpdate.noted(stamped)), next.effects());
    }

    private static Next<AppState> dispatch(AppState state, Event event, long now) {
        return switch (event) {
            case Event.User user -> user(state, user, now);
            case Event.SocketOpened opened -> ConnectionUpdate.opened(state, now);
            case Event.SocketClosed closed -> ConnectionUpdate.socketClosed(state, closed.reason());
            case Event.ServerSaid said -> serverSaid(state, said.message(), said.re(), now);
            case Event.SignInBorrowed borrowed -> AccountUpdate.borrowed(state, borrowed);
            case Event.SignInKept kept -> GrantUpdate.kept(state, kept);
            case Event.Browser browser -> BrowserUpdate.goOn(state, browser);
            case Event.Link link -> LinkUpdate.event(state, link, now);
            case Event.NetworkChanged changed -> networkChanged(state, changed);
            case Event.CarriedRecalled recalled -> Next.same(MeshUpdate.carried(state, recalled.carried()));
            case Event.ProcessorsMeasured measured -> MeshUpdate.processors(state, measured);
            case Event.TimerFired fired -> timer(state, fired.timer(), now);
            case Event.DevicesChanged changed -> MediaUpdate.devices(state, changed);
            case Event.DevicesListed listed -> DevicesUpdate.listed(state, listed.list());
            case Event.CaptureChanged changed -> MediaUpdate.capture(state, changed.format());
            case Event.HostStarted started -> HostUpdate.started(state, started);
            case Event.HostFailed failed -> HostUpdate.failed(state, failed.message());
            case Event.HostServes serves -> HostUpdate.serving(state, serves.served());
            case Event.RecentRecalled recalled -> RecentUpdate.recalled(state, recalled.meetings());
            case Event.NearbyFound found -> NearbyUpdate.found(state, found.meetings());
        };
    }

    /**
     * Links whose addresses are the same as before go on by themselves; a restart would only move them to other ways, and lose
     * pictures meanwhile.
     */
    private static Next<AppState> networkChanged(AppState state, Event.NetworkChanged changed) {
        Next<AppState> socket = ConnectionUpdate.networkChanged(MeshUpdate.anotherNetwork(state));
        return switch (changed.cause()) {
            case OFFLINE, BACK -> socket;
            case INTERFACES -> socket.then(s -> PeersUpdate.networkChanged(s, state));
            case WOKE ->
                socket.then(s -> PeersUpdate.networkChanged(s, state))
                        .then(s -> DevicesUpdate.woke(s, changed.asleepMs()));
        };
    }

    private static Next<AppState> user(AppState state, Event.User event, long now) {
        return switch (event) {
            case Event.SignIn signIn -> AuthUpdate.signIn(state, signIn);
            case Event.EnterServer enter -> AccountUpdate.enter(state, enter);
            case Event.SignInAccount signIn -> AccountUpdate.signIn(state, signIn);
            case Event.EnterAsGuest enter -> ServerPasswordUpdate.enter(state, enter);
            case Event.Register register -> AccountUpdate.register(state, register);
            case Event.SignInByBrowser browse -> BrowserUpdate.begin(state, browse.server());
            case Event.UseCredentials use ->
                Next.same(state.withAuth(state.auth().withCredentials(use.credentials())));
            case Event.UseTicket use -> RoomUpdate.useTicket(state, use);
            case Event.UseIce use -> Next.same(state.withIce(new AppState.Ice(use.extra(), use.relayOnly(), "")));
            case Event.TrustRelays trust -> Next.of(state, new Effect.TrustRelays(trust.certificates()));
            case Event.SignOut signOut -> AuthUpdate.signOut(state);
            case Event.StepOut stepOut -> AuthUpdate.stepOut(state);
            case Event.CreateRoom create -> RoomUpdate.create(state, create);
            case Event.JoinRoom join -> RoomUpdate.join(state, join.room(), join.pass());
            case Event.JoinByLink join -> RoomUpdate.joinByLink(state, join.link(), join.pass());
            case Event.TryDoor door -> DoorUpdate.tryAgain(state, door.password());
            case Event.Invitations invitations -> InvitationsUpdate.user(state, invitations);
            case Event.OwnRooms own -> KeptUpdate.user(state, own);
            case Event.ForgetRecent forget -> RecentUpdate.forget(state, forget.link());
            case Event.RestoreRecent restore -> RecentUpdate.restore(state, restore.meeting());
            case Event.LookAround look -> NearbyUpdate.look(state, look.looking());
            case Event.Rename rename -> RoomUpdate.rename(state, rename.displayName());
            case Event.LeaveRoom leave -> RoomUpdate.leave(state);
            case Event.AnswerKnock answer -> DoorUpdate.answer(state, answer);
            case Event.SetAccess set -> DoorUpdate.setAccess(state, set);
            case Event.CreateInvite create -> DoorUpdate.invite(state, create);
            case Event.ListInvites list -> DoorUpdate.listInvites(state);
            case Event.RevokeInvite revoke -> DoorUpdate.revoke(state, revoke.invite());
            case Event.AskToMute ask -> DoorUpdate.askToMute(state, ask.peer());
            case Event.AnswerMute answer -> DoorUpdate.answerMute(state, answer.mutes());
            case Event.RemovePeer remove -> DoorUpdate.remove(state, remove.peer());
            case Event.HandOver hand -> DoorUpdate.handOver(state, hand.peer());
            case Event.CloseMeeting close -> DoorUpdate.close(state);
            case Event.SetMicrophone set -> MediaUpdate.setMicrophone(state, set.on());
            case Event.SetCamera set -> MediaUpdate.setCamera(state, set.on());
            case Event.ListDevices list -> Next.of(state, new Effect.ListDevices());
            case Event.ChooseDevices choose -> DevicesUpdate.choose(state, choose.choice());
            case Event.CheckDevices check -> DevicesUpdate.check(state, check.on());
            case Event.TestSpeaker test -> Next.of(state, new Effect.TestSpeaker());
            case Event.RaiseHand raise -> MediaUpdate.raiseHand(state, raise.raised());
            case Event.SendChat chat -> ChatUpdate.send(state, chat, now);
            case Event.ShowChat show -> ChatUpdate.show(state, show.shown());
            case Event.ShowPeer show -> ViewUpdate.show(state, show);
            case Event.PinPeer pin -> ViewUpdate.pin(state, pin);
            case Event.SilencePeer silence -> AttendanceUpdate.silence(state, silence);
            case Event.ChooseLayout choose -> ViewUpdate.choose(state, choose.layout());
            case Event.PlaceSelfView place -> Next.same(AttendanceUpdate.place(state, place.place()));
            case Event.UseWindow use -> AttendanceUpdate.used(state, now);
            case Event.ChooseQuality choose -> MediaUpdate.choose(state, choose.choice());
            case Event.PingPeer ping -> PeerMessages.ping(state, ping);
            case Event.CancelConnecting cancel ->
                BrowserUpdate.isBrowsing(state) ? BrowserUpdate.giveUp(state) : ConnectionUpdate.cancel(state);
            case Event.Disconnect disconnect -> ConnectionUpdate.disconnect(state);
            case Event.ReconnectNow reconnect -> ConnectionUpdate.reconnectNow(state);
            case Event.RetryPeer retry -> LinkUpdate.retry(state, retry);
            case Event.DismissFailure dismiss -> RoomUpdate.dismissFailure(state);
            case Event.DismissNotice dismiss -> NoticeUpdate.dismiss(state, dismiss.id());
        };
    }

    private static Next<AppState> serverSaid(AppState state, ServerMessage message, @Nullable String re, long now) {
        return switch (message) {
            case ServerMessage.Welcome welcome -> ConnectionUpdate.welcome(state, welcome);
            case ServerMessage.ErrorReply error -> refused(state, error, re, now);
            case ServerMessage.Goodbye goodbye -> ConnectionUpdate.goodbye(state, goodbye);
            case ServerMessage.RoomCreated created -> RoomReplies.created(state, created, re);
            case ServerMessage.RoomList list -> LobbyUpdate.snapshot(state, list, re);
            case ServerMessage.RoomDelta delta -> LobbyUpdate.delta(state, delta);
            case ServerMessage.RoomRevision revision -> LobbyUpdate.revision(state, revision.revision());
            case ServerMessage.RoomJoined joined -> RoomReplies.joined(state, joined, re, now);
            case ServerMessage.RoomLeft left -> RoomReplies.left(state, left, re);
            case ServerMessage.RoomTicket ticket -> RoomReplies.ticket(state, ticket);
            case ServerMessage.UserJoined joined -> PeersUpdate.joined(state, joined.room(), joined.participant());
            case ServerMessage.UserRejoined rejoined -> PeersUpdate.rejoined(state, rejoined);
            case ServerMessage.UserLeft left -> PeersUpdate.left(state, left);
            case ServerMessage.RoomStatus status -> RoomReplies.status(state, status);
            case ServerMessage.MediaChanged changed ->
                PeersUpdate.media(state, changed.room(), changed.participant(), changed.media());
            case ServerMessage.PresenceChanged changed -> PeersUpdate.presence(state, changed);
            case ServerMessage.IceServers servers -> RoomReplies.iceServers(state, servers, re);
            case ServerMessage.AuthMethods methods -> AccountUpdate.ways(state, methods, re);
            case ServerMessage.SignedIn signedIn -> GrantUpdate.signedIn(state, signedIn, re, now);
            case ServerMessage.SignedOut signedOut -> AuthUpdate.signedOut(state);
            case StoreReply reply -> KeptUpdate.said(state, reply, re);
            case ServerMessage.Pong pong -> ConnectionUpdate.pong(state, re, now);
            case EntryMessage entry -> DoorUpdate.said(state, entry, re, now);
            case Signal signal -> Signals.received(state, signal);
        };
    }

    private static Next<AppState> timer(AppState state, Timer timer, long now) {
        return switch (timer) {
            case Timer.Request request -> unanswered(state, request.id());
            case Timer.LinkDue due -> LinkUpdate.due(state, due.key());
            case Timer.Resend resend -> LinkUpdate.resendDue(state, resend.key());
            case Timer.TellView tell -> ViewUpdate.rested(state, tell.key());
            case Timer.Health health -> HealthUpdate.due(state, now);
            case Timer.Silence silence -> HealthUpdate.silent(state, silence.key());
            case Timer.Missing missing -> PeersUpdate.missingDue(state);
            case Timer.IceRefresh refresh -> RoomUpdate.iceRefreshDue(state);
            case Timer.Reconnect reconnect -> ConnectionUpdate.reconnectDue(state, reconnect.attempt());
            case Timer.Rejoin rejoin -> RoomUpdate.rejoinDue(state, rejoin.attempt());
            case Timer.Heartbeat heartbeat -> ConnectionUpdate.heartbeatDue(state, now);
            case Timer.Report report -> ReportUpdate.due(state);
            case Timer.Idle idle -> AttendanceUpdate.idleDue(state, now);
            case Timer.NoticeExpiry expiry -> NoticeUpdate.remove(state, expiry.id());
        };
    }

    private static Next<AppState> refused(
            AppState state, ServerMessage.ErrorReply error, @Nullable String re, long now) {
        Request request = Requests.of(state, re);
        if (request == null || re == null) {
            return refusedUnasked(state, error);
        }
        ErrorCode code = error.code();
        Next<AppState> closed = Requests.close(state, re);
        return switch (request) {
            case Request.Hello hello -> closed.then(s -> ServerPasswordUpdate.helloRefused(s, error, now));
            case Request.AuthMethods methods -> closed.then(s -> AccountUpdate.waysRefused(s, code, error.message()));
            case Request.SignIn signIn -> closed.then(s -> AccountUpdate.entryRefused(s, error));
            case Request.Refresh refresh -> closed.then(s -> AccountUpdate.refreshRefused(s, error, now));
            case Request.SignOut signOut -> closed.then(AuthUpdate::signedOut);
            case Request.CreateRoom create -> closed.then(s -> RoomReplies.createRefused(s, code, error.message()));
            case Request.JoinRoom join -> closed.then(s -> RoomReplies.joinRefused(s, error, now));
            case Request.LeaveRoom leave ->
                closed.then(s -> leave.closes() ? DoorUpdate.notClosed(s, error) : Next.same(s))
                        .then(RoomUpdate::left);
            case Request.ListRooms list -> closed;
            case Request.GetIceServers get -> closed.then(RoomUpdate::refreshIceLater);
            case Request.CreateInvite invite ->
                closed.then(s -> RoomReplies.isHere(s, invite.room()) ? refusedUnasked(s, error) : Next.same(s));
            case Request.Stored stored -> closed.then(s -> KeptUpdate.refused(s, stored, error));
            case Request.Inviting inviting -> closed.then(s -> InvitationsUpdate.refused(s, inviting, error));
            case Request.Ping ping -> closed;
        };
    }

    /**
     * A signal to somebody who has just left is answered so, and nobody needs to know. But a member that is none to the server
     * must come back: a join that was late on an abandoned connection can take the membership away from the present one.
     */
    private static Next<AppState> refusedUnasked(AppState state, ServerMessage.ErrorReply error) {
        if (error.code() == ErrorCode.NOT_IN_ROOM && RoomReplies.isMember(state)) {
            return RoomUpdate.proceed(state);
        }
        return OF_THE_ABSENT.contains(error.code())
                ? Next.same(state)
                : NoticeUpdate.add(state, Notice.Severity.WARNING, Explanations.of(error.code(), error.message()));
    }

    private static Next<AppState> unanswered(AppState state, String id) {
        Request request = Requests.of(state, id);
        if (request == null) {
            return Next.same(state);
        }
        Next<AppState> closed = Requests.close(state, id);
        return switch (request) {
            case Request.Hello hello -> closed.then(ConnectionUpdate::unanswered);
            case Request.AuthMethods methods -> closed.then(ConnectionUpdate::unanswered);
            case Request.SignIn signIn -> closed.then(ConnectionUpdate::unanswered);
            case Request.Refresh refresh ->
                Next.of(state, new Effect.ReturnSignIn())
                        .then(s -> Requests.close(s, id))
                        .then(ConnectionUpdate::unanswered);
            case Request.SignOut signOut -> closed.then(AuthUpdate::signedOut);
            case Request.Ping ping -> closed.then(ConnectionUpdate::unanswered);
            case Request.CreateRoom create -> closed.then(RoomReplies::createUnanswered);
            case Request.JoinRoom join -> closed.then(RoomReplies::joinUnanswered);
            case Request.LeaveRoom leave -> closed.then(RoomUpdate::left);
            case Request.ListRooms list -> closed;
            case Request.GetIceServers get -> closed.then(RoomUpdate::refreshIceLater);
            case Request.CreateInvite invite -> closed.then(s -> DoorUpdate.inviteUnanswered(s, invite.room()));
            case Request.Stored stored -> closed.then(s -> KeptUpdate.unanswered(s, stored));
            case Request.Inviting inviting -> closed.then(s -> InvitationsUpdate.unanswered(s, inviting));
        };
    }
}
