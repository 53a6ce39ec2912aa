package dev.parley.protocol;

import java.util.List;

/** What a server says of that which it keeps for the owners of accounts. */
public sealed interface StoreReply extends ServerMessage {
    /**
     * Answers {@code list-own-rooms}.
     *
     * @param rooms at most {@value Limits#OWN_ROOMS_PAGE}, with who is in them now
     * @param more whether there are further ones
     */
    record OwnRooms(List<RoomInfo> rooms, boolean more) implements StoreReply {
        public OwnRooms {
            rooms = List.copyOf(rooms);
            Numbers.check("rooms", rooms.size(), 0, Limits.OWN_ROOMS_PAGE);
        }
    }

    /**
     * Answers {@code room-history}.
     *
     * @param visits at most {@value Limits#VISITS_PAGE}
     * @param more whether there are further ones
     */
    record RoomVisits(RoomId room, List<VisitInfo> visits, boolean more) implements StoreReply {
        public RoomVisits {
            visits = List.copyOf(visits);
            Numbers.check("visits", visits.size(), 0, Limits.VISITS_PAGE);
        }
    }

    /** Answers {@code delete-room}. */
    record RoomDeleted(RoomId room) implements StoreReply {}

    /**
     * Answers whatever is done with one invitation, and tells all other sessions of both accounts of it. Of an invitation that has changed
     * or is new.
     */
    record InvitationChanged(Invitation invitation) implements StoreReply {}

    /**
     * Answers {@code list-invitations}.
     *
     * @param invitations those that are not answered first, then the latest; at most {@value Limits#INVITATIONS}
     */
    record Invitations(List<Invitation> invitations) implements StoreReply {
        public Invitations {
            invitations = List.copyOf(invitations);
            Numbers.check("invitations", invitations.size(), 0, Limits.INVITATIONS);
        }
    }
}
