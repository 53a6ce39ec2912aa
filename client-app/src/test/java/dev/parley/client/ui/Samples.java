package dev.parley.client.ui;

import dev.parley.client.core.Account;
import dev.parley.client.core.AppState;
import dev.parley.client.core.AuthPhase;
import dev.parley.client.core.DeviceChoice;
import dev.parley.client.core.DeviceList;
import dev.parley.client.core.DeviceState;
import dev.parley.client.core.Door;
import dev.parley.client.core.Kept;
import dev.parley.client.core.LinkPhase;
import dev.parley.client.core.NearbyMeeting;
import dev.parley.client.core.Notice;
import dev.parley.client.core.Pages;
import dev.parley.client.core.ParticipantPhase;
import dev.parley.client.core.RoomPhase;
import dev.parley.client.port.Places;
import dev.parley.protocol.AccountInfo;
import dev.parley.protocol.Entry;
import dev.parley.protocol.ErrorCode;
import dev.parley.protocol.Invitation;
import dev.parley.protocol.InvitationState;
import dev.parley.protocol.InviteInfo;
import dev.parley.protocol.OidcProvider;
import dev.parley.protocol.ParticipantId;
import dev.parley.protocol.Pass;
import dev.parley.protocol.PeerMessage.Limit;
import dev.parley.protocol.PeerMessage.Path;
import dev.parley.protocol.PeerMessage.ReachState;
import dev.parley.protocol.Role;
import dev.parley.protocol.RoomAccess;
import dev.parley.protocol.RoomId;
import dev.parley.protocol.RoomInfo;
import dev.parley.protocol.ServerMessage;
import dev.parley.protocol.VisitInfo;
import java.net.URI;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/** States of the whole app as they are in life: what the screens are shot with. */
final class Samples {
    private Samples() {}

    static final String NO_SERVER =
            "No server answers at ws://192.168.1.77:8443. Check the address and your network, and that the server runs, then"
                    + " try again.";

    static final String UNKNOWN_ROOM =
            "There is no such meeting: it has ended, or the link is mistyped. Ask for a new link or start a meeting.";
    static final String NAME_TAKEN =
            "Somebody in this meeting already has your name. Choose another name and join again.";

    static final ServerMessage.AuthMethods OPEN = new ServerMessage.AuthMethods(true, false, true, true);

    /** Guests have to know the server's password, and there are no accounts. */
    static final ServerMessage.AuthMethods GUARDED = new ServerMessage.AuthMethods(true, true, false, false);

    /** The same beside accounts. */
    static final ServerMessage.AuthMethods GUARDED_OPEN = new ServerMessage.AuthMethods(true, true, true, true);

    static final ServerMessage.AuthMethods CLOSED = new ServerMessage.AuthMethods(false, false, true, false);
    static final OidcProvider PROVIDER = new OidcProvider("https://login.example.org", "parley", "Example Company");
    static final ServerMessage.AuthMethods WITH_PROVIDER =
            new ServerMessage.AuthMethods(true, false, true, true, PROVIDER);
    static final AccountInfo ANA = new AccountInfo("u-ana", "ana.ferreira", "", "Ana Ferreira", 0, null);
    static final String LOCKED = "This meeting is locked: nobody new comes in. Ask the host to unlock it.";
    static final String TURNED_AWAY = "The host did not let you in. Ask them in another way whether that was meant.";
    static final String NOT_ANSWERED = "Nobody let you in or said no. Perhaps the host was not looking: try again.";
    static final String NOT_ANSWERED_KEPT = "The server did not answer. Try again.";
    static final String WRONG_PASSWORD = "That is not the meeting's password. Type it again.";

    /** Letters without a blank between them, and what comes after the blank. */
    static final String WITHOUT_BLANKS =
            "Averyveryverylongwordwithoutanyspaces".repeat(6) + " and then https://example.org/a/b?c=d <b>bold</b>";

    static final Places.Kept KEPT = new Places.Kept(States.SERVER, false, States.ROOM, "Stand-up", "Ana", "ticket");
    static final Places.Kept HOSTED = new Places.Kept(
            States.SERVER, true, States.ROOM, "Interview with a candidate who has a rather long name", "Ana", "ticket");

    static States recent() {
        return States.signedIn()
                .atHome()
                .recent(
                        States.was("Stand-up", false, false, 25),
                        States.was("Ana's meeting", true, false, 60 * 20),
                        States.was("Interview with a candidate who has a rather long name", false, true, 60 * 30));
    }

