package dev.parley.client.ui;

import dev.parley.client.core.Account;
import dev.parley.client.core.AppState;
import dev.parley.client.core.Attendance;
import dev.parley.client.core.AuthPhase;
import dev.parley.client.core.Capacity;
import dev.parley.client.core.CaptureFormat;
import dev.parley.client.core.Carried;
import dev.parley.client.core.CarriedWatch;
import dev.parley.client.core.ChatLine;
import dev.parley.client.core.ConnectionPhase;
import dev.parley.client.core.CpuWatch;
import dev.parley.client.core.Dashboard;
import dev.parley.client.core.DeviceChoice;
import dev.parley.client.core.DeviceList;
import dev.parley.client.core.DeviceNames;
import dev.parley.client.core.DeviceState;
import dev.parley.client.core.Door;
import dev.parley.client.core.Hysteresis;
import dev.parley.client.core.Kept;
import dev.parley.client.core.Knock;
import dev.parley.client.core.Layout;
import dev.parley.client.core.MeetingLink;
import dev.parley.client.core.MeshState;
import dev.parley.client.core.NearbyMeeting;
import dev.parley.client.core.Notice;
import dev.parley.client.core.OwnConnection;
import dev.parley.client.core.Pages;
import dev.parley.client.core.PeerState;
import dev.parley.client.core.PersonColours;
import dev.parley.client.core.Place;
import dev.parley.client.core.Program;
import dev.parley.client.core.QualityChoice;
import dev.parley.client.core.RecentMeeting;
import dev.parley.client.core.RoomPhase;
import dev.parley.client.core.SelfView;
import dev.parley.client.core.Served;
import dev.parley.client.core.ServerPasswords;
import dev.parley.client.core.Speakers;
import dev.parley.client.core.Wish;
import dev.parley.protocol.AccountInfo;
import dev.parley.protocol.ErrorCode;
import dev.parley.protocol.Invitation;
import dev.parley.protocol.MediaState;
import dev.parley.protocol.Participant;
import dev.parley.protocol.ParticipantId;
import dev.parley.protocol.Pass;
import dev.parley.protocol.PeerMessage;
import dev.parley.protocol.Presence;
import dev.parley.protocol.Role;
import dev.parley.protocol.RoomAccess;
import dev.parley.protocol.RoomId;
import dev.parley.protocol.RoomInfo;
import dev.parley.protocol.ServerMessage;
import dev.parley.protocol.Visibility;
import java.net.URI;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** Builds states of the app as they are when something is to be seen. */
final class States {
    static final Instant NOW = Instant.parse("2026-11-21T10:42:00Z");
    static final RoomId ROOM = new RoomId("lusab-babad-gutih");
    static final URI SERVER = URI.create("ws://192.168.1.20:8443");
    static final URI LOCAL = URI.create("ws://127.0.0.1:41873");
    static final URI VPN = URI.create("ws://10.8.0.3:8443");
    static final ParticipantId SELF = new ParticipantId("self");

    private AppState.Auth auth = Program.initial().auth();
    private AppState.Connection connection = Program.initial().connection();
    private List<RoomInfo> rooms = List.of();
    private RoomPhase phase = RoomPhase.NO_ROOM;
    private int rejoins;
    private String roomError = "";
    private @Nullable ErrorCode refusal;
    private @Nullable ParticipantId host = SELF;
    private AppState.Host hosting = Program.initial().host();
    private List<RecentMeeting> recent = List.of();
    private List<NearbyMeeting> nearby = List.of();
    private boolean looking = true;
    private Kept kept = Kept.NOTHING;
    private boolean handRaised;
    private boolean reachable = true;
    private List<MeetingLink> followed = List.of();
    private List<MeetingLink> links = List.of(new MeetingLink(SERVER, ROOM), new MeetingLink(VPN, ROOM));
    private final Map<ParticipantId, PeerState> peers = new LinkedHashMap<>();
    private final List<ChatLine> lines = new ArrayList<>();
    private int unread;
    private boolean chatOpen;
    private AppState.Media media = media(true, true);
    private MeshState mesh = MeshState.START;
    private Attendance attendance = Attendance.START;
    private final List<Notice> notices = new ArrayList<>();
    private Door door = Door.NONE;
    private RoomAccess access = RoomAccess.OPEN;
    private Role role = Role.HOST;
    private String ownName = "Ana Ferreira";
    private String title = "Weekly design review";

