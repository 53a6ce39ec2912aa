package dev.parley.protocol.json;

import static net.jqwik.api.Combinators.combine;

import dev.parley.protocol.AccountInfo;
import dev.parley.protocol.Claim;
import dev.parley.protocol.ClientMessage;
import dev.parley.protocol.Credentials;
import dev.parley.protocol.Entry;
import dev.parley.protocol.EntryMessage;
import dev.parley.protocol.ErrorCode;
import dev.parley.protocol.HostMessage;
import dev.parley.protocol.IceCandidate;
import dev.parley.protocol.IceServer;
import dev.parley.protocol.Invitation;
import dev.parley.protocol.InvitationState;
import dev.parley.protocol.InviteInfo;
import dev.parley.protocol.KnockEnd;
import dev.parley.protocol.LeaveReason;
import dev.parley.protocol.Limits;
import dev.parley.protocol.MediaState;
import dev.parley.protocol.OidcProvider;
import dev.parley.protocol.Participant;
import dev.parley.protocol.Pass;
import dev.parley.protocol.PeerMessage;
import dev.parley.protocol.Presence;
import dev.parley.protocol.Role;
import dev.parley.protocol.RoomAccess;
import dev.parley.protocol.RoomExit;
import dev.parley.protocol.RoomInfo;
import dev.parley.protocol.ServerMessage;
import dev.parley.protocol.Signal;
import dev.parley.protocol.StoreReply;
import dev.parley.protocol.StoreRequest;
import dev.parley.protocol.Visibility;
import dev.parley.protocol.VisitInfo;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;

/** An arbitrary for every message, by its record. */
final class Messages {
    private static final Arbitrary<Boolean> FLAGS = Arbitraries.of(true, false);
    private static final Arbitrary<MediaState> MEDIA =
            combine(FLAGS, FLAGS, FLAGS).as(MediaState::new);
    private static final Arbitrary<Presence> PRESENCE = Arbitraries.of(Presence.class);
    private static final Arbitrary<Presence> SAID_PRESENCE = PRESENCE.filter(p -> p != Presence.RECONNECTING);
    private static final Arbitrary<Integer> NUMBERS = Arbitraries.integers().between(0, Integer.MAX_VALUE);
    private static final Arbitrary<Integer> VERSIONS = Arbitraries.integers().between(1, Integer.MAX_VALUE);

    private Messages() {}

    static Map<Class<? extends Signal>, Arbitrary<? extends Signal>> signals() {
        return Map.of(
                Signal.Offer.class,
                combine(Words.rooms(), Words.participants(), VERSIONS, NUMBERS, Words.sdps())
                        .as(Signal.Offer::new),
                Signal.Answer.class,
                combine(Words.rooms(), Words.participants(), VERSIONS, NUMBERS, NUMBERS, Words.sdps())
                        .as(Signal.Answer::new),
                Signal.Candidate.class,
                combine(Words.rooms(), Words.participants(), VERSIONS, candidates())
                        .as(Signal.Candidate::new),
                Signal.Ping.class,
                combine(Words.rooms(), Words.participants(), VERSIONS).as(Signal.Ping::new),
                Signal.Pong.class,
                combine(Words.rooms(), Words.participants(), VERSIONS).as(Signal.Pong::new));
    }

