package dev.parley.server.room;

import static dev.parley.server.room.World.join;
import static dev.parley.server.room.World.to;
import static org.assertj.core.api.Assertions.assertThat;

import dev.parley.protocol.ClientMessage;
import dev.parley.protocol.Credentials;
import dev.parley.protocol.Envelope;
import dev.parley.protocol.ErrorCode;
import dev.parley.protocol.LeaveReason;
import dev.parley.protocol.MediaState;
import dev.parley.protocol.Participant;
import dev.parley.protocol.ParticipantId;
import dev.parley.protocol.Presence;
import dev.parley.protocol.Role;
import dev.parley.protocol.RoomId;
import dev.parley.protocol.ServerMessage;
import dev.parley.protocol.Visibility;
import java.util.List;
import org.junit.jupiter.api.Test;

/** The rules of a room, one by one. */
class RoomEngineTest {
    private static final RoomId NOWHERE = RoomId.ofRandomBits(0xFFFF_FFFFL);

    private final World world = new World();

    @Test
    void a_created_room_is_empty_and_takes_the_default_number_of_people() {
        ClientMessage create = new ClientMessage.CreateRoom("Standup", "daily", Visibility.PUBLIC, 0);
        var room = world.reply("ann", create, ServerMessage.RoomCreated.class).room();
        assertThat(room.name()).isEqualTo("Standup");
        assertThat(room.description()).isEqualTo("daily");
        assertThat(room.host()).isEmpty();
        assertThat(room.count()).isZero();
        assertThat(room.maxParticipants()).isEqualTo(6);
        assertThat(room.createdAt()).isEqualTo(world.now);
    }

    @Test
    void a_room_larger_than_the_cap_is_refused() {
        ClientMessage create = new ClientMessage.CreateRoom("Big", "", Visibility.PUBLIC, 11);
        assertThat(world.refusal("ann", create)).isEqualTo(ErrorCode.INVALID_FIELD);
        assertThat(world.engine.counts().rooms()).isZero();
    }

    @Test
    void a_server_full_of_rooms_refuses_another() {
        World small = new World(new RoomSettings(2, 2, 1, 1, 60_000, 0, 1, 5_000));
        small.room();
        ClientMessage create = new ClientMessage.CreateRoom("Second", "", Visibility.PUBLIC, 0);
        assertThat(small.refusal("ann", create)).isEqualTo(ErrorCode.TOO_MANY_ROOMS);
    }

    @Test
    void the_first_to_join_is_host_and_sees_nobody() {
        RoomId room = world.room();
        ServerMessage.RoomJoined joined = world.joins("ann", room);
        assertThat(joined.participants()).isEmpty();
        assertThat(joined.room().host()).isEqualTo("ann");
        assertThat(joined.room().count()).isEqualTo(1);
    }

    @Test
    void the_joiner_gets_the_members_in_order_and_they_get_user_joined() {
        RoomId room = world.room();
        ParticipantId ann = world.joined("ann", room);
        ParticipantId bob = world.joined("bob", room);
        List<Outgoing> out = world.says("cid", join(room, "cid"));

        ServerMessage.RoomJoined joined =
                to("cid", out, ServerMessage.RoomJoined.class).getFirst();
        assertThat(joined.participants()).extracting(Participant::id).containsExactly(ann, bob);
        assertThat(joined.participants()).extracting(Participant::role).containsExactly(Role.HOST, Role.PARTICIPANT);
        for (String other : List.of("ann", "bob")) {
            assertThat(to(other, out, ServerMessage.UserJoined.class))
                    .singleElement()
                    .satisfies(m -> assertThat(m.participant().id()).isEqualTo(joined.self()));
        }
        assertThat(to("cid", out, ServerMessage.UserJoined.class)).isEmpty();
    }

    @Test
    void everybody_gets_the_count_and_the_joiner_gets_its_reply_first() {
        RoomId room = world.room();
        ParticipantId ann = world.joined("ann", room);
        List<Outgoing> out = world.says("bob", join(room, "bob"));
        assertThat(to("bob", out).getFirst()).isInstanceOf(ServerMessage.RoomJoined.class);
        for (String member : List.of("ann", "bob")) {
            assertThat(to(member, out, ServerMessage.RoomStatus.class))
                    .singleElement()
                    .satisfies(s -> {
                        assertThat(s.room().count()).isEqualTo(2);
                        assertThat(s.host()).isEqualTo(ann);
                    });
        }
    }

    @Test
    void an_unknown_room_cannot_be_joined() {
        assertThat(world.refusal("ann", join(NOWHERE, "ann"))).isEqualTo(ErrorCode.ROOM_UNKNOWN);
    }

    @Test
    void a_full_room_refuses_the_next_and_says_its_size() {
        RoomId room = world.room(Visibility.PUBLIC, 2);
        world.joins("ann", room);
        world.joins("bob", room);
        var refusal = world.reply("cid", join(room, "cid"), ServerMessage.ErrorReply.class);
        assertThat(refusal.code()).isEqualTo(ErrorCode.ROOM_FULL);
        assertThat(refusal.message()).contains("2 people");
    }

