package dev.parley.server.room;

import static org.assertj.core.api.Assertions.assertThat;

import dev.parley.protocol.Claim;
import dev.parley.protocol.ClientMessage;
import dev.parley.protocol.Entry;
import dev.parley.protocol.EntryMessage;
import dev.parley.protocol.ErrorCode;
import dev.parley.protocol.HostMessage;
import dev.parley.protocol.KnockEnd;
import dev.parley.protocol.MediaState;
import dev.parley.protocol.ParticipantId;
import dev.parley.protocol.Pass;
import dev.parley.protocol.Role;
import dev.parley.protocol.RoomId;
import dev.parley.protocol.ServerMessage;
import dev.parley.protocol.Visibility;
import java.util.List;
import java.util.Objects;
import org.junit.jupiter.api.Test;

/** Knocking at a room, and what its host makes of it. */
class KnockTest {
    /** As long as somebody waits unless a server is told otherwise, in milliseconds. */
    private static final long FIVE_MINUTES = 300_000;

    private final World world = new World();
    private final RoomId room = world.hosted("ada", Entry.KNOCK);

    private List<Outgoing> approves(String host, String request) {
        return world.says(host, new HostMessage.JoinApproved(room, request));
    }

    private static List<EntryMessage.JoinRequest> asked(String host, List<Outgoing> out) {
        return World.to(host, out, EntryMessage.JoinRequest.class);
    }

    private static List<KnockEnd> ends(String host, List<Outgoing> out) {
        return World.to(host, out, EntryMessage.JoinRequestEnded.class).stream()
                .map(EntryMessage.JoinRequestEnded::reason)
                .toList();
    }

    private static ErrorCode error(String session, List<Outgoing> out) {
        return World.to(session, out, ServerMessage.ErrorReply.class).getLast().code();
    }

    @Test
    void whoever_made_the_room_comes_in_and_hosts_it() {
        RoomId other = world.hosted("bob", Entry.KNOCK);
        assertThat(World.to("bob", world.log, ServerMessage.RoomStatus.class)
                        .getLast()
                        .room()
                        .id())
                .isEqualTo(other);
    }

    @Test
    void whoever_made_the_room_comes_in_again_if_the_reply_got_lost() {
        RoomId other = world.reply(
                        "bob",
                        new ClientMessage.CreateRoom("R", "", Visibility.PRIVATE, 0, Entry.KNOCK, null),
                        ServerMessage.RoomCreated.class)
                .room()
                .id();
        world.says("bob", claiming(other, 1));
        world.disconnects("bob");
        assertThat(world.reply("bob 2", claiming(other, 2), ServerMessage.RoomJoined.class)
                        .role())
                .isEqualTo(Role.HOST);
    }

    @Test
    void whoever_made_the_room_comes_in_again_if_two_replies_got_lost() {
        RoomId other = world.reply(
                        "bob",
                        new ClientMessage.CreateRoom("R", "", Visibility.PRIVATE, 0, Entry.KNOCK, null),
                        ServerMessage.RoomCreated.class)
                .room()
                .id();
        world.says("bob", claiming(other, 1));
        world.says("bob 2", claiming(other, 2));
        world.disconnects("bob 2");
        assertThat(world.reply("bob 3", claiming(other, 3), ServerMessage.RoomJoined.class)
                        .role())
                .isEqualTo(Role.HOST);
    }

    @Test
    void a_guest_who_is_the_last_and_whose_join_is_taken_back_has_not_made_the_room() {
        Pass pass = new Pass(null, world.invites("ada", room, Role.GUEST).token(), false);
        Claim claim = new Claim("0123456789abcdef", 1);
        world.says("bob", new ClientMessage.JoinRoom(room, "Bob", MediaState.OFF, null, false, claim, pass));
        world.leaves("ada", room);
        world.disconnects("bob");
        assertThat(world.refusal("bob 2", claiming(room, 2))).isEqualTo(ErrorCode.KNOCK_REQUIRED);
    }

