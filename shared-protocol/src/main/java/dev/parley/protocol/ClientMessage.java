package dev.parley.protocol;

import java.util.List;
import org.jspecify.annotations.Nullable;

/** What a client says to the server. */
public sealed interface ClientMessage extends Message
        permits Signal,
                HostMessage,
                ClientMessage.AccountMessage,
                StoreRequest,
                ClientMessage.Hello,
                ClientMessage.CreateRoom,
                ClientMessage.ListRooms,
                ClientMessage.SubscribeRooms,
                ClientMessage.UnsubscribeRooms,
                ClientMessage.JoinRoom,
                ClientMessage.LeaveRoom,
                ClientMessage.SetMedia,
                ClientMessage.SetPresence,
                ClientMessage.GetIceServers,
                ClientMessage.Report,
                ClientMessage.Ping {

    /**
     * The first message on every connection.
     *
     * @param protocol highest protocol version the client speaks; 0 has nothing in common with any server
     * @param client program and version, for the server's log, such as {@code parley/0.1.0}
     * @param capabilities names of optional features the client understands
     */
    record Hello(int protocol, String client, List<String> capabilities, Credentials credentials)
            implements ClientMessage {
        public Hello {
            client = Text.line("client", client, Limits.NAME_LENGTH);
            capabilities = Ids.checkAll("capabilities", capabilities, Limits.CAPABILITIES);
            Numbers.check("protocol", protocol, 0, Integer.MAX_VALUE);
        }
    }

    /**
     * Opens a room. The reply is {@link ServerMessage.RoomCreated}; the creator still has to join.
     *
     * @param maxParticipants 0 for the server's default, else 2 to the server's cap
     * @param entry whether those who come have to knock
     * @param password what those who come have to know, {@value Limits#ROOM_PASSWORD_MIN_LENGTH} to {@value Limits#ROOM_PASSWORD_LENGTH}
     *     characters; null for none
     * @param durable it outlives its last member and the server: only for whoever is signed in to an account of a server that has
     *     {@link Capability#DURABLE_ROOMS}
     */
    record CreateRoom(
            String name,
            String description,
            Visibility visibility,
            int maxParticipants,
            Entry entry,
            @Nullable String password,
            boolean durable)
            implements ClientMessage {
        public CreateRoom {
            name = Text.name("name", name);
            description = Text.line("description", description, Limits.DESCRIPTION_LENGTH);
            if (maxParticipants < 0 || maxParticipants == 1 || maxParticipants > Limits.ROOM_CEILING) {
                throw new InvalidFieldException(
                        "maxParticipants",
                        "A room takes 2 to " + Limits.ROOM_CEILING + " participants, or 0 for the server's default.");
            }
            if (password != null) {
                Text.roomPassword("password", password);
            }
        }

        /** A room that whoever has its link comes into, and that ends with its last member. */
        public CreateRoom(String name, String description, Visibility visibility, int maxParticipants) {
            this(name, description, visibility, maxParticipants, Entry.OPEN, null, false);
        }

        /** A room that ends with its last member. */
        public CreateRoom(
                String name,
                String description,
                Visibility visibility,
                int maxParticipants,
                Entry entry,
                @Nullable String password) {
            this(name, description, visibility, maxParticipants, entry, password, false);
        }

        /** Without the password. */
        @Override
        public String toString() {
            return "CreateRoom[name=" + name + ", description=" + description + ", visibility=" + visibility
                    + ", maxParticipants=" + maxParticipants + ", entry=" + entry + ", password="
                    + (password == null ? "none" : "(hidden)") + ", durable=" + durable + "]";
        }
    }

    /** Asks for one {@link ServerMessage.RoomList}. */
    record ListRooms() implements ClientMessage {}

    /** Asks for a {@link ServerMessage.RoomList} now, deltas on change and a revision every 5 s. */
    record SubscribeRooms() implements ClientMessage {}

    /** Ends {@link SubscribeRooms}. */
    record UnsubscribeRooms() implements ClientMessage {}

    /**
     * Enters a room. The reply is {@link ServerMessage.RoomJoined}, perhaps after {@link EntryMessage.JoinWaiting}.
     *
     * @param name display name, unique in the room (see {@link Text#fold})
     * @param ticket the last one of an earlier membership of this room, to take its place again; null for none
     * @param fresh with a ticket: the connections of that membership are lost, so a new one takes its place
     * @param claim a membership that began with an earlier one is this client's own, although the reply with the ticket got lost; null for none
     * @param pass what else is shown at the door; who has a ticket that is good needs none
     */
    record JoinRoom(
            RoomId room,
            String name,
            MediaState media,
            @Nullable String ticket,
            boolean fresh,
            @Nullable Claim claim,
            Pass pass)
            implements ClientMessage {
        public JoinRoom {
            name = Text.name("name", name);
            if (ticket != null) {
                Text.opaque("ticket", ticket, Limits.TICKET_LENGTH);
            }
        }

        /** Enters for the first time. */
        public JoinRoom(RoomId room, String name, MediaState media) {
            this(room, name, media, null, false, null);
        }

        /** Shows nothing else at the door. */
        public JoinRoom(
                RoomId room,
                String name,
                MediaState media,
                @Nullable String ticket,
                boolean fresh,
                @Nullable Claim claim) {
            this(room, name, media, ticket, fresh, claim, Pass.NONE);
        }

        /** Comes back with a ticket, without a claim. */
        public JoinRoom(RoomId room, String name, MediaState media, @Nullable String ticket, boolean fresh) {
            this(room, name, media, ticket, fresh, null);
        }

        /** Without the ticket, which lets its holder take a place. */
        @Override
        public String toString() {
            return "JoinRoom[room=" + room + ", name=" + name + ", media=" + media + ", ticket="
                    + (ticket == null ? "none" : "(hidden)") + ", fresh=" + fresh + ", claim=" + claim + ", pass="
                    + pass + "]";
        }
    }

    /** Leaves a room. The reply is {@link ServerMessage.RoomLeft}. */
    record LeaveRoom(RoomId room) implements ClientMessage {}

    /** Tells the room what this participant sends now. */
    record SetMedia(RoomId room, MediaState media) implements ClientMessage {}

    /** Tells the room whether this participant is there, and whether its hand is up. */
    record SetPresence(RoomId room, Presence presence, boolean handRaised) implements ClientMessage {
        public SetPresence {
            if (presence == Presence.RECONNECTING) {
                throw new InvalidFieldException("presence", "Only the server says that somebody is reconnecting.");
            }
        }
    }

    /** Asks for fresh {@link ServerMessage.IceServers}; TURN credentials expire. */
    record GetIceServers() implements ClientMessage {}

    /**
     * What this client's connections to others were like since its last report, or since it came into the room. Only for a server
     * that has {@link Capability#REPORT}; there is no reply. Names nobody, and the server adds it to what it knows of everybody.
     *
     * @param joinMs from asking to join until the first connection to somebody worked, in milliseconds; null if none has begun to
     *     since the last report
     * @param links connections to others that work now
     * @param relayed those of them that go through a TURN server, 0 to {@code links}
     * @param iceFailures connections that were given up since the last report
     * @param rttMs median of their round trips, in milliseconds; null if nothing was measured
     * @param lossPerMille mean of the packets lost on the way here of late, 0 to 1000; null if nothing was measured
     */
    record Report(
            @Nullable Long joinMs,
            int links,
            int relayed,
            int iceFailures,
            @Nullable Long rttMs,
            @Nullable Long lossPerMille)
            implements ClientMessage {
        public Report {
            Numbers.checkOptional("joinMs", joinMs, Limits.REPORT_MILLIS);
            Numbers.check("links", links, 0, Limits.ROOM_CEILING);
            Numbers.check("relayed", relayed, 0, links);
            Numbers.check("iceFailures", iceFailures, 0, Limits.REPORT_FAILURES);
            Numbers.checkOptional("rttMs", rttMs, Limits.REPORT_MILLIS);
            Numbers.checkOptional("lossPerMille", lossPerMille, 1_000);
        }
    }

    /** Measures the way to the server and keeps the connection from idling out. The reply is {@link ServerMessage.Pong}. */
    record Ping() implements ClientMessage {}

    /** What a client may say before {@code hello}, and after it: about its account. */
    sealed interface AccountMessage extends ClientMessage permits GetAuthMethods, AccountRequest {}

    /** Asks how one may come in. The reply is {@link ServerMessage.AuthMethods}. */
    record GetAuthMethods() implements AccountMessage {}

    /** Something that the server's accounts have to be asked for: it takes a while. One at a time on a connection. */
    sealed interface AccountRequest extends AccountMessage
            permits Register, SignIn, SignInOidc, RefreshToken, SignOut {}

    /**
     * Makes an account and signs in to it. The reply is {@link ServerMessage.SignedIn}.
     *
     * @param user see {@link UserName}
     * @param email an address, up to {@value Limits#EMAIL_LENGTH} characters, or empty
     * @param displayName how others see this person unless they choose another name in a room
     * @param password up to {@value Limits#PASSWORD_LENGTH} characters; the server has rules for it
     */
    record Register(String user, String email, String displayName, String password) implements AccountRequest {
        public Register {
            user = UserName.check("user", user);
            email = Text.email("email", email);
            displayName = Text.name("displayName", displayName);
            checkPassword(password);
        }

        @Override
        public String toString() {
            return "Register[user=" + user + "]";
        }
    }

    /**
     * Signs in to an account. The reply is {@link ServerMessage.SignedIn}.
     *
     * @param user see {@link UserName}
     * @param password 1 to {@value Limits#PASSWORD_LENGTH} characters
     */
    record SignIn(String user, String password) implements AccountRequest {
        public SignIn {
            user = UserName.check("user", user);
            checkPassword(password);
        }

        @Override
        public String toString() {
            return "SignIn[user=" + user + "]";
        }
    }

    /**
     * Signs in with what an OpenID provider says ({@link ServerMessage.AuthMethods#oidc}). The reply is {@link ServerMessage.SignedIn}.
     *
     * @param idToken fresh from the provider, and good once; 1 to {@value Limits#ID_TOKEN_LENGTH} characters
     * @param nonce what the client drew for this sign-in, {@value Limits#NONCE_MIN_LENGTH} to {@value Limits#NONCE_LENGTH}
     *     characters; what the provider put into the id token is {@link SignInNonce#of} it and this server
     */
    record SignInOidc(String idToken, String nonce) implements AccountRequest {
        public SignInOidc {
            if (idToken.isEmpty()) {
                throw new InvalidFieldException("idToken", "The id token is missing. Sign in again.");
            }
            Text.opaque("idToken", idToken, Limits.ID_TOKEN_LENGTH);
            Text.opaque("nonce", nonce, Limits.NONCE_LENGTH);
            if (nonce.length() < Limits.NONCE_MIN_LENGTH) {
                throw new InvalidFieldException(
                        "nonce", "A nonce has " + Limits.NONCE_MIN_LENGTH + " characters or more, chosen at random.");
            }
        }

        @Override
        public String toString() {
            return "SignInOidc[…]";
        }
    }

    /**
     * Exchanges a refresh token for the next one and a new access token. The reply is {@link ServerMessage.SignedIn}.
     *
     * @param token the last one received, 1 to {@value Limits#TOKEN_LENGTH} characters
     */
    record RefreshToken(String token) implements AccountRequest {
        public RefreshToken {
            checkToken(token);
        }

        @Override
        public String toString() {
            return "RefreshToken[…]";
        }
    }

    /**
     * Ends a sign-in: its refresh tokens are of no use any more. The reply is {@link ServerMessage.SignedOut}.
     *
     * @param token a refresh token of it, 1 to {@value Limits#TOKEN_LENGTH} characters
     */
    record SignOut(String token) implements AccountRequest {
        public SignOut {
            checkToken(token);
        }

        @Override
        public String toString() {
            return "SignOut[…]";
        }
    }

    private static void checkPassword(String password) {
        if (password.isEmpty()) {
            throw new InvalidFieldException("password", "Enter a password.");
        }
        Text.opaque("password", password, Limits.PASSWORD_LENGTH);
    }

    private static void checkToken(String token) {
        if (token.isEmpty()) {
            throw new InvalidFieldException("token", "The token is missing. Sign in again.");
        }
        Text.opaque("token", token, Limits.TOKEN_LENGTH);
    }
}
