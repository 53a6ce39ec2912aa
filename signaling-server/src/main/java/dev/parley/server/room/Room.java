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
    private final Removed removed = new Removed();
    private final RoomInvites invites;

    /** The session that made it, which its own door lets in while nobody is in it; null for none. */
    private final @Nullable String creator;

    /** As whom the creator came in; null for not yet. */
    private @Nullable ParticipantId foundedBy;

    /** The claim of the creator's join that was taken back; null for none. */
    private @Nullable Claim founder;

    private AccessRules rules;

    /** Tickets of older rules may be of somebody who was put out. */
    private long trustedFrom;

    /** What that was before anybody was put out since the room came back. */
    private long cameBackFrom;

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
        this.empty = info;
        this.rules = rules;
        this.trustedFrom = rules.version();
        this.cameBackFrom = trustedFrom;
        this.invites = new RoomInvites(rules.revokedAt());
        this.comeback = comeback;
        this.creator = creator;
        this.emptySince = nowMillis;
    }

    RoomId id() {
        return empty.id();
    }

    boolean isPublic() {
        return empty.visibility() == Visibility.PUBLIC;
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

    AccessRules rules() {
        return rules;
    }

    void setRules(AccessRules changed) {
        rules = changed;
    }

    /** Takes over the rules of a genuine ticket, if they are more recent; false if not. */
    boolean adopt(TicketContent ticket) {
        boolean newer = ticket.rules().version() > rules.version();
        if (newer) {
            recall(ticket.rules(), ticket.rules().version());
        }
        return newer;
    }

    /** What is known of this room from before. {@code trusted}: tickets of older rules may be of somebody who was put out. */
    void recall(AccessRules before, long trusted) {
        rules = before;
        trustedFrom = trusted;
        cameBackFrom = trusted;
        invites.voidUntil(rules.revokedAt());
    }

    /** Tickets of rules older than that open no door: {@link AccessRules#version}. */
    long trustedFrom() {
        return trustedFrom;
    }

    RoomInvites invites() {
        return invites;
    }

    /**
     * Whether a ticket opens the door to this room: its holder was in it, and nobody has been put out since, who might have been its holder under another name. In a
     * room that came back its host's does in any case, so that whoever was put out and came back first cannot keep the host out.
     */
    boolean honours(TicketContent ticket, long nowMillis) {
        boolean trusted = ticket.rules().version() >= trustedFrom || awaitsHost(ticket, nowMillis);
        return trusted && !removed.has(ticket.participant());
    }

    private boolean awaitsHost(TicketContent ticket, long nowMillis) {
        return ticket.rules().version() >= cameBackFrom
                && awaits(ticket, nowMillis)
                && comeback.hostsMoreRecently(ticket);
    }

    /** Whether this is somebody who was put out. */
    boolean removed(String session, @Nullable Claim claim, Optional<TicketContent> ticket) {
        return removed.has(session, claim)
                || ticket.filter(content -> removed.has(content.participant())).isPresent();
    }

    /** Notes that somebody is put out, whose membership ends now: no ticket of before opens the door, whoever has it. Those who are in need no door. */
    void putOut(Membership gone) {
        removed.add(gone);
        rules = rules.renewed();
        trustedFrom = rules.version();
    }

    /** Whether nobody is in this room and this is whoever made it, and was not put out. */
    boolean awaitsCreator(String session, @Nullable Claim claim) {
        boolean again = founder != null && claim != null && claim.follows(founder);
        return isEmpty() && (session.equals(creator) || again) && !removed.has(session, claim);
    }

    /** Whoever made the room has come in as that. */
    void founded(ParticipantId by) {
        foundedBy = by;
    }

    /** The last member's join has been taken back: if it was that of whoever made the room, the room waits for it as before. */
    void awaitAgain(Membership gone) {
        if (gone.id().equals(foundedBy)) {
            founder = gone.claim();
        }
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
        if (!newcomer.guest() && comeback.makesHost(ticket, newcomer, host().orElseThrow())) {
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
        if (gone.id().equals(foundedBy)) {
            foundedBy = successor.id();
        }
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
                rules.shown());
    }

    /** What all members are told after a change; empty while there is nobody to tell. */
    Optional<ServerMessage.RoomStatus> status() {
        return host().map(host -> new ServerMessage.RoomStatus(info(), host.id()));
    }

    Optional<Membership> host() {
        return members.stream().filter(Membership::isHost).findFirst();
    }
}
