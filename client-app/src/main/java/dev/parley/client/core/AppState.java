package dev.parley.client.core;

import dev.parley.protocol.Credentials;
import dev.parley.protocol.Entry;
import dev.parley.protocol.ErrorCode;
import dev.parley.protocol.IceServer;
import dev.parley.protocol.Participant;
import dev.parley.protocol.ParticipantId;
import dev.parley.protocol.RoomId;
import dev.parley.protocol.RoomInfo;
import dev.parley.protocol.Visibility;
import java.net.URI;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * The whole client's state. Immutable; read by any thread.
 *
 * @param peers the others in the room, in the order they joined
 * @param notices oldest first, at most {@value NoticeUpdate#CAPACITY}
 * @param requests what was asked of the server and not answered yet, by request id
 */
public record AppState(
        Auth auth,
        Connection connection,
        Host host,
        Lobby lobby,
        Dashboard dashboard,
        Room room,
        Map<ParticipantId, PeerState> peers,
        Chat chat,
        Media media,
        MeshState mesh,
        Attendance attendance,
        Ice ice,
        List<Notice> notices,
        Map<String, Request> requests,
        Counters counters) {
    public AppState {
        peers = ordered(peers);
        requests = ordered(requests);
        notices = List.copyOf(notices);
    }

    /** Keeps the order, which {@code Map.copyOf} does not: the same events must give the same effects in the same order. */
    static <K, V> Map<K, V> ordered(Map<K, V> map) {
        return Collections.unmodifiableMap(new LinkedHashMap<>(map));
    }

    /**
     * Who is signed in, and where.
     *
     * @param server null for "this computer"
     * @param credentials what {@code hello} carries
     * @param error a sentence for the login screen, empty for none
     * @param secret what claims to places are made from
     * @param account whose account is used, if one is
     * @param passwords what servers want to know from guests
     */
    public record Auth(
            AuthPhase phase,
            String displayName,
            @Nullable URI server,
            Credentials credentials,
            String error,
            ClaimSecret secret,
            Account account,
            ServerPasswords passwords) {
        /** Of somebody without an account. */
        public Auth(
                AuthPhase phase,
                String displayName,
                @Nullable URI server,
                Credentials credentials,
                String error,
                ClaimSecret secret) {
            this(phase, displayName, server, credentials, error, secret, Account.NONE);
        }

        /** Of somebody who knows no server's password. */
        public Auth(
                AuthPhase phase,
                String displayName,
                @Nullable URI server,
                Credentials credentials,
                String error,
                ClaimSecret secret,
                Account account) {
            this(phase, displayName, server, credentials, error, secret, account, ServerPasswords.NONE);
        }

        /** Whether this is somebody without an account, at no other server: signing out only asks for the name again. */
        public boolean isOnlyName() {
            return server == null && credentials instanceof Credentials.Guest;
        }

        Auth withPhase(AuthPhase newPhase) {
            return new Auth(newPhase, displayName, server, credentials, error, secret, account, passwords);
        }

        Auth withDisplayName(String newDisplayName) {
            return new Auth(phase, newDisplayName, server, credentials, error, secret, account, passwords);
        }

        Auth withCredentials(Credentials newCredentials) {
            return new Auth(phase, displayName, server, newCredentials, error, secret, account, passwords);
        }

        Auth withError(String newError) {
            return new Auth(phase, displayName, server, credentials, newError, secret, account, passwords);
        }

        /** The same, with what is known of accounts. */
        public Auth withAccount(Account newAccount) {
            return new Auth(phase, displayName, server, credentials, error, secret, newAccount, passwords);
        }

        /** The same, on the way in there. */
        Auth entering(AuthPhase newPhase, String newDisplayName, @Nullable URI newServer) {
            return new Auth(newPhase, newDisplayName, newServer, credentials, "", secret, account, passwords);
        }

        Auth withPasswords(ServerPasswords newPasswords) {
            return new Auth(phase, displayName, server, credentials, error, secret, account, newPasswords);
        }
    }

    /**
     * The way to the signaling server.
     *
     * @param server the URL in use or last used, null before the first
     * @param session what the server said in {@code welcome}, null while there is none
     * @param attempt the current reconnect attempt, from 1; 0 when connected
     * @param error why it is not connected, a sentence, empty for none
     * @param refusal the server's reason for refusing this client, null for none
     * @param rttMs round trip of the last heartbeat in ms, -1 for unknown
     * @param retryAt when the next attempt is due, ms since 1970-01-01T00:00Z; 0 while none waits
     */
    public record Connection(
            ConnectionPhase phase,
            @Nullable URI server,
            @Nullable Session session,
            int attempt,
            String error,
            @Nullable ErrorCode refusal,
            long rttMs,
            long retryAt) {
        Connection withPhase(ConnectionPhase newPhase) {
            return new Connection(newPhase, server, session, attempt, error, refusal, rttMs, retryAt);
        }

        Connection withSession(@Nullable Session newSession) {
            return new Connection(phase, server, newSession, attempt, error, refusal, rttMs, retryAt);
        }

        Connection withAttempt(int newAttempt) {
            return new Connection(phase, server, session, newAttempt, error, refusal, rttMs, retryAt);
        }

        Connection withRttMs(long newRttMs) {
            return new Connection(phase, server, session, attempt, error, refusal, newRttMs, retryAt);
        }

        Connection withRetryAt(long newRetryAt) {
            return new Connection(phase, server, session, attempt, error, refusal, rttMs, newRetryAt);
        }

        /** The same, with why it is not connected. */
        Connection because(String newError, @Nullable ErrorCode newRefusal) {
            return new Connection(phase, server, session, attempt, newError, newRefusal, rttMs, retryAt);
        }
    }

    /**
     * A session with the server.
     *
     * @param heartbeatMs say something at least this often, ms
     * @param maxParticipants the server's cap on a room
     * @param graceMs how long the server keeps the place of somebody whose connection ended, ms
     * @param reports whether the server wants to know what the connections to others are like
     * @param linkBase what stands before a room's id in the addresses of the server's pages; empty if it has none
     * @param entry whether the server knows who may come in: knocking, passwords, invites, and what hosts may do
     * @param durableRooms whether the server keeps rooms for the owners of accounts
     * @param invitations whether it carries invitations from one of them to another
     */
    public record Session(
            String id,
            long heartbeatMs,
            int maxParticipants,
            long graceMs,
            boolean reports,
            String linkBase,
            boolean entry,
            boolean durableRooms,
            boolean invitations) {
        /** With a server that keeps nothing for anybody. */
        public Session(
                String id,
                long heartbeatMs,
                int maxParticipants,
                long graceMs,
                boolean reports,
                String linkBase,
                boolean entry) {
            this(id, heartbeatMs, maxParticipants, graceMs, reports, linkBase, entry, false, false);
        }
    }

    /**
     * The embedded server.
     *
     * @param local its URL for this process, null when it does not run
     * @param shared its URLs for other computers, best first
     * @param tunnels those of them that only members of a virtual private network reach
     * @param served who is there
     */
    public record Host(boolean starting, @Nullable URI local, List<URI> shared, Set<URI> tunnels, Served served) {
        public Host {
            shared = List.copyOf(shared);
            tunnels = Set.copyOf(tunnels);
        }

        Host serving(Served now) {
            return new Host(starting, local, shared, tunnels, now);
        }
    }

    /** The live list of public rooms, by creation time. */
    public record Lobby(long revision, List<RoomInfo> rooms) {
        public Lobby {
            rooms = List.copyOf(rooms);
        }
    }

    /**
     * The room one is in, or entering.
     *
     * @param target the room to join or joined, null for none
     * @param draft the room to create, null for none
     * @param info as of the last status, null before joining
     * @param self this membership, null unless joined
     * @param host who may change the room, null before joining
     * @param links links to hand out, best first; the first is what "copy link" copies
     * @param iceServers for this room's connections
     * @param place what it takes to come back into it
     * @param rejoins how often coming back after a lost connection was refused, 0 if it was not; of who waited at the door when it was
     *     lost, one more
     * @param error why joining failed, a sentence; empty for none
     * @param refusal the server's reason, null for none; with {@link ErrorCode#NAME_TAKEN} offer {@link Event.Rename}
     * @param door what it takes to come in
     */
    public record Room(
            RoomPhase phase,
            @Nullable RoomId target,
            @Nullable Draft draft,
            @Nullable RoomInfo info,
            @Nullable Participant self,
            @Nullable ParticipantId host,
            List<MeetingLink> links,
            List<IceServer> iceServers,
            Place place,
            int rejoins,
            String error,
            @Nullable ErrorCode refusal,
            Door door) {
        static final Room NONE = new Room(
                RoomPhase.NO_ROOM,
                null,
                null,
                null,
                null,
                null,
                List.of(),
                List.of(),
                Place.NONE,
                0,
                "",
                null,
                Door.NONE);

        public Room {
            links = List.copyOf(links);
            iceServers = List.copyOf(iceServers);
        }

        Room withPhase(RoomPhase newPhase) {
            return new Room(
                    newPhase, target, draft, info, self, host, links, iceServers, place, rejoins, error, refusal, door);
        }

        Room withTarget(@Nullable RoomId newTarget) {
            return new Room(
                    phase, newTarget, draft, info, self, host, links, iceServers, place, rejoins, error, refusal, door);
        }

        Room withDraft(@Nullable Draft newDraft) {
            return new Room(
                    phase, target, newDraft, info, self, host, links, iceServers, place, rejoins, error, refusal, door);
        }

        Room withSelf(@Nullable Participant newSelf) {
            return new Room(
                    phase, target, draft, info, newSelf, host, links, iceServers, place, rejoins, error, refusal, door);
        }

        Room withLinks(List<MeetingLink> newLinks) {
            return new Room(
                    phase, target, draft, info, self, host, newLinks, iceServers, place, rejoins, error, refusal, door);
        }

        Room withIceServers(List<IceServer> newServers) {
            return new Room(
                    phase, target, draft, info, self, host, links, newServers, place, rejoins, error, refusal, door);
        }

        Room withPlace(Place newPlace) {
            return new Room(
                    phase, target, draft, info, self, host, links, iceServers, newPlace, rejoins, error, refusal, door);
        }

        Room withRejoins(int newRejoins) {
            return new Room(
                    phase, target, draft, info, self, host, links, iceServers, place, newRejoins, error, refusal, door);
        }

        Room withDoor(Door newDoor) {
            return new Room(
                    phase, target, draft, info, self, host, links, iceServers, place, rejoins, error, refusal, newDoor);
        }

        /** The same, with why it cannot be entered. */
        Room because(String newError, @Nullable ErrorCode newRefusal) {
            return new Room(
                    phase,
                    target,
                    draft,
                    info,
                    self,
                    host,
                    links,
                    iceServers,
                    place,
                    rejoins,
                    newError,
                    newRefusal,
                    door);
        }

        /** The same, with what the server says of it. */
        Room as(RoomInfo newInfo, ParticipantId newHost) {
            return new Room(
                    phase,
                    target,
                    draft,
                    newInfo,
                    self,
                    newHost,
                    links,
                    iceServers,
                    place,
                    rejoins,
                    error,
                    refusal,
                    door);
        }
    }

    /**
     * A room that is to be created.
     *
     * @param again in the place of one that has ended
     * @param entry whether those who come have to knock
     * @param password what those who come have to know, empty for nothing
     * @param durable the server keeps it for this account
     */
    public record Draft(
            String name,
            Visibility visibility,
            int maxParticipants,
            boolean again,
            Entry entry,
            String password,
            boolean durable) {
        /** Whether not everybody with the link comes in. */
        boolean guarded() {
            return entry != Entry.OPEN || !password.isEmpty();
        }

        /** Without the password. */
        @Override
        public String toString() {
            return "Draft[name=" + name + ", visibility=" + visibility + ", maxParticipants=" + maxParticipants
                    + ", again=" + again + ", entry=" + entry + ", password="
                    + (password.isEmpty() ? "none" : "(hidden)") + ", durable=" + durable + "]";
        }
    }

    /**
     * The chat of the room.
     *
     * @param lines oldest first, at most {@value ChatUpdate#CAPACITY}; older ones fall out
     * @param unread lines that came while the panel was closed
     * @param absent people who lost their connection, by folded name: who comes back under that name is the same person
     */
    public record Chat(List<ChatLine> lines, int unread, boolean open, Map<String, ParticipantId> absent) {
        static final Chat EMPTY = new Chat(List.of(), 0, false, Map.of());

        public Chat {
            lines = List.copyOf(lines);
            absent = ordered(absent);
        }

        Chat withLines(List<ChatLine> newLines) {
            return new Chat(newLines, unread, open, absent);
        }

        Chat withUnread(int newUnread) {
            return new Chat(lines, newUnread, open, absent);
        }

        Chat withOpen(boolean newOpen) {
            return new Chat(lines, unread, newOpen, absent);
        }

        Chat withAbsent(Map<String, ParticipantId> newAbsent) {
            return new Chat(lines, unread, open, newAbsent);
        }
    }

    /**
     * The own devices, and whether they are wanted on.
     *
     * @param capture what the camera delivers
     */
    public record Media(
            boolean microphoneOn,
            boolean cameraOn,
            DeviceState microphone,
            DeviceState camera,
            CaptureFormat capture,
            Devices devices) {
        /** Of which no choice is known. */
        public Media(
                boolean microphoneOn,
                boolean cameraOn,
                DeviceState microphone,
                DeviceState camera,
                CaptureFormat capture) {
            this(microphoneOn, cameraOn, microphone, camera, capture, Devices.UNKNOWN);
        }

        Media withMicrophoneOn(boolean newMicrophoneOn) {
            return new Media(newMicrophoneOn, cameraOn, microphone, camera, capture, devices);
        }

        Media withCameraOn(boolean newCameraOn) {
            return new Media(microphoneOn, newCameraOn, microphone, camera, capture, devices);
        }

        Media withStates(DeviceState newMicrophone, DeviceState newCamera) {
            return new Media(microphoneOn, cameraOn, newMicrophone, newCamera, capture, devices);
        }

        Media withCapture(CaptureFormat newCapture) {
            return new Media(microphoneOn, cameraOn, microphone, camera, newCapture, devices);
        }

        public Media withDevices(Devices newDevices) {
            return new Media(microphoneOn, cameraOn, microphone, camera, capture, newDevices);
        }
    }

    /**
     * The devices of this computer.
     *
     * @param choice which are wanted
     * @param list which there are; null until they are asked for, and where none of them is used
     * @param checking they are tried out, before a meeting
     */
    public record Devices(DeviceChoice choice, @Nullable DeviceList list, boolean checking) {
        static final Devices UNKNOWN = new Devices(DeviceChoice.DEFAULT, null, false);

        Devices withChoice(DeviceChoice newChoice) {
            return new Devices(newChoice, list, checking);
        }

        Devices withList(DeviceList newList) {
            return new Devices(choice, newList, checking);
        }

        Devices withChecking(boolean newChecking) {
            return new Devices(choice, list, newChecking);
        }
    }

    /**
     * How peers are reached, besides what the server offers.
     *
     * @param extra more STUN and TURN servers
     * @param relayOnly use TURN only
     * @param unusableRelay the URL of a TURN server that could not be used when one was looked for last; empty for none
     */
    public record Ice(List<IceServer> extra, boolean relayOnly, String unusableRelay) {
        public Ice {
            extra = List.copyOf(extra);
        }

        Ice withUnusableRelay(String url) {
            return new Ice(extra, relayOnly, url);
        }
    }

    /** Deterministic sources of ids. */
    public record Counters(long nextRequest, long nextNotice, int nextLink) {}

    AppState withAuth(Auth newAuth) {
        return new AppState(
                newAuth,
                connection,
                host,
                lobby,
                dashboard,
                room,
                peers,
                chat,
                media,
                mesh,
                attendance,
                ice,
                notices,
                requests,
                counters);
    }

    AppState withConnection(Connection newConnection) {
        return new AppState(
                auth,
                newConnection,
                host,
                lobby,
                dashboard,
                room,
                peers,
                chat,
                media,
                mesh,
                attendance,
                ice,
                notices,
                requests,
                counters);
    }

    AppState withHost(Host newHost) {
        return new AppState(
                auth,
                connection,
                newHost,
                lobby,
                dashboard,
                room,
                peers,
                chat,
                media,
                mesh,
                attendance,
                ice,
                notices,
                requests,
                counters);
    }

    AppState withLobby(Lobby newLobby) {
        return new AppState(
                auth,
                connection,
                host,
                newLobby,
                dashboard,
                room,
                peers,
                chat,
                media,
                mesh,
                attendance,
                ice,
                notices,
                requests,
                counters);
    }

    AppState withDashboard(Dashboard newDashboard) {
        return new AppState(
                auth,
                connection,
                host,
                lobby,
                newDashboard,
                room,
                peers,
                chat,
                media,
                mesh,
                attendance,
                ice,
                notices,
                requests,
                counters);
    }

    AppState withRoom(Room newRoom) {
        return new AppState(
                auth,
                connection,
                host,
                lobby,
                dashboard,
                newRoom,
                peers,
                chat,
                media,
                mesh,
                attendance,
                ice,
                notices,
                requests,
                counters);
    }

    AppState withPeers(Map<ParticipantId, PeerState> newPeers) {
        return new AppState(
                auth,
                connection,
                host,
                lobby,
                dashboard,
                room,
                newPeers,
                chat,
                media,
                mesh,
                attendance,
                ice,
                notices,
                requests,
                counters);
    }

    AppState withChat(Chat newChat) {
        return new AppState(
                auth,
                connection,
                host,
                lobby,
                dashboard,
                room,
                peers,
                newChat,
                media,
                mesh,
                attendance,
                ice,
                notices,
                requests,
                counters);
    }

    AppState withMedia(Media newMedia) {
        return new AppState(
                auth,
                connection,
                host,
                lobby,
                dashboard,
                room,
                peers,
                chat,
                newMedia,
                mesh,
                attendance,
                ice,
                notices,
                requests,
                counters);
    }

    AppState withMesh(MeshState newMesh) {
        return new AppState(
                auth,
                connection,
                host,
                lobby,
                dashboard,
                room,
                peers,
                chat,
                media,
                newMesh,
                attendance,
                ice,
                notices,
                requests,
                counters);
    }

    AppState withAttendance(Attendance newAttendance) {
        return new AppState(
                auth,
                connection,
                host,
                lobby,
                dashboard,
                room,
                peers,
                chat,
                media,
                mesh,
                newAttendance,
                ice,
                notices,
                requests,
                counters);
    }

    AppState withIce(Ice newIce) {
        return new AppState(
                auth,
                connection,
                host,
                lobby,
                dashboard,
                room,
                peers,
                chat,
                media,
                mesh,
                attendance,
                newIce,
                notices,
                requests,
                counters);
    }

    AppState withNotices(List<Notice> newNotices) {
        return new AppState(
                auth,
                connection,
                host,
                lobby,
                dashboard,
                room,
                peers,
                chat,
                media,
                mesh,
                attendance,
                ice,
                newNotices,
                requests,
                counters);
    }

    AppState withRequests(Map<String, Request> newRequests) {
        return new AppState(
                auth,
                connection,
                host,
                lobby,
                dashboard,
                room,
                peers,
                chat,
                media,
                mesh,
                attendance,
                ice,
                notices,
                newRequests,
                counters);
    }

    AppState withCounters(Counters newCounters) {
        return new AppState(
                auth,
                connection,
                host,
                lobby,
                dashboard,
                room,
                peers,
                chat,
                media,
                mesh,
                attendance,
                ice,
                notices,
                requests,
                newCounters);
    }
}
