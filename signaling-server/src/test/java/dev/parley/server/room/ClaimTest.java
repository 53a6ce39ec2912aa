package dev.parley.server.room;

import static dev.parley.server.room.World.to;
import static org.assertj.core.api.Assertions.assertThat;

import dev.parley.protocol.Claim;
import dev.parley.protocol.ClientMessage;
import dev.parley.protocol.Entry;
import dev.parley.protocol.ErrorCode;
import dev.parley.protocol.HostMessage;
import dev.parley.protocol.MediaState;
import dev.parley.protocol.Participant;
import dev.parley.protocol.Role;
import dev.parley.protocol.RoomId;
import dev.parley.protocol.ServerMessage;
import dev.parley.protocol.Visibility;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

/** "Coming back" in docs/protocol.md for those who have no ticket, because the reply to their join got lost. */
class ClaimTest {
    private static final String KEY = "k3hRvv0cR8m0bqsdcXJb1w";
    private static final Claim FIRST = new Claim(KEY, 1);
    private static final Claim SECOND = new Claim(KEY, 2);
    private static final Claim THIRD = new Claim(KEY, 3);
    private static final Claim FOREIGN = new Claim("another one of the same length", 3);

    private final World world = new World();
    private final RoomId room = world.room(Visibility.PUBLIC, 2);
    private final ServerMessage.RoomJoined ann = world.settles("ann", room);

    private ServerMessage.RoomJoined claims(String session, String name, Claim claim) {
        return world.reply(session, join(name, claim), ServerMessage.RoomJoined.class);
    }

    private ClientMessage.JoinRoom join(String name, Claim claim) {
        return claim(room, name, null, false, claim);
    }

    private static ClientMessage.JoinRoom claim(
            RoomId where, String name, @Nullable String ticket, boolean fresh, Claim claim) {
        return new ClientMessage.JoinRoom(where, name, MediaState.OFF, ticket, fresh, claim);
    }

    @Test
    void a_join_tried_again_takes_the_place_of_the_one_whose_connection_hangs() {
        ServerMessage.RoomJoined hanging = claims("bob", "Bob", FIRST);

        List<Outgoing> out = world.says("bob2", join("Bob", SECOND));

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
        ServerMessage.RoomJoined lost = claims("bob", "Bob", FIRST);
        world.says("bob", new ClientMessage.Ping()); // sent before the reply came: the server takes that for read
        world.disconnects("bob");
        assertThat(world.engine.counts().reconnecting()).isOne();

        ServerMessage.RoomJoined again = claims("bob2", "Bob", SECOND);

        assertThat(again.self()).isNotEqualTo(lost.self());
        assertThat(world.engine.counts().memberships()).isEqualTo(2);
        assertThat(world.engine.counts().reconnecting()).isZero();
    }

    @Test
    void it_may_have_another_name_by_then() {
        claims("bob", "Bob", FIRST);
        assertThat(claims("bob2", "Robert", SECOND).room().count()).isEqualTo(2);
        assertThat(world.refusal("bob3", join("ANN", THIRD))).isEqualTo(ErrorCode.NAME_TAKEN);
    }

    @Test
    void another_claim_takes_nobodys_place() {
        claims("bob", "Bob", FIRST);
        assertThat(world.refusal("mallory", join("Bob", FOREIGN))).isEqualTo(ErrorCode.ROOM_FULL);
        world.leaves("ann", room);
        assertThat(world.refusal("mallory", join("Bob", FOREIGN))).isEqualTo(ErrorCode.NAME_TAKEN);
        assertThat(world.refusal("mallory", World.join(room, "Bob"))).isEqualTo(ErrorCode.NAME_TAKEN);
    }

    @Test
    void a_try_that_arrives_late_takes_nothing_back() {
        world.leaves("ann", room);
        RoomId own = world.room();
        world.reply("bob2", claim(own, "Bob", null, false, SECOND), ServerMessage.RoomJoined.class);
        assertThat(world.refusal("bob", claim(own, "Bob", null, false, FIRST))).isEqualTo(ErrorCode.NAME_TAKEN);
        assertThat(world.refusal("bob", claim(own, "Bob", null, false, SECOND))).isEqualTo(ErrorCode.NAME_TAKEN);
    }

    @Test
    void the_host_stays_the_host() {
        RoomId own = world.room();
        world.reply("bob", claim(own, "Bob", null, false, FIRST), ServerMessage.RoomJoined.class);
        world.settles("cid", own);
        ServerMessage.RoomJoined again =
                world.reply("bob2", claim(own, "Bob", null, false, SECOND), ServerMessage.RoomJoined.class);
        assertThat(again.room().host()).isEqualTo("Bob");
    }

