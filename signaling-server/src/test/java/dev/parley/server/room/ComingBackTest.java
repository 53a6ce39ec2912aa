package dev.parley.server.room;

import static dev.parley.server.room.World.back;
import static dev.parley.server.room.World.join;
import static dev.parley.server.room.World.to;
import static org.assertj.core.api.Assertions.assertThat;

import dev.parley.protocol.ClientMessage;
import dev.parley.protocol.ErrorCode;
import dev.parley.protocol.LeaveReason;
import dev.parley.protocol.MediaState;
import dev.parley.protocol.Participant;
import dev.parley.protocol.ParticipantId;
import dev.parley.protocol.Presence;
import dev.parley.protocol.Role;
import dev.parley.protocol.RoomId;
import dev.parley.protocol.ServerMessage;
import dev.parley.protocol.Signal;
import dev.parley.protocol.Visibility;
import java.util.List;
import org.junit.jupiter.api.Test;

/** "Coming back" in docs/protocol.md while the server lives: places that are kept, and what a ticket does. */
class ComingBackTest {
    private static final long GRACE = RoomSettings.DEFAULTS.graceMillis();

    private final World world = new World();
    private final RoomId room = world.room(Visibility.PUBLIC, 3);
    private final ServerMessage.RoomJoined ann = world.settles("ann", room);
    private final ServerMessage.RoomJoined bob = world.settles("bob", room);

    private static ServerMessage.RoomJoined joined(String session, List<Outgoing> out) {
        return to(session, out, ServerMessage.RoomJoined.class).getFirst();
    }

    @Test
    void whoever_is_cut_off_stays_in_the_room_and_in_its_count_and_the_others_see_it_reconnecting() {
        List<Outgoing> out = world.disconnects("bob");
        assertThat(to("ann", out))
                .containsExactly(new ServerMessage.PresenceChanged(room, bob.self(), Presence.RECONNECTING, false));
        assertThat(to("bob", out)).isEmpty();
        ServerMessage.RoomJoined cid = world.joins("cid", room);
        assertThat(cid.room().count()).isEqualTo(3);
        assertThat(cid.participants())
                .extracting(Participant::id, Participant::name, Participant::presence)
                .contains(org.assertj.core.groups.Tuple.tuple(bob.self(), "bob", Presence.RECONNECTING));
        assertThat(world.engine.counts().memberships()).isEqualTo(3);
        assertThat(world.engine.counts().reconnecting()).isEqualTo(1);
    }

    @Test
    void a_kept_place_keeps_its_name_and_its_seat() {
        world.disconnects("bob");
        assertThat(world.refusal("other", join(room, "BOB"))).isEqualTo(ErrorCode.NAME_TAKEN);
        world.joins("cid", room);
        assertThat(world.refusal("other", join(room, "dot"))).isEqualTo(ErrorCode.ROOM_FULL);
    }

    @Test
    void a_kept_host_stays_host() {
        assertThat(to("bob", world.disconnects("ann"), ServerMessage.RoomStatus.class))
                .isEmpty();
        assertThat(world.joins("cid", room).room().host()).isEqualTo("ann");
    }

    @Test
    void after_the_grace_period_the_place_is_gone() {
        world.disconnects("ann");
        assertThat(world.passes(GRACE - 1)).isEmpty();
        List<Outgoing> out = world.passes(1);
        assertThat(to("bob", out, ServerMessage.UserLeft.class))
                .containsExactly(new ServerMessage.UserLeft(room, ann.self(), LeaveReason.DISCONNECTED));
        assertThat(to("bob", out, ServerMessage.RoomStatus.class))
                .singleElement()
                .satisfies(status -> assertThat(status.host()).isEqualTo(bob.self()));
    }

    @Test
    void the_last_member_keeps_the_room_alive_until_its_grace_period_ends() {
        world.leaves("ann", room);
        world.disconnects("bob");
        world.passes(GRACE - 1);
        assertThat(world.engine.counts().rooms()).isEqualTo(1);
        world.passes(1);
        assertThat(world.engine.counts().rooms()).isZero();
    }

    @Test
    void whoever_broke_the_rules_or_said_goodbye_leaves_at_once() {
        List<Outgoing> out = world.engine.disconnect("bob", LeaveReason.REMOVED, world.now);
        assertThat(to("ann", out)).contains(new ServerMessage.UserLeft(room, bob.self(), LeaveReason.REMOVED));
        ServerMessage.RoomJoined cid = world.settles("cid", room);
        assertThat(to("ann", world.leaves("cid", room)))
                .contains(new ServerMessage.UserLeft(room, cid.self(), LeaveReason.LEFT));
    }

