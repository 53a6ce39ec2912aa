package dev.parley.server.room;

import static dev.parley.server.room.World.back;
import static dev.parley.server.room.World.join;
import static dev.parley.server.room.World.to;
import static org.assertj.core.api.Assertions.assertThat;

import dev.parley.protocol.ClientMessage;
import dev.parley.protocol.ErrorCode;
import dev.parley.protocol.Participant;
import dev.parley.protocol.RoomId;
import dev.parley.protocol.RoomInfo;
import dev.parley.protocol.ServerMessage;
import dev.parley.protocol.Visibility;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** "Coming back" in docs/protocol.md when there is no such room any more: it comes back from its members' tickets. */
class RestartTest {
    private static final long GRACE = RoomSettings.DEFAULTS.graceMillis();

    private final World world = new World();
    private final RoomId room = create(world, 4);
    private final ServerMessage.RoomJoined ann = comes("ann");
    private final ServerMessage.RoomJoined bob = comes("bob");
    private final ServerMessage.RoomJoined cid = comes("cid");

    private static RoomId create(World world, int most) {
        ClientMessage create = new ClientMessage.CreateRoom("Rehearsal", "Act two", Visibility.PUBLIC, most);
        return world.reply("creator", create, ServerMessage.RoomCreated.class)
                .room()
                .id();
    }

    private ServerMessage.RoomJoined comes(String session) {
        world.passes(1_000);
        return world.settles(session, room);
    }

    private ServerMessage.RoomJoined returns(String session, ServerMessage.RoomJoined before, boolean fresh) {
        return to(session, world.returns(session, before, session, fresh), ServerMessage.RoomJoined.class)
                .getFirst();
    }

    @Test
    void the_room_comes_back_as_it_was_and_the_memberships_go_on() {
        RoomInfo before = cid.room();
        world.restarts();
        Map<String, ServerMessage.RoomJoined> everybody = Map.of("ann", ann, "bob", bob, "cid", cid);
        for (String name : List.of("cid", "ann", "bob")) {
            ServerMessage.RoomJoined back = returns(name, everybody.get(name), false);
            assertThat(back.resumed()).isTrue();
            assertThat(back.self()).isEqualTo(everybody.get(name).self());
        }
        ServerMessage.RoomJoined dot = world.joins("dot", room);
        assertThat(dot.participants())
                .extracting(Participant::id)
                .as("in the order in which they joined at first")
                .containsExactly(ann.self(), bob.self(), cid.self());
        assertThat(dot.room())
                .isEqualTo(new RoomInfo(
                        before.id(), "Rehearsal", "Act two", "ann", Visibility.PUBLIC, 4, 4, before.createdAt()));
    }

    @Test
    void whoever_comes_back_is_announced_by_its_old_id() {
        world.restarts();
        returns("ann", ann, false);
        List<Outgoing> out = world.returns("bob", bob, "bob", false);
        assertThat(to("ann", out, ServerMessage.UserJoined.class))
                .singleElement()
                .satisfies(m -> {
                    assertThat(m.participant().id()).isEqualTo(bob.self());
                    assertThat(m.participant().joinedAt())
                            .isEqualTo(world.tickets.issued.get(bob.ticket()).joinedAt());
                });
        for (String member : List.of("ann", "bob")) {
            assertThat(to(member, out, ServerMessage.RoomStatus.class))
                    .singleElement()
                    .satisfies(status -> assertThat(status.room().count()).isEqualTo(2));
        }
    }

    @Test
    void without_a_ticket_the_room_stays_unknown() {
        world.restarts();
        assertThat(world.refusal("ann", join(room, "ann"))).isEqualTo(ErrorCode.ROOM_UNKNOWN);
        assertThat(world.refusal("ann", back(room, "ann", "forged", false))).isEqualTo(ErrorCode.ROOM_UNKNOWN);
        world.now += RoomSettings.DEFAULTS.ticketLifeMillis();
        assertThat(world.refusal("ann", back(room, "ann", ann.ticket(), false))).isEqualTo(ErrorCode.ROOM_UNKNOWN);
    }

    @Test
    void a_fresh_return_brings_the_room_back_and_begins_a_new_membership() {
        world.restarts();
        ServerMessage.RoomJoined back = returns("bob", bob, true);
        assertThat(back.resumed()).isFalse();
        assertThat(back.self()).isNotEqualTo(bob.self());
        assertThat(back.room().name()).isEqualTo("Rehearsal");
        assertThat(back.room().id()).isEqualTo(room);
    }

    @Test
    void a_fresh_return_into_a_room_that_came_back_names_the_old_membership() {
        world.restarts();
        returns("ann", ann, false);
        List<Outgoing> out = world.returns("bob", bob, "bob", true);
        assertThat(to("ann", out, ServerMessage.UserRejoined.class))
                .singleElement()
                .satisfies(m -> assertThat(m.previous()).isEqualTo(bob.self()));
        world.says("bob", new ClientMessage.LeaveRoom(room));
        assertThat(returns("bob2", bob, false).resumed())
                .as("the old membership is over")
                .isFalse();
    }