    static final NearbyMeeting LUNCH =
            States.near("Lunch talk", "Ben Okafor", new RoomAccess(Entry.KNOCK, false, true));

    static States nearby() {
        return recent().nearby(
                        LUNCH,
                        States.near("Workshop", ""),
                        States.near("Board", "Eva", new RoomAccess(Entry.OPEN, true, false)));
    }

    static States loginError() {
        return States.start()
                .auth(
                        AuthPhase.UNAUTHENTICATED,
                        States.SERVER,
                        "No answer from 192.168.1.20. Check the address and that the server is running, then try again.");
    }

    /** A server with accounts asks how to come in. */
    static States accounts(ServerMessage.AuthMethods ways) {
        return States.start()
                .auth(AuthPhase.UNAUTHENTICATED, States.SERVER, "")
                .account(ways, null, Account.Field.FORM, "");
    }

    /** No browser could be started. */
    static States browsing() {
        return States.start()
                .auth(AuthPhase.AUTHENTICATING, States.SERVER, "")
                .account(WITH_PROVIDER, null, Account.Field.FORM, "")
                .browsing(new Account.Errand.Browse(
                        PROVIDER,
                        URI.create("https://login.example.org/authorize?client_id=parley&response_type=code"),
                        false));
    }

    static States wrongPassword() {
        return accounts(OPEN)
                .account(OPEN, null, Account.Field.PASSWORD, "The user name or the password is wrong. Try again.");
    }

    /** What was typed was not the server's password. */
    static States wrongServerPassword() {
        return accounts(GUARDED)
                .account(
                        GUARDED,
                        null,
                        Account.Field.SERVER_PASSWORD,
                        "That is not the server's password. Type it again.");
    }

    /** The server of a link does. */
    static States serverAsks() {
        return turnedAway(ErrorCode.PASSWORD_REQUIRED, "The server of the link, 192.168.1.20, asks for its password.")
                .askedBy(States.SERVER);
    }

    static States signedInAs(States states) {
        return states.account(OPEN, ANA, Account.Field.FORM, "");
    }

    /** At home, where the server keeps these. */
    static States keeping(Pages<RoomInfo> rooms) {
        return States.signedIn().keeping(ANA, rooms, null);
    }

    static final RoomInfo READING = States.info("Reading group", "", 0, 8, 60 * 24 * 9);

    static Pages<RoomInfo> ownRooms() {
        return new Pages<>(
                List.of(
                        READING,
                        States.info(
                                "Interviews with candidates who have rather long names", "Ben Okafor", 3, 6, 60 * 26),
                        States.info("Stand-up", "", 0, 6, 90)),
                true,
                true,
                false,
                "");
    }

    static Pages<RoomInfo> failed(boolean known) {
        return new Pages<>(known ? List.of(READING) : List.of(), known, known, false, NOT_ANSWERED_KEPT);
    }

    /** Who was in the first of the own rooms. */
    static Pages<VisitInfo> visits() {
        return new Pages<>(
                List.of(
                        visit("p1", "Grace Hopper", false, 25, 0),
                        visit("p2", "Ana Ferreira", true, 60, 12),
                        visit("p3", "Somebody with a rather long name who came by accident", false, 61, 60),
                        visit("p4", "Ben Okafor", true, 60 * 24 + 95, 60 * 24),
                        visit("p5", "Ana Ferreira", true, 60 * 24 * 400 + 70, 60 * 24 * 400 - 20),
                        visit("p6", "Carla Rossi", false, 60 * 24 * 401, 60 * 24 * 401 - 45)),
                true,
                true,
                false,
                "");
    }

    /** @param leftAgo in minutes, as the other one; 0 while it lasts */
    private static VisitInfo visit(String id, String name, boolean account, long joinedAgo, long leftAgo) {
        long now = States.NOW.toEpochMilli();
        Long leftAt = leftAgo == 0 ? null : Long.valueOf(now - leftAgo * 60_000);
        return new VisitInfo(new ParticipantId(id), name, account, now - joinedAgo * 60_000, leftAt);
    }

    static States history(Pages<VisitInfo> visits) {
        return keeping(ownRooms()).history(new Kept.History(READING.id(), visits));
    }

