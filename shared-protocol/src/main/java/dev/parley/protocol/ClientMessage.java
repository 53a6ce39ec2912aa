package dev.parley.protocol;

import java.util.List;
import org.jspecify.annotations.Nullable;

/** What a client says to the server. */
public sealed interface ClientMessage extends Message
        permits Signal,
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
     */
    record CreateRoom(String name, String description, Visibility visibility, int maxParticipants)
            implements ClientMessage {
        public CreateRoom {
            name = Text.name("name", name);
            description = Text.line("description", description, Limits.DESCRIPTION_LENGTH);
            if (maxParticipants < 0 || maxParticipants == 1 || maxParticipants > Limits.ROOM_CEILING) {
                throw new InvalidFieldException(
                        "maxParticipants",
                        "A room takes 2 to " + Limits.ROOM_CEILING + " participants, or 0 for the server's default.");
            }
        }
    }

    /** Asks for one {@link ServerMessage.RoomList}. */
    record ListRooms() implements ClientMessage {}

    /** Asks for a {@link ServerMessage.RoomList} now, deltas on change and a revision every 5 s. */
    record SubscribeRooms() implements ClientMessage {}

    /** Ends {@link SubscribeRooms}. */
    record UnsubscribeRooms() implements ClientMessage {}

    /**
     * Enters a room. The reply is {@link ServerMessage.RoomJoined}.
     *
     * @param name display name, unique in the room (see {@link Text#fold})
     * @param ticket the last one of an earlier membership of this room, to take its place again; null for none
     * @param fresh with a ticket: the connections of that membership are lost, so a new one takes its place
     * @param claim a membership that began with an earlier one is this client's own, although the reply with the ticket got lost; null for none
     */
    record JoinRoom(
            RoomId room,
            String name,
            MediaState media,
            @Nullable String ticket,
            boolean fresh,
            @Nullable Claim claim) implements ClientMessage {
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

        /** Comes back with a ticket, without a claim. */
        public JoinRoom(RoomId room, String name, MediaState media, @Nullable String ticket, boolean fresh) {
            this(room, name, media, ticket, fresh, null);
        }

        /** Without the ticket, which lets its holder take a place. */
        @Override
        public String toString() {
            return "JoinRoom[room=" + room + ", name=" + name + ", media=" + media + ", ticket="
                    + (ticket == null ? "none" : "(hidden)") + ", fresh=" + fresh + ", claim=" + claim + "]";
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

    /** Measures the way to the server and keeps the connection from idling out. The reply is {@link ServerMessage.Pong}. */
    record Ping() implements ClientMessage {}
}
