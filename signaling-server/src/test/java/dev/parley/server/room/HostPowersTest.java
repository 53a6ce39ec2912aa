package dev.parley.server.room;

import static org.assertj.core.api.Assertions.assertThat;

import dev.parley.protocol.Claim;
import dev.parley.protocol.ClientMessage;
import dev.parley.protocol.Entry;
import dev.parley.protocol.EntryMessage;
import dev.parley.protocol.ErrorCode;
import dev.parley.protocol.HostMessage;
import dev.parley.protocol.LeaveReason;
import dev.parley.protocol.MediaState;
import dev.parley.protocol.ParticipantId;
import dev.parley.protocol.Pass;
import dev.parley.protocol.Role;
import dev.parley.protocol.RoomAccess;
import dev.parley.protocol.RoomExit;
import dev.parley.protocol.RoomId;
import dev.parley.protocol.ServerMessage;
import dev.parley.protocol.Visibility;
import java.util.List;
import org.junit.jupiter.api.Test;

/** Locks and passwords, muting, putting out, handing over, closing. */
class HostPowersTest {
    private final World world = new World();
    private final RoomId room = world.hosted("ada", Entry.OPEN);
    private final ServerMessage.RoomJoined joined = world.settles("bob", room);
    private final ParticipantId bob = joined.self();

    private static HostMessage.SetRoomAccess lock(RoomId room, boolean locked) {
        return new HostMessage.SetRoomAccess(room, null, locked, null);
    }

    private List<Outgoing> setPassword(String password) {
        return world.says("ada", new HostMessage.SetRoomAccess(room, null, null, password), password);
    }

    private List<Outgoing> joins(String session, String password) {
        return world.says(session, World.join(room, session, new Pass(password, null, false)), password);
    }

    private static ErrorCode error(String session, List<Outgoing> out) {
        return World.to(session, out, ServerMessage.ErrorReply.class).getLast().code();
    }

    @Test
    void a_locked_room_lets_nobody_new_in_and_everybody_hears_of_it() {
        List<Outgoing> out = world.says("ada", lock(room, true));
        for (String session : List.of("ada", "bob")) {
            assertThat(World.to(session, out, ServerMessage.RoomStatus.class)
                            .getLast()
                            .room()
                            .access())
                    .isEqualTo(new RoomAccess(Entry.OPEN, true, false));
        }
        assertThat(out.getFirst().re()).isNotNull();
        assertThat(world.refusal("cid", World.knock(room, "cid"))).isEqualTo(ErrorCode.ROOM_LOCKED);
        world.says("ada", lock(room, false));
        world.joins("cid", room);
    }

    @Test
    void those_who_were_in_come_back_into_a_locked_room() {
        world.says("ada", lock(room, true));
        world.disconnects("bob");
        assertThat(World.to("bob 2", world.returns("bob 2", joined, "bob", false)))
                .hasAtLeastOneElementOfType(ServerMessage.RoomJoined.class);
        world.leaves("bob 2", room);
        assertThat(World.to("bob 3", world.returns("bob 3", joined, "bob", false)))
                .hasAtLeastOneElementOfType(ServerMessage.RoomJoined.class);
    }

    @Test
    void a_password_is_asked_for_checked_changed_and_taken_away() {
        assertThat(World.to("bob", setPassword("swordfish"), ServerMessage.RoomStatus.class)
                        .getLast()
                        .room()
                        .access()
                        .password())
                .isTrue();
        assertThat(world.refusal("cid", World.join(room, "cid"))).isEqualTo(ErrorCode.PASSWORD_REQUIRED);
        assertThat(error("cid", joins("cid", "guess"))).isEqualTo(ErrorCode.PASSWORD_WRONG);
        assertThat(World.to("cid", joins("cid", "swordfish")))
                .hasAtLeastOneElementOfType(ServerMessage.RoomJoined.class);
        setPassword("another one");
        assertThat(error("dot", joins("dot", "swordfish"))).isEqualTo(ErrorCode.PASSWORD_WRONG);
        world.says("ada", new HostMessage.SetRoomAccess(room, null, null, ""));
        world.joins("dot", room);
    }

    @Test
    void a_room_is_made_with_a_password_that_its_creator_need_not_enter() {
        ClientMessage create = new ClientMessage.CreateRoom("R", "", Visibility.PUBLIC, 0, Entry.OPEN, "swordfish");
        RoomId other = World.to("eve", world.says("eve", create, "swordfish"), ServerMessage.RoomCreated.class)
                .getLast()
                .room()
                .id();
        assertThat(world.refusal("cid", World.join(other, "cid"))).isEqualTo(ErrorCode.PASSWORD_REQUIRED);
        assertThat(world.joins("eve", other).role()).isEqualTo(Role.HOST);
        assertThat(world.reply("cid", new ClientMessage.ListRooms(), ServerMessage.RoomList.class)
                        .rooms())
                .singleElement()
                .satisfies(listed -> assertThat(listed.access().password()).isTrue());
    }