    @Test
    void who_is_in_and_how_many_is_not_told_before_the_host_says_yes() {
        World small = new World(new RoomSettings(2, 2, 10, 8, 60_000, 30_000, 1_000_000, 5_000));
        RoomId two = small.hosted("ada", Entry.KNOCK);
        String taken = to("ada", small.says("eve", World.knock(two, "Ada")));
        String bob = small.knocks("bob", two, "ada");
        assertThat(error("eve", small.says("ada", new HostMessage.JoinApproved(two, taken))))
                .isEqualTo(ErrorCode.NAME_TAKEN);
        small.says("ada", new HostMessage.JoinApproved(two, bob));
        List<Outgoing> out = small.says("eve", World.knock(two, "Eve"));
        assertThat(World.to("eve", out)).hasOnlyElementsOfType(EntryMessage.JoinWaiting.class);
    }

    private static String to(String host, List<Outgoing> out) {
        return asked(host, out).getLast().request();
    }

    private static ClientMessage.JoinRoom claiming(RoomId room, long attempt) {
        return new ClientMessage.JoinRoom(
                room, "Bob", MediaState.OFF, null, false, new Claim("0123456789abcdef", attempt));
    }

    @Test
    void a_join_without_knocking_is_told_to_knock() {
        assertThat(world.refusal("bob", World.join(room, "bob"))).isEqualTo(ErrorCode.KNOCK_REQUIRED);
        assertThat(world.engine.counts().memberships()).isOne();
    }

    @Test
    void a_knock_waits_and_the_host_is_asked() {
        List<Outgoing> out = world.says("bob", World.knock(room, "Bob"));
        assertThat(World.to("bob", out)).containsExactly(new EntryMessage.JoinWaiting(room, FIVE_MINUTES));
        assertThat(out.getFirst().re()).isEqualTo("r4");
        assertThat(asked("ada", out)).singleElement().satisfies(request -> {
            assertThat(request.name()).isEqualTo("Bob");
            assertThat(request.expiresInMs()).isEqualTo(FIVE_MINUTES);
        });
        assertThat(world.engine.counts().memberships()).isOne();
    }

    @Test
    void approved_is_joined_by_the_id_of_the_join() {
        world.says("bob", World.knock(room, "Bob"));
        String request = asked("ada", world.log).getLast().request();
        List<Outgoing> out = approves("ada", request);
        Outgoing joined = out.stream()
                .filter(each -> each.message() instanceof ServerMessage.RoomJoined)
                .findFirst()
                .orElseThrow();
        assertThat(joined.session()).isEqualTo("bob");
        assertThat(joined.re()).isEqualTo("r4");
        assertThat(World.to("ada", out, ServerMessage.UserJoined.class)).hasSize(1);
        assertThat(ends("ada", out)).containsExactly(KnockEnd.APPROVED);
        assertThat(error("ada", approves("ada", request))).isEqualTo(ErrorCode.REQUEST_UNKNOWN);
    }

    @Test
    void rejected_is_told_so_and_may_knock_again() {
        String request = world.knocks("bob", room, "ada");
        List<Outgoing> out = world.says("ada", new HostMessage.JoinRejected(room, request));
        assertThat(error("bob", out)).isEqualTo(ErrorCode.KNOCK_REJECTED);
        assertThat(ends("ada", out)).containsExactly(KnockEnd.REJECTED);
        assertThat(world.knocks("bob", room, "ada")).isNotEqualTo(request);
    }

    @Test
    void nobody_answers_in_time() {
        world.knocks("bob", room, "ada");
        assertThat(World.to("bob", world.passes(FIVE_MINUTES - 1))).isEmpty();
        List<Outgoing> out = world.passes(1);
        assertThat(error("bob", out)).isEqualTo(ErrorCode.KNOCK_EXPIRED);
        assertThat(ends("ada", out)).containsExactly(KnockEnd.EXPIRED);
        assertThat(World.to("bob", world.passes(FIVE_MINUTES))).isEmpty();
    }

