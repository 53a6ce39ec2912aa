package dev.parley.server.room;

import static org.assertj.core.api.Assertions.assertThat;

import dev.parley.protocol.ClientMessage;
import dev.parley.protocol.Entry;
import dev.parley.protocol.EntryMessage;
import dev.parley.protocol.ErrorCode;
import dev.parley.protocol.HostMessage;
import dev.parley.protocol.InviteInfo;
import dev.parley.protocol.Limits;
import dev.parley.protocol.MediaState;
import dev.parley.protocol.Pass;
import dev.parley.protocol.Role;
import dev.parley.protocol.RoomId;
import dev.parley.protocol.ServerMessage;
import java.util.List;
import org.junit.jupiter.api.Test;

/** Invites: what they open, for how long, and how they are taken back. */
class InviteTest {
    private static final MediaState ON = new MediaState(true, true, false);

    private final World world = new World();
    private final RoomId room = world.hosted("ada", Entry.KNOCK);

    private String token(Role role) {
        return world.invites("ada", room, role).token();
    }

    private ErrorCode refused(String session, String token) {
        return world.refusal(session, World.join(room, session, new Pass(null, token, true)));
    }

    private List<InviteInfo> listed(HostMessage message) {
        return world.reply("ada", message, EntryMessage.InviteList.class).invites();
    }

    private void set(Entry entry, boolean locked, String password) {
        world.says("ada", new HostMessage.SetRoomAccess(room, entry, locked, password), password);
    }

    @Test
    void a_participants_invite_opens_door_password_and_lock() {
        String token = token(Role.PARTICIPANT);
        set(Entry.KNOCK, true, "swordfish");
        assertThat(world.invited("bob", room, token).role()).isEqualTo(Role.PARTICIPANT);
    }

    @Test
    void a_guests_invite_opens_door_and_password_but_no_lock() {
        String token = token(Role.GUEST);
        set(Entry.KNOCK, true, "swordfish");
        assertThat(refused("bob", token)).isEqualTo(ErrorCode.ROOM_LOCKED);
        set(Entry.KNOCK, false, "swordfish");
        assertThat(world.invited("bob", room, token).role()).isEqualTo(Role.GUEST);
    }

    @Test
    void a_guest_sends_nothing_and_is_seen_as_a_guest() {
        Pass pass = new Pass(null, token(Role.GUEST), false);
        List<Outgoing> out = world.says("bob", new ClientMessage.JoinRoom(room, "Bob", ON, null, false, null, pass));
        assertThat(World.to("ada", out, ServerMessage.UserJoined.class)
                        .getLast()
                        .participant())
                .satisfies(bob -> assertThat(bob.role()).isEqualTo(Role.GUEST))
                .satisfies(bob -> assertThat(bob.media()).isEqualTo(MediaState.OFF));
        assertThat(world.refusal("bob", new ClientMessage.SetMedia(room, ON))).isEqualTo(ErrorCode.NOT_ALLOWED);
        assertThat(world.says("bob", new ClientMessage.SetMedia(room, MediaState.OFF)))
                .isEmpty();
    }

    @Test
    void a_guest_who_comes_back_is_a_guest_again() {
        ServerMessage.RoomJoined before = world.invited("bob", room, token(Role.GUEST));
        world.says("bob", new ClientMessage.Ping());
        world.disconnects("bob");
        assertThat(role("bob 2", world.returns("bob 2", before, "bob", false))).isEqualTo(Role.GUEST);
        assertThat(role("bob 3", world.returns("bob 3", before, "bob", true))).isEqualTo(Role.GUEST);
        world.leaves("bob 3", room);
        assertThat(role("bob 4", world.returns("bob 4", before, "bob", false))).isEqualTo(Role.GUEST);
        world.restarts();
        assertThat(role("bob 5", world.returns("bob 5", before, "bob", false))).isEqualTo(Role.GUEST);
    }

    private static Role role(String session, List<Outgoing> out) {
        return World.to(session, out, ServerMessage.RoomJoined.class).getLast().role();
    }

    @Test
    void what_is_no_invite_of_this_room_is_refused_and_opens_nothing() {
        RoomId other = world.hosted("eve", Entry.OPEN);
        String foreign = world.invites("eve", other, Role.PARTICIPANT).token();
        assertThat(refused("bob", foreign)).isEqualTo(ErrorCode.INVITE_INVALID);
        assertThat(refused("bob", "forged")).isEqualTo(ErrorCode.INVITE_INVALID);
        assertThat(world.engine.counts().memberships()).isEqualTo(2);
    }