    static States start() {
        return new States();
    }

    /** Signed in at a server, connected. */
    static States signedIn() {
        return start().auth(AuthPhase.AUTHENTICATED, SERVER, "").connection(ConnectionPhase.CONNECTED, 12);
    }

    /** In a meeting, alone. */
    static States inMeeting() {
        return signedIn().room(RoomPhase.JOINED);
    }

    States auth(AuthPhase authPhase, @Nullable URI server, String error) {
        String name = authPhase == AuthPhase.UNAUTHENTICATED ? "" : "Ana Ferreira";
        auth = new AppState.Auth(authPhase, name, server, auth.credentials(), error, auth.secret());
        return this;
    }

    /** The server has accounts, and somebody's may be used; {@link #auth} comes before. */
    States account(ServerMessage.AuthMethods ways, @Nullable AccountInfo owner, Account.Field at, String problem) {
        auth = auth.withAccount(new Account(
                SERVER, ways, owner, "", 0, false, new Account.Errand.None(), new Account.Problem(at, problem)));
        return this;
    }

    /** A link leads to a server that wants its password. */
    States askedBy(URI server) {
        auth = new AppState.Auth(
                auth.phase(),
                auth.displayName(),
                auth.server(),
                auth.credentials(),
                auth.error(),
                auth.secret(),
                auth.account(),
                new ServerPasswords(Map.of(), server));
        return this;
    }

    /** The person is expected in the browser; {@link #account} comes before. */
    States browsing(Account.Errand.Browse errand) {
        Account was = auth.account();
        auth = auth.withAccount(
                new Account(was.server(), was.ways(), was.owner(), "", 0, false, errand, was.problem()));
        return this;
    }

    /** One's own name, and that of the meeting. */
    States names(String own, String meeting) {
        auth = new AppState.Auth(
                auth.phase(), own, auth.server(), auth.credentials(), auth.error(), auth.secret(), auth.account());
        ownName = own;
        title = meeting;
        return this;
    }

    States connection(ConnectionPhase connectionPhase, long rttMs) {
        connection = new AppState.Connection(connectionPhase, SERVER, null, 0, "", null, rttMs, 0);
        return this;
    }

    /** The server is lost. */
    States reconnecting(int attempt, long nextTryMs) {
        long retryAt = nextTryMs == 0 ? 0 : NOW.toEpochMilli() + nextTryMs;
        connection =
                new AppState.Connection(ConnectionPhase.RECONNECTING, SERVER, null, attempt, "", null, -1, retryAt);
        return this;
    }

    /** The connection that there is is lost; the server's abilities are known. */
    States away() {
        connection = new AppState.Connection(
                ConnectionPhase.RECONNECTING,
                SERVER,
                connection.session(),
                1,
                "",
                null,
                -1,
                NOW.toEpochMilli() + 1_000);
        return this;
    }

    /** The server was lost while one waited at the door. */
    States askingAgain() {
        rejoins = 1;
        return room(RoomPhase.JOINING);
    }

    States room(RoomPhase roomPhase) {
        phase = roomPhase;
        return this;
    }

    States refused(ErrorCode code, String sentence) {
        refusal = code;
        roomError = sentence;
        return this;
    }

    /** By this link one came to a door. */
    States followed(MeetingLink link) {
        followed = List.of(link);
        return this;
    }

    States rooms(RoomInfo... some) {
        rooms = List.of(some);
        return this;
    }

    /** This computer hosts; so many people are in its meetings. */
    States hosting(int people) {
        auth = new AppState.Auth(
                auth.phase(), auth.displayName(), null, auth.credentials(), auth.error(), auth.secret());
        connection = new AppState.Connection(ConnectionPhase.CONNECTED, LOCAL, null, 0, "", null, 0, 0);
        hosting = new AppState.Host(false, LOCAL, List.of(SERVER, VPN), Set.of(VPN), new Served(people, List.of()));
        return this;
    }

    /** Where this computer hosts, none of its networks is a tunnel. */
    States withoutTunnel() {
        hosting = new AppState.Host(false, LOCAL, List.of(SERVER, VPN), Set.of(), hosting.served());
        return this;
    }