    @Test
    void whoever_comes_anew_is_not_taken_for_somebody_who_has_come_back_elsewhere_and_is_there() {
        world.leaves("ann", room);
        world.leaves("bob", room);
        assertThat(world.returns("bob2", bob, "bob", false)).isNotEmpty();
        List<Outgoing> out = world.says("bob", join(room, "Bobby"));
        assertThat(to("bob2", out, ServerMessage.UserRejoined.class)).isEmpty();
        assertThat(to("bob2", out, ServerMessage.UserJoined.class)).hasSize(1);
    }

    @Test
    void a_signal_to_somebody_who_is_reconnecting_is_refused_as_participant_unknown() {
        world.disconnects("bob");
        assertThat(world.refusal("ann", new Signal.Offer(room, bob.self(), 1, "o")))
                .isEqualTo(ErrorCode.PARTICIPANT_UNKNOWN);
        world.returns("bob2", bob, "bob", false);
        assertThat(world.says("ann", new Signal.Offer(room, bob.self(), 1, "o")))
                .containsExactly(new Outgoing("bob2", new Signal.Offer(room, ann.self(), 1, "o"), null));
    }

    @Test
    void a_join_whose_reply_may_be_lost_keeps_no_place_so_that_it_can_be_tried_again() {
        ServerMessage.RoomJoined cid = world.joins("cid", room);
        assertThat(to("ann", world.disconnects("cid")))
                .contains(new ServerMessage.UserLeft(room, cid.self(), LeaveReason.DISCONNECTED));
        assertThat(world.reply("cid2", join(room, "cid"), ServerMessage.RoomJoined.class))
                .isNotNull();
    }

    @Test
    void the_first_join_of_a_room_can_be_tried_again_too() {
        RoomId own = world.room();
        world.joins("dot", own);
        world.disconnects("dot");
        assertThat(world.reply("dot2", join(own, "dot"), ServerMessage.RoomJoined.class)
                        .room()
                        .host())
                .isEqualTo("dot");
    }

    @Test
    void a_kept_membership_goes_on() {
        world.says("bob", new ClientMessage.SetPresence(room, Presence.AWAY, true));
        world.disconnects("bob");
        List<Outgoing> out = world.returns("bob2", bob, "bob", false);
        ServerMessage.RoomJoined resumed = joined("bob2", out);
        assertThat(resumed.resumed()).isTrue();
        assertThat(resumed.self()).isEqualTo(bob.self());
        assertThat(resumed.participants()).extracting(Participant::id).containsExactly(ann.self());
        assertThat(resumed.room().count()).isEqualTo(2);
        assertThat(to("ann", out))
                .containsExactly(new ServerMessage.PresenceChanged(room, bob.self(), Presence.AWAY, true));
        world.passes(GRACE);
        assertThat(world.engine.counts().memberships()).isEqualTo(2);
    }

    @Test
    void a_membership_that_goes_on_with_other_media_says_so() {
        world.disconnects("bob");
        MediaState on = new MediaState(true, false, false);
        List<Outgoing> out = world.says("bob2", new ClientMessage.JoinRoom(room, "bob", on, bob.ticket(), false));
        assertThat(to("ann", out))
                .containsExactly(
                        new ServerMessage.PresenceChanged(room, bob.self(), Presence.ACTIVE, false),
                        new ServerMessage.MediaChanged(room, bob.self(), on));
    }

    @Test
    void a_membership_still_held_by_an_older_session_goes_on_and_the_older_one_has_no_part_in_it_any_more() {
        List<Outgoing> out = world.returns("bob2", bob, "bob", false);
        assertThat(joined("bob2", out).self()).isEqualTo(bob.self());
        assertThat(to("ann", out))
                .containsExactly(new ServerMessage.PresenceChanged(room, bob.self(), Presence.ACTIVE, false));
        assertThat(to("bob", out)).as("detached silently").isEmpty();

        assertThat(world.refusal("bob", new ClientMessage.SetMedia(room, MediaState.OFF)))
                .isEqualTo(ErrorCode.NOT_IN_ROOM);
        assertThat(world.refusal("bob", new Signal.Offer(room, ann.self(), 1, "o")))
                .isEqualTo(ErrorCode.NOT_IN_ROOM);
        assertThat(world.disconnects("bob")).isEmpty();
        assertThat(world.says("ann", new Signal.Offer(room, bob.self(), 1, "o")))
                .extracting(Outgoing::session)
                .containsExactly("bob2");
    }

