package dev.parley.protocol;

import org.jspecify.annotations.Nullable;

/**
 * What a client asks of that which a server keeps for the owners of accounts. Only from a session whose {@code hello} had an account's
 * access token, and only to a server that has {@link Capability#DURABLE_ROOMS}; it takes a while.
 */
public sealed interface StoreRequest extends ClientMessage {
    /**
     * Asks for the durable rooms of this account, oldest first. The reply is {@link StoreReply.OwnRooms}.
     *
     * @param after the last one of the page before; null for the first page
     */
    record ListOwnRooms(@Nullable RoomId after) implements StoreRequest {}

    /**
     * Asks who was in an own durable room, the newest first. The reply is {@link StoreReply.RoomVisits}.
     *
     * @param after the participant of the last visit of the page before; null for the first page
     */
    record RoomHistory(RoomId room, @Nullable ParticipantId after) implements StoreRequest {}

    /** Ends an own durable room for good, with its history. The reply is {@link StoreReply.RoomDeleted}. */
    record DeleteRoom(RoomId room) implements StoreRequest {}

    /**
     * Invites a user into a room that this session is in. The reply is {@link StoreReply.InvitationChanged}, whether there is such a user
     * or not.
     *
     * @param user see {@link UserName}
     */
    record InviteUser(RoomId room, String user) implements StoreRequest {
        public InviteUser {
            user = UserName.check("user", user);
        }
    }

    /** Asks for the invitations sent and received by this account. The reply is {@link StoreReply.Invitations}. */
    record ListInvitations() implements StoreRequest {}

    /** What somebody does with one invitation. The reply is {@link StoreReply.InvitationChanged}. */
    sealed interface InvitationAnswer extends StoreRequest {
        /** See {@link Invitation#id}. */
        String invitation();
    }

    /** Accepts an invitation that one has received: it lets its user into the room until it expires. */
    record AcceptInvitation(String invitation) implements InvitationAnswer {
        public AcceptInvitation {
            Ids.check("invitation", invitation);
        }
    }

    /** Declines an invitation that one has received. */
    record DeclineInvitation(String invitation) implements InvitationAnswer {
        public DeclineInvitation {
            Ids.check("invitation", invitation);
        }
    }

    /** Takes back an invitation that one has sent. */
    record WithdrawInvitation(String invitation) implements InvitationAnswer {
        public WithdrawInvitation {
            Ids.check("invitation", invitation);
        }
    }
}