    /** On "this computer", before the first meeting. */
    States atHome() {
        auth = new AppState.Auth(
                auth.phase(), auth.displayName(), null, auth.credentials(), auth.error(), auth.secret());
        connection = Program.initial().connection();
        return this;
    }

    /** The last try to join did not get anywhere. */
    States failed(String sentence) {
        roomError = sentence;
        return this;
    }

    States recent(RecentMeeting... meetings) {
        recent = List.of(meetings);
        return this;
    }

    States nearby(NearbyMeeting... meetings) {
        nearby = List.of(meetings);
        return this;
    }

    /** Nobody looks for meetings nearby, or not yet. */
    States notLooking() {
        looking = false;
        return this;
    }

    /** A meeting one was in, so many minutes ago. */
    static RecentMeeting was(String title, boolean hosted, boolean over, int minutesAgo) {
        return new RecentMeeting(
                new MeetingLink(SERVER, RoomId.ofRandomBits(title.hashCode() * 55_555L)),
                hosted,
                title,
                Visibility.PRIVATE,
                6,
                over,
                NOW.toEpochMilli() - minutesAgo * 60_000L);
    }

    static NearbyMeeting near(String title, String host) {
        URI server = URI.create("ws://192.168.1.31:40117");
        return new NearbyMeeting(new MeetingLink(server, RoomId.ofRandomBits(title.hashCode() * 33_333L)), title, host);
    }

    static NearbyMeeting near(String title, String host, RoomAccess access) {
        NearbyMeeting near = near(title, host);
        return new NearbyMeeting(near.link(), near.title(), near.host(), access);
    }

    /** On a server that knows who may come in. */
    States withDoors() {
        AppState.Session session = new AppState.Session("s", 20_000, 10, 30_000, false, "", true);
        connection = new AppState.Connection(
                connection.phase(), connection.server(), session, 0, "", null, connection.rttMs(), 0);
        return this;
    }

    /** On a server that keeps rooms, signed in to this account; {@link #connection} comes before. */
    States keeping(AccountInfo owner, Pages<RoomInfo> rooms, @Nullable RoomId deleting) {
        AppState.Session session = new AppState.Session("s", 20_000, 10, 30_000, false, "", true, true, true);
        connection = new AppState.Connection(
                connection.phase(), connection.server(), session, 0, "", null, connection.rttMs(), 0);
        kept = new Kept(owner.id(), rooms, deleting, null, Pages.unknown(), "");
        return account(Samples.OPEN, owner, Account.Field.FORM, "");
    }

    /** Somebody wants to know who was in an own room; {@link #keeping} comes before. */
    States history(Kept.History history) {
        kept = new Kept(kept.account(), kept.rooms(), kept.deleting(), history, kept.invitations(), kept.problem());
        return this;
    }

    /**
     * With these invitations; {@link #keeping} comes before.
     *
     * @param problem why a user could not be invited
     */
    States invitations(String problem, Invitation... invitations) {
        Pages<Invitation> all = new Pages<>(List.of(invitations), true, false, false, "");
        kept = new Kept(kept.account(), kept.rooms(), kept.deleting(), kept.history(), all, problem);
        return this;
    }

    States access(RoomAccess now) {
        access = now;
        return withDoors();
    }

    States door(Door now) {
        door = now;
        return withDoors();
    }

    /** These wait to be let in. */
    States knocking(String... names) {
        List<Knock> knocks = Stream.of(names)
                .map(name -> new Knock("k-" + name.hashCode(), name, NOW.toEpochMilli() + 120_000))
                .toList();
        return door(new Door(Pass.NONE, 0, 0, knocks, List.of(), Map.of(), null));
    }

    /** These requests were not answered in time; {@link #knocking} comes before. */
    States missed(String... requests) {
        return door(new Door(
                door.pass(),
                0,
                0,
                door.knocks(),
                List.of(requests),
                door.invites(),
                door.tokens(),
                null,
                door.tries()));
    }

    /** Not the host, but this. */
    States as(Role other, String hostName) {
        role = other;
        return withDoors().hostedBy(hostName);
    }

    States peer(Peer peer) {
        peers.put(peer.id(), peer.state());
        return this;
    }

    States people(String... names) {
        for (String name : names) {
            peer(Peer.named(name));
        }
        return this;
    }