    @Test
    void a_name_is_unique_whatever_its_case_width_and_spaces() {
        RoomId room = world.room();
        world.says("ann", join(room, "Straße"));
        for (String same : List.of("STRASSE", "strasse", " straße ", "ＳＴＲＡＳＳＥ")) {
            assertThat(world.refusal("bob", join(room, same))).as(same).isEqualTo(ErrorCode.NAME_TAKEN);
        }
        assertThat(world.reply("bob", join(room, "Strasser"), ServerMessage.RoomJoined.class))
                .isNotNull();
    }

    @Test
    void a_name_is_free_again_after_its_owner_left() {
        RoomId room = world.room();
        world.joins("ann", room);
        world.says("bob", join(room, "Henry"));
        world.leaves("bob", room);
        assertThat(world.reply("cid", join(room, "henry"), ServerMessage.RoomJoined.class))
                .isNotNull();
    }

    @Test
    void joining_twice_is_refused_and_changes_nothing() {
        RoomId room = world.room();
        world.joins("ann", room);
        assertThat(world.refusal("ann", join(room, "other"))).isEqualTo(ErrorCode.ALREADY_IN_ROOM);
        assertThat(world.engine.counts().memberships()).isEqualTo(1);
    }

    @Test
    void a_session_cannot_be_in_more_rooms_than_allowed() {
        World small = new World(new RoomSettings(2, 2, 10, 1, 60_000, 0, 1, 5_000));
        RoomId first = small.room();
        RoomId second = small.room();
        small.joins("ann", first);
        assertThat(small.refusal("ann", join(second, "ann"))).isEqualTo(ErrorCode.TOO_MANY_ROOMS);
        small.leaves("ann", first);
        assertThat(small.joins("ann", second).participants()).isEmpty();
    }

    @Test
    void leaving_tells_the_others_who_left_and_the_new_count() {
        RoomId room = world.room();
        world.joins("ann", room);
        ParticipantId bob = world.joined("bob", room);
        List<Outgoing> out = world.leaves("bob", room);
        assertThat(to("bob", out)).containsExactly(new ServerMessage.RoomLeft(room));
        assertThat(to("ann", out)).first().isEqualTo(new ServerMessage.UserLeft(room, bob, LeaveReason.LEFT));
        assertThat(to("ann", out, ServerMessage.RoomStatus.class))
                .singleElement()
                .satisfies(s -> assertThat(s.room().count()).isEqualTo(1));
    }

    @Test
    void leaving_a_room_one_is_not_in_is_refused() {
        RoomId room = world.room();
        world.joins("ann", room);
        assertThat(world.refusal("bob", new ClientMessage.LeaveRoom(room))).isEqualTo(ErrorCode.NOT_IN_ROOM);
        assertThat(world.refusal("bob", new ClientMessage.LeaveRoom(NOWHERE))).isEqualTo(ErrorCode.NOT_IN_ROOM);
    }

    @Test
    void coming_back_gives_a_new_id_and_names_the_old_one() {
        RoomId room = world.room();
        world.joins("ann", room);
        ParticipantId first = world.joined("bob", room);
        world.leaves("bob", room);
        List<Outgoing> out = world.says("bob", join(room, "bob"));
        ParticipantId second =
                to("bob", out, ServerMessage.RoomJoined.class).getFirst().self();
        assertThat(second).isNotEqualTo(first);
        assertThat(to("ann", out, ServerMessage.UserRejoined.class))
                .singleElement()
                .satisfies(m -> {
                    assertThat(m.previous()).isEqualTo(first);
                    assertThat(m.participant().id()).isEqualTo(second);
                });
        assertThat(to("ann", out, ServerMessage.UserJoined.class)).isEmpty();
    }

    @Test
    void the_host_role_passes_to_the_longest_present() {
        RoomId room = world.room();
        world.joins("ann", room);
        ParticipantId bob = world.joined("bob", room);
        world.joins("cid", room);
        List<Outgoing> out = world.leaves("ann", room);
        assertThat(to("cid", out, ServerMessage.RoomStatus.class))
                .singleElement()
                .satisfies(s -> {
                    assertThat(s.host()).isEqualTo(bob);
                    assertThat(s.room().host()).isEqualTo("bob");
                });
        assertThat(world.joins("ann", room).participants())
                .extracting(Participant::role)
                .containsExactly(Role.HOST, Role.PARTICIPANT);
    }

    @Test
    void a_room_dies_with_its_last_member() {
        RoomId room = world.room();
        world.joins("ann", room);
        world.leaves("ann", room);
        assertThat(world.engine.counts().rooms()).isZero();
        assertThat(world.refusal("ann", join(room, "ann"))).isEqualTo(ErrorCode.ROOM_UNKNOWN);
    }

