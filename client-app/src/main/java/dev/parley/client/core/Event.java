package dev.parley.client.core;

import dev.parley.protocol.ClientMessage;
import dev.parley.protocol.Credentials;
import dev.parley.protocol.Entry;
import dev.parley.protocol.IceServer;
import dev.parley.protocol.OidcProvider;
import dev.parley.protocol.ParticipantId;
import dev.parley.protocol.Pass;
import dev.parley.protocol.Role;
import dev.parley.protocol.RoomId;
import dev.parley.protocol.ServerMessage;
import dev.parley.protocol.Visibility;
import java.net.URI;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Everything that can happen to the client. */
public sealed interface Event {

    /** What a person (or the command line) wants. */
    sealed interface User extends Event {}

    /**
     * Signs in at a server.
     *
     * @param server {@code ws:} or {@code wss:} URL; null for "this computer": the embedded server, started when the first
     *     meeting is created
     * @param asked the server is connected to now, and says whether it lets this person in; false when a link leads to another
     *     one first, and this one is needed only afterwards
     */
    record SignIn(String displayName, @Nullable URI server, boolean asked) implements User {
        /** Connects now. */
        public SignIn(String displayName, @Nullable URI server) {
            this(displayName, server, true);
        }
    }

    /** A ticket that an earlier run of this program was given for a room: the next join takes that place again. */
    record UseTicket(RoomId room, String ticket) implements User {}

    /** What {@code hello} will carry from now on; a guest's unless told otherwise. */
    record UseCredentials(Credentials credentials) implements User {}

    /** How to reach peers from now on, besides the servers the signaling server names. */
    record UseIce(List<IceServer> extra, boolean relayOnly) implements User {
        public UseIce {
            extra = List.copyOf(extra);
        }
    }

    /** What relays must show from now on; {@link RelayCertificates#CHECKED} unless told otherwise. */
    record TrustRelays(RelayCertificates certificates) implements User {}

    /**
     * Asks a server how one may come in. One that asks for nothing is entered as a guest; a sign-in that was kept is gone on with; otherwise
     * {@link AppState.Auth#account} tells what to ask the person.
     *
     * @param displayName for a guest, and for a new account
     * @param server {@code ws:} or {@code wss:} URL
     */
    record EnterServer(String displayName, URI server) implements User {}

    /** Signs in to an account; also in a meeting, when the sign-in has expired. */
    record SignInAccount(URI server, String user, String password) implements User {
        /** Without the password. */
        @Override
        public String toString() {
            return "SignInAccount[server=" + server + "]";
        }
    }

    /**
     * Makes an account and signs in to it.
     *
     * @param email empty for none
     */
    record Register(URI server, String user, String email, String displayName, String password) implements User {
        /** Without the password and the address. */
        @Override
        public String toString() {
            return "Register[server=" + server + "]";
        }
    }

    /** Comes in as a guest at a server that wants its password from guests; under the name of {@link EnterServer}. */
    record EnterAsGuest(URI server, String password) implements User {
        /** Without the password. */
        @Override
        public String toString() {
            return "EnterAsGuest[server=" + server + "]";
        }
    }

    /** Signs in at the provider that a server has named, in the browser. */
    record SignInByBrowser(URI server) implements User {}

    /** Back to the login screen. Leaves the room first, and ends the sign-in to an account. */
    record SignOut() implements User {}

    /** Back to the login screen, or out of the program: a sign-in to an account is kept for the next time. */
    record StepOut() implements User {}