    /** People who all reach each other and say so. */
    States connected(String... names) {
        for (String name : names) {
            Peer peer = Peer.named(name).reaches(SELF);
            for (String other : names) {
                if (!other.equals(name)) {
                    peer.reaches(Peer.idOf(other));
                }
            }
            peer(peer);
        }
        return this;
    }

    States hostedBy(String name) {
        host = Peer.idOf(name);
        return this;
    }

    /** On a server that has a page for each link. */
    States withPages() {
        URI server = URI.create("wss://meet.example.org");
        AppState.Session session =
                new AppState.Session("s", 15_000, 10, 30_000, false, "https://meet.example.org/m/", true);
        connection = new AppState.Connection(ConnectionPhase.CONNECTED, server, session, 0, "", null, 12, 0);
        links = List.of(new MeetingLink(server, ROOM));
        return this;
    }

    /** No other computer can reach the server: there is no link to send. */
    States withoutNetwork() {
        reachable = false;
        return this;
    }

    States handRaised() {
        handRaised = true;
        return this;
    }

    States media(AppState.Media now) {
        media = now;
        return this;
    }

    States choice(QualityChoice choice) {
        mesh = new MeshState(
                choice, mesh.uplink(), mesh.cpu(), mesh.speakers(), mesh.own(), mesh.capacity(), mesh.tally());
        return this;
    }

    /** Who has spoken, the last one first. */
    States spoke(String... names) {
        Speakers speakers = new Speakers(Stream.of(names).map(Peer::idOf).toList(), null, 0);
        mesh = new MeshState(
                mesh.choice(), mesh.uplink(), mesh.cpu(), speakers, mesh.own(), mesh.capacity(), mesh.tally());
        return this;
    }

    /** What the uplink was seen to carry, an hour ago. */
    States carried(long bps, boolean full) {
        Carried known = new Carried(bps, full, NOW.toEpochMilli() - 3_600_000);
        Capacity capacity = new Capacity(new CarriedWatch(known, 0, 0), new CarriedWatch(known, 0, 0));
        mesh = new MeshState(
                mesh.choice(), mesh.uplink(), mesh.cpu(), mesh.speakers(), mesh.own(), capacity, mesh.tally());
        return this;
    }

    /** What all links suffer from. */
    States own(OwnConnection own) {
        mesh = new MeshState(
                mesh.choice(),
                mesh.uplink(),
                mesh.cpu(),
                mesh.speakers(),
                new Hysteresis<>(own, null, null, 0),
                mesh.capacity(),
                mesh.tally());
        return this;
    }

    /** The computer has been busy for a while. */
    States strained() {
        mesh = new MeshState(
                mesh.choice(),
                mesh.uplink(),
                new CpuWatch(2, 0, 0, 10, false),
                mesh.speakers(),
                mesh.own(),
                mesh.capacity(),
                mesh.tally());
        return this;
    }

    static AppState.Media media(boolean microphone, boolean camera) {
        return new AppState.Media(
                microphone,
                camera,
                new DeviceState(true, "Built-in microphone", ""),
                new DeviceState(true, "Built-in camera", ""),
                CaptureFormat.HD);
    }

    /** With a headset besides what is built in, of which nothing is chosen. */
    static AppState.Media withHeadset(AppState.Media media) {
        DeviceNames microphones = DeviceNames.of(List.of("Built-in microphone", "Jabra Evolve2 65 Mono"));
        DeviceNames speakers = DeviceNames.of(List.of("Built-in speakers", "Jabra Evolve2 65 Mono"));
        DeviceNames cameras = DeviceNames.of(List.of("Built-in camera", "Logitech BRIO"));
        return media.withDevices(new AppState.Devices(
                DeviceChoice.DEFAULT, new DeviceList(microphones, speakers, cameras, true), false));
    }

    States said(String name, int minute, String text) {
        lines.add(new ChatLine(
                "m" + lines.size(),
                Peer.idOf(name),
                name,
                text,
                NOW.toEpochMilli() + minute * 60_000L,
                false,
                Set.of(),
                Set.of()));
        return this;
    }

    /** Lines that no chat can show: a defect planted. */
    States saidByNobody() {
        for (int line = 0; line < 2; line++) {
            lines.add(new ChatLine("n" + line, null, "", "", 0, false, Set.of(), Set.of()));
        }
        return this;
    }