    /** From somebody to this person, into a meeting of that name. */
    static Invitation received(String id, String room, String fromName, InvitationState state) {
        long now = States.NOW.toEpochMilli();
        String from = fromName.toLowerCase(Locale.ROOT).replace(' ', '.');
        RoomId where = RoomId.ofRandomBits(room.hashCode() * 99_999L);
        return new Invitation(id, where, room, from, fromName, ANA.user(), state, now - 60_000, now + 604_740_000);
    }

    /** From Grace to this person, into that room. */
    static Invitation into(RoomId room, InvitationState state) {
        long now = States.NOW.toEpochMilli();
        return new Invitation("i5", room, "Reading", "grace", "Grace", ANA.user(), state, now, now + 604_800_000);
    }

    /** From this person to that user, into the meeting they are in. */
    static Invitation sent(String to, InvitationState state, int minutesAgo) {
        long at = States.NOW.toEpochMilli() - minutesAgo * 60_000L;
        return new Invitation(
                "i-" + to.replace('.', '-'),
                States.ROOM,
                "Weekly design review",
                ANA.user(),
                "Ana",
                to,
                state,
                at,
                at + 604_800_000);
    }

    static States invited() {
        return keeping(ownRooms())
                .invitations(
                        "",
                        received("i1", "Quarterly planning", "Grace Hopper", InvitationState.PENDING),
                        received(
                                "i2",
                                "A meeting with a name that is longer than most of them",
                                "Somebody Withalongname",
                                InvitationState.PENDING),
                        received("i3", "Book club", "Ben Okafor", InvitationState.ACCEPTED),
                        received("i4", "Not this one", "Eva", InvitationState.DECLINED));
    }

    /** Hosts, and has invited some. */
    static States inviting(States room, String problem) {
        return room.keeping(ANA, ownRooms(), null)
                .invitations(
                        problem,
                        sent("grace", InvitationState.PENDING, 1),
                        sent("ben.okafor", InvitationState.ACCEPTED, 2),
                        sent("somebody-with-a-rather-long-nam1", InvitationState.DECLINED, 3),
                        sent("carla", InvitationState.WITHDRAWN, 4),
                        sent("dmitri", InvitationState.EXPIRED, 60 * 24 * 8));
    }

    static States accountExpired() {
        return signedInAs(States.start()
                .auth(AuthPhase.TOKEN_EXPIRED, States.SERVER, "Your sign-in has run out. Sign in again."));
    }

    static States expiredInMeeting() {
        return signedInAs(four().auth(AuthPhase.TOKEN_EXPIRED, States.SERVER, ""));
    }

    static States dashboard() {
        return States.signedIn()
                .rooms(
                        States.info("Weekly design review", "Ben Okafor", 3, 6, 25),
                        States.info("Coffee corner", "Carla Rossi", 2, 10, 70),
                        States.info("Interview with a candidate who has a rather long name", "Dmitri", 2, 2, 5),
                        States.info("Release planning", "Eva", 5, 8, 60 * 20));
    }

    /** A link's server did not let one in, and one is back at one's own. */
    static States notLetIn() {
        return dashboard()
                .failed(
                        "The server of the link, meet.example.org, does not let you in: it asks for a sign-in of its own."
                                + " Ask whoever sent you the link how guests get in.")
                .notice(Notice.Severity.INFO, "Parley goes back to your own server, 192.168.1.20.");
    }

    static States large() {
        return States.signedIn()
                .rooms(
                        States.info("Weekly design review", "Ben Okafor", 5, 10, 25),
                        States.info("All hands", "Carla Rossi", 7, 10, 70),
                        States.info("Townhall", "Dmitri", 9, 16, 5),
                        States.info("Release planning", "Eva", 10, 10, 60 * 20));
    }

    static States six() {
        return States.inMeeting()
                .people("Ben")
                .peer(Peer.named("Carla").rtt(240).handRaised())
                .people("Dmitri")
                .peer(Peer.named("Eva").cameraOff().muted())
                .people("Farid");
    }

    static States pinned() {
        return States.inMeeting()
                .peer(Peer.named("Ben Okafor").muted())
                .peer(Peer.named("Carla Rossi").pinned())
                .people("Dmitri Volkov");
    }

    /** Only the last four who spoke send pictures; Hugo is one of them. */
    static States nine() {
        return States.inMeeting()
                .people("Ben", "Carla")
                .peer(Peer.named("Dmitri").sends(false, Limit.ROOM))
                .peer(Peer.named("Eva").sends(false, Limit.ROOM).muted())
                .people("Farid")
                .peer(Peer.named("Greta").sends(false, Limit.ROOM).handRaised())
                .people("Hugo")
                .peer(Peer.named("Ines").sends(false, Limit.ROOM))
                .spoke("Carla", "Ben", "Hugo", "Farid");
    }