    @Test
    void the_time_to_answer_is_a_setting() {
        World hasty = new World(RoomSettings.DEFAULTS.withKnock(5_000));
        RoomId other = hasty.hosted("ada", Entry.KNOCK);
        hasty.knocks("bob", other, "ada");
        assertThat(error("bob", hasty.passes(5_000))).isEqualTo(ErrorCode.KNOCK_EXPIRED);
    }

    @Test
    void whoever_waits_takes_it_back_by_leaving() {
        world.knocks("bob", room, "ada");
        List<Outgoing> out = world.leaves("bob", room);
        assertThat(World.to("bob", out)).containsExactly(new ServerMessage.RoomLeft(room));
        assertThat(ends("ada", out)).containsExactly(KnockEnd.WITHDRAWN);
        assertThat(world.refusal("bob", new ClientMessage.LeaveRoom(room))).isEqualTo(ErrorCode.NOT_IN_ROOM);
    }

    @Test
    void whoever_waits_takes_it_back_by_disconnecting() {
        String request = world.knocks("bob", room, "ada");
        assertThat(ends("ada", world.disconnects("bob"))).containsExactly(KnockEnd.WITHDRAWN);
        assertThat(error("ada", approves("ada", request))).isEqualTo(ErrorCode.REQUEST_UNKNOWN);
    }

    @Test
    void a_second_knock_at_the_same_door_is_refused_and_the_first_goes_on() {
        String request = world.knocks("bob", room, "ada");
        assertThat(world.refusal("bob", World.knock(room, "Bobby"))).isEqualTo(ErrorCode.ALREADY_IN_ROOM);
        assertThat(World.to("bob", approves("ada", request), ServerMessage.RoomJoined.class))
                .hasSize(1);
    }

    @Test
    void the_next_host_is_asked_when_the_host_leaves() {
        String bob = world.knocks("bob", room, "ada");
        approves("ada", bob);
        String cid = world.knocks("cid", room, "ada");
        world.now += 10_000;
        List<Outgoing> out = world.leaves("ada", room);
        assertThat(asked("bob", out)).singleElement().satisfies(request -> {
            assertThat(request.request()).isEqualTo(cid);
            assertThat(request.expiresInMs()).isEqualTo(FIVE_MINUTES - 10_000);
        });
        assertThat(World.to("cid", approves("bob", cid), ServerMessage.RoomJoined.class))
                .hasSize(1);
    }

    @Test
    void a_host_who_comes_back_is_asked_again_and_one_who_is_away_is_waited_for() {
        ServerMessage.RoomJoined before =
                World.to("ada", world.log, ServerMessage.RoomJoined.class).getLast();
        world.disconnects("ada");
        world.says("bob", World.knock(room, "Bob"));
        assertThat(World.to("bob", world.log)).last().isInstanceOf(EntryMessage.JoinWaiting.class);
        List<Outgoing> out = world.returns("ada 2", before, "ada", false);
        assertThat(asked("ada 2", out)).hasSize(1);
        String request = asked("ada 2", out).getFirst().request();
        assertThat(World.to("bob", world.says("ada 2", new HostMessage.JoinApproved(room, request))))
                .hasAtLeastOneElementOfType(ServerMessage.RoomJoined.class);
    }

    @Test
    void those_who_wait_hear_that_the_room_has_ended() {
        world.knocks("bob", room, "ada");
        assertThat(error("bob", world.leaves("ada", room))).isEqualTo(ErrorCode.ROOM_UNKNOWN);
    }

    @Test
    void those_who_wait_hear_that_nobody_came_to_the_room() {
        ClientMessage create = new ClientMessage.CreateRoom("R", "", Visibility.PRIVATE, 0, Entry.KNOCK, null);
        RoomId empty = world.reply("eve", create, ServerMessage.RoomCreated.class)
                .room()
                .id();
        world.now += 30_000;
        world.says("bob", World.knock(empty, "Bob"));
        assertThat(error("bob", world.passes(30_000))).isEqualTo(ErrorCode.ROOM_UNKNOWN);
    }

