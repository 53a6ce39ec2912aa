package dev.parley.server.room;

import static dev.parley.server.room.World.to;
import static org.assertj.core.api.Assertions.assertThat;

import dev.parley.protocol.ClientMessage;
import dev.parley.protocol.Envelope;
import dev.parley.protocol.Limits;
import dev.parley.protocol.RoomId;
import dev.parley.protocol.RoomInfo;
import dev.parley.protocol.ServerMessage;
import dev.parley.protocol.Visibility;
import dev.parley.protocol.json.Codec;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

/** The public list: snapshot, deltas, revision. */
class LobbyTest {
    private static final ClientMessage LIST = new ClientMessage.ListRooms();

    private final World world = new World();

    private ServerMessage.RoomList list() {
        return world.reply("reader", LIST, ServerMessage.RoomList.class);
    }

    private void follow(String session) {
        world.reply(session, new ClientMessage.SubscribeRooms(), ServerMessage.RoomList.class);
    }

    @Test
    void the_list_has_public_rooms_with_their_counts_and_no_private_ones() {
        RoomId open = world.room();
        world.room(Visibility.PRIVATE, 0);
        world.joins("ann", open);
        assertThat(list().rooms()).singleElement().satisfies(room -> {
            assertThat(room.id()).isEqualTo(open);
            assertThat(room.count()).isEqualTo(1);
            assertThat(room.host()).isEqualTo("ann");
        });
        assertThat(world.engine.counts().rooms()).isEqualTo(2);
    }

    @Test
    void a_private_room_never_moves_the_revision() {
        long before = list().revision();
        RoomId room = world.room(Visibility.PRIVATE, 0);
        world.joins("ann", room);
        world.leaves("ann", room);
        assertThat(list().revision()).isEqualTo(before);
    }

    private List<ServerMessage.RoomDelta> told(String session) {
        return to(session, world.log, ServerMessage.RoomDelta.class);
    }

    @Test
    void a_follower_gets_the_snapshot_then_one_delta_per_change() {
        follow("fay");
        long start = list().revision();
        RoomId room = world.room();
        world.passes(RoomEngine.LIST_INTERVAL_MILLIS);
        world.joins("ann", room);
        world.passes(RoomEngine.LIST_INTERVAL_MILLIS);
        world.leaves("ann", room);
        List<ServerMessage.RoomDelta> deltas = told("fay");
        assertThat(deltas)
                .extracting(ServerMessage.RoomDelta::revision)
                .containsExactly(start + 1, start + 2, start + 3);
        assertThat(deltas.get(1).changed().getFirst().count()).isEqualTo(1);
        assertThat(deltas.get(2).removed()).containsExactly(room);
    }

    @Test
    void changes_in_quick_succession_are_one_delta() {
        follow("fay");
        long start = list().revision();
        RoomId first = world.room();
        RoomId second = world.room();
        world.joins("ann", second);
        world.joins("bob", second);
        world.passes(RoomEngine.LIST_INTERVAL_MILLIS - 1);
        assertThat(told("fay")).singleElement().satisfies(delta -> {
            assertThat(delta.revision()).isEqualTo(start + 1);
            assertThat(delta.changed()).extracting(RoomInfo::id).containsExactly(first);
        });
        world.passes(1);
        assertThat(told("fay")).hasSize(2).last().satisfies(delta -> {
            assertThat(delta.revision()).isEqualTo(start + 2);
            assertThat(delta.changed()).singleElement().satisfies(room -> {
                assertThat(room.id()).isEqualTo(second);
                assertThat(room.count()).isEqualTo(2);
            });
        });
        world.passes(RoomEngine.LIST_INTERVAL_MILLIS);
        assertThat(told("fay")).hasSize(2);
    }

    @Test
    void what_came_and_went_meanwhile_is_not_told() {
        follow("fay");
        world.room();
        world.joins("ann", world.room());
        world.disconnects("ann");
        world.passes(RoomEngine.LIST_INTERVAL_MILLIS);
        assertThat(told("fay").getLast().changed())
                .allSatisfy(room -> assertThat(room.count()).isZero());
    }

    @Test
    void whoever_asks_gets_the_list_as_it_is_and_followers_do_not_fall_behind() {
        follow("fay");
        world.room();
        RoomId second = world.room();
        ServerMessage.RoomList list = list();
        assertThat(list.rooms()).extracting(RoomInfo::id).contains(second);
        assertThat(told("fay").getLast().revision()).isEqualTo(list.revision());
    }

    @Test
    void a_change_is_told_to_those_who_follow_however_many_rooms_there_are() {
        for (int i = 0; i < 100; i++) {
            world.room();
        }
        follow("fay");
        world.passes(RoomEngine.LIST_INTERVAL_MILLIS);
        world.log.clear();
        world.joins("ann", world.room());
        world.passes(RoomEngine.LIST_INTERVAL_MILLIS);
        assertThat(told("fay")).allSatisfy(delta -> assertThat(delta.changed()).hasSize(1));
    }

    @Test
    void nobody_else_gets_deltas() {
        follow("fay");
        world.room();
        world.says("fay", new ClientMessage.UnsubscribeRooms());
        world.room();
        assertThat(to("fay", world.log, ServerMessage.RoomDelta.class)).hasSize(1);
        assertThat(to("creator", world.log, ServerMessage.RoomDelta.class)).isEmpty();
    }

    @Test
    void a_lost_connection_follows_no_more() {
        follow("fay");
        world.disconnects("fay");
        world.room();
        assertThat(to("fay", world.log, ServerMessage.RoomDelta.class)).isEmpty();
    }

    @Test
    void followers_are_told_the_revision_every_five_seconds() {
        follow("fay");
        world.passes(0);
        world.log.clear();
        world.passes(4_999);
        assertThat(world.log).isEmpty();
        world.passes(1);
        long revision = list().revision();
        assertThat(to("fay", world.log, ServerMessage.RoomRevision.class))
                .containsExactly(new ServerMessage.RoomRevision(revision));
    }

    @Test
    void a_room_that_expires_is_removed_from_followers_lists() {
        follow("fay");
        RoomId room = world.room();
        List<Outgoing> out = world.passes(60_000);
        assertThat(to("fay", out, ServerMessage.RoomDelta.class))
                .singleElement()
                .satisfies(delta -> assertThat(delta.removed()).containsExactly(room));
    }

    @Test
    void the_list_always_fits_in_one_frame_and_later_rooms_move_up() {
        List<RoomId> rooms = new ArrayList<>();
        String worst = "<&\"".repeat(85);
        for (int i = 0; i < 100; i++) {
            ClientMessage create = new ClientMessage.CreateRoom("Room " + i, worst, Visibility.PUBLIC, 0);
            rooms.add(world.reply("creator", create, ServerMessage.RoomCreated.class)
                    .room()
                    .id());
        }
        ServerMessage.RoomList list = list();
        assertThat(list.rooms()).hasSizeBetween(20, 99);
        assertThat(Codec.encodeServer(Envelope.reply(list, "r1")).getBytes(StandardCharsets.UTF_8))
                .hasSizeLessThanOrEqualTo(Limits.FRAME_BYTES);

        RoomId firstUnlisted = rooms.get(list.rooms().size());
        world.joins("ann", rooms.getFirst());
        world.leaves("ann", rooms.getFirst());
        assertThat(list().rooms())
                .extracting(RoomInfo::id)
                .contains(firstUnlisted)
                .doesNotContain(rooms.getFirst());
    }
}
