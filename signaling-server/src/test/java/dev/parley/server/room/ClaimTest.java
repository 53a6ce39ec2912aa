package dev.parley.server.room;

import static dev.parley.server.room.World.to;
import static org.assertj.core.api.Assertions.assertThat;

import dev.parley.protocol.ClientMessage;
import dev.parley.protocol.ErrorCode;
import dev.parley.protocol.MediaState;
import dev.parley.protocol.Participant;
import dev.parley.protocol.RoomId;
import dev.parley.protocol.ServerMessage;
import dev.parley.protocol.Visibility;
import java.util.List;
import org.junit.jupiter.api.Test;

/** "Coming back" in docs/protocol.md for those who have no ticket, because the reply to their join got lost. */
class ClaimTest {
    private static final String CLAIM = "k3hRvv0cR8m0bqsdcXJb1w";

    private final World world = new World();
    private final RoomId room = world.room(Visibility.PUBLIC, 2);
    private final ServerMessage.RoomJoined ann = world.settles("ann", room);

    private ServerMessage.RoomJoined claims(String session, String name, String claim) {
        return world.reply(session, join(name, claim), ServerMessage.RoomJoined.class);
    }

    private ClientMessage.JoinRoom join(String name, String claim) {
        return new ClientMessage.JoinRoom(room, name, MediaState.OFF, null, false, claim);
    }

    @Test
    void a_join_tried_again_takes_the_place_of_the_one_whose_connection_hangs() {
        ServerMessage.RoomJoined hanging = claims("bob", "Bob", CLAIM);

        List<Outgoing> out = world.says("bob2", join("Bob", CLAIM));

        ServerMessage.RoomJoined again =
                to("bob2", out, ServerMessage.RoomJoined.class).getFirst();
        assertThat(again.resumed()).isFalse();
        assertThat(again.self()).isNotEqualTo(hanging.self());
        assertThat(again.room().count()).isEqualTo(2);
        assertThat(again.participants()).extracting(Participant::id).containsExactly(ann.self());
        assertThat(to("ann", out, ServerMessage.UserRejoined.class))
                .extracting(ServerMessage.UserRejoined::previous)
                .containsExactly(hanging.self());
        assertThat(to("bob", out)).isEmpty();
        assertThat(world.disconnects("bob")).isEmpty();
    }

    @Test
    void a_join_tried_again_takes_the_place_that_was_kept_for_it() {
        ServerMessage.RoomJoined lost = claims("bob", "Bob", CLAIM);
        world.says("bob", new ClientMessage.Ping()); // sent before the reply came: the server takes that for read
        world.disconnects("bob");
        assertThat(world.engine.counts().reconnecting()).isOne();

        ServerMessage.RoomJoined again = claims("bob2", "Bob", CLAIM);

        assertThat(again.self()).isNotEqualTo(lost.self());
        assertThat(world.engine.counts().memberships()).isEqualTo(2);
        assertThat(world.engine.counts().reconnecting()).isZero();
    }

    @Test
    void it_may_have_another_name_by_then() {
        claims("bob", "Bob", CLAIM);
        assertThat(claims("bob2", "Robert", CLAIM).room().count()).isEqualTo(2);
        assertThat(world.refusal("bob3", join("ANN", CLAIM))).isEqualTo(ErrorCode.NAME_TAKEN);
    }

    @Test
    void another_claim_takes_nobodys_place() {
        claims("bob", "Bob", CLAIM);
        assertThat(world.refusal("mallory", join("Bob", CLAIM + "2"))).isEqualTo(ErrorCode.ROOM_FULL);
        world.leaves("ann", room);
        assertThat(world.refusal("mallory", join("Bob", CLAIM + "2"))).isEqualTo(ErrorCode.NAME_TAKEN);
        assertThat(world.refusal("mallory", World.join(room, "Bob"))).isEqualTo(ErrorCode.NAME_TAKEN);
    }
}