    @Test
    void a_name_that_is_taken_meanwhile_ends_the_knock_for_both() {
        String bob = world.knocks("bob", room, "ada");
        world.says("other", World.knock(room, "BOB"));
        approves("ada", asked("ada", world.log).getLast().request());
        List<Outgoing> out = approves("ada", bob);
        assertThat(error("bob", out)).isEqualTo(ErrorCode.NAME_TAKEN);
        assertThat(error("ada", out)).isEqualTo(ErrorCode.NAME_TAKEN);
        assertThat(error("ada", approves("ada", bob))).isEqualTo(ErrorCode.REQUEST_UNKNOWN);
    }

    @Test
    void in_a_full_room_the_knock_goes_on() {
        World small = new World(new RoomSettings(2, 2, 10, 8, 60_000, 30_000, 1_000_000, 5_000));
        RoomId two = small.hosted("ada", Entry.KNOCK);
        String bob = small.knocks("bob", two, "ada");
        String cid = small.knocks("cid", two, "ada");
        small.says("ada", new HostMessage.JoinApproved(two, bob));
        assertThat(small.refusal("ada", new HostMessage.JoinApproved(two, cid))).isEqualTo(ErrorCode.ROOM_FULL);
        small.leaves("bob", two);
        List<Outgoing> out = small.says("ada", new HostMessage.JoinApproved(two, cid));
        assertThat(World.to("cid", out, ServerMessage.RoomJoined.class)).hasSize(1);
    }

    @Test
    void only_so_many_wait_at_a_door_and_one_session_at_so_many_doors() {
        for (int i = 0; i < Waiting.PER_ROOM; i++) {
            world.knocks("s" + i, room, "ada");
        }
        assertThat(world.refusal("late", World.knock(room, "late"))).isEqualTo(ErrorCode.TOO_MANY_WAITING);
        world.disconnects("s0");
        world.knocks("late", room, "ada");

        for (int i = 0; i < RoomSettings.DEFAULTS.roomsPerSession(); i++) {
            world.knocks("eager", world.hosted("host" + i, Entry.KNOCK), "host" + i);
        }
        RoomId another = world.hosted("one more", Entry.KNOCK);
        assertThat(world.refusal("eager", World.knock(another, "eager"))).isEqualTo(ErrorCode.TOO_MANY_WAITING);
    }

    @Test
    void a_ticket_needs_no_new_knock_also_when_the_grace_period_is_over() {
        approves("ada", world.knocks("bob", room, "ada"));
        world.says("bob", new ClientMessage.Ping());
        ServerMessage.RoomJoined before =
                World.to("bob", world.log, ServerMessage.RoomJoined.class).getLast();
        world.disconnects("bob");
        world.passes(30_000);
        List<Outgoing> out = world.returns("bob 2", before, "bob", false);
        assertThat(World.to("bob 2", out, ServerMessage.RoomJoined.class))
                .singleElement()
                .satisfies(joined -> assertThat(joined.resumed()).isFalse());
        assertThat(world.refusal("eve", World.back(room, "eve", "forged", false)))
                .isEqualTo(ErrorCode.KNOCK_REQUIRED);
    }

    @Test
    void a_room_that_comes_back_after_a_restart_still_has_its_door() {
        ServerMessage.RoomJoined before =
                World.to("ada", world.log, ServerMessage.RoomJoined.class).getLast();
        world.restarts();
        world.returns("ada 2", before, "ada", false);
        assertThat(world.refusal("bob", World.join(room, "bob"))).isEqualTo(ErrorCode.KNOCK_REQUIRED);
        assertThat(asked("ada 2", world.says("bob", World.knock(room, "bob")))).hasSize(1);
    }

    @Test
    void nothing_is_kept_of_those_who_waited() {
        int before = Kept.in(world.engine);
        world.knocks("bob", room, "ada");
        world.knocks("cid", room, "ada");
        world.disconnects("bob");
        world.passes(FIVE_MINUTES);
        world.disconnects("cid");
        assertThat(Kept.in(world.engine)).isEqualTo(before);
    }

