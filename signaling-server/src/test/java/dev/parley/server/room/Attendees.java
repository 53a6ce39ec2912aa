package dev.parley.server.room;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.parley.protocol.ClientMessage;
import dev.parley.protocol.LeaveReason;
import dev.parley.protocol.Participant;
import dev.parley.protocol.ParticipantId;
import dev.parley.protocol.Presence;
import dev.parley.protocol.Role;
import dev.parley.protocol.RoomId;
import dev.parley.protocol.ServerMessage;
import dev.parley.protocol.Text;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.UnaryOperator;

/**
 * Who is in which room, worked out from what the clients did and were told and from the table in docs/protocol.md, "Coming
 * back". Roles are left out here and compared by each {@link Stay}.
 */
final class Attendees {
    static final long GRACE = 60;
    static final long TICKET_LIFE = 400;

    /** Somebody whose session ended, and until when its place is kept. */
    private record Kept(RoomId room, Participant participant, long until) {}

    private final World world;
    private final List<Stay> stays = new ArrayList<>();
    private final Map<ParticipantId, Kept> kept = new LinkedHashMap<>();

    /** Memberships that ended while their room went on: they never come back. */
    private final Map<RoomId, Set<ParticipantId>> over = new HashMap<>();

    private final Map<RoomId, Long> reopened = new HashMap<>();
    private final Map<ParticipantId, String> names = new HashMap<>();
    private final List<ParticipantId> everyone = new ArrayList<>();
    private final List<String> tickets = new ArrayList<>();

    Attendees(World world) {
        this.world = world;
    }

    /** The most recent memberships, past and present. */
    List<ParticipantId> everyone() {
        return everyone;
    }

    /** The most recent tickets, of memberships past and present. */
    List<String> tickets() {
        return tickets;
    }

    String nameOf(ParticipantId id) {
        return names.get(id);
    }

    Optional<Stay> stay(String session, RoomId room) {
        return stays.stream()
                .filter(stay -> stay.session.equals(session) && stay.room.equals(room))
                .findFirst();
    }

    /** A session was let in: whether it is who it should be by the ticket it showed. */
    Stay joins(String session, ClientMessage.JoinRoom join, ServerMessage.RoomJoined reply) {
        Optional<TicketContent> ticket =
                Optional.ofNullable(join.ticket()).flatMap(t -> world.tickets.read(t, join.room(), world.now));
        Optional<Participant> live = ticket.flatMap(t -> find(join.room(), t.participant()));
        if (live.isEmpty() && ticket.isPresent() && members(join.room()).isEmpty()) {
            reopened.put(join.room(), world.now);
        }
        assertThat(reply.resumed() || names.putIfAbsent(reply.self(), join.name()) == null)
                .as("a participant id used again")
                .isTrue();
        Participant self = reply.resumed()
                ? resumed(join, ticket.orElseThrow(), live)
                : participant(reply.self(), join, world.now);
        assertThat(reply.self()).isEqualTo(self.id());
        assertThat(reply.resumed() || live.isEmpty() || join.fresh())
                .as("a membership that could have gone on")
                .isTrue();
        live.ifPresent(before -> displace(join, before));
        names.put(self.id(), self.name());
        Stay stay = new Stay(session, self, reply);
        stays.add(stay);
        remember(everyone, self.id());
        gotTicket(reply.ticket());
        return stay;
    }

    private Participant resumed(ClientMessage.JoinRoom join, TicketContent ticket, Optional<Participant> live) {
        assertThat(join.fresh()).isFalse();
        if (live.isEmpty()) {
            assertThat(over.getOrDefault(join.room(), Set.of())).doesNotContain(ticket.participant());
            assertThat(reopened.getOrDefault(join.room(), 0L) + GRACE)
                    .as("the time in which a room that came back awaits its members")
                    .isGreaterThanOrEqualTo(world.now);
        }
        return live.map(before -> before.withMedia(join.media()))
                .orElseGet(() -> participant(ticket.participant(), join, ticket.joinedAt()));
    }

    private static Participant participant(ParticipantId id, ClientMessage.JoinRoom join, long joinedAt) {
        return new Participant(id, join.name(), Role.PARTICIPANT, join.media(), Presence.ACTIVE, false, joinedAt);
    }

    /** Whoever had the membership has it no more, and is not told. */
    private void displace(ClientMessage.JoinRoom join, Participant before) {
        kept.remove(before.id());
        stays.removeIf(stay -> stay.self.id().equals(before.id()));
        if (join.fresh()) {
            isOver(join.room(), before.id());
        }
    }

    void gotTicket(String ticket) {
        remember(tickets, ticket);
    }

