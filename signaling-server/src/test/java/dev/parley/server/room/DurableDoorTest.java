package dev.parley.server.room;

import static org.assertj.core.api.Assertions.assertThat;

import dev.parley.protocol.ClientMessage;
import dev.parley.protocol.Entry;
import dev.parley.protocol.EntryMessage;
import dev.parley.protocol.Envelope;
import dev.parley.protocol.ErrorCode;
import dev.parley.protocol.HostMessage;
import dev.parley.protocol.ParticipantId;
import dev.parley.protocol.Pass;
import dev.parley.protocol.Role;
import dev.parley.protocol.RoomAccess;
import dev.parley.protocol.RoomExit;
import dev.parley.protocol.RoomId;
import dev.parley.protocol.RoomInfo;
import dev.parley.protocol.ServerMessage;
import dev.parley.protocol.Visibility;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** Who may come into rooms that are kept while nobody is in them. */
class DurableDoorTest {
    private static final RoomId ID = RoomId.ofRandomBits(77);
    private static final RoomInfo INFO = new RoomInfo(ID, "Reading group", "", "", Visibility.PRIVATE, 0, 4, 5);
    private static final RoomPassword SWORDFISH = new RoomPassword("salt", "swordfish");

    /** What somebody without an account, a ticket or an invite does not pass. */
    enum Closed {
        LOCKED(ErrorCode.ROOM_LOCKED),
        PASSWORD(ErrorCode.PASSWORD_REQUIRED),
        KNOCK(ErrorCode.KNOCK_REQUIRED);

        private final ErrorCode refusal;

        Closed(ErrorCode refusal) {
            this.refusal = refusal;
        }

        private AccessRules rules() {
            Entry entry = this == KNOCK ? Entry.KNOCK : Entry.OPEN;
            return new AccessRules(entry, this == LOCKED, this == PASSWORD ? SWORDFISH : null, 1, 0);
        }
    }

    private final World world = new World();
    private StoredRoom stored = new StoredRoom(INFO, "ada", AccessRules.OPEN, Map.of());

    private List<Outgoing> says(String session, ClientMessage message) {
        AccessRules rules = world.written.rules.getOrDefault(ID, stored.rules());
        stored = new StoredRoom(stored.info(), stored.owner(), rules, stored.invited(), world.written.present);
        return world.engine.handle(Request.of(session, Envelope.request(message, "1")), stored, world.now);
    }

    private List<Outgoing> enters(String session) {
        return says(session, World.join(ID, session));
    }

    private ServerMessage.RoomJoined joins(String session) {
        return joined(session, enters(session));
    }

    private ServerMessage.RoomJoined joined(String session, List<Outgoing> out) {
        world.says(session, new ClientMessage.Ping());
        return World.to(session, out, ServerMessage.RoomJoined.class).getFirst();
    }

    /** Joins from a session of that account. */
    private ServerMessage.RoomJoined joins(String session, String account) {
        world.engine.identify(session, account);
        return joins(session);
    }

    private ErrorCode refusal(String session, ClientMessage join) {
        return World.to(session, says(session, join), ServerMessage.ErrorReply.class)
                .getFirst()
                .code();
    }

    private ErrorCode refusal(String session) {
        return refusal(session, World.join(ID, session));
    }

    private void closes(Closed how) {
        stored = stored.with(how.rules());
    }

    @Test
    void it_keeps_its_door_while_nobody_is_in_it() {
        joins("bob");
        world.says("bob", new HostMessage.SetRoomAccess(ID, Entry.KNOCK, true, "swordfish"), "swordfish");
        world.leaves("bob", ID);
        assertThat(world.engine.isOpen(ID)).isFalse();
        assertThat(refusal("eve")).isEqualTo(ErrorCode.ROOM_LOCKED);
        assertThat(joins("ada", "ada").room().access()).isEqualTo(new RoomAccess(Entry.KNOCK, true, true));
    }

    @ParameterizedTest
    @EnumSource
    void its_owner_passes_and_hosts_and_others_do_not(Closed how) {
        closes(how);
        assertThat(refusal("eve")).isEqualTo(how.refusal);
        world.engine.identify("dan", "dan");
        assertThat(refusal("dan")).isEqualTo(how.refusal);
        assertThat(joins("ada", "ada").role()).isEqualTo(Role.HOST);
    }