    static Map<Class<? extends ClientMessage>, Arbitrary<? extends ClientMessage>> client() {
        return Map.ofEntries(
                Map.entry(
                        ClientMessage.Hello.class,
                        combine(VERSIONS, Words.lines(Limits.NAME_LENGTH), capabilities(), credentials())
                                .as(ClientMessage.Hello::new)),
                Map.entry(
                        ClientMessage.CreateRoom.class,
                        combine(
                                        Words.names(),
                                        Words.lines(Limits.DESCRIPTION_LENGTH),
                                        Arbitraries.of(Visibility.class),
                                        Arbitraries.integers()
                                                .between(0, Limits.ROOM_CEILING)
                                                .filter(n -> n != 1),
                                        Arbitraries.of(Entry.class),
                                        roomPasswords().injectNull(0.5),
                                        FLAGS)
                                .as(ClientMessage.CreateRoom::new)),
                Map.entry(
                        StoreRequest.ListOwnRooms.class,
                        Words.rooms().injectNull(0.3).map(StoreRequest.ListOwnRooms::new)),
                Map.entry(
                        StoreRequest.RoomHistory.class,
                        combine(Words.rooms(), Words.participants().injectNull(0.3))
                                .as(StoreRequest.RoomHistory::new)),
                Map.entry(StoreRequest.DeleteRoom.class, Words.rooms().map(StoreRequest.DeleteRoom::new)),
                Map.entry(
                        StoreRequest.InviteUser.class,
                        combine(Words.rooms(), Words.users()).as(StoreRequest.InviteUser::new)),
                Map.entry(StoreRequest.ListInvitations.class, Arbitraries.of(new StoreRequest.ListInvitations())),
                Map.entry(StoreRequest.AcceptInvitation.class, Words.ids().map(StoreRequest.AcceptInvitation::new)),
                Map.entry(StoreRequest.DeclineInvitation.class, Words.ids().map(StoreRequest.DeclineInvitation::new)),
                Map.entry(StoreRequest.WithdrawInvitation.class, Words.ids().map(StoreRequest.WithdrawInvitation::new)),
                Map.entry(ClientMessage.ListRooms.class, Arbitraries.of(new ClientMessage.ListRooms())),
                Map.entry(ClientMessage.SubscribeRooms.class, Arbitraries.of(new ClientMessage.SubscribeRooms())),
                Map.entry(ClientMessage.UnsubscribeRooms.class, Arbitraries.of(new ClientMessage.UnsubscribeRooms())),
                Map.entry(
                        ClientMessage.JoinRoom.class,
                        combine(Words.rooms(), Words.names(), MEDIA, tickets(), FLAGS, claims(), passes())
                                .as((room, name, media, ticket, fresh, claim, pass) -> new ClientMessage.JoinRoom(
                                        room,
                                        name,
                                        media,
                                        ticket.isEmpty() ? null : ticket,
                                        !ticket.isEmpty() && fresh,
                                        claim,
                                        pass))),
                Map.entry(ClientMessage.LeaveRoom.class, Words.rooms().map(ClientMessage.LeaveRoom::new)),
                Map.entry(
                        ClientMessage.SetMedia.class,
                        combine(Words.rooms(), MEDIA).as(ClientMessage.SetMedia::new)),
                Map.entry(
                        ClientMessage.SetPresence.class,
                        combine(Words.rooms(), SAID_PRESENCE, FLAGS).as(ClientMessage.SetPresence::new)),
                Map.entry(ClientMessage.GetAuthMethods.class, Arbitraries.of(new ClientMessage.GetAuthMethods())),
                Map.entry(
                        ClientMessage.Register.class,
                        combine(Words.users(), Words.emails(), Words.names(), Words.opaque(1, Limits.PASSWORD_LENGTH))
                                .as(ClientMessage.Register::new)),
                Map.entry(
                        ClientMessage.SignIn.class,
                        combine(Words.users(), Words.opaque(1, Limits.PASSWORD_LENGTH))
                                .as(ClientMessage.SignIn::new)),
                Map.entry(
                        ClientMessage.SignInOidc.class,
                        combine(
                                        Words.opaque(1, Limits.ID_TOKEN_LENGTH),
                                        Words.opaque(Limits.NONCE_MIN_LENGTH, Limits.NONCE_LENGTH))
                                .as(ClientMessage.SignInOidc::new)),
                Map.entry(
                        ClientMessage.RefreshToken.class,
                        Words.opaque(1, Limits.TOKEN_LENGTH).map(ClientMessage.RefreshToken::new)),
                Map.entry(
                        ClientMessage.SignOut.class,
                        Words.opaque(1, Limits.TOKEN_LENGTH).map(ClientMessage.SignOut::new)),
                Map.entry(ClientMessage.GetIceServers.class, Arbitraries.of(new ClientMessage.GetIceServers())),
                Map.entry(ClientMessage.Report.class, reports()),
                Map.entry(ClientMessage.Ping.class, Arbitraries.of(new ClientMessage.Ping())));
    }

