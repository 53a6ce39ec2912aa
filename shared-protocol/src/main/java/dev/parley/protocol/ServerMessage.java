package dev.parley.protocol;

import java.util.List;
import org.jspecify.annotations.Nullable;

/** What the server says to a client. */
public sealed interface ServerMessage extends Message
        permits Signal,
                EntryMessage,
                StoreReply,
                ServerMessage.Welcome,
                ServerMessage.ErrorReply,
                ServerMessage.Goodbye,
                ServerMessage.RoomCreated,
                ServerMessage.RoomList,
                ServerMessage.RoomDelta,
                ServerMessage.RoomRevision,
                ServerMessage.RoomJoined,
                ServerMessage.RoomLeft,
                ServerMessage.RoomTicket,
                ServerMessage.UserJoined,
                ServerMessage.UserRejoined,
                ServerMessage.UserLeft,
                ServerMessage.RoomStatus,
                ServerMessage.MediaChanged,
                ServerMessage.PresenceChanged,
                ServerMessage.IceServers,
                ServerMessage.AuthMethods,
                ServerMessage.SignedIn,
                ServerMessage.SignedOut,
                ServerMessage.Pong {

    /**
     * Answers {@code hello}.
     *
     * @param protocol the version both will use
     * @param session this connection's id; log lines and errors carry it
     * @param server program and version, such as {@code parley/0.1.0}
     * @param maxParticipants the server's cap on participants in a room
     * @param heartbeatMs the client sends a {@code ping} at least this often, in milliseconds
     * @param graceMs how long the server keeps the place of a participant whose connection ended, in milliseconds
     * @param linkBase what stands before a room's id in web addresses that open the meeting in the app, up to
     *     {@value Limits#LINK_BASE_LENGTH} characters, such as {@code https://meet.example.org/m/}; empty if there are none
     */
    record Welcome(
            int protocol,
            String session,
            String server,
            List<String> capabilities,
            int maxParticipants,
            long heartbeatMs,
            long graceMs,
            String linkBase)
            implements ServerMessage {
        public Welcome {
            Numbers.check("protocol", protocol, 1, Integer.MAX_VALUE);
            Ids.check("session", session);
            server = Text.line("server", server, Limits.NAME_LENGTH);
            capabilities = Ids.checkAll("capabilities", capabilities, Limits.CAPABILITIES);
            Numbers.check("maxParticipants", maxParticipants, 2, Limits.ROOM_CEILING);
            Numbers.check("heartbeatMs", heartbeatMs, 1, Limits.INTEGER);
            Numbers.checkCount("graceMs", graceMs);
            Text.opaque("linkBase", linkBase, Limits.LINK_BASE_LENGTH);
        }

        /** Of a server without web addresses for its rooms. */
        public Welcome(
                int protocol,
                String session,
                String server,
                List<String> capabilities,
                int maxParticipants,
                long heartbeatMs,
                long graceMs) {
            this(protocol, session, server, capabilities, maxParticipants, heartbeatMs, graceMs, "");
        }
    }

    /**
     * A request was refused. The connection stays open unless a {@link Goodbye} follows.
     *
     * @param code what is wrong; for a code this version does not know, {@link ErrorCode#INTERNAL}
     * @param message a sentence for a person, up to {@value Limits#SENTENCE_LENGTH} code points
     * @param retryAfterMs when trying again makes sense, in milliseconds; null for "not without a change"
     * @param correlation up to {@value Limits#ID_LENGTH} characters; finds the request in the server's log
     */
    record ErrorReply(
            ErrorCode code, String message, @Nullable Long retryAfterMs, String correlation) implements ServerMessage {
        public ErrorReply {
            message = Text.line("message", message, Limits.SENTENCE_LENGTH);
            Numbers.checkOptional("retryAfterMs", retryAfterMs);
            Text.opaque("correlation", correlation, Limits.ID_LENGTH);
        }
    }

    /**
     * The server is about to close this connection.
     *
     * @param retryAfterMs when reconnecting makes sense, in milliseconds; null for never
     */
    record Goodbye(ErrorCode code, String message, @Nullable Long retryAfterMs) implements ServerMessage {
        public Goodbye {
            message = Text.line("message", message, Limits.SENTENCE_LENGTH);
            Numbers.checkOptional("retryAfterMs", retryAfterMs);
        }
    }

    record RoomCreated(RoomInfo room) implements ServerMessage {}

    /**
     * The public rooms at {@code revision}, oldest first: all of them, or as many as fit into one frame.
     *
     * @param revision grows by one with every change of the public list
     */
    record RoomList(long revision, List<RoomInfo> rooms) implements ServerMessage {
        public RoomList {
            Numbers.checkCount("revision", revision);
            rooms = List.copyOf(rooms);
        }
    }

    /**
     * The change from {@code revision - 1} to {@code revision}. A client that holds another revision asks for the list.
     *
     * @param changed rooms that are new or different
     * @param removed rooms that are gone
     */
    record RoomDelta(long revision, List<RoomInfo> changed, List<RoomId> removed) implements ServerMessage {
        public RoomDelta {
            Numbers.checkCount("revision", revision);
            changed = List.copyOf(changed);
            removed = List.copyOf(removed);
        }
    }

    /** Sent to subscribers every 5 s, so that a lost delta is noticed. */
    record RoomRevision(long revision) implements ServerMessage {
        public RoomRevision {
            Numbers.checkCount("revision", revision);
        }
    }

    /**
     * Answers {@code join-room}. The members already there will send offers; the joiner waits for them.
     *
     * @param self this membership's id
     * @param participants the others, in the order they joined
     * @param iceTtlSeconds how long the credentials in {@code iceServers} stay good; 0 for ever
     * @param ticket lets this membership be resumed, see {@link ClientMessage.JoinRoom}; empty for none
     * @param resumed this is the membership of the ticket: its connections to the others are still good
     * @param role what the joiner may do
     */
    record RoomJoined(
            RoomInfo room,
            ParticipantId self,
            List<Participant> participants,
            List<IceServer> iceServers,
            long iceTtlSeconds,
            String ticket,
            boolean resumed,
            Role role)
            implements ServerMessage {
        public RoomJoined {
            participants = List.copyOf(participants);
            iceServers = List.copyOf(iceServers);
            Numbers.check("participants", participants.size(), 0, Limits.ROOM_CEILING);
            Numbers.check("iceServers", iceServers.size(), 0, Limits.ICE_SERVERS);
            Numbers.checkCount("iceTtlSeconds", iceTtlSeconds);
            Text.opaque("ticket", ticket, Limits.TICKET_LENGTH);
        }

        /** As a participant. */
        public RoomJoined(
                RoomInfo room,
                ParticipantId self,
                List<Participant> participants,
                List<IceServer> iceServers,
                long iceTtlSeconds,
                String ticket,
                boolean resumed) {
            this(room, self, participants, iceServers, iceTtlSeconds, ticket, resumed, Role.PARTICIPANT);
        }

        /** Without the ticket, which lets its holder take this place. */
        @Override
        public String toString() {
            return "RoomJoined[room=" + room + ", self=" + self + ", participants=" + participants + ", iceServers="
                    + iceServers + ", iceTtlSeconds=" + iceTtlSeconds + ", resumed=" + resumed + ", role="
                    + role + "]";
        }
    }

    /** A new ticket for this membership, because something it says has changed. The older ones still work. */
    record RoomTicket(RoomId room, String ticket) implements ServerMessage {
        public RoomTicket {
            Text.opaque("ticket", ticket, Limits.TICKET_LENGTH);
        }

        @Override
        public String toString() {
            return "RoomTicket[room=" + room + "]";
        }
    }

    /** Answers {@code leave-room}, or says unasked that one is not in the room any more. */
    record RoomLeft(RoomId room, RoomExit reason) implements ServerMessage {
        /** At one's own wish. */
        public RoomLeft(RoomId room) {
            this(room, RoomExit.LEFT);
        }
    }

    /** Somebody new is in the room: send an offer. */
    record UserJoined(RoomId room, Participant participant) implements ServerMessage {}

    /** Somebody who was in the room before is back, under a new id: send an offer. */
    record UserRejoined(RoomId room, Participant participant, ParticipantId previous) implements ServerMessage {}

    /**
     * Somebody is in the room no longer.
     *
     * @param by the host who put them out; null if it was not a host, and where the server does not say it
     */
    record UserLeft(
            RoomId room,
            ParticipantId participant,
            LeaveReason reason,
            @Nullable ParticipantId by) implements ServerMessage {
        /** Put out by no host. */
        public UserLeft(RoomId room, ParticipantId participant, LeaveReason reason) {
            this(room, participant, reason, null);
        }
    }

    /** The room's count or host changed, or who may come in. Sent to all its members. */
    record RoomStatus(RoomInfo room, ParticipantId host) implements ServerMessage {}

    record MediaChanged(RoomId room, ParticipantId participant, MediaState media) implements ServerMessage {}

    record PresenceChanged(RoomId room, ParticipantId participant, Presence presence, boolean handRaised)
            implements ServerMessage {}

    /**
     * STUN and TURN servers, none to {@value Limits#ICE_SERVERS}.
     *
     * @param ttlSeconds how long the credentials stay good; 0 for ever
     */
    record IceServers(List<IceServer> servers, long ttlSeconds) implements ServerMessage {
        public IceServers {
            servers = List.copyOf(servers);
            Numbers.check("servers", servers.size(), 0, Limits.ICE_SERVERS);
            Numbers.checkCount("ttlSeconds", ttlSeconds);
        }
    }

    /**
     * How one may come in.
     *
     * @param guests whether people without an account are let in
     * @param password whether guests have to know the server's password
     * @param accounts whether there are accounts to sign in to
     * @param registration whether everybody may make one
     * @param oidc whose users may sign in with {@code sign-in-oidc}; null for nobody's
     */
    record AuthMethods(
            boolean guests,
            boolean password,
            boolean accounts,
            boolean registration,
            @Nullable OidcProvider oidc) implements ServerMessage {
        /** Without an OpenID provider. */
        public AuthMethods(boolean guests, boolean password, boolean accounts, boolean registration) {
            this(guests, password, accounts, registration, null);
        }
    }

    /**
     * Answers {@code register}, {@code sign-in}, {@code sign-in-oidc} and {@code refresh-token}.
     *
     * @param accessToken what {@code hello} takes as a token, up to {@value Limits#TOKEN_LENGTH} characters
     * @param accessTtlMs how long it is good from now on, in milliseconds
     * @param refreshToken good for one {@code refresh-token}, up to {@value Limits#TOKEN_LENGTH} characters
     * @param refreshTtlMs how long it is good from now on, in milliseconds
     */
    record SignedIn(AccountInfo account, String accessToken, long accessTtlMs, String refreshToken, long refreshTtlMs)
            implements ServerMessage {
        public SignedIn {
            Text.opaque("accessToken", accessToken, Limits.TOKEN_LENGTH);
            Numbers.checkCount("accessTtlMs", accessTtlMs);
            Text.opaque("refreshToken", refreshToken, Limits.TOKEN_LENGTH);
            Numbers.checkCount("refreshTtlMs", refreshTtlMs);
        }

        /** Without the tokens, which let their holder in. */
        @Override
        public String toString() {
            return "SignedIn[account=" + account + ", accessTtlMs=" + accessTtlMs + ", refreshTtlMs=" + refreshTtlMs
                    + "]";
        }
    }

    /** Answers {@code sign-out}. */
    record SignedOut() implements ServerMessage {}

    record Pong() implements ServerMessage {}
}