    @Test
    void a_resumed_membership_is_kept_again_even_if_nothing_was_heard_of_it_since() {
        world.disconnects("bob");
        world.returns("bob2", bob, "bob", false);
        world.disconnects("bob2");
        assertThat(joined("bob3", world.returns("bob3", bob, "bob", false)).resumed())
                .isTrue();
    }

    @Test
    void a_fresh_return_ends_a_kept_membership_and_takes_its_name_at_once() {
        world.disconnects("bob");
        List<Outgoing> out = world.returns("bob2", bob, "Bob", true);
        ServerMessage.RoomJoined fresh = joined("bob2", out);
        assertThat(fresh.resumed()).isFalse();
        assertThat(fresh.self()).isNotEqualTo(bob.self());
        assertThat(fresh.room().count()).isEqualTo(2);
        assertThat(to("ann", out, ServerMessage.UserRejoined.class))
                .singleElement()
                .satisfies(m -> {
                    assertThat(m.previous()).isEqualTo(bob.self());
                    assertThat(m.participant().id()).isEqualTo(fresh.self());
                    assertThat(m.participant().name()).isEqualTo("Bob");
                });
        assertThat(to("ann", out, ServerMessage.UserLeft.class)).isEmpty();
        assertThat(to("ann", world.passes(GRACE), ServerMessage.UserLeft.class)).isEmpty();
    }

    @Test
    void a_fresh_return_ends_a_membership_that_an_older_session_still_holds() {
        List<Outgoing> out = world.returns("bob2", bob, "bob", true);
        assertThat(to("ann", out, ServerMessage.UserRejoined.class)).hasSize(1);
        assertThat(to("bob", out)).isEmpty();
        assertThat(world.refusal("bob", new ClientMessage.LeaveRoom(room))).isEqualTo(ErrorCode.NOT_IN_ROOM);
        assertThat(world.disconnects("bob")).isEmpty();
        assertThat(world.engine.counts().memberships()).isEqualTo(2);
    }

    @Test
    void a_fresh_return_keeps_the_hosts_role() {
        List<Outgoing> out = world.returns("ann2", ann, "ann", true);
        ParticipantId self = joined("ann2", out).self();
        assertThat(to("bob", out, ServerMessage.RoomStatus.class))
                .singleElement()
                .satisfies(status -> assertThat(status.host()).isEqualTo(self));
        assertThat(to("bob", out, ServerMessage.UserRejoined.class)
                        .getFirst()
                        .participant()
                        .role())
                .isEqualTo(Role.HOST);
    }

    @Test
    void a_fresh_return_may_not_take_somebody_elses_name() {
        assertThat(world.refusal("bob2", back(room, "ann", bob.ticket(), true))).isEqualTo(ErrorCode.NAME_TAKEN);
        assertThat(world.says("bob", new ClientMessage.SetPresence(room, Presence.AWAY, false)))
                .as("a refusal changes nothing")
                .extracting(Outgoing::session)
                .containsExactly("ann");
    }

    @Test
    void after_the_grace_period_a_ticket_makes_an_ordinary_join_fresh_or_not() {
        for (boolean fresh : new boolean[] {false, true}) {
            world.disconnects(fresh ? "bob-false" : "bob");
            world.passes(GRACE);
            List<Outgoing> out = world.returns("bob-" + fresh, bob, "bob", fresh);
            assertThat(joined("bob-" + fresh, out).resumed()).isFalse();
            assertThat(joined("bob-" + fresh, out).self()).isNotEqualTo(bob.self());
            assertThat(to("ann", out, ServerMessage.UserJoined.class)).hasSize(1);
            world.says("bob-" + fresh, new ClientMessage.Ping());
        }
    }

    @Test
    void whoever_left_by_leave_room_joins_anew_even_with_a_ticket() {
        world.leaves("bob", room);
        assertThat(joined("bob2", world.returns("bob2", bob, "bob", false)).resumed())
                .isFalse();
    }