    static Map<Class<? extends HostMessage>, Arbitrary<? extends HostMessage>> host() {
        return Map.ofEntries(
                Map.entry(
                        HostMessage.JoinApproved.class,
                        combine(Words.rooms(), Words.ids()).as(HostMessage.JoinApproved::new)),
                Map.entry(
                        HostMessage.JoinRejected.class,
                        combine(Words.rooms(), Words.ids()).as(HostMessage.JoinRejected::new)),
                Map.entry(
                        HostMessage.CreateInvite.class,
                        combine(
                                        Words.rooms(),
                                        Arbitraries.of(Role.PARTICIPANT, Role.GUEST),
                                        Arbitraries.longs().between(Limits.INVITE_MIN_MILLIS, Limits.INVITE_MAX_MILLIS))
                                .as(HostMessage.CreateInvite::new)),
                Map.entry(HostMessage.ListInvites.class, Words.rooms().map(HostMessage.ListInvites::new)),
                Map.entry(
                        HostMessage.RevokeInvite.class,
                        combine(Words.rooms(), Words.ids().injectNull(0.3)).as(HostMessage.RevokeInvite::new)),
                Map.entry(
                        HostMessage.SetRoomAccess.class,
                        combine(
                                        Words.rooms(),
                                        Arbitraries.of(Entry.class).injectNull(0.3),
                                        FLAGS.injectNull(0.3),
                                        Arbitraries.oneOf(roomPasswords(), Arbitraries.of(""))
                                                .injectNull(0.3))
                                .as(HostMessage.SetRoomAccess::new)),
                Map.entry(
                        HostMessage.MuteRequest.class,
                        combine(Words.rooms(), Words.participants()).as(HostMessage.MuteRequest::new)),
                Map.entry(
                        HostMessage.RemoveParticipant.class,
                        combine(Words.rooms(), Words.participants()).as(HostMessage.RemoveParticipant::new)),
                Map.entry(
                        HostMessage.HandOverHost.class,
                        combine(Words.rooms(), Words.participants()).as(HostMessage.HandOverHost::new)),
                Map.entry(HostMessage.CloseRoom.class, Words.rooms().map(HostMessage.CloseRoom::new)));
    }

    static Map<Class<? extends EntryMessage>, Arbitrary<? extends EntryMessage>> entry() {
        return Map.of(
                EntryMessage.JoinWaiting.class,
                combine(Words.rooms(), Words.counts()).as(EntryMessage.JoinWaiting::new),
                EntryMessage.JoinRequest.class,
                combine(Words.rooms(), Words.ids(), Words.names(), Words.counts())
                        .as(EntryMessage.JoinRequest::new),
                EntryMessage.JoinRequestEnded.class,
                combine(Words.rooms(), Words.ids(), Arbitraries.of(KnockEnd.class))
                        .as(EntryMessage.JoinRequestEnded::new),
                EntryMessage.InviteCreated.class,
                combine(Words.rooms(), invites(), Words.opaque(0, Limits.INVITE_LENGTH))
                        .as(EntryMessage.InviteCreated::new),
                EntryMessage.InviteList.class,
                combine(Words.rooms(), invites().list().ofMaxSize(Limits.ROOM_INVITES))
                        .as(EntryMessage.InviteList::new),
                EntryMessage.MuteRequested.class,
                combine(Words.rooms(), Words.participants()).as(EntryMessage.MuteRequested::new));
    }

    private static Arbitrary<InviteInfo> invites() {
        return combine(Words.ids(), Arbitraries.of(Role.class), Words.counts(), Words.counts(), Words.counts())
                .as(InviteInfo::new);
    }

    private static Arbitrary<String> roomPasswords() {
        return Words.opaque(Limits.ROOM_PASSWORD_MIN_LENGTH, Limits.ROOM_PASSWORD_LENGTH);
    }

    private static Arbitrary<Pass> passes() {
        return combine(
                        Words.opaque(0, Limits.ROOM_PASSWORD_LENGTH).injectNull(0.5),
                        Words.opaque(0, Limits.INVITE_LENGTH).injectNull(0.5),
                        FLAGS)
                .as(Pass::new);
    }

    private static Arbitrary<ClientMessage.Report> reports() {
        Arbitrary<Integer> links = Arbitraries.integers().between(0, Limits.ROOM_CEILING);
        return combine(
                        upTo(Limits.REPORT_MILLIS),
                        links,
                        links,
                        Arbitraries.integers().between(0, Limits.REPORT_FAILURES),
                        upTo(Limits.REPORT_MILLIS),
                        upTo(1_000))
                .as((join, one, other, failures, rtt, loss) -> new ClientMessage.Report(
                        join, Math.max(one, other), Math.min(one, other), failures, rtt, loss));
    }