    @ParameterizedTest
    @EnumSource
    void whoever_accepted_an_invitation_passes_until_it_runs_out(Closed how) {
        closes(how);
        stored = new StoredRoom(INFO, "ada", how.rules(), Map.of("eve", world.now + 10));
        ServerMessage.RoomJoined eve = joins("eve", "eve");
        assertThat(eve.role()).as("while nobody else is there").isEqualTo(Role.HOST);
        world.engine.identify("dan", "dan");
        assertThat(refusal("dan")).isEqualTo(how.refusal);
        world.engine.expect(ID, "dan", world.now + 10);
        assertThat(joins("dan").role()).isEqualTo(Role.PARTICIPANT);
        world.now += 10;
        world.engine.identify("eve-phone", "eve");
        assertThat(refusal("eve-phone")).isEqualTo(how.refusal);
    }

    @Test
    void so_does_whoever_accepted_one_into_a_room_that_is_not_kept() {
        RoomId room = world.hosted("host", Entry.KNOCK);
        world.engine.expect(room, "eve", world.now + 10);
        world.engine.identify("eve", "eve");
        assertThat(world.joins("eve", room).role()).isEqualTo(Role.PARTICIPANT);
        assertThat(world.refusal("dan", World.join(room, "dan"))).isEqualTo(ErrorCode.KNOCK_REQUIRED);
    }

    @Test
    void only_so_many_are_expected() {
        closes(Closed.KNOCK);
        joins("ada", "ada");
        for (int i = 0; i <= RoomDoor.MOST_INVITED; i++) {
            world.engine.expect(ID, "invited-" + i, world.now + 10);
        }
        world.engine.identify("first", "invited-0");
        assertThat(refusal("first")).as("the oldest is forgotten").isEqualTo(ErrorCode.KNOCK_REQUIRED);
        assertThat(joins("second", "invited-1").role()).isEqualTo(Role.PARTICIPANT);
    }

    @Test
    void whoever_is_put_out_is_known_by_account_and_invited_no_more() {
        joins("ada", "ada");
        world.engine.expect(ID, "eve", world.now + 1_000);
        ParticipantId eve = joins("eve", "eve").self();
        world.says("ada", new HostMessage.RemoveParticipant(ID, eve));
        assertThat(world.written.lines).contains("!eve");
        world.engine.identify("eve-phone", "eve");
        assertThat(refusal("eve-phone")).as("of an open room").isEqualTo(ErrorCode.KNOCK_REQUIRED);
        world.engine.expect(ID, "eve", world.now + 1_000);
        assertThat(joins("eve-phone").role()).as("invited again").isEqualTo(Role.PARTICIPANT);
    }

    @Test
    void an_owner_who_is_put_out_comes_in_again_and_hosts() {
        ParticipantId bob = joins("bob").self();
        ParticipantId ada = joins("ada", "ada").self();
        world.says("ada", new HostMessage.HandOverHost(ID, bob));
        world.says("bob", new HostMessage.RemoveParticipant(ID, ada));
        assertThat(joins("ada").role()).isEqualTo(Role.HOST);
    }

    @Test
    void whoever_was_put_out_does_not_come_back_with_a_ticket_once_all_have_left() {
        joins("ada", "ada");
        ServerMessage.RoomJoined eve = joins("eve");
        world.says("ada", new HostMessage.SetRoomAccess(ID, Entry.KNOCK, null, null));
        world.says("ada", new HostMessage.RemoveParticipant(ID, eve.self()));
        world.leaves("ada", ID);
        assertThat(refusal("eve-again", World.back(ID, "eve", eve.ticket(), false)))
                .isEqualTo(ErrorCode.KNOCK_REQUIRED);
    }

    @Test
    void an_owner_who_handed_over_does_not_take_the_room_back_by_a_lost_connection() {
        ParticipantId bob = joins("bob").self();
        ServerMessage.RoomJoined ada = joins("ada", "ada");
        world.says("ada", new HostMessage.HandOverHost(ID, bob));
        world.disconnects("ada");
        world.engine.identify("ada-again", "ada");
        says("ada-again", World.back(ID, "ada", ada.ticket(), false));
        assertThat(world.engine.room(ID).map(RoomInfo::host)).contains("bob");
        world.leaves("ada-again", ID);
        assertThat(joins("ada-again").role()).as("coming in anew").isEqualTo(Role.HOST);
    }