    @Test
    void a_room_nobody_came_to_dies_after_its_grace() {
        RoomId room = world.room();
        world.passes(59_999);
        assertThat(world.engine.counts().rooms()).isEqualTo(1);
        world.passes(1);
        assertThat(world.refusal("ann", join(room, "ann"))).isEqualTo(ErrorCode.ROOM_UNKNOWN);
    }

    @Test
    void a_room_somebody_is_in_outlives_the_grace() {
        RoomId room = world.room();
        world.joins("ann", room);
        world.passes(1_000_000);
        assertThat(world.joins("bob", room).participants()).hasSize(1);
    }

    @Test
    void without_a_grace_period_a_lost_connection_leaves_all_its_rooms() {
        World world = new World(RoomSettings.DEFAULTS.withGrace(0));
        RoomId first = world.room();
        RoomId second = world.room();
        world.joins("ann", first);
        world.joins("ann", second);
        ParticipantId there = world.joined("bob", first);
        world.joins("bob", second);
        List<Outgoing> out = world.disconnects("bob");
        assertThat(to("ann", out, ServerMessage.UserLeft.class))
                .hasSize(2)
                .contains(new ServerMessage.UserLeft(first, there, LeaveReason.DISCONNECTED));
        assertThat(to("bob", out)).isEmpty();
    }

    @Test
    void a_session_never_heard_of_may_disconnect() {
        assertThat(world.disconnects("nobody")).isEmpty();
    }

    @Test
    void media_is_told_to_the_others_and_to_later_joiners() {
        RoomId room = world.room();
        ParticipantId ann = world.joined("ann", room);
        world.joins("bob", room);
        MediaState on = new MediaState(true, true, false);
        List<Outgoing> out = world.says("ann", new ClientMessage.SetMedia(room, on));
        assertThat(out)
                .extracting(Outgoing::session, Outgoing::message)
                .containsExactly(
                        org.assertj.core.groups.Tuple.tuple("bob", new ServerMessage.MediaChanged(room, ann, on)));
        assertThat(world.joins("cid", room).participants().getFirst().media()).isEqualTo(on);
    }

    @Test
    void the_same_media_again_is_not_told() {
        RoomId room = world.room();
        world.joins("ann", room);
        world.joins("bob", room);
        assertThat(world.says("ann", new ClientMessage.SetMedia(room, MediaState.OFF)))
                .isEmpty();
    }

    @Test
    void presence_and_a_raised_hand_are_told_to_the_others() {
        RoomId room = world.room();
        ParticipantId ann = world.joined("ann", room);
        world.joins("bob", room);
        List<Outgoing> out = world.says("ann", new ClientMessage.SetPresence(room, Presence.AWAY, true));
        assertThat(to("bob", out)).containsExactly(new ServerMessage.PresenceChanged(room, ann, Presence.AWAY, true));
        assertThat(to("ann", out)).isEmpty();
    }

    @Test
    void media_and_presence_of_a_room_one_is_not_in_are_refused() {
        RoomId room = world.room();
        world.joins("ann", room);
        assertThat(world.refusal("bob", new ClientMessage.SetMedia(room, MediaState.OFF)))
                .isEqualTo(ErrorCode.NOT_IN_ROOM);
        assertThat(world.refusal("bob", new ClientMessage.SetPresence(room, Presence.IDLE, false)))
                .isEqualTo(ErrorCode.NOT_IN_ROOM);
    }

    @Test
    void ping_is_answered() {
        assertThat(world.reply("ann", new ClientMessage.Ping(), ServerMessage.Pong.class))
                .isNotNull();
    }

    @Test
    void ice_servers_come_from_the_source_for_that_session() {
        IceServerSource source = (session, now) -> new ServerMessage.IceServers(
                List.of(new dev.parley.protocol.IceServer(List.of("turn:t"), now + ":" + session, "c")), 60);
        RoomEngine engine = new RoomEngine(RoomSettings.DEFAULTS, new CountedIds(), source, Tickets.NONE);
        List<Outgoing> out =
                engine.handle(Request.of("ann", Envelope.request(new ClientMessage.GetIceServers(), "1")), 5);
        assertThat(out).singleElement().satisfies(o -> assertThat(o.message()).isEqualTo(source.serversFor("ann", 5)));
    }

    @Test
    void a_hello_that_reaches_the_engine_is_the_second() {
        ClientMessage hello = new ClientMessage.Hello(1, "test", List.of(), new Credentials.Guest());
        assertThat(world.refusal("ann", hello)).isEqualTo(ErrorCode.HELLO_REPEATED);
    }

    @Test
    void an_error_carries_the_request_id_and_a_correlation_of_session_and_request() {
        Request request = Request.of("s1", Envelope.request(join(NOWHERE, "ann"), "42"));
        Outgoing error = world.engine.handle(request, world.now).getFirst();
        assertThat(error.re()).isEqualTo("42");
        assertThat(((ServerMessage.ErrorReply) error.message()).correlation()).isEqualTo("s1.42");
    }
}