    private static Arbitrary<OidcProvider> providers() {
        Arbitrary<String> issuers = Arbitraries.of(
                "https://login.example.org",
                "https://id.example.org:8443/realms/parley/",
                "http://127.0.0.1:9",
                "http://[::1]:1");
        return combine(issuers, Words.opaque(1, Limits.CLIENT_ID_LENGTH), Words.names())
                .as(OidcProvider::new)
                .injectNull(0.3);
    }

    private static Arbitrary<Long> upTo(long most) {
        return Arbitraries.longs().between(0, most).injectNull(0.3);
    }

    static Map<Class<? extends ServerMessage>, Arbitrary<? extends ServerMessage>> server() {
        return Map.ofEntries(
                Map.entry(ServerMessage.Welcome.class, welcomes()),
                Map.entry(ServerMessage.ErrorReply.class, errors()),
                Map.entry(
                        ServerMessage.Goodbye.class,
                        combine(Arbitraries.of(ErrorCode.class), sentences(), retries())
                                .as(ServerMessage.Goodbye::new)),
                Map.entry(ServerMessage.RoomCreated.class, roomInfos().map(ServerMessage.RoomCreated::new)),
                Map.entry(
                        ServerMessage.RoomList.class,
                        combine(Words.counts(), roomInfos().list().ofMaxSize(20))
                                .as(ServerMessage.RoomList::new)),
                Map.entry(
                        ServerMessage.RoomDelta.class,
                        combine(
                                        Words.counts(),
                                        roomInfos().list().ofMaxSize(5),
                                        Words.rooms().list().ofMaxSize(20))
                                .as(ServerMessage.RoomDelta::new)),
                Map.entry(ServerMessage.RoomRevision.class, Words.counts().map(ServerMessage.RoomRevision::new)),
                Map.entry(
                        ServerMessage.RoomJoined.class,
                        combine(
                                        roomInfos(),
                                        Words.participants(),
                                        people().list().ofMaxSize(Limits.ROOM_CEILING),
                                        iceServers(),
                                        Words.counts(),
                                        tickets(),
                                        FLAGS,
                                        Arbitraries.of(Role.class))
                                .as(ServerMessage.RoomJoined::new)),
                Map.entry(
                        ServerMessage.RoomTicket.class,
                        combine(Words.rooms(), tickets()).as(ServerMessage.RoomTicket::new)),
                Map.entry(
                        ServerMessage.RoomLeft.class,
                        combine(Words.rooms(), Arbitraries.of(RoomExit.class)).as(ServerMessage.RoomLeft::new)),
                Map.entry(
                        ServerMessage.UserJoined.class,
                        combine(Words.rooms(), people()).as(ServerMessage.UserJoined::new)),
                Map.entry(
                        ServerMessage.UserRejoined.class,
                        combine(Words.rooms(), people(), Words.participants()).as(ServerMessage.UserRejoined::new)),
                Map.entry(
                        ServerMessage.UserLeft.class,
                        combine(
                                        Words.rooms(),
                                        Words.participants(),
                                        Arbitraries.of(LeaveReason.class),
                                        Words.participants().injectNull(0.5))
                                .as(ServerMessage.UserLeft::new)),
                Map.entry(
                        ServerMessage.RoomStatus.class,
                        combine(roomInfos(), Words.participants()).as(ServerMessage.RoomStatus::new)),
                Map.entry(
                        ServerMessage.MediaChanged.class,
                        combine(Words.rooms(), Words.participants(), MEDIA).as(ServerMessage.MediaChanged::new)),
                Map.entry(
                        ServerMessage.PresenceChanged.class,
                        combine(Words.rooms(), Words.participants(), PRESENCE, FLAGS)
                                .as(ServerMessage.PresenceChanged::new)),
                Map.entry(
                        ServerMessage.IceServers.class,
                        combine(iceServers(), Words.counts()).as(ServerMessage.IceServers::new)),
                Map.entry(
                        ServerMessage.AuthMethods.class,
                        combine(FLAGS, FLAGS, FLAGS, FLAGS, providers()).as(ServerMessage.AuthMethods::new)),
                Map.entry(
                        ServerMessage.SignedIn.class,
                        combine(
                                        accounts(),
                                        Words.opaque(0, Limits.TOKEN_LENGTH),
                                        Words.counts(),
                                        Words.opaque(0, Limits.TOKEN_LENGTH),
                                        Words.counts())
                                .as(ServerMessage.SignedIn::new)),
                Map.entry(
                        StoreReply.OwnRooms.class,
                        combine(roomInfos().list().ofMaxSize(Limits.OWN_ROOMS_PAGE), FLAGS)
                                .as(StoreReply.OwnRooms::new)),
                Map.entry(
                        StoreReply.RoomVisits.class,
                        combine(Words.rooms(), visits().list().ofMaxSize(Limits.VISITS_PAGE), FLAGS)
                                .as(StoreReply.RoomVisits::new)),
                Map.entry(StoreReply.RoomDeleted.class, Words.rooms().map(StoreReply.RoomDeleted::new)),
                Map.entry(StoreReply.InvitationChanged.class, invitations().map(StoreReply.InvitationChanged::new)),
                Map.entry(
                        StoreReply.Invitations.class,
                        invitations().list().ofMaxSize(Limits.INVITATIONS).map(StoreReply.Invitations::new)),
                Map.entry(ServerMessage.SignedOut.class, Arbitraries.of(new ServerMessage.SignedOut())),
                Map.entry(ServerMessage.Pong.class, Arbitraries.of(new ServerMessage.Pong())));
    }