    @Test
    void a_room_everybody_was_away_from_for_too_long_comes_back_too() {
        for (String member : List.of("ann", "bob", "cid")) {
            world.disconnects(member);
        }
        world.passes(GRACE);
        assertThat(world.engine.counts().rooms()).isZero();
        assertThat(returns("bob2", bob, false).self()).isEqualTo(bob.self());
    }

    @Test
    void until_the_host_is_there_hosts_whoever_was_in_the_room_longest() {
        world.restarts();
        assertThat(returns("cid", cid, false).room().host()).isEqualTo("cid");
        assertThat(returns("bob", bob, false).room().host()).isEqualTo("bob");
        assertThat(returns("ann", ann, false).room().host()).isEqualTo("ann");
    }

    @Test
    void the_host_is_the_one_whose_ticket_says_so_most_recently() {
        List<Outgoing> out = world.leaves("ann", room);
        String bobHosts =
                to("bob", out, ServerMessage.RoomTicket.class).getFirst().ticket();
        world.restarts();
        assertThat(returns("ann", ann, false).room().host()).isEqualTo("ann");
        List<Outgoing> back = world.says("bob", back(room, "bob", bobHosts, false));
        assertThat(to("bob", back, ServerMessage.RoomJoined.class)
                        .getFirst()
                        .room()
                        .host())
                .isEqualTo("bob");
        assertThat(to("ann", back, ServerMessage.RoomStatus.class).getFirst().host())
                .isEqualTo(bob.self());
        assertThat(to("ann", back, ServerMessage.RoomTicket.class))
                .as("ann's ticket says no more that she hosts")
                .singleElement()
                .satisfies(t -> assertThat(world.tickets.issued.get(t.ticket()).hostSince())
                        .isZero());
    }

    @Test
    void a_stand_in_for_the_host_does_not_outrank_it_after_another_restart() {
        world.restarts();
        ServerMessage.RoomJoined standIn = returns("bob", bob, false);
        ServerMessage.RoomJoined host = returns("ann", ann, false);
        world.restarts();
        assertThat(returns("bob", standIn, false).room().host()).isEqualTo("bob");
        assertThat(returns("ann", host, false).room().host()).isEqualTo("ann");
    }

    @Test
    void a_host_who_left_does_not_get_the_role_back_by_its_ticket() {
        world.restarts();
        returns("bob", bob, false);
        ServerMessage.RoomJoined host = returns("ann", ann, false);
        world.leaves("ann", room);
        assertThat(returns("ann2", host, false).room().host()).isEqualTo("bob");
    }

    @Test
    void a_newcomer_does_not_host_while_former_members_are_on_their_way() {
        world.restarts();
        returns("bob", bob, false);
        assertThat(world.joins("new", room).room().host()).isEqualTo("bob");
        assertThat(returns("ann", ann, false).room().host()).isEqualTo("ann");
    }

    @Test
    void a_name_goes_to_whoever_comes_first_and_the_membership_goes_on_under_another() {
        world.restarts();
        returns("bob", bob, false);
        world.says("new", join(room, "ann"));
        assertThat(world.refusal("ann", back(room, "ann", ann.ticket(), false))).isEqualTo(ErrorCode.NAME_TAKEN);
        assertThat(returns("ann the first", ann, false).self()).isEqualTo(ann.self());
    }

    @Test
    void when_the_grace_period_after_the_return_is_over_tickets_make_ordinary_joins() {
        world.restarts();
        returns("bob", bob, false);
        world.passes(GRACE);
        assertThat(returns("ann", ann, false).resumed()).isTrue();
        world.passes(1);
        ServerMessage.RoomJoined late = returns("cid", cid, false);
        assertThat(late.resumed()).isFalse();
        assertThat(late.self()).isNotEqualTo(cid.self());
    }

    @Test
    void a_lost_reply_does_not_cost_the_place() {
        world.restarts();
        returns("bob", bob, false);
        world.disconnects("bob");
        assertThat(returns("bob2", bob, false).resumed()).isTrue();
    }

    @Test
    void a_server_full_of_rooms_brings_none_back() {
        World small = new World(new RoomSettings(2, 4, 1, 1, 60_000, GRACE, 1_000_000, 5_000));
        RoomId first = create(small, 4);
        ServerMessage.RoomJoined there = small.settles("ann", first);
        small.restarts();
        create(small, 4);
        assertThat(small.refusal("ann", back(first, "ann", there.ticket(), false)))
                .isEqualTo(ErrorCode.TOO_MANY_ROOMS);
    }

    @Test
    void a_private_room_that_comes_back_stays_out_of_the_list() {
        RoomId secret = world.room(Visibility.PRIVATE, 2);
        ServerMessage.RoomJoined there = world.settles("eve", secret);
        world.restarts();
        returns("eve", there, false);
        assertThat(world.reply("x", new ClientMessage.ListRooms(), ServerMessage.RoomList.class)
                        .rooms())
                .isEmpty();
        assertThat(world.joins("x", secret).room().visibility()).isEqualTo(Visibility.PRIVATE);
    }

    @Test
    void when_too_many_memberships_ended_since_the_return_none_is_awaited_any_more() {
        world.restarts();
        returns("bob", bob, false);
        for (int i = 0; i <= Comeback.MOST_ENDED; i++) {
            world.joins("flapping", room);
            world.leaves("flapping", room);
        }
        assertThat(returns("ann", ann, false).resumed()).isFalse();
    }
}
