package dev.parley.server.room;

import dev.parley.protocol.RoomId;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;

/** Numbered tickets that a test can look into. Like the real ones they survive the engine, expire, and open one room only. */
final class FakeTickets implements Tickets {
    final Map<String, TicketContent> issued = new LinkedHashMap<>();
    private final Map<String, InviteContent> invites = new LinkedHashMap<>();

    @Override
    public String issue(TicketContent content) {
        String ticket = "ticket-" + (issued.size() + 1);
        issued.put(ticket, content);
        return ticket;
    }

    @Override
    public Optional<TicketContent> read(String ticket, RoomId room, long nowMillis) {
        return Optional.ofNullable(issued.get(ticket))
                .filter(content -> content.room().id().equals(room) && content.expiresAt() > nowMillis);
    }

    @Override
    public String issueInvite(InviteContent invite) {
        String token = "invite-" + (invites.size() + 1);
        invites.put(token, invite);
        return token;
    }

    @Override
    public Optional<InviteContent> readInvite(String token, RoomId room) {
        return Optional.ofNullable(invites.get(token))
                .filter(invite -> invite.room().equals(room));
    }
}
