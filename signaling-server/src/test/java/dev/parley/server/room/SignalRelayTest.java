package dev.parley.server.room;

import static org.assertj.core.api.Assertions.assertThat;

import dev.parley.protocol.ErrorCode;
import dev.parley.protocol.IceCandidate;
import dev.parley.protocol.ParticipantId;
import dev.parley.protocol.RoomId;
import dev.parley.protocol.Signal;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Offers, answers and candidates reach members of the same room only, with their true sender. */
class SignalRelayTest {
    private final World world = new World();
    private final RoomId room = world.room();
    private final RoomId otherRoom = world.room();
    private ParticipantId ann;
    private ParticipantId bob;
    private ParticipantId eve;

    @BeforeEach
    void two_in_a_room_and_one_elsewhere() {
        ann = world.joined("ann", room);
        bob = world.joined("bob", room);
        eve = world.joined("eve", otherRoom);
    }

    @Test
    void every_kind_reaches_its_addressee_alone_with_the_sender_stamped() {
        List<Signal> kinds = List.of(
                new Signal.Offer(room, bob, 1, "o"),
                new Signal.Answer(room, bob, 2, "a"),
                new Signal.Candidate(room, bob, 3, new IceCandidate("c", "0", 0)),
                new Signal.Ping(room, bob, 4),
                new Signal.Pong(room, bob, 4));
        for (Signal signal : kinds) {
            assertThat(world.says("ann", signal)).containsExactly(new Outgoing("bob", signal.withPeer(ann), null));
        }
    }

    @Test
    void somebody_in_another_room_cannot_be_reached() {
        assertThat(world.refusal("ann", new Signal.Offer(room, eve, 1, "o"))).isEqualTo(ErrorCode.PARTICIPANT_UNKNOWN);
        assertThat(world.refusal("ann", new Signal.Offer(otherRoom, eve, 1, "o")))
                .isEqualTo(ErrorCode.NOT_IN_ROOM);
    }

    @Test
    void somebody_outside_cannot_signal_into_a_room() {
        assertThat(world.refusal("eve", new Signal.Offer(room, bob, 1, "o"))).isEqualTo(ErrorCode.NOT_IN_ROOM);
    }

    @Test
    void a_signal_to_oneself_is_refused() {
        assertThat(world.refusal("ann", new Signal.Offer(room, ann, 1, "o"))).isEqualTo(ErrorCode.PARTICIPANT_UNKNOWN);
    }

    @Test
    void an_earlier_membership_is_never_reached() {
        world.leaves("bob", room);
        ParticipantId back = world.joined("bob", room);
        assertThat(world.refusal("ann", new Signal.Offer(room, bob, 1, "o"))).isEqualTo(ErrorCode.PARTICIPANT_UNKNOWN);
        assertThat(world.says("ann", new Signal.Offer(room, back, 1, "o"))).hasSize(1);
    }

    @Test
    void the_sender_is_its_membership_in_that_room_and_no_other() {
        ParticipantId annElsewhere = world.joined("ann", otherRoom);
        List<Outgoing> out = world.says("ann", new Signal.Offer(otherRoom, eve, 1, "o"));
        assertThat(out).containsExactly(new Outgoing("eve", new Signal.Offer(otherRoom, annElsewhere, 1, "o"), null));
        assertThat(annElsewhere).isNotEqualTo(ann);
    }
}