    @Test
    void a_password_that_was_not_hashed_is_not_taken() {
        assertThat(world.refusal("ada", new HostMessage.SetRoomAccess(room, null, true, "swordfish")))
                .isEqualTo(ErrorCode.INTERNAL);
        world.joins("cid", room);
    }

    @Test
    void a_room_that_comes_back_after_a_restart_is_still_locked_and_has_its_password() {
        setPassword("swordfish");
        String ticket = World.to("bob", world.says("ada", lock(room, true)), ServerMessage.RoomTicket.class)
                .getLast()
                .ticket();
        world.restarts();
        world.says("bob 2", World.back(room, "bob", ticket, false));
        assertThat(world.refusal("cid", World.join(room, "cid"))).isEqualTo(ErrorCode.ROOM_LOCKED);
        assertThat(World.to("bob 2", world.log, ServerMessage.RoomStatus.class)
                        .getLast()
                        .room()
                        .access())
                .isEqualTo(new RoomAccess(Entry.OPEN, true, true));
    }

    @Test
    void of_two_tickets_the_rules_of_the_more_recent_one_hold() {
        String old = joined.ticket();
        world.disconnects("bob");
        String recent = World.to("ada", world.says("ada", lock(room, true)), ServerMessage.RoomTicket.class)
                .getLast()
                .ticket();
        world.restarts();
        world.says("bob 2", World.back(room, "bob", old, false));
        world.says("ada 2", World.back(room, "ada", recent, false));
        assertThat(World.to("bob 2", world.log, ServerMessage.RoomStatus.class).getLast())
                .satisfies(status -> assertThat(status.room().access().locked()).isTrue())
                .satisfies(status -> assertThat(status.room().host()).isEqualTo("ada"));
        assertThat(world.refusal("cid", World.join(room, "cid"))).isEqualTo(ErrorCode.ROOM_LOCKED);
    }

    @Test
    void somebody_is_asked_to_be_quiet_and_nothing_is_switched_off() {
        ParticipantId ada = joined.participants().getFirst().id();
        List<Outgoing> out = world.says("ada", new HostMessage.MuteRequest(room, bob));
        assertThat(out).containsExactly(new Outgoing("bob", new EntryMessage.MuteRequested(room, ada), null));
        world.disconnects("bob");
        assertThat(world.refusal("ada", new HostMessage.MuteRequest(room, bob)))
                .isEqualTo(ErrorCode.PARTICIPANT_UNKNOWN);
        assertThat(world.refusal("ada", new HostMessage.MuteRequest(room, ada))).isEqualTo(ErrorCode.INVALID_FIELD);
    }

    @Test
    void whoever_is_put_out_is_told_and_so_are_the_others() {
        ParticipantId host = joined.participants().getFirst().id();
        world.joins("cid", room);
        List<Outgoing> out = world.says("ada", new HostMessage.RemoveParticipant(room, bob));
        assertThat(World.to("bob", out)).containsExactly(new ServerMessage.RoomLeft(room, RoomExit.REMOVED));
        assertThat(World.to("cid", out)).contains(new ServerMessage.UserLeft(room, bob, LeaveReason.REMOVED, host));
        assertThat(world.engine.counts().memberships()).isEqualTo(2);
    }

    @Test
    void whoever_is_put_out_comes_back_by_knocking_or_with_an_invite_only() {
        world.says("ada", new HostMessage.RemoveParticipant(room, bob));
        assertThat(world.refusal("bob", World.join(room, "bob"))).isEqualTo(ErrorCode.KNOCK_REQUIRED);
        assertThat(error("bob 2", world.returns("bob 2", joined, "bob", false))).isEqualTo(ErrorCode.KNOCK_REQUIRED);
        assertThat(error("bob 3", world.returns("bob 3", joined, "bob", true))).isEqualTo(ErrorCode.KNOCK_REQUIRED);
        String request = world.knocks("bob", room, "ada");
        assertThat(World.to("bob", world.says("ada", new HostMessage.JoinApproved(room, request))))
                .hasAtLeastOneElementOfType(ServerMessage.RoomJoined.class);
        world.leaves("bob", room);
        world.invited("bob", room, world.invites("ada", room, Role.PARTICIPANT).token());
    }

