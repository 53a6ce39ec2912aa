package dev.parley.server.room;

import dev.parley.protocol.Claim;
import dev.parley.protocol.ErrorCode;
import dev.parley.protocol.Participant;
import dev.parley.protocol.ParticipantId;
import dev.parley.protocol.RoomId;
import dev.parley.protocol.RoomInfo;
import dev.parley.protocol.ServerMessage;
import dev.parley.protocol.Visibility;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.function.UnaryOperator;
import org.jspecify.annotations.Nullable;

/** One room: who is in it, in the order they joined, who hosts it, and who may come in. Bounded by {@code maxParticipants}. */
final class Room {
    private final RoomInfo empty;
    private final Comeback comeback;
    private final boolean durable;
    private final RoomDoor door;
    private final List<Membership> members = new ArrayList<>();
    private final NameRule names = new NameRule();

    private long emptySince;
    private long latestHostSince;

    /**
     * An empty room.
     *
     * @param info the room while nobody is in it
     * @param comeback the return of its former members
     * @param creator the session that made it; null for none
     */
    Room(RoomInfo info, AccessRules rules, Comeback comeback, @Nullable String creator, long nowMillis) {
        this(info, rules, comeback, creator, false, null, nowMillis);
    }

    /** The same for a room that is kept elsewhere too, of whose owner it is known. */
    Room(StoredRoom stored, Comeback comeback, long nowMillis) {
        this(stored.info(), stored.rules(), comeback, null, true, stored.owner(), nowMillis);
        stored.invited().forEach(door::expect);
    }

    private Room(
            RoomInfo info,
            AccessRules rules,
            Comeback comeback,
            @Nullable String creator,
            boolean durable,
            @Nullable String owner,
            long nowMillis) {
        this.empty = info;
        this.comeback = comeback;
        this.durable = durable;
        this.door = new RoomDoor(rules, creator, owner);
        this.emptySince = nowMillis;
    }

    RoomId id() {
        return empty.id();
    }

    boolean isPublic() {
        return empty.visibility() == Visibility.PUBLIC;
    }

    boolean isDurable() {
        return durable;
    }

    RoomDoor door() {
        return door;
    }

    boolean isEmpty() {
        return members.isEmpty();
    }

    /** Since when nobody has been in it, in milliseconds since 1970-01-01T00:00Z. Meaningful while it {@link #isEmpty}. */
    long emptySince() {
        return emptySince;
    }

    int count() {
        return members.size();
    }

    int reconnecting() {
        return (int) members.stream().filter(Membership::isKept).count();
    }

    void checkNotIn(String session) throws RefusedException {
        if (find(session).isPresent()) {
            throw new RefusedException(ErrorCode.ALREADY_IN_ROOM, "You are in this meeting already.");
        }
    }

    void checkNotFull() throws RefusedException {
        if (count() >= empty.maxParticipants()) {
            throw new RefusedException(
                    ErrorCode.ROOM_FULL,
                    "This meeting is full: it takes " + empty.maxParticipants()
                            + " people. Ask somebody to leave, or open another meeting.");
        }
    }

    void checkName(String newName) throws RefusedException {
        names.check(newName);
    }

    /** The same for somebody who takes the place of {@code predecessor}, and may take its name. */
    void checkName(String newName, Membership predecessor) throws RefusedException {
        if (!NameRule.same(newName, predecessor.participant().name())) {
            names.check(newName);
        }
    }

    /** Whether a ticket opens the door to this room, as {@link RoomDoor#honours} says. */
    boolean honours(TicketContent ticket, long nowMillis) {
        return door.honours(ticket, awaits(ticket, nowMillis) && comeback.hostsMoreRecently(ticket));
    }

    /** Adds a member behind those who joined before it; the first one hosts. The checks have said yes. */
    void add(Membership newcomer, long nowMillis) {
        names.take(newcomer.participant().name());
        int index = members.size();
        while (index > 0
                && members.get(index - 1).participant().joinedAt()
                        > newcomer.participant().joinedAt()) {
            index--;
        }
        members.add(index, newcomer);
        if (host().isEmpty() || (hostIsGuest() && !newcomer.guest())) {
            appoint(newcomer.id(), nowMillis);
        }
        welcome(newcomer, nowMillis);
    }

    /** A membership goes on with another session. Whoever is known as the owner only now hosts from now on. */
    void goOn(Membership now, long nowMillis) {
        boolean known = find(now.id()).filter(this::isOwner).isPresent();
        put(now);
        if (!known) {
            welcome(now, nowMillis);
        }
    }

    /** Somebody came in: the owner hosts from then on, unless they do so already from another device. */
    private void welcome(Membership arrived, long nowMillis) {
        if (isOwner(arrived) && !isHostedByOwner()) {
            handOver(arrived, nowMillis);
        }
    }

    private boolean isOwner(Membership member) {
        return door.isOwnedBy(member.account());
    }