    /** A room that Bob has made, locked and left, while Cid stays as its host. */
    private RoomId lockedByBob() {
        RoomId own = world.room(Visibility.PRIVATE, 0, "bob");
        world.reply("bob", claim(own, "Bob", null, false, FIRST), ServerMessage.RoomJoined.class);
        world.settles("cid", own);
        world.says("bob", new HostMessage.SetRoomAccess(own, Entry.KNOCK, true, "swordfish"), "swordfish");
        world.leaves("bob", own);
        return own;
    }

    @Test
    void whoever_made_a_room_comes_back_past_its_lock_as_a_participant_and_nobody_else_does() {
        RoomId own = lockedByBob();
        assertThat(world.refusal("eve", claim(own, "Bob", null, false, FOREIGN)))
                .isEqualTo(ErrorCode.ROOM_LOCKED);
        assertThat(world.refusal("eve", World.join(own, "Bob"))).isEqualTo(ErrorCode.ROOM_LOCKED);
        ServerMessage.RoomJoined back =
                world.reply("bob2", claim(own, "Bob", null, false, SECOND), ServerMessage.RoomJoined.class);
        assertThat(back.role()).isEqualTo(Role.PARTICIPANT);
        assertThat(back.room().host()).isEqualTo("cid");
    }

    @Test
    void whoever_made_a_room_and_was_put_out_is_kept_out() {
        RoomId own = lockedByBob();
        ServerMessage.RoomJoined back =
                world.reply("bob2", claim(own, "Bob", null, false, SECOND), ServerMessage.RoomJoined.class);
        world.says("cid", new HostMessage.RemoveParticipant(own, back.self()));
        assertThat(world.refusal("bob3", claim(own, "Bob", null, false, THIRD))).isEqualTo(ErrorCode.ROOM_LOCKED);
    }

    @Test
    void nobody_is_known_as_the_maker_any_more_once_somebody_was_put_out_who_may_be_them() {
        RoomId own = lockedByBob();
        world.says("cid", new HostMessage.SetRoomAccess(own, Entry.OPEN, false, ""));
        ServerMessage.RoomJoined other = world.reply("phone", World.join(own, "Rob"), ServerMessage.RoomJoined.class);
        world.says("cid", new HostMessage.RemoveParticipant(own, other.self()));
        world.says("cid", new HostMessage.SetRoomAccess(own, Entry.OPEN, true, ""));
        assertThat(world.refusal("bob2", claim(own, "Bob", null, false, SECOND)))
                .isEqualTo(ErrorCode.ROOM_LOCKED);
    }

    @Test
    void a_maker_who_puts_somebody_out_passes_as_before() {
        RoomId own = world.room(Visibility.PRIVATE, 0, "bob");
        world.reply("bob", claim(own, "Bob", null, false, FIRST), ServerMessage.RoomJoined.class);
        world.settles("cid", own);
        ServerMessage.RoomJoined other = world.reply("eve", World.join(own, "Eve"), ServerMessage.RoomJoined.class);
        world.says("bob", new HostMessage.RemoveParticipant(own, other.self()));
        world.says("bob", new HostMessage.SetRoomAccess(own, Entry.OPEN, true, ""));
        world.leaves("bob", own);
        assertThat(world.reply("bob2", claim(own, "Bob", null, false, SECOND), ServerMessage.RoomJoined.class)
                        .role())
                .isEqualTo(Role.PARTICIPANT);
    }

    @Test
    void a_ticket_that_leads_to_the_membership_resumes_it_claim_or_not() {
        ServerMessage.RoomJoined bob = claims("bob", "Bob", FIRST);
        world.says("bob", new ClientMessage.Ping());
        world.disconnects("bob");
        ServerMessage.RoomJoined back =
                world.reply("bob2", claim(room, "Bob", bob.ticket(), false, SECOND), ServerMessage.RoomJoined.class);
        assertThat(back.resumed()).isTrue();
        assertThat(back.self()).isEqualTo(bob.self());
    }

    @Test
    void a_ticket_of_a_membership_that_ended_does_not_get_in_the_way_of_a_claim() {
        ServerMessage.RoomJoined first = claims("bob", "Bob", FIRST);
        ServerMessage.RoomJoined second = claims("bob2", "Bob", SECOND);
        ServerMessage.RoomJoined third =
                world.reply("bob3", claim(room, "Bob", first.ticket(), false, THIRD), ServerMessage.RoomJoined.class);
        assertThat(third.resumed()).isFalse();
        assertThat(third.room().count()).isEqualTo(2);
        assertThat(third.participants()).extracting(Participant::id).doesNotContain(second.self());
    }

    @Test
    void a_claimed_membership_whose_connection_breaks_before_its_echo_leaves_nothing_behind() {
        claims("bob", "Bob", FIRST);
        claims("bob2", "Bob", SECOND);
        world.disconnects("bob2");
        assertThat(world.engine.counts().memberships()).isOne();
    }
}