    @Test
    void whoever_is_put_out_is_known_by_its_claim_on_a_new_connection() {
        ParticipantId cid = world.reply("cid", claiming("cid", 1), ServerMessage.RoomJoined.class)
                .self();
        world.says("ada", new HostMessage.RemoveParticipant(room, cid));
        assertThat(world.refusal("cid 2", claiming("cid", 2))).isEqualTo(ErrorCode.KNOCK_REQUIRED);
        assertThat(world.refusal("cid 3", claiming("somebody else", 3))).isEqualTo(ErrorCode.KNOCK_REQUIRED);
    }

    private ClientMessage.JoinRoom claiming(String name, long attempt) {
        return new ClientMessage.JoinRoom(
                room, name, MediaState.OFF, null, false, new Claim("0123456789abcdef", attempt));
    }

    @Test
    void a_place_that_is_kept_can_be_taken_away_too() {
        world.disconnects("bob");
        world.says("ada", new HostMessage.RemoveParticipant(room, bob));
        assertThat(world.engine.counts().reconnecting()).isZero();
        assertThat(error("bob 2", world.returns("bob 2", joined, "bob", false))).isEqualTo(ErrorCode.KNOCK_REQUIRED);
    }

    @Test
    void the_ticket_of_whoever_was_put_out_opens_no_door_after_a_restart() {
        world.says("ada", new HostMessage.SetRoomAccess(room, Entry.KNOCK, null, null));
        List<Outgoing> out = world.says("ada", new HostMessage.RemoveParticipant(room, bob));
        String hosts =
                World.to("ada", out, ServerMessage.RoomTicket.class).getLast().ticket();
        world.restarts();
        world.says("ada 2", World.back(room, "ada", hosts, false));
        String bobs = World.to("bob", world.log, ServerMessage.RoomTicket.class)
                .getLast()
                .ticket();
        assertThat(world.refusal("bob 2", World.back(room, "bob", bobs, false))).isEqualTo(ErrorCode.KNOCK_REQUIRED);
    }

    /** The newest ticket that a session was given while it was in. */
    private String ticket(String session) {
        return World.to(session, world.log, ServerMessage.RoomTicket.class)
                .getLast()
                .ticket();
    }

    private List<Outgoing> back(String session, String name, String ticket) {
        return world.says(session, World.back(room, name, ticket, false));
    }

    @Test
    void whoever_is_put_out_does_not_come_back_with_a_ticket_of_an_earlier_stay() {
        world.leaves("bob", room);
        ParticipantId second = world.settles("bob 2", room).self();
        ServerMessage.RoomJoined cid = world.settles("cid", room);
        world.disconnects("cid");
        world.says("ada", lock(room, true));
        world.says("ada", new HostMessage.RemoveParticipant(room, second));
        assertThat(error("bob 3", world.returns("bob 3", joined, "bob", false))).isEqualTo(ErrorCode.ROOM_LOCKED);
        assertThat(World.to("cid 2", world.returns("cid 2", cid, "cid", false), ServerMessage.RoomJoined.class))
                .as("whose place is kept loses nothing")
                .singleElement()
                .satisfies(back -> assertThat(back.resumed()).isTrue());
    }

    @Test
    void a_room_that_ended_comes_back_with_its_latest_rules_and_not_by_whoever_was_put_out() {
        world.says("ada", lock(room, true));
        world.says("ada", new HostMessage.RemoveParticipant(room, bob));
        world.leaves("ada", room);
        assertThat(error("bob 2", world.returns("bob 2", joined, "bob", false))).isEqualTo(ErrorCode.ROOM_UNKNOWN);
        assertThat(World.to("ada 2", back("ada 2", "ada", ticket("ada")), ServerMessage.RoomJoined.class)
                        .getLast()
                        .room()
                        .access()
                        .locked())
                .isTrue();
        assertThat(error("bob 2", world.returns("bob 2", joined, "bob", false))).isEqualTo(ErrorCode.ROOM_LOCKED);
    }

    @Test
    void whoever_brings_a_room_back_with_an_old_ticket_changes_none_of_its_rules() {
        world.leaves("bob", room);
        world.says("ada", lock(room, true));
        world.leaves("ada", room);
        world.returns("bob 2", joined, "bob", false);
        assertThat(world.refusal("cid", World.join(room, "cid"))).isEqualTo(ErrorCode.ROOM_LOCKED);
    }