    private boolean isHostedByOwner() {
        return host().filter(this::isOwner).isPresent();
    }

    private boolean hostIsGuest() {
        return host().filter(Membership::guest).isPresent();
    }

    /** Adds somebody who was {@link #awaits awaited}, under the old id or a new one. Its ticket may make it the host. */
    void readmit(Membership newcomer, TicketContent ticket, long nowMillis) {
        latestHostSince = Math.max(latestHostSince, ticket.hostSince());
        add(newcomer, nowMillis);
        if (!newcomer.id().equals(ticket.participant())) {
            comeback.ended(ticket.participant(), nowMillis);
        }
        boolean claims = !newcomer.guest() && comeback.makesHost(ticket, newcomer, host().orElseThrow());
        if (claims && !isHostedByOwner()) {
            appoint(newcomer.id(), nowMillis);
        }
    }

    /** Ends a membership. A host who goes hands over to whoever has been there longest, guests last. */
    void remove(Membership gone, long nowMillis) {
        take(gone, nowMillis);
        emptySince = nowMillis;
        if (gone.isHost() && !isEmpty()) {
            Membership next = members.stream()
                    .filter(member -> !member.guest())
                    .findFirst()
                    .orElse(members.getFirst());
            appoint(next.id(), nowMillis);
        }
    }

    void handOver(Membership successor, long nowMillis) {
        put(successor.promoted());
        appoint(successor.id(), nowMillis);
    }

    /** Ends a membership and begins another in its place, the host's as the host. */
    void replace(Membership gone, Membership successor, long nowMillis) {
        take(gone, nowMillis);
        add(successor.hostSince(gone.hostSince()), nowMillis);
        door.replaced(gone, successor);
    }

    private void take(Membership gone, long nowMillis) {
        members.removeIf(member -> member.id().equals(gone.id()));
        names.free(gone.participant().name());
        comeback.ended(gone.id(), nowMillis);
    }

    /** Whether this room came back and awaits the holder of that ticket, who was in it before. */
    boolean awaits(TicketContent ticket, long nowMillis) {
        return comeback.awaits(ticket.participant(), nowMillis);
    }

    /** Times of appointment grow strictly, so that of any two tickets it is clear which is the more recent. */
    private void appoint(ParticipantId id, long nowMillis) {
        host().ifPresent(former -> put(former.hostSince(0)));
        latestHostSince = Math.max(nowMillis, latestHostSince + 1);
        find(id).ifPresent(member -> put(member.hostSince(latestHostSince)));
    }

    Optional<Membership> find(String session) {
        return members.stream().filter(member -> member.isHeldBy(session)).findFirst();
    }

    Optional<Membership> find(ParticipantId id) {
        return members.stream().filter(member -> member.id().equals(id)).findFirst();
    }

    /** The membership that an earlier try of the same client began. */
    Optional<Membership> findEarlier(@Nullable Claim claim) {
        return members.stream()
                .filter(member -> claim != null && member.claim() != null && claim.follows(member.claim()))
                .findFirst();
    }

    /** Puts a membership in the place of the one with the same id. */
    void put(Membership changed) {
        members.replaceAll(member -> member.id().equals(changed.id()) ? changed : member);
    }

    /** Replaces what the others see of a member; empty if nothing is different. */
    Optional<Participant> change(Membership member, UnaryOperator<Participant> change) {
        Participant changed = change.apply(member.participant());
        put(member.with(changed));
        return changed.equals(member.participant()) ? Optional.empty() : Optional.of(changed);
    }

    /** Everybody, longest present first. */
    List<Membership> members() {
        return List.copyOf(members);
    }

    /** The sessions of all who have one, longest present first. */
    List<String> sessions() {
        return members.stream()
                .map(Membership::session)
                .filter(Objects::nonNull)
                .toList();
    }

    List<String> sessionsExcept(String session) {
        return sessions().stream().filter(other -> !other.equals(session)).toList();
    }

    /** How the others see everybody but one, longest present first. */
    List<Participant> participantsExcept(ParticipantId one) {
        return members.stream()
                .filter(member -> !member.id().equals(one))
                .map(Membership::shown)
                .toList();
    }

    /** The room while nobody is in it. */
    RoomInfo whileEmpty() {
        return empty;
    }

    RoomInfo info() {
        return new RoomInfo(
                empty.id(),
                empty.name(),
                empty.description(),
                host().map(host -> host.participant().name()).orElse(""),
                empty.visibility(),
                count(),
                empty.maxParticipants(),
                empty.createdAt(),
                door.rules().shown());
    }

    /** What all members are told after a change; empty while there is nobody to tell. */
    Optional<ServerMessage.RoomStatus> status() {
        return host().map(host -> new ServerMessage.RoomStatus(info(), host.id()));
    }

    Optional<Membership> host() {
        return members.stream().filter(Membership::isHost).findFirst();
    }
}