    /**
     * Creates a room and joins it. On "this computer" this starts the embedded server first.
     *
     * @param again in the place of a meeting that has ended: whoever has the link of that one needs the new one
     * @param entry whether those who come have to knock; a server that does not know that creates nothing
     * @param password what those who come have to know, empty for nothing; likewise
     * @param durable it outlives its last member and the server: only for whom {@link Kept#offersRooms} is true
     */
    record CreateRoom(
            String name,
            Visibility visibility,
            int maxParticipants,
            boolean again,
            Entry entry,
            String password,
            boolean durable)
            implements User {
        /** Ends with its last member. */
        public CreateRoom(
                String name, Visibility visibility, int maxParticipants, boolean again, Entry entry, String password) {
            this(name, visibility, maxParticipants, again, entry, password, false);
        }

        /** Open to whoever has the link. */
        public CreateRoom(String name, Visibility visibility, int maxParticipants, boolean again) {
            this(name, visibility, maxParticipants, again, Entry.OPEN, "");
        }

        /** In the place of none. */
        public CreateRoom(String name, Visibility visibility, int maxParticipants) {
            this(name, visibility, maxParticipants, false);
        }

        /** Without the password. */
        @Override
        public String toString() {
            return "CreateRoom[name=" + name + ", visibility=" + visibility + ", maxParticipants=" + maxParticipants
                    + ", again=" + again + ", entry=" + entry + ", password="
                    + (password.isEmpty() ? "none" : "(hidden)") + ", durable=" + durable + "]";
        }
    }

    /**
     * Joins a room of the server one is signed in at.
     *
     * @param pass what is shown at its door
     */
    record JoinRoom(RoomId room, Pass pass) implements User {
        /** Knocks where that is asked for. */
        public JoinRoom(RoomId room) {
            this(room, Pass.knocking());
        }
    }

    /**
     * Joins by link: connects to the link's server if that is another one.
     *
     * @param pass what is shown at the door
     */
    record JoinByLink(MeetingLink link, Pass pass) implements User {
        /** Shows the link's invite, and knocks where that is asked for. */
        public JoinByLink(MeetingLink link) {
            this(link, link.pass());
        }
    }

    /** Tries the meeting whose door did not open once more: with this password, or none. Knocks where that is asked for. */
    record TryDoor(String password) implements User {
        /** Without the password. */
        @Override
        public String toString() {
            return "TryDoor[password=" + (password.isEmpty() ? "none" : "(hidden)") + "]";
        }
    }

    /** The host lets somebody in who knocked, or turns them away. */
    record AnswerKnock(String request, boolean letIn) implements User {}

    /**
     * The host changes who may come in; those who are in stay.
     *
     * @param entry null to leave it
     * @param locked null to leave it
     * @param password the new one, empty for none; null to leave it
     */
    record SetAccess(
            @Nullable Entry entry,
            @Nullable Boolean locked,
            @Nullable String password) implements User {
        /** Without the password. */
        @Override
        public String toString() {
            return "SetAccess[entry=" + entry + ", locked=" + locked + ", password="
                    + (password == null ? "unchanged" : "(hidden)") + "]";
        }
    }

    /**
     * The host wants a link that lets people in.
     *
     * @param role participant or guest
     * @param expiresInMs for how long from now, ms
     */
    record CreateInvite(Role role, long expiresInMs) implements User {}

    /** The host wants to see the invites. */
    record ListInvites() implements User {}

    /** The host makes an invite useless; null for all. */
    record RevokeInvite(@Nullable String invite) implements User {}

    /** The host asks somebody to be quiet, who decides. */
    record AskToMute(ParticipantId peer) implements User {}

    /** What this person says to being asked to be quiet. */
    record AnswerMute(boolean mutes) implements User {}

    /** The host puts somebody out of the meeting. */
    record RemovePeer(ParticipantId peer) implements User {}

    /** The host makes somebody else the host. */
    record HandOver(ParticipantId peer) implements User {}

    /** The host ends the meeting for everybody. */
    record CloseMeeting() implements User {}

    /** What the owner of an account does about the rooms that the server keeps for them. */
    sealed interface OwnRooms extends User {}

    /**
     * Asks for the own rooms.
     *
     * @param further those that follow the ones that are known; otherwise the first ones again
     */
    record ListOwnRooms(boolean further) implements OwnRooms {}

    /**
     * Asks who was in an own room.
     *
     * @param further those that follow the ones that are known; otherwise the first ones
     */
    record ShowHistory(RoomId room, boolean further) implements OwnRooms {}

    /** Nobody wants to know any more who was in an own room. */
    record HideHistory() implements OwnRooms {}

    /** Ends an own room for good, with its history. */
    record DeleteRoom(RoomId room) implements OwnRooms {}

    /** What the owner of an account does about invitations from and to others. */
    sealed interface Invitations extends User {}