    @Test
    void the_more_recent_rules_hold_however_late_their_ticket_comes() {
        world.says("ada", lock(room, true));
        world.restarts();
        world.returns("bob 2", joined, "bob", false);
        world.passes(31_000);
        List<Outgoing> out = back("ada 2", "ada", ticket("ada"));
        assertThat(World.to("bob 2", out, ServerMessage.RoomStatus.class)
                        .getLast()
                        .room()
                        .access()
                        .locked())
                .isTrue();
        assertThat(World.to("bob 2", out, ServerMessage.RoomTicket.class)).hasSize(1);
        assertThat(world.refusal("cid", World.join(room, "cid"))).isEqualTo(ErrorCode.ROOM_LOCKED);
    }

    @Test
    void whoever_was_put_out_and_came_back_first_to_a_restarted_server_cannot_keep_the_host_out() {
        world.says("ada", new HostMessage.RemoveParticipant(room, bob));
        world.restarts();
        world.returns("bob 2", joined, "bob", false);
        ParticipantId eve = world.joined("eve", room);
        world.says("bob 2", lock(room, true));
        world.says("bob 2", new HostMessage.RemoveParticipant(room, eve));
        assertThat(World.to("ada 2", back("ada 2", "ada", ticket("ada")), ServerMessage.RoomJoined.class)
                        .getLast()
                        .role())
                .isEqualTo(Role.HOST);
    }

    @Test
    void the_host_hands_over_and_is_a_participant_then() {
        List<Outgoing> out = world.says("ada", new HostMessage.HandOverHost(room, bob));
        assertThat(World.to("ada", out, ServerMessage.RoomStatus.class)
                        .getLast()
                        .host())
                .isEqualTo(bob);
        assertThat(world.refusal("ada", lock(room, true))).isEqualTo(ErrorCode.NOT_ALLOWED);
        assertThat(World.to("bob", world.says("bob", lock(room, true)), ServerMessage.RoomStatus.class))
                .hasSize(1);
    }

    @Test
    void a_guest_who_is_handed_the_room_is_a_guest_no_more() {
        ParticipantId guest = world.invited(
                        "cid", room, world.invites("ada", room, Role.GUEST).token())
                .self();
        world.says("ada", new HostMessage.HandOverHost(room, guest));
        assertThat(world.says("cid", lock(room, true))).isNotEmpty();
        assertThat(World.to("cid", world.log, ServerMessage.ErrorReply.class)).isEmpty();
    }

    @Test
    void a_guest_follows_only_for_want_of_anybody_else_and_stays_a_guest() {
        String token = world.invites("ada", room, Role.GUEST).token();
        ParticipantId guest = world.invited("cid", room, token).self();
        assertThat(World.to("cid", world.leaves("ada", room), ServerMessage.RoomStatus.class)
                        .getLast()
                        .host())
                .isEqualTo(bob);
        assertThat(World.to("cid", world.leaves("bob", room), ServerMessage.RoomStatus.class)
                        .getLast()
                        .host())
                .isEqualTo(guest);
        assertThat(world.refusal("cid", lock(room, true))).isEqualTo(ErrorCode.NOT_ALLOWED);
        assertThat(world.joins("dot", room).role()).isEqualTo(Role.HOST);
    }

    @Test
    void a_host_who_left_and_comes_again_is_a_participant() {
        world.leaves("ada", room);
        assertThat(world.joins("ada", room).role()).isEqualTo(Role.PARTICIPANT);
    }

    @Test
    void a_host_whose_connection_is_lost_stays_the_host() {
        ServerMessage.RoomJoined before =
                World.to("ada", world.log, ServerMessage.RoomJoined.class).getLast();
        world.disconnects("ada");
        assertThat(World.to("ada 2", world.returns("ada 2", before, "ada", false), ServerMessage.RoomJoined.class)
                        .getLast()
                        .role())
                .isEqualTo(Role.HOST);
    }

    @Test
    void a_room_is_closed_for_everybody_and_for_good() {
        List<Outgoing> out = world.says("ada", new HostMessage.CloseRoom(room));
        ServerMessage closed = new ServerMessage.RoomLeft(room, RoomExit.CLOSED);
        assertThat(World.to("ada", out)).containsExactly(closed);
        assertThat(out.getFirst().re()).isNotNull();
        assertThat(World.to("bob", out)).containsExactly(closed);
        assertThat(error("bob 2", world.returns("bob 2", joined, "bob", false))).isEqualTo(ErrorCode.ROOM_UNKNOWN);
    }

    @Test
    void nothing_of_a_private_room_is_in_the_list_whatever_its_door() {
        world.says("ada", lock(room, true));
        assertThat(world.reply("eve", new ClientMessage.ListRooms(), ServerMessage.RoomList.class)
                        .rooms())
                .isEmpty();
    }
}