    @Test
    void an_owner_who_came_by_an_invite_to_look_on_hosts_once_signed_in() {
        joins("bob");
        String token = world.invites("bob", ID, Role.GUEST).token();
        ClientMessage asGuest = World.join(ID, "ada", new Pass(null, token, false));
        ServerMessage.RoomJoined guest = joined("ada", says("ada", asGuest));
        assertThat(guest.role()).isEqualTo(Role.GUEST);
        world.disconnects("ada");
        world.engine.identify("ada-again", "ada");
        List<Outgoing> out = says("ada-again", World.back(ID, "ada", guest.ticket(), false));
        assertThat(World.to("ada-again", out, ServerMessage.RoomJoined.class)
                        .getFirst()
                        .role())
                .isEqualTo(Role.HOST);
    }

    @Test
    void whoever_knocks_where_nobody_is_waits_for_a_host() {
        closes(Closed.KNOCK);
        world.now += 1_000;
        says("eve", World.knock(ID, "eve"));
        world.passes(RoomSettings.DEFAULTS.knockMillis() - 1);
        assertThat(world.engine.isOpen(ID)).isTrue();
        world.engine.identify("ada", "ada");
        List<Outgoing> out = enters("ada");
        EntryMessage.JoinRequest request =
                World.to("ada", out, EntryMessage.JoinRequest.class).getFirst();
        List<Outgoing> answer = world.says("ada", new HostMessage.JoinApproved(ID, request.request()));
        assertThat(World.to("eve", answer, ServerMessage.RoomJoined.class)).hasSize(1);
    }

    @Test
    void if_no_host_comes_the_room_is_unloaded_behind_whoever_knocked() {
        closes(Closed.KNOCK);
        says("eve", World.knock(ID, "eve"));
        List<Outgoing> out = world.passes(RoomSettings.DEFAULTS.knockMillis());
        assertThat(World.to("eve", out, ServerMessage.ErrorReply.class)
                        .getFirst()
                        .code())
                .isEqualTo(ErrorCode.KNOCK_EXPIRED);
        assertThat(world.engine.isOpen(ID)).isFalse();
    }

    @Test
    void whoever_waits_when_the_last_one_leaves_waits_on() {
        closes(Closed.KNOCK);
        joins("ada", "ada");
        says("eve", World.knock(ID, "eve"));
        assertThat(World.to("eve", world.leaves("ada", ID))).isEmpty();
        List<Outgoing> out = enters("ada");
        assertThat(World.to("ada", out, EntryMessage.JoinRequest.class)).hasSize(1);
    }

    @Test
    void closing_it_sends_all_away_and_makes_their_tickets_void_but_it_is_kept() {
        closes(Closed.KNOCK);
        joins("ada", "ada");
        world.engine.expect(ID, "eve", world.now + 1_000);
        ServerMessage.RoomJoined eve = joins("eve", "eve");
        List<Outgoing> out = world.says("ada", new HostMessage.CloseRoom(ID));
        assertThat(World.to("eve", out)).containsExactly(new ServerMessage.RoomLeft(ID, RoomExit.CLOSED));
        assertThat(world.engine.isOpen(ID)).isFalse();
        assertThat(refusal("eve-again", World.back(ID, "eve", eve.ticket(), false)))
                .isEqualTo(ErrorCode.KNOCK_REQUIRED);
        assertThat(joins("ada").role()).isEqualTo(Role.HOST);
    }

    @Test
    void a_ticket_of_more_recent_rules_than_were_kept_brings_them_back() {
        ServerMessage.RoomJoined bob = joins("bob");
        List<Outgoing> out = world.says("bob", new HostMessage.SetRoomAccess(ID, null, true, null));
        String ticket =
                World.to("bob", out, ServerMessage.RoomTicket.class).getLast().ticket();
        world.restarts();
        world.written.rules.clear();
        stored = stored.with(AccessRules.OPEN);
        says("bob-again", World.back(ID, "bob", ticket, false));
        assertThat(world.engine.room(ID).map(RoomInfo::access)).contains(new RoomAccess(Entry.OPEN, true, false));
        assertThat(Optional.ofNullable(world.written.rules.get(ID)).map(AccessRules::locked))
                .as("and they are kept again")
                .contains(true);
        assertThat(bob.resumed()).isFalse();
    }
}