    /** Asks for those that were sent and received. */
    record ListInvitations() implements Invitations {}

    /** Invites a user into the meeting. Nobody is told whether there is one of that name. */
    record InviteUser(String user) implements Invitations {}

    /** Accepts an invitation and enters its meeting. */
    record AcceptInvitation(String invitation) implements Invitations {}

    record DeclineInvitation(String invitation) implements Invitations {}

    /** Takes back an invitation that was sent. */
    record WithdrawInvitation(String invitation) implements Invitations {}

    /** Takes a meeting off the list of recent ones. */
    record ForgetRecent(MeetingLink link) implements User {}

    /** Puts a meeting back on that list which was taken off. */
    record RestoreRecent(RecentMeeting meeting) implements User {}

    /** The window shows meetings on the same network from now on, or no longer. */
    record LookAround(boolean looking) implements User {}

    /** Joins again under another name, after {@code name-taken}. */
    record Rename(String displayName) implements User {}

    record LeaveRoom() implements User {}

    record SetMicrophone(boolean on) implements User {}

    record SetCamera(boolean on) implements User {}

    /** Asks which devices there are, now and from now on; the answer is {@link DevicesListed}. None is switched on. */
    record ListDevices() implements User {}

    /** Which devices are to be used, and how. Holds at once, also in a meeting. */
    record ChooseDevices(DeviceChoice choice) implements User {}

    /**
     * Before a meeting: switches on the devices that it would begin with, to see and hear them, or ends that. Who has entered a
     * meeting meanwhile keeps them on.
     */
    record CheckDevices(boolean on) implements User {}

    /** Plays a short tone on the chosen speaker. */
    record TestSpeaker() implements User {}

    record RaiseHand(boolean raised) implements User {}

    /**
     * Sends a chat text to everybody in the room.
     *
     * @param id unique among this participant's messages
     */
    record SendChat(String id, String text) implements User {}

    /** The chat panel was opened (its messages count as read) or closed. */
    record ShowChat(boolean shown) implements User {}

    /** The size, in physical pixels, at which a participant's camera is shown now; 0×0 for hidden. */
    record ShowPeer(ParticipantId peer, int width, int height) implements User {}

    /** Somebody's picture is to be seen before others when not all can be sent well, or no longer. */
    record PinPeer(ParticipantId peer, boolean pinned) implements User {}

    /** Nobody else is told: somebody's sound is not played here, or is again. */
    record SilencePeer(ParticipantId peer, boolean silenced) implements User {}

    /** How the others are arranged in the window. */
    record ChooseLayout(Layout layout) implements User {}

    /** Where the own picture is shown in the own window. */
    record PlaceSelfView(SelfView place) implements User {}

    /** The person used the window: a key, a click, a move of the mouse. Once every few seconds is enough. */
    record UseWindow() implements User {}

    /** How good pictures may be, for the sake of the own connection and computer. */
    record ChooseQuality(QualityChoice choice) implements User {}

    /** Sends a data channel ping to a peer. */
    record PingPeer(ParticipantId peer, long token) implements User {}

    /** Q6: gives up connecting. */
    record CancelConnecting() implements User {}

    /** Q6: leaves the room and the server; one stays signed in. */
    record Disconnect() implements User {}

    /** Q6: connects now, without waiting for the backoff. Also the way back after {@link Disconnect} or a failure. */
    record ReconnectNow() implements User {}

    /** Tries a failed peer connection again; one that works looks for a better path (ICE restart). */
    record RetryPeer(ParticipantId peer) implements User {}

    record DismissNotice(long id) implements User {}

    /** Why no meeting was entered, or no server reached, has been read. */
    record DismissFailure() implements User {}

    /** The signaling socket. */
    sealed interface Socket extends Event {}

    record SocketOpened() implements Socket {}

    /** The socket ended or could not be opened. */
    record SocketClosed(String reason) implements Socket {}

    /**
     * A message of the server.
     *
     * @param re the request it answers, null for none
     */
    record ServerSaid(ServerMessage message, @Nullable String re) implements Socket {}

    /** What becomes of kept sign-ins. */
    sealed interface SignInStore extends Event {}

