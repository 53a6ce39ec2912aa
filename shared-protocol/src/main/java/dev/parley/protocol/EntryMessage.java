package dev.parley.protocol;

import java.util.List;

/** What the server says about who comes into a room, and of what hosts ask. */
public sealed interface EntryMessage extends ServerMessage {
    /**
     * The first answer to a {@code join-room} that knocks. The second, with the same {@code re}, is {@link ServerMessage.RoomJoined} or an error.
     *
     * @param expiresInMs how long the host has to answer, in milliseconds
     */
    record JoinWaiting(RoomId room, long expiresInMs) implements EntryMessage {
        public JoinWaiting {
            Numbers.checkCount("expiresInMs", expiresInMs);
        }
    }

    /**
     * Tells the host of somebody who knocks. A new host, and one who comes back, is told again of all who wait.
     *
     * @param request names it in the host's answer; unique on the server and never used again
     * @param name what the person wants to be called, 1 to {@value Limits#NAME_LENGTH} code points
     * @param expiresInMs how long the host has to answer, in milliseconds
     */
    record JoinRequest(RoomId room, String request, String name, long expiresInMs) implements EntryMessage {
        public JoinRequest {
            Ids.check("request", request);
            name = Text.name("name", name);
            Numbers.checkCount("expiresInMs", expiresInMs);
        }
    }

    /** Tells the host that somebody does not wait any more. */
    record JoinRequestEnded(RoomId room, String request, KnockEnd reason) implements EntryMessage {
        public JoinRequestEnded {
            Ids.check("request", request);
        }
    }

    /**
     * Answers {@code create-invite}.
     *
     * @param token what {@code join-room} takes, and a link carries: letters, digits, {@code -} and {@code _}, up to {@value Limits#INVITE_LENGTH}
     *     characters
     */
    record InviteCreated(RoomId room, InviteInfo invite, String token) implements EntryMessage {
        public InviteCreated {
            Text.opaque("token", token, Limits.INVITE_LENGTH);
        }

        /** Without the token, which lets people in. */
        @Override
        public String toString() {
            return "InviteCreated[room=" + room + ", invite=" + invite + "]";
        }
    }

    /**
     * Answers {@code list-invites} and {@code revoke-invite}.
     *
     * @param invites those that let people in now, oldest first, up to {@value Limits#ROOM_INVITES}
     */
    record InviteList(RoomId room, List<InviteInfo> invites) implements EntryMessage {
        public InviteList {
            invites = List.copyOf(invites);
            Numbers.check("invites", invites.size(), 0, Limits.ROOM_INVITES);
        }
    }

    /**
     * The host asks this participant to be quiet. Nothing is switched off but by the person.
     *
     * @param from the host
     */
    record MuteRequested(RoomId room, ParticipantId from) implements EntryMessage {}
}
