package dev.parley.server.room;

import dev.parley.protocol.RoomId;
import java.util.Optional;

/** Makes and reads tickets and invites. Called inside the engine: it answers at once, without I/O. */
public interface Tickets {
    /** A server without tickets: whoever comes back joins anew. */
    Tickets NONE = new Tickets() {
        @Override
        public String issue(TicketContent content) {
            return "";
        }

        @Override
        public Optional<TicketContent> read(String ticket, RoomId room, long nowMillis) {
            return Optional.empty();
        }
    };

    /** A ticket that nobody else can make, up to {@value dev.parley.protocol.Limits#TICKET_LENGTH} characters; empty for none. */
    String issue(TicketContent content);

    /**
     * What a ticket says; empty if it is not a genuine one, of another room, or expired.
     *
     * @param nowMillis milliseconds since 1970-01-01T00:00Z
     */
    Optional<TicketContent> read(String ticket, RoomId room, long nowMillis);

    /** The token of an invite that nobody else can make, up to {@value dev.parley.protocol.Limits#INVITE_LENGTH} characters; empty for none. */
    default String issueInvite(InviteContent invite) {
        return "";
    }

    /** What an invite says, expired or not; empty if it is not a genuine one, or of another room. */
    default Optional<InviteContent> readInvite(String token, RoomId room) {
        return Optional.empty();
    }
}