    @Test
    void an_invite_is_quicker_than_the_host() {
        String request = world.knocks("bob", room, "ada");
        String token = world.invites("ada", room, Role.PARTICIPANT).token();
        List<Outgoing> out = world.says("bob", World.join(room, "bob", new Pass(null, token, true)));
        assertThat(World.to("bob", out, ServerMessage.RoomJoined.class)).hasSize(1);
        assertThat(error("bob", out)).isEqualTo(ErrorCode.ALREADY_IN_ROOM);
        assertThat(out.stream()
                        .filter(each -> each.session().equals("bob"))
                        .map(Outgoing::re)
                        .filter(Objects::nonNull))
                .as("both joins are answered")
                .containsExactlyInAnyOrder("r4", "r6");
        assertThat(ends("ada", out)).containsExactly(KnockEnd.WITHDRAWN);
        assertThat(error("ada", approves("ada", request))).isEqualTo(ErrorCode.REQUEST_UNKNOWN);
    }

    @Test
    void a_ticket_is_quicker_than_the_host_and_leaves_no_second_membership() {
        for (boolean fresh : List.of(false, true)) {
            approves("ada", world.knocks("bob", room, "ada"));
            ServerMessage.RoomJoined before =
                    World.to("bob", world.log, ServerMessage.RoomJoined.class).getLast();
            String request = world.knocks("cid", room, "ada");
            List<Outgoing> out = world.returns("cid", before, "bob", fresh);
            assertThat(World.to("cid", out, ServerMessage.RoomJoined.class)).hasSize(1);
            assertThat(error("cid", out)).isEqualTo(ErrorCode.ALREADY_IN_ROOM);
            assertThat(ends("ada", out)).containsExactly(KnockEnd.WITHDRAWN);
            assertThat(error("ada", approves("ada", request))).isEqualTo(ErrorCode.REQUEST_UNKNOWN);
            assertThat(world.engine.counts().memberships()).isEqualTo(2);
            world.leaves("cid", room);
            assertThat(world.engine.counts().memberships()).isOne();
        }
    }

    @Test
    void a_claim_is_quicker_than_the_host_too() {
        world.says("ada", new HostMessage.SetRoomAccess(room, Entry.OPEN, null, null));
        world.says("bob", claiming(room, 1));
        world.says("ada", new HostMessage.SetRoomAccess(room, Entry.KNOCK, null, null));
        String request = world.knocks("bob 2", room, "ada");
        List<Outgoing> out = world.says("bob 2", claiming(room, 2));
        assertThat(error("bob 2", out)).isEqualTo(ErrorCode.ALREADY_IN_ROOM);
        assertThat(error("ada", approves("ada", request))).isEqualTo(ErrorCode.REQUEST_UNKNOWN);
        assertThat(world.engine.counts().memberships()).isEqualTo(2);
    }

    @Test
    void a_request_of_another_room_is_not_the_hosts_to_answer() {
        String request = world.knocks("bob", room, "ada");
        RoomId own = world.hosted("eve", Entry.KNOCK);
        assertThat(world.refusal("eve", new HostMessage.JoinApproved(own, request)))
                .isEqualTo(ErrorCode.REQUEST_UNKNOWN);
        assertThat(world.refusal("eve", new HostMessage.JoinApproved(room, request)))
                .isEqualTo(ErrorCode.NOT_IN_ROOM);
    }

    @Test
    void handing_over_hands_over_those_who_wait() {
        approves("ada", world.knocks("bob", room, "ada"));
        world.knocks("cid", room, "ada");
        ParticipantId bob = World.to("bob", world.log, ServerMessage.RoomJoined.class)
                .getLast()
                .self();
        assertThat(asked("bob", world.says("ada", new HostMessage.HandOverHost(room, bob))))
                .hasSize(1);
    }
}