    static States four() {
        return States.inMeeting()
                .peer(Peer.named("Ben Okafor").muted())
                .peer(Peer.named("Carla Rossi").cameraOff().handRaised().rtt(340))
                .people("Dmitri Volkov");
    }

    static States chat() {
        return four().said("Ben Okafor", 0, "Morning! Can everybody hear me?")
                .said("Ben Okafor", 0, "I'll share the draft in a minute.")
                .said("Carla Rossi", 1, "Loud and clear.")
                .saidMyself(
                        2,
                        "Same here. Let's start with the open questions from last week:\n1. icons\n2. spacing",
                        "Ben Okafor",
                        "Carla Rossi",
                        "Dmitri Volkov")
                .said(
                        "Dmitri Volkov",
                        7,
                        "https://example.org/a/very/long/address/that/does/not/break/anywhere/2026-11")
                .saidMyself(8, "Thanks, looking at it now.", "Ben Okafor", "Carla Rossi");
    }

    /** Web addresses in messages, some of which lead elsewhere than they seem to. */
    static States addresses() {
        return four().said("Ben Okafor", 0, "The draft (https://example.org/draft), and https://example.org/icons.")
                .saidMyself(1, "Is it https://аpple.example/a? Mine is https://example.org/mine")
                .said("Carla Rossi", 2, "انظر https://example.org/صفحة/a/، ثم https://example.org/b/")
                .said("Dmitri Volkov", 3, "https://example.org/" + "a-very-long-address/".repeat(6));
    }

    static States links() {
        return States.inMeeting()
                .peer(Peer.named("Ben Okafor").tried(LinkPhase.FAILED, 0, 0, 1))
                .peer(Peer.named("Carla Rossi").tried(LinkPhase.RECONNECTING, 2, 0, 0))
                .peer(Peer.named("Greta Nowak").tried(LinkPhase.RECONNECTING, 0, 1, 0))
                .peer(Peer.named("Hugo Laurent")
                        .tried(LinkPhase.RECONNECTING, 0, 0, 0)
                        .lostTheServer())
                .peer(Peer.named("Dmitri Volkov").link(LinkPhase.CONNECTING).phase(ParticipantPhase.JOINING))
                .peer(Peer.named("Eva Lindqvist").phase(ParticipantPhase.AWAY))
                .peer(Peer.named("Farid Haddad").phase(ParticipantPhase.IDLE).cameraOff());
    }

    static States oneWay() {
        return States.inMeeting()
                .peer(Peer.named("Ben Okafor").deaf())
                .peer(Peer.named("Carla Rossi").unheard().handRaised())
                .peer(Peer.named("Dmitri Volkov").lostTheServer())
                .peer(Peer.named("Eva Lindqvist").reaches(States.SELF).silentFor(12_000));
    }

    static States tiers() {
        return States.inMeeting()
                .peer(Peer.named("Ben Okafor"))
                .peer(Peer.named("Carla Rossi").loss(0.6))
                .peer(Peer.named("Dmitri Volkov").rtt(240).muted())
                .peer(Peer.named("Eva Lindqvist").rtt(380));
    }

    static States limits() {
        return States.inMeeting()
                .peer(Peer.named("Ben Okafor").sends(false, Limit.CONNECTION).rtt(240))
                .peer(Peer.named("Carla Rossi").sends(true, Limit.COMPUTER).handRaised())
                .peer(Peer.named("Dmitri Volkov").sends(true, Limit.PATH).loss(4))
                .peer(Peer.named("Eva Lindqvist").sends(false, Limit.ROOM))
                .peer(Peer.named("Farid Haddad").isSentLess(Limit.PATH).phase(ParticipantPhase.IDLE));
    }

    static States fine() {
        return States.inMeeting().connected("Ben Okafor", "Carla Rossi", "Dmitri Volkov");
    }

