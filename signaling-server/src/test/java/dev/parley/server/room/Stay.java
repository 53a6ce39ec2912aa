package dev.parley.server.room;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.parley.protocol.Participant;
import dev.parley.protocol.ParticipantId;
import dev.parley.protocol.Role;
import dev.parley.protocol.RoomId;
import dev.parley.protocol.RoomInfo;
import dev.parley.protocol.ServerMessage;
import java.util.HashMap;
import java.util.Map;
import java.util.function.UnaryOperator;

/** One client's belief about one room it is in. */
final class Stay {
    final String session;
    final RoomId room;
    Participant self;
    ParticipantId host;
    String ticket;

    /** Whether the server knows that the client has heard of this stay. */
    boolean known;

    private final Map<ParticipantId, Participant> others = new HashMap<>();
    private RoomInfo info;

    Stay(String session, Participant self, ServerMessage.RoomJoined joined) {
        this.session = session;
        this.room = joined.room().id();
        this.self = self;
        this.ticket = joined.ticket();
        this.known = joined.resumed();
        this.info = joined.room();
        this.host = joined.participants().stream()
                .filter(other -> other.role() == Role.HOST)
                .map(Participant::id)
                .findFirst()
                .orElse(self.id());
        assertThat(joined.participants())
                .as("in the order in which they joined")
                .isSortedAccordingTo((a, b) -> Long.compare(a.joinedAt(), b.joinedAt()));
        joined.participants().forEach(this::arrive);
    }

    void arrive(Participant participant) {
        Participant before = others.put(participant.id(), participant.withRole(Role.PARTICIPANT));
        assertThat(before).as("arrived twice").isNull();
    }

    void arriveInPlaceOf(ParticipantId previous, Participant participant) {
        assertThat(previous).isNotEqualTo(participant.id());
        others.remove(previous);
        arrive(participant);
    }

    void depart(ParticipantId participant) {
        assertThat(others.remove(participant)).as("departed unseen").isNotNull();
    }

    void change(ParticipantId participant, UnaryOperator<Participant> change) {
        assertThat(others).containsKey(participant);
        others.computeIfPresent(participant, (id, before) -> change.apply(before));
    }

    void hear(ServerMessage.RoomStatus status) {
        info = status.room();
        host = status.host();
    }

    /** Plain assertions: this runs a few hundred thousand times. */
    void check(Map<ParticipantId, Participant> truth) {
        Map<ParticipantId, Participant> believed = new HashMap<>(others);
        believed.put(self.id(), self);
        assertEquals(truth, believed);
        assertEquals(truth.size(), info.count());
        assertTrue(info.count() <= info.maxParticipants());
        assertTrue(truth.containsKey(host), "the host is in the room");
        assertEquals(truth.get(host).name(), info.host());
    }
}