    @Test
    void an_invite_expires() {
        String token = token(Role.PARTICIPANT);
        world.now += 86_399_999;
        world.invited("bob", room, token);
        world.now += 1;
        assertThat(refused("cid", token)).isEqualTo(ErrorCode.INVITE_EXPIRED);
        assertThat(listed(new HostMessage.ListInvites(room))).isEmpty();
    }

    @Test
    void the_host_sees_who_used_what_and_takes_one_back() {
        EntryMessage.InviteCreated first = world.invites("ada", room, Role.PARTICIPANT);
        EntryMessage.InviteCreated second = world.invites("ada", room, Role.GUEST);
        world.invited("bob", room, first.token());
        assertThat(listed(new HostMessage.ListInvites(room)))
                .containsExactly(first.invite().used(), second.invite());
        assertThat(listed(new HostMessage.RevokeInvite(room, first.invite().id())))
                .containsExactly(second.invite());
        assertThat(refused("cid", first.token())).isEqualTo(ErrorCode.INVITE_REVOKED);
        assertThat(world.invited("dot", room, second.token()).role()).isEqualTo(Role.GUEST);
    }

    @Test
    void a_refused_join_uses_no_invite() {
        String token = token(Role.PARTICIPANT);
        assertThat(refused("ADA", token)).isEqualTo(ErrorCode.NAME_TAKEN);
        assertThat(listed(new HostMessage.ListInvites(room)))
                .singleElement()
                .satisfies(invite -> assertThat(invite.uses()).isZero());
    }

    @Test
    void all_are_taken_back_at_once_and_new_ones_are_good() {
        String first = token(Role.PARTICIPANT);
        assertThat(listed(new HostMessage.RevokeInvite(room, null))).isEmpty();
        assertThat(refused("bob", first)).isEqualTo(ErrorCode.INVITE_REVOKED);
        world.invited("bob", room, token(Role.PARTICIPANT));
    }

    @Test
    void a_clock_that_is_set_back_keeps_no_invite_good() {
        String first = token(Role.PARTICIPANT);
        world.now -= 60_000;
        listed(new HostMessage.RevokeInvite(room, null));
        assertThat(refused("bob", first)).isEqualTo(ErrorCode.INVITE_REVOKED);
        String next = token(Role.PARTICIPANT);
        world.invited("bob", room, next);
        restart();
        assertThat(refused("cid", first)).isEqualTo(ErrorCode.INVITE_REVOKED);
        world.invited("cid", room, next);
    }

    @Test
    void a_room_has_only_so_many_invites_and_an_old_one_makes_space() {
        for (int i = 0; i < Limits.ROOM_INVITES; i++) {
            token(Role.PARTICIPANT);
        }
        HostMessage another = new HostMessage.CreateInvite(room, Role.GUEST, 86_400_000);
        assertThat(world.refusal("ada", another)).isEqualTo(ErrorCode.TOO_MANY_INVITES);
        world.now += 86_400_000;
        token(Role.PARTICIPANT);
    }

    @Test
    void when_more_were_taken_back_than_are_remembered_all_are() {
        String kept = token(Role.PARTICIPANT);
        for (int i = 0; i <= RoomInvites.MOST_REVOKED; i++) {
            String id = world.invites("ada", room, Role.GUEST).invite().id();
            world.says("ada", new HostMessage.RevokeInvite(room, id));
        }
        assertThat(refused("bob", kept)).isEqualTo(ErrorCode.INVITE_REVOKED);
        world.invited("bob", room, token(Role.PARTICIPANT));
    }

    @Test
    void after_a_restart_an_invite_is_good_and_known_once_it_was_used() {
        EntryMessage.InviteCreated invite = world.invites("ada", room, Role.PARTICIPANT);
        restart();
        assertThat(listed(new HostMessage.ListInvites(room))).isEmpty();
        world.invited("bob", room, invite.token());
        assertThat(listed(new HostMessage.ListInvites(room)))
                .containsExactly(invite.invite().used());
    }

    @Test
    void after_a_restart_what_was_taken_back_stays_so() {
        EntryMessage.InviteCreated revoked = world.invites("ada", room, Role.PARTICIPANT);
        world.says("ada", new HostMessage.RevokeInvite(room, revoked.invite().id()));
        restart();
        assertThat(refused("bob", revoked.token())).isEqualTo(ErrorCode.INVITE_REVOKED);
        world.now += 1;
        world.invited("bob", room, token(Role.PARTICIPANT));
    }

    /** The host comes back with its newest ticket, still as "ada". */
    private void restart() {
        String ticket = world.tickets.issued.keySet().stream()
                .reduce((one, other) -> other)
                .orElseThrow();
        world.restarts();
        world.says("ada", World.back(room, "ada", ticket, false));
    }
}