    static States eight() {
        return States.inMeeting()
                .connected("Ben", "Carla", "Dmitri", "Eva", "Farid", "Greta", "Hugo")
                .peer(Peer.named("Ben")
                        .over("relay")
                        .rtt(84)
                        .reaches(States.SELF, Peer.idOf("Carla"), Peer.idOf("Eva")))
                .peer(Peer.named("Carla")
                        .over("srflx")
                        .reaches(States.SELF)
                        .says(Peer.idOf("Ben"), ReachState.CONNECTED, Path.SRFLX, 40, false)
                        .says(Peer.idOf("Dmitri"), ReachState.RECONNECTING, Path.UNKNOWN, 0, false)
                        .says(Peer.idOf("Eva"), ReachState.CONNECTED, Path.RELAY, 412, true)
                        .says(Peer.idOf("Farid"), ReachState.FAILED, Path.UNKNOWN, 0, false))
                .peer(Peer.named("Greta").tried(LinkPhase.RECONNECTING, 2, 0, 0))
                .peer(Peer.named("Hugo").reaches(States.SELF).silentFor(20_000));
    }

    static States noDevices() {
        DeviceState missing = new DeviceState(false, "", "No camera was found. Connect one to be seen.");
        DeviceState silent = new DeviceState(false, "", "No microphone was found. Connect one to be heard.");
        AppState.Media media = States.media(true, true);
        return States.inMeeting()
                .people("Ben Okafor")
                .media(new AppState.Media(true, true, silent, missing, media.capture()));
    }

    /** Three hands, in another order than the people. */
    static States hands() {
        return States.inMeeting()
                .peer(Peer.named("Ben Okafor").handRaised())
                .peer(Peer.named("Carla Rossi").handRaised().muted())
                .peer(Peer.named("Dmitri Volkov").phase(ParticipantPhase.IDLE))
                .peer(Peer.named("Eva Lindqvist").phase(ParticipantPhase.AWAY))
                .handRaised()
                .hands(Peer.idOf("Carla Rossi"), States.SELF, Peer.idOf("Ben Okafor"));
    }

    static States beforeMeeting(boolean microphone, boolean camera) {
        return dashboard().media(States.withHeadset(States.media(microphone, camera)));
    }

    static States withoutDevices() {
        DeviceState camera = new DeviceState(
                false,
                "",
                "No camera was found, so the others see your initials. Connect one, then switch the camera on.");
        DeviceState microphone = new DeviceState(
                false,
                "",
                "No sound system answers on this computer, so nobody hears you and you hear nobody. Start PulseAudio or"
                        + " PipeWire, then start Parley again.");
        AppState.Media media = States.media(true, true);
        return dashboard()
                .media(new AppState.Media(true, true, microphone, camera, media.capture())
                        .withDevices(new AppState.Devices(DeviceChoice.DEFAULT, DeviceList.NONE, true)));
    }

    static States withHeadsetGone() {
        AppState.Media media = States.withHeadset(States.media(true, true));
        DeviceChoice choice = DeviceChoice.DEFAULT.withMicrophone("Plantronics Voyager Focus UC");
        return dashboard()
                .media(media.withDevices(
                        new AppState.Devices(choice, media.devices().list(), true)));
    }

    static States toasts() {
        return toastsOver(four());
    }

    static States toastsOver(States room) {
        return room.notice(Notice.Severity.INFO, "Dmitri Volkov joined.")
                .notice(
                        Notice.Severity.WARNING,
                        "7 people need a fast computer and connection each. Turn off the cameras you do not need.")
                .notice(Notice.Severity.ERROR, "No microphone was found. Connect one to be heard.");
    }

    /** At the door of a meeting that is not listed. */
    static States waiting() {
        Door door =
                new Door(Pass.knocking(), States.NOW.toEpochMilli() + 84_000, 0, List.of(), List.of(), Map.of(), null);
        return dashboard().room(RoomPhase.WAITING).door(door);
    }

    static States turnedAway(ErrorCode code, String sentence) {
        return dashboard().withDoors().refused(code, sentence);
    }

    static States hostWithInvites() {
        long now = States.NOW.toEpochMilli();
        InviteInfo first = new InviteInfo("i1", Role.PARTICIPANT, now, now + 86_400_000, 2);
        InviteInfo second = new InviteInfo("i2", Role.GUEST, now, now + 3_600_000, 0);
        Door door = new Door(Pass.NONE, 0, 0, List.of(), List.of(first, second), Map.of("i2", "token"), null);
        return four().access(new RoomAccess(Entry.KNOCK, false, true)).door(door);
    }

    static States askedToMute() {
        Door door = new Door(Pass.NONE, 0, 0, List.of(), List.of(), Map.of(), Peer.idOf("Ben Okafor"));
        return four().as(Role.PARTICIPANT, "Ben Okafor").door(door);
    }
}