    static Map<Class<? extends PeerMessage>, Arbitrary<? extends PeerMessage>> peer() {
        return Map.ofEntries(
                Map.entry(
                        PeerMessage.Chat.class,
                        combine(Words.ids(), Words.blocks(), Words.counts()).as(PeerMessage.Chat::new)),
                Map.entry(PeerMessage.ChatDelivered.class, Words.ids().map(PeerMessage.ChatDelivered::new)),
                Map.entry(
                        PeerMessage.View.class,
                        combine(
                                        Arbitraries.integers().between(0, Limits.VIEW_WIDTH),
                                        Arbitraries.integers().between(0, Limits.VIEW_HEIGHT),
                                        FLAGS,
                                        FLAGS)
                                .as(PeerMessage.View::new)),
                Map.entry(
                        PeerMessage.Pictures.class,
                        combine(FLAGS, Arbitraries.of(PeerMessage.Limit.class)).as(PeerMessage.Pictures::new)),
                Map.entry(PeerMessage.Ping.class, Words.counts().map(PeerMessage.Ping::new)),
                Map.entry(PeerMessage.Pong.class, Words.counts().map(PeerMessage.Pong::new)),
                Map.entry(
                        PeerMessage.Offer.class,
                        combine(VERSIONS, NUMBERS, Words.sdps()).as(PeerMessage.Offer::new)),
                Map.entry(
                        PeerMessage.Answer.class,
                        combine(VERSIONS, NUMBERS, NUMBERS, Words.sdps()).as(PeerMessage.Answer::new)),
                Map.entry(
                        PeerMessage.Candidate.class,
                        combine(VERSIONS, candidates()).as(PeerMessage.Candidate::new)),
                Map.entry(
                        PeerMessage.Health.class,
                        combine(Words.counts(), Words.counts(), reaches().list().ofMaxSize(Limits.HEALTH_LINKS))
                                .as(PeerMessage.Health::new)));
    }

    private static Arbitrary<PeerMessage.Reach> reaches() {
        return combine(
                        Words.participants(),
                        Arbitraries.of(PeerMessage.ReachState.class),
                        Arbitraries.of(PeerMessage.Path.class),
                        retries(),
                        Arbitraries.integers().between(0, 1000),
                        FLAGS,
                        FLAGS)
                .as(PeerMessage.Reach::new);
    }

    /** Any of {@code choices}, each as likely as the others. */
    @SafeVarargs
    @SuppressWarnings("varargs") // the array is only read
    static <M> Arbitrary<M> any(Map<? extends Class<? extends M>, ? extends Arbitrary<? extends M>>... choices) {
        List<Arbitrary<M>> all = new ArrayList<>();
        for (Map<? extends Class<? extends M>, ? extends Arbitrary<? extends M>> map : choices) {
            map.values().forEach(arbitrary -> all.add(arbitrary.map(m -> m)));
        }
        return Arbitraries.oneOf(all);
    }

    private static Arbitrary<ServerMessage.Welcome> welcomes() {
        return combine(
                        VERSIONS,
                        Words.ids(),
                        Words.lines(Limits.NAME_LENGTH),
                        capabilities(),
                        Arbitraries.integers().between(2, Limits.ROOM_CEILING),
                        Words.counts().filter(n -> n > 0),
                        Words.counts(),
                        Words.opaque(0, Limits.LINK_BASE_LENGTH))
                .as(ServerMessage.Welcome::new);
    }

