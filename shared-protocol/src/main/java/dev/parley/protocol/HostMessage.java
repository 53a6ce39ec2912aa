package dev.parley.protocol;

import org.jspecify.annotations.Nullable;

/** What a member says to change the room. Each needs a {@link Right}, which only the host has. */
public sealed interface HostMessage extends ClientMessage {
    RoomId room();

    /**
     * Lets in somebody who knocked. The reply is {@link EntryMessage.JoinRequestEnded}.
     *
     * @param request from {@link EntryMessage.JoinRequest}
     */
    record JoinApproved(RoomId room, String request) implements HostMessage {
        public JoinApproved {
            Ids.check("request", request);
        }
    }

    /**
     * Turns away somebody who knocked. The reply is {@link EntryMessage.JoinRequestEnded}.
     *
     * @param request from {@link EntryMessage.JoinRequest}
     */
    record JoinRejected(RoomId room, String request) implements HostMessage {
        public JoinRejected {
            Ids.check("request", request);
        }
    }

    /**
     * Asks for a link's token that lets people in. The reply is {@link EntryMessage.InviteCreated}.
     *
     * @param role as what: {@link Role#PARTICIPANT} or {@link Role#GUEST}
     * @param expiresInMs for how long from now, {@value Limits#INVITE_MIN_MILLIS} to {@value Limits#INVITE_MAX_MILLIS} milliseconds
     */
    record CreateInvite(RoomId room, Role role, long expiresInMs) implements HostMessage {
        public CreateInvite {
            if (role == Role.HOST) {
                throw new InvalidFieldException(
                        "role",
                        "An invite is for a participant or a guest. Hand the meeting over to make somebody host.");
            }
            Numbers.check("expiresInMs", expiresInMs, Limits.INVITE_MIN_MILLIS, Limits.INVITE_MAX_MILLIS);
        }
    }

    /** Asks which invites there are. The reply is {@link EntryMessage.InviteList}. */
    record ListInvites(RoomId room) implements HostMessage {}

    /**
     * Makes an invite useless; those who came with it stay. The reply is {@link EntryMessage.InviteList}.
     *
     * @param invite its id; null for all there are
     */
    record RevokeInvite(RoomId room, @Nullable String invite) implements HostMessage {
        public RevokeInvite {
            if (invite != null) {
                Ids.check("invite", invite);
            }
        }
    }

    /**
     * Changes who may come in; those who are in stay. The reply, and what all others are told, is {@link ServerMessage.RoomStatus}.
     *
     * @param entry null to leave it
     * @param locked null to leave it
     * @param password the new one, {@value Limits#ROOM_PASSWORD_MIN_LENGTH} to {@value Limits#ROOM_PASSWORD_LENGTH} characters; empty for none; null to
     *     leave it
     */
    record SetRoomAccess(
            RoomId room,
            @Nullable Entry entry,
            @Nullable Boolean locked,
            @Nullable String password) implements HostMessage {
        public SetRoomAccess {
            if (password != null && !password.isEmpty()) {
                Text.roomPassword("password", password);
            }
        }

        /** Without the password. */
        @Override
        public String toString() {
            return "SetRoomAccess[room=" + room + ", entry=" + entry + ", locked=" + locked + ", password="
                    + (password == null ? "unchanged" : "(hidden)") + "]";
        }
    }

    /** Asks a participant to be quiet, who decides. Succeeds silently. */
    record MuteRequest(RoomId room, ParticipantId participant) implements HostMessage {}

    /** Puts somebody out of the room, who comes back only by knocking or with an invite. Succeeds silently. */
    record RemoveParticipant(RoomId room, ParticipantId participant) implements HostMessage {}

    /** Makes somebody else the host. Everybody gets a {@link ServerMessage.RoomStatus}. */
    record HandOverHost(RoomId room, ParticipantId participant) implements HostMessage {}

    /** Ends the room for everybody, for good. The reply is {@link ServerMessage.RoomLeft}. */
    record CloseRoom(RoomId room) implements HostMessage {}
}