    @Test
    void a_ticket_that_is_expired_or_of_another_room_counts_as_none() {
        RoomId other = world.room();
        assertThat(world.refusal("x", back(room, "bob", "made up", false))).isEqualTo(ErrorCode.NAME_TAKEN);
        assertThat(joined("x", world.says("x", back(other, "bob", bob.ticket(), false)))
                        .self())
                .isNotEqualTo(bob.self());
        world.now += RoomSettings.DEFAULTS.ticketLifeMillis();
        assertThat(world.refusal("y", back(room, "bob", bob.ticket(), false))).isEqualTo(ErrorCode.NAME_TAKEN);
    }

    @Test
    void one_session_cannot_take_its_own_place() {
        for (boolean fresh : new boolean[] {false, true}) {
            assertThat(world.refusal("bob", back(room, "bob", bob.ticket(), fresh)))
                    .isEqualTo(ErrorCode.ALREADY_IN_ROOM);
        }
        assertThat(world.refusal("bob", back(room, "bob", ann.ticket(), false))).isEqualTo(ErrorCode.ALREADY_IN_ROOM);
    }

    @Test
    void a_session_in_as_many_rooms_as_it_may_cannot_take_another_place() {
        World small = new World(new RoomSettings(2, 2, 10, 1, 60_000, GRACE, 1_000_000, 5_000));
        RoomId first = small.room();
        ServerMessage.RoomJoined there = small.settles("ann", first);
        small.joins("bob", small.room());
        for (boolean fresh : new boolean[] {false, true}) {
            assertThat(small.refusal("bob", back(first, "ann", there.ticket(), fresh)))
                    .isEqualTo(ErrorCode.TOO_MANY_ROOMS);
        }
    }

    @Test
    void a_new_host_gets_a_new_ticket() {
        world.passes(1);
        List<Outgoing> out = world.leaves("ann", room);
        ServerMessage.RoomTicket ticket =
                to("bob", out, ServerMessage.RoomTicket.class).getFirst();
        assertThat(world.tickets.issued.get(bob.ticket()).hostSince()).isZero();
        assertThat(world.tickets.issued.get(ticket.ticket()).hostSince()).isEqualTo(world.now);
        assertThat(world.tickets.issued.get(ticket.ticket()).participant()).isEqualTo(bob.self());
    }

    @Test
    void whoever_became_host_while_away_gets_it_with_the_ticket_of_its_return() {
        world.disconnects("bob");
        assertThat(to("bob", world.leaves("ann", room))).isEmpty();
        ServerMessage.RoomJoined resumed = joined("bob2", world.returns("bob2", bob, "bob", false));
        assertThat(resumed.room().host()).isEqualTo("bob");
        assertThat(world.tickets.issued.get(resumed.ticket()).hostSince()).isPositive();
    }

    @Test
    void a_ticket_is_renewed_when_half_of_its_life_is_over() {
        long half = RoomSettings.DEFAULTS.ticketLifeMillis() / 2;
        assertThat(to("bob", world.passes(half - 1), ServerMessage.RoomTicket.class))
                .isEmpty();
        List<Outgoing> out = world.passes(1);
        for (String member : List.of("ann", "bob")) {
            String ticket =
                    to(member, out, ServerMessage.RoomTicket.class).getFirst().ticket();
            assertThat(world.tickets.issued.get(ticket).expiresAt()).isEqualTo(world.now + 2 * half);
        }
        assertThat(to("bob", world.passes(1), ServerMessage.RoomTicket.class)).isEmpty();
    }

    @Test
    void renewing_many_tickets_is_spread_over_several_ticks() {
        World large = new World(RoomSettings.DEFAULTS.withMaxParticipants(100));
        RoomId hall = large.room(Visibility.PRIVATE, 100);
        RoomId annexe = large.room(Visibility.PRIVATE, 100);
        for (int i = 0; i < 60; i++) {
            large.joins("h" + i, hall);
            large.joins("a" + i, annexe);
        }
        List<Outgoing> first = large.passes(RoomSettings.DEFAULTS.ticketLifeMillis() / 2);
        List<Outgoing> second = large.passes(1);
        assertThat(tickets(first)).hasSize(TicketOffice.RENEWALS);
        assertThat(tickets(second)).hasSize(120 - TicketOffice.RENEWALS);
    }

    private static List<Outgoing> tickets(List<Outgoing> out) {
        return out.stream()
                .filter(o -> o.message() instanceof ServerMessage.RoomTicket)
                .toList();
    }
}