    private static Arbitrary<ServerMessage.ErrorReply> errors() {
        return combine(Arbitraries.of(ErrorCode.class), sentences(), retries(), Words.opaque(0, Limits.ID_LENGTH))
                .as(ServerMessage.ErrorReply::new);
    }

    private static Arbitrary<Invitation> invitations() {
        Arbitrary<List<String>> users = Words.users().list().ofSize(2);
        return combine(
                        Words.ids(),
                        Words.rooms(),
                        Words.names(),
                        users,
                        Words.names(),
                        Arbitraries.of(InvitationState.class),
                        Words.counts(),
                        Words.counts())
                .as((id, room, roomName, user, name, state, created, expires) -> new Invitation(
                        id, room, roomName, user.getFirst(), name, user.getLast(), state, created, expires));
    }

    private static Arbitrary<VisitInfo> visits() {
        return combine(Words.participants(), Words.names(), FLAGS, Words.counts(), retries())
                .as(VisitInfo::new);
    }

    private static Arbitrary<AccountInfo> accounts() {
        return combine(Words.ids(), Words.users(), Words.emails(), Words.names(), Words.counts(), retries())
                .as(AccountInfo::new);
    }

    private static Arbitrary<String> sentences() {
        return Words.lines(Limits.SENTENCE_LENGTH);
    }

    private static Arbitrary<String> tickets() {
        return Words.opaque(0, Limits.TICKET_LENGTH);
    }

    private static Arbitrary<Claim> claims() {
        return combine(
                        Words.opaque(Limits.CLAIM_MIN_LENGTH, Limits.CLAIM_LENGTH),
                        Arbitraries.longs().between(0, Limits.INTEGER))
                .as(Claim::new)
                .injectNull(0.3);
    }

    private static Arbitrary<Long> retries() {
        return Words.counts().injectNull(0.3);
    }

    private static Arbitrary<List<String>> capabilities() {
        return Words.ids().list().ofMaxSize(Limits.CAPABILITIES);
    }

    private static Arbitrary<Credentials> credentials() {
        return Arbitraries.oneOf(
                Arbitraries.of(new Credentials.Guest()),
                Words.opaque(1, Limits.TOKEN_LENGTH).map(Credentials.Token::new),
                Words.opaque(1, Limits.PASSWORD_LENGTH).map(Credentials.Password::new));
    }

    private static Arbitrary<IceCandidate> candidates() {
        return combine(
                        Words.opaque(0, Limits.CANDIDATE_LENGTH),
                        Words.opaque(0, Limits.ID_LENGTH),
                        Arbitraries.integers().between(0, 255))
                .as(IceCandidate::new);
    }

    private static Arbitrary<List<IceServer>> iceServers() {
        Arbitrary<String> urls = combine(
                        Arbitraries.of("stun:", "stuns:", "turn:", "turns:"),
                        Words.opaque(0, Limits.ICE_URL_LENGTH - 6))
                .as(String::concat);
        Arbitrary<String> secrets = Words.opaque(0, Limits.ICE_CREDENTIAL_LENGTH);
        return combine(urls.list().ofMinSize(1).ofMaxSize(Limits.ICE_SERVER_URLS), secrets, secrets)
                .as(IceServer::new)
                .list()
                .ofMaxSize(Limits.ICE_SERVERS);
    }

    private static Arbitrary<RoomInfo> roomInfos() {
        Arbitrary<RoomAccess> access =
                combine(Arbitraries.of(Entry.class), FLAGS, FLAGS).as(RoomAccess::new);
        return combine(plainRoomInfos(), access).as(RoomInfo::withAccess);
    }

    private static Arbitrary<RoomInfo> plainRoomInfos() {
        return combine(
                        Words.rooms(),
                        Words.names(),
                        Words.lines(Limits.DESCRIPTION_LENGTH),
                        Words.lines(Limits.NAME_LENGTH),
                        Arbitraries.of(Visibility.class),
                        Arbitraries.integers().between(0, Limits.ROOM_CEILING),
                        Arbitraries.integers().between(2, Limits.ROOM_CEILING),
                        Words.counts())
                .as(RoomInfo::new);
    }

    private static Arbitrary<Participant> people() {
        return combine(
                        Words.participants(),
                        Words.names(),
                        Arbitraries.of(Role.class),
                        MEDIA,
                        PRESENCE,
                        FLAGS,
                        Words.counts())
                .as(Participant::new);
    }
}
