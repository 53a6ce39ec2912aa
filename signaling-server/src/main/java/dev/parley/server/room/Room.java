package dev.parley.server.room;

import dev.parley.protocol.ErrorCode;
import dev.parley.protocol.Participant;
import dev.parley.protocol.ParticipantId;
import dev.parley.protocol.Role;
import dev.parley.protocol.RoomId;
import dev.parley.protocol.RoomInfo;
import dev.parley.protocol.ServerMessage;
import dev.parley.protocol.Visibility;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.UnaryOperator;

/** One room: who is in it, in the order they joined, and who hosts it. Bounded by {@code maxParticipants}. */
final class Room {
    private final RoomId id;
    private final String name;
    private final String description;
    private final Visibility visibility;
    private final int maxParticipants;
    private final long createdAt;

    private final Map<String, Membership> bySession = new LinkedHashMap<>();
    private final Map<ParticipantId, String> sessionOf = new LinkedHashMap<>();
    private final NameRule names = new NameRule();

    /**
     * An empty room.
     *
     * @param info the room while nobody is in it
     */
    Room(RoomInfo info) {
        this.id = info.id();
        this.name = info.name();
        this.description = info.description();
        this.visibility = info.visibility();
        this.maxParticipants = info.maxParticipants();
        this.createdAt = info.createdAt();
    }

    RoomId id() {
        return id;
    }

    long createdAt() {
        return createdAt;
    }

    boolean isPublic() {
        return visibility == Visibility.PUBLIC;
    }

    boolean isEmpty() {
        return bySession.isEmpty();
    }

    int count() {
        return bySession.size();
    }

    boolean has(String session) {
        return bySession.containsKey(session);
    }

    /** Whether somebody of that name may come in. The order of the checks is part of the protocol. */
    void checkEntry(String session, String newName) throws RefusedException {
        if (has(session)) {
            throw new RefusedException(ErrorCode.ALREADY_IN_ROOM, "You are in this meeting already.");
        }
        if (count() >= maxParticipants) {
            throw new RefusedException(
                    ErrorCode.ROOM_FULL,
                    "This meeting is full: it takes " + maxParticipants
                            + " people. Ask somebody to leave, or open another meeting.");
        }
        names.check(newName);
    }

    /** Adds a member; the first one hosts. {@link #checkEntry} has said yes. */
    Participant add(String session, Participant newcomer) {
        Participant participant = isEmpty() ? newcomer.withRole(Role.HOST) : newcomer;
        names.take(participant.name());
        bySession.put(session, new Membership(session, participant));
        sessionOf.put(participant.id(), session);
        return participant;
    }

    /** Ends a membership. A host who goes hands over to whoever has been there longest. */
    Optional<Participant> remove(String session) {
        Membership gone = bySession.remove(session);
        if (gone == null) {
            return Optional.empty();
        }
        Participant participant = gone.participant();
        sessionOf.remove(participant.id());
        names.free(participant.name());
        if (participant.role() == Role.HOST && !isEmpty()) {
            change(sessions().getFirst(), member -> member.withRole(Role.HOST));
        }
        return Optional.of(participant);
    }

    /** The member behind a session. */
    Optional<Participant> member(String session) {
        return Optional.ofNullable(bySession.get(session)).map(Membership::participant);
    }

    /** Replaces what the others see of a member. */
    void change(String session, UnaryOperator<Participant> change) {
        bySession.computeIfPresent(session, (key, old) -> old.with(change.apply(old.participant())));
    }

    /** The session that is reached through {@code participant}. */
    Optional<String> sessionOf(ParticipantId participant) {
        return Optional.ofNullable(sessionOf.get(participant));
    }

    /** Everybody's session, longest present first. */
    List<String> sessions() {
        return List.copyOf(bySession.keySet());
    }

    List<String> sessionsExcept(String session) {
        List<String> others = new ArrayList<>(bySession.keySet());
        others.remove(session);
        return others;
    }

    /** Everybody, longest present first. */
    List<Participant> participants() {
        return bySession.values().stream().map(Membership::participant).toList();
    }

    RoomInfo info() {
        String host = host().map(Participant::name).orElse("");
        return new RoomInfo(id, name, description, host, visibility, count(), maxParticipants, createdAt);
    }

    /** What all members are told after a change; empty while there is nobody to tell. */
    Optional<ServerMessage.RoomStatus> status() {
        return host().map(host -> new ServerMessage.RoomStatus(info(), host.id()));
    }

    private Optional<Participant> host() {
        return participants().stream().filter(p -> p.role() == Role.HOST).findFirst();
    }
}