    private static <T> void remember(List<T> recent, T one) {
        recent.add(one);
        if (recent.size() > 12) {
            recent.removeFirst();
        }
    }

    void leaves(String session, RoomId room) {
        Stay stay = stay(session, room).orElseThrow();
        stays.remove(stay);
        isOver(room, stay.self.id());
    }

    /** From now on the server knows that this session has heard where it is. */
    void speaks(String session) {
        stays.stream().filter(stay -> stay.session.equals(session)).forEach(stay -> stay.known = true);
    }

    void sessionEnds(String session, LeaveReason reason) {
        for (Stay stay : List.copyOf(stays)) {
            if (stay.session.equals(session)) {
                stays.remove(stay);
                if (reason == LeaveReason.DISCONNECTED && stay.known) {
                    kept.put(stay.self.id(), new Kept(stay.room, stay.self, world.now + GRACE));
                } else {
                    isOver(stay.room, stay.self.id());
                }
            }
        }
    }

    void passUntil(long now) {
        List<Kept> ended =
                kept.values().stream().filter(place -> place.until() <= now).toList();
        for (Kept place : ended) {
            kept.remove(place.participant().id());
            isOver(place.room(), place.participant().id());
        }
    }

    void everythingEnds() {
        stays.clear();
        kept.clear();
        over.clear();
        reopened.clear();
    }

    private void isOver(RoomId room, ParticipantId id) {
        over.computeIfAbsent(room, key -> new HashSet<>()).add(id);
        if (members(room).isEmpty()) {
            over.remove(room);
        }
    }

    /** A request was not refused. */
    void accepted(String session, ClientMessage message) {
        switch (message) {
            case ClientMessage.SetMedia set -> change(session, set.room(), self -> self.withMedia(set.media()));
            case ClientMessage.SetPresence set ->
                change(session, set.room(), self -> self.withPresence(set.presence(), set.handRaised()));
            default -> {}
        }
    }

    private void change(String session, RoomId room, UnaryOperator<Participant> change) {
        Stay stay = stay(session, room).orElseThrow();
        stay.self = change.apply(stay.self);
    }

    private Optional<Participant> find(RoomId room, ParticipantId id) {
        Optional<Participant> away = Optional.ofNullable(kept.get(id))
                .filter(place -> place.room().equals(room))
                .map(Kept::participant);
        return away.or(() -> stays.stream()
                .filter(stay -> stay.room.equals(room) && stay.self.id().equals(id))
                .map(stay -> stay.self)
                .findFirst());
    }

    /** Everybody in a room as the others should see them. */
    private Map<ParticipantId, Participant> members(RoomId room) {
        Map<ParticipantId, Participant> members = new HashMap<>();
        stays.stream().filter(stay -> stay.room.equals(room)).forEach(stay -> members.put(stay.self.id(), stay.self));
        kept.values().stream()
                .filter(place -> place.room().equals(room))
                .map(Kept::participant)
                .forEach(p -> members.put(p.id(), p.withPresence(Presence.RECONNECTING, p.handRaised())));
        return members;
    }

    /** Everybody in all rooms as the others should see them. */
    List<Participant> all() {
        Set<RoomId> rooms = new HashSet<>();
        stays.forEach(stay -> rooms.add(stay.room));
        kept.values().forEach(place -> rooms.add(place.room()));
        return rooms.stream().flatMap(room -> members(room).values().stream()).toList();
    }

    /** Every client believes exactly this, and holds a ticket that says it. */
    void check() {
        Map<RoomId, Map<ParticipantId, Participant>> truth = new HashMap<>();
        Map<RoomId, ParticipantId> hosts = new HashMap<>();
        for (Stay stay : stays) {
            stay.check(truth.computeIfAbsent(stay.room, this::members));
            assertEquals(hosts.computeIfAbsent(stay.room, key -> stay.host), stay.host, "all agree who hosts");
            check(stay, world.tickets.issued.get(stay.ticket));
        }
        truth.values().forEach(Attendees::checkNames);
    }

    private void check(Stay stay, TicketContent ticket) {
        assertEquals(stay.self.id(), ticket.participant());
        assertEquals(stay.self.joinedAt(), ticket.joinedAt());
        assertEquals(stay.self.id().equals(stay.host), ticket.hostSince() > 0, "the ticket says who hosts");
        assertTrue(ticket.expiresAt() - world.now > TICKET_LIFE / 2, "the ticket is renewed in time");
    }

    private static void checkNames(Map<ParticipantId, Participant> members) {
        Set<String> folded = new HashSet<>();
        members.values().forEach(member -> assertTrue(folded.add(Text.fold(member.name())), "two of one name"));
    }
}