    /**
     * The kept refresh token.
     *
     * @param id of the request that it was wanted for
     * @param token empty for none
     */
    record SignInBorrowed(String id, String token) implements SignInStore {
        /** Without the token. */
        @Override
        public String toString() {
            return "SignInBorrowed[id=" + id + ", there=" + !token.isEmpty() + "]";
        }
    }

    /**
     * The refresh token is where it is found after a crash of the program or the computer.
     *
     * @param written false if that failed: this run of the program has it, a later one will not
     */
    record SignInKept(URI server, boolean written) implements SignInStore {}

    /** How signing in in the browser goes on. One that is not waited for any more is ignored. */
    sealed interface Browser extends Event {
        OidcProvider provider();
    }

    /**
     * The person is expected there.
     *
     * @param page the page's address, for whoever has to open it
     * @param opened false if no browser could be started
     */
    record BrowserWaits(OidcProvider provider, URI page, boolean opened) implements Browser {}

    /** The provider has said who it is. */
    record BrowserSignedIn(OidcProvider provider, ClientMessage.SignInOidc message) implements Browser {}

    record BrowserFailed(OidcProvider provider, SignInTrouble trouble) implements Browser {}

    /** A report of a peer connection. One whose key is no longer current is ignored. */
    record Link(LinkKey key, LinkEvent event) implements Event {}

    /**
     * The computer's network is another one than before, or may be: all ways to others are in doubt.
     *
     * @param asleepMs how long the computer, or this process, slept, ms; 0 unless it woke
     */
    record NetworkChanged(Cause cause, long asleepMs) implements Event {
        /** Not after a sleep of which it is known how long it was. */
        public NetworkChanged(Cause cause) {
            this(cause, 0);
        }

        /** How it was noticed. */
        public enum Cause {
            /** A network interface or address came or went. */
            INTERFACES,
            /** No address is left: there is no way to look for. */
            OFFLINE,
            /** The addresses are those again that were there before the last one went: the old ways may go on. */
            BACK,
            /** The computer, or this process, slept. */
            WOKE
        }
    }

    /**
     * How busy this computer's processors were in the last second.
     *
     * @param load all of them, with all programs, 0 to 1
     * @param own of that by this process
     */
    record ProcessorsMeasured(double load, double own) implements Event {}

    /**
     * What is remembered of the network this computer is on, after the start and when the network changed.
     *
     * @param carried {@link Carried#UNKNOWN} for nothing
     */
    record CarriedRecalled(Carried carried) implements Event {}

    record TimerFired(Timer timer) implements Event {}

    /** The state of the own devices, after preparing or when it changes. */
    record DevicesChanged(DeviceState microphone, DeviceState camera) implements Event {}

    /** Which devices there are: once they were asked for, and whenever one comes or goes. */
    record DevicesListed(DeviceList list) implements Event {}

    /** What the camera delivers, when known and when it changes. */
    record CaptureChanged(CaptureFormat format) implements Event {}

    /**
     * The embedded server accepts connections.
     *
     * @param local the URL for this process
     * @param shared URLs under which other computers reach it, best first; empty without a network
     * @param tunnels those of them that only members of a virtual private network reach
     */
    record HostStarted(URI local, List<URI> shared, Set<URI> tunnels) implements Event {
        public HostStarted {
            shared = List.copyOf(shared);
            tunnels = Set.copyOf(tunnels);
        }

        /** Without virtual private networks. */
        public HostStarted(URI local, List<URI> shared) {
            this(local, shared, Set.of());
        }
    }

    /** Who is in the embedded server's meetings, when it changes. */
    record HostServes(Served served) implements Event {}

    /** The recent meetings that were remembered, once after the start. */
    record RecentRecalled(List<RecentMeeting> meetings) implements Event {
        public RecentRecalled {
            meetings = List.copyOf(meetings);
        }
    }

    /** All meetings that are announced on the same network now. */
    record NearbyFound(List<NearbyMeeting> meetings) implements Event {
        public NearbyFound {
            meetings = List.copyOf(meetings);
        }
    }

    /** The embedded server could not start. */
    record HostFailed(String message) implements Event {}
}