    States saidMyself(int minute, String text, String... deliveredTo) {
        Set<ParticipantId> delivered = new HashSet<>();
        for (String name : deliveredTo) {
            delivered.add(Peer.idOf(name));
        }
        Set<ParticipantId> owed = new HashSet<>(peers.keySet());
        owed.removeAll(delivered);
        lines.add(new ChatLine(
                "m" + lines.size(),
                SELF,
                "Ana Ferreira",
                text,
                NOW.toEpochMilli() + minute * 60_000L,
                true,
                delivered,
                owed));
        return this;
    }

    States layout(Layout layout) {
        return attends(layout, attendance.selfView(), attendance.silenced(), attendance.hands());
    }

    States selfView(SelfView place) {
        return attends(attendance.layout(), place, attendance.silenced(), attendance.hands());
    }

    /** These are not heard here. */
    States silenced(String... names) {
        Set<ParticipantId> silenced = Stream.of(names).map(Peer::idOf).collect(Collectors.toSet());
        return attends(attendance.layout(), attendance.selfView(), silenced, attendance.hands());
    }

    /** In this order; that they are up is said of each person. */
    States hands(ParticipantId... order) {
        return attends(attendance.layout(), attendance.selfView(), attendance.silenced(), List.of(order));
    }

    /** Somebody was in the meeting and is gone. */
    States wasHere(String name) {
        Map<String, Wish> absent = Map.of(name, new Wish(false, new PeerMessage.View(640, 360)));
        attendance = new Attendance(
                attendance.layout(),
                attendance.selfView(),
                attendance.silenced(),
                absent,
                attendance.unheard(),
                attendance.hands(),
                attendance.colours(),
                attendance.usedAt());
        return this;
    }

    private States attends(Layout layout, SelfView place, Set<ParticipantId> silenced, List<ParticipantId> hands) {
        attendance = new Attendance(layout, place, silenced, Map.of(), Map.of(), hands, Map.of(), attendance.usedAt());
        return this;
    }

    States unread(int count) {
        unread = count;
        return this;
    }

    States chatOpen() {
        chatOpen = true;
        return this;
    }

    States notice(Notice.Severity severity, String text) {
        notices.add(new Notice(notices.size() + 1, severity, text));
        return this;
    }

    static RoomInfo info(String name, String hostName, int count, int max, int minutesAgo) {
        RoomId id = RoomId.ofRandomBits(name.hashCode() * 77_777L);
        return new RoomInfo(
                id, name, "", hostName, Visibility.PUBLIC, count, max, NOW.toEpochMilli() - minutesAgo * 60_000L);
    }

    AppState build() {
        AppState initial = Program.initial();
        AppState.Room room = room();
        return new AppState(
                auth,
                connection,
                hosting,
                new AppState.Lobby(1, rooms),
                new Dashboard(recent, looking, nearby, kept),
                room,
                peers,
                new AppState.Chat(lines, unread, chatOpen, Map.of()),
                media,
                mesh,
                coloured(room.self()),
                initial.ice(),
                notices,
                Map.of(),
                initial.counters());
    }

    private Attendance coloured(@Nullable Participant self) {
        Stream<Participant> others = peers.values().stream().map(PeerState::participant);
        List<Participant> people =
                Stream.concat(others, Stream.ofNullable(self)).toList();
        return new Attendance(
                attendance.layout(),
                attendance.selfView(),
                attendance.silenced(),
                attendance.absent(),
                attendance.unheard(),
                attendance.hands(),
                PersonColours.given(Map.of(), people),
                attendance.usedAt());
    }

    private AppState.Room room() {
        boolean inside = phase == RoomPhase.JOINED;
        return new AppState.Room(
                phase,
                phase == RoomPhase.NO_ROOM && refusal == null ? null : ROOM,
                null,
                inside ? new RoomInfo(ROOM, title, "", ownName, Visibility.PUBLIC, 1, 6, 0, access) : null,
                inside ? self() : null,
                inside ? host : null,
                inside && reachable ? links : followed,
                List.of(),
                Place.NONE,
                rejoins,
                roomError,
                refusal,
                door);
    }

    private Participant self() {
        return new Participant(SELF, ownName, role, new MediaState(true, true, false), Presence.ACTIVE, handRaised, 0);
    }
}
