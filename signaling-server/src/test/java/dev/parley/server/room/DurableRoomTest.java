package dev.parley.server.room;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.parley.protocol.ClientMessage;
import dev.parley.protocol.Entry;
import dev.parley.protocol.Envelope;
import dev.parley.protocol.ErrorCode;
import dev.parley.protocol.ParticipantId;
import dev.parley.protocol.RoomExit;
import dev.parley.protocol.RoomId;
import dev.parley.protocol.RoomInfo;
import dev.parley.protocol.ServerMessage;
import dev.parley.protocol.StoreRequest;
import dev.parley.protocol.Visibility;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** Rooms that are kept elsewhere while nobody is in them. */
class DurableRoomTest {
    private static final RoomId ID = RoomId.ofRandomBits(77);
    private static final StoredRoom STORED = new StoredRoom(
            new RoomInfo(ID, "Reading group", "Chapter four", "", Visibility.PUBLIC, 0, 4, 5),
            "ada",
            AccessRules.OPEN,
            Map.of("eve", 2_000_000L));

    private final World world = new World();

    private List<Outgoing> says(String session, ClientMessage message) {
        StoredRoom stored =
                new StoredRoom(STORED.info(), STORED.owner(), STORED.rules(), STORED.invited(), world.written.present);
        return world.engine.handle(Request.of(session, Envelope.request(message, "1")), stored, world.now);
    }

    private List<Outgoing> enters(String session) {
        return says(session, World.join(ID, session));
    }

    private ServerMessage.RoomJoined joins(String session) {
        List<ServerMessage.RoomJoined> joined = World.to(session, enters(session), ServerMessage.RoomJoined.class);
        world.says(session, new ClientMessage.Ping());
        return joined.getFirst();
    }

    private ParticipantId host(List<Outgoing> out, String session) {
        return World.to(session, out, ServerMessage.RoomStatus.class).getLast().host();
    }

    @Test
    void it_comes_back_as_it_was_for_whoever_enters_it() {
        ServerMessage.RoomJoined joined = joins("bob");
        assertThat(joined.room())
                .isEqualTo(new RoomInfo(ID, "Reading group", "Chapter four", "bob", Visibility.PUBLIC, 1, 4, 5));
        world.leaves("bob", ID);
        assertThat(world.engine.isOpen(ID))
                .as("it costs nothing while it is empty")
                .isFalse();
        assertThat(joins("eve").room().name()).isEqualTo("Reading group");
    }

    @Test
    void its_owner_hosts_whenever_they_come_in() {
        ParticipantId bob = joins("bob").self();
        world.engine.identify("ada-laptop", "ada");
        List<Outgoing> out = enters("ada-laptop");
        ParticipantId ada = World.to("ada-laptop", out, ServerMessage.RoomJoined.class)
                .getFirst()
                .self();
        assertThat(host(out, "bob")).isEqualTo(ada);
        world.engine.identify("ada-phone", "ada");
        assertThat(host(enters("ada-phone"), "bob"))
                .as("who hosts by another device goes on")
                .isEqualTo(ada);
        assertThat(host(world.leaves("ada-laptop", ID), "bob")).isEqualTo(bob);
    }

    @Test
    void another_account_does_not_host() {
        ParticipantId bob = joins("bob").self();
        world.engine.identify("eve", "eve");
        assertThat(host(enters("eve"), "bob")).isEqualTo(bob);
    }

    @Test
    void after_a_restart_no_ticket_takes_the_room_from_its_owner() {
        ServerMessage.RoomJoined bob = joins("bob");
        world.restarts();
        world.engine.identify("ada", "ada");
        ParticipantId ada = World.to("ada", enters("ada"), ServerMessage.RoomJoined.class)
                .getFirst()
                .self();
        List<Outgoing> out = says("bob-again", World.back(ID, "bob", bob.ticket(), false));
        assertThat(World.to("bob-again", out, ServerMessage.RoomJoined.class)
                        .getFirst()
                        .resumed())
                .isTrue();
        assertThat(host(out, "ada")).isEqualTo(ada);
    }

    /** Tickets are good for a week, and a room without anybody is forgotten. */
    @Test
    void a_stay_that_is_over_does_not_go_on_by_its_ticket_nor_does_its_part_as_the_host() {
        ServerMessage.RoomJoined bob = joins("bob");
        world.leaves("bob", ID);
        world.passes(3 * 86_400_000L);
        ParticipantId eve = joins("eve").self();
        List<Outgoing> out = says("bob-again", World.back(ID, "bob", bob.ticket(), false));
        ServerMessage.RoomJoined again =
                World.to("bob-again", out, ServerMessage.RoomJoined.class).getFirst();
        assertThat(again.resumed()).isFalse();
        assertThat(again.self()).isNotEqualTo(bob.self());
        assertThat(host(out, "eve")).isEqualTo(eve);
    }

    @Test
    void an_operator_closes_it_for_those_who_are_in_and_not_for_good() {
        String ticket = joins("bob").ticket();
        List<Outgoing> out = world.engine.close(ID, world.now).orElseThrow();
        assertThat(World.to("bob", out)).contains(new ServerMessage.RoomLeft(ID, RoomExit.CLOSED));
        List<Outgoing> back = says("bob", World.back(ID, "bob", ticket, false));
        assertThat(World.to("bob", back, ServerMessage.RoomJoined.class)
                        .getFirst()
                        .resumed())
                .isFalse();
    }

    @Test
    void an_owner_who_signed_in_meanwhile_hosts_when_their_place_goes_on() {
        joins("bob");
        ServerMessage.RoomJoined guest = joins("ada");
        world.disconnects("ada");
        world.engine.identify("ada-again", "ada");
        List<Outgoing> out = says("ada-again", World.back(ID, "ada", guest.ticket(), false));
        assertThat(host(out, "bob")).isEqualTo(guest.self());
    }

    @Test
    void a_ticket_alone_does_not_bring_it_back() {
        String ticket = joins("bob").ticket();
        world.restarts();
        assertThat(world.refusal("bob-again", World.back(ID, "bob", ticket, false)))
                .as("its owner may have deleted it")
                .isEqualTo(ErrorCode.ROOM_UNKNOWN);
    }

    @Test
    void once_deleted_it_is_left_by_all_and_entered_by_nobody() {
        String ticket = joins("bob").ticket();
        List<Outgoing> out = world.engine.delete(ID, world.now);
        assertThat(World.to("bob", out)).contains(new ServerMessage.RoomLeft(ID, RoomExit.CLOSED));
        for (ClientMessage join : List.of(World.join(ID, "bob"), World.back(ID, "bob", ticket, false))) {
            assertThat(World.to("bob-again", says("bob-again", join), ServerMessage.ErrorReply.class))
                    .as("a look into the store that came before does not count")
                    .hasSize(1);
        }
        assertThat(world.engine.delete(RoomId.ofRandomBits(9), world.now))
                .as("nobody was in it")
                .isEmpty();
    }

    @Test
    void who_is_in_it_is_written_down() {
        String bob = joins("bob").self().value();
        world.engine.identify("ada", "ada-account");
        ServerMessage.RoomJoined ada = joins("ada");
        world.passes(100);
        world.disconnects("ada");
        assertThat(world.written.lines).as("a kept place goes on").hasSize(2);
        world.passes(RoomSettings.DEFAULTS.graceMillis());
        world.leaves("bob", ID);
        long start = 1_000_000;
        long end = world.now;
        assertThat(world.written.lines)
                .containsExactly(
                        "+" + bob + " bob null " + start,
                        "+" + ada.self().value() + " ada ada-account " + start,
                        "-" + ada.self().value() + " " + end,
                        "-" + bob + " " + end);
    }

    @Test
    void whoever_comes_back_after_a_restart_is_written_as_the_same() {
        ServerMessage.RoomJoined bob = joins("bob");
        world.restarts();
        world.now += 5_000;
        says("bob-again", World.back(ID, "bob", bob.ticket(), false));
        assertThat(world.written.lines).hasSize(2).containsOnly("+" + bob.self().value() + " bob null 1000000");
    }

    @Test
    void of_other_rooms_nothing_is_written() {
        RoomId ordinary = world.room();
        world.joins("bob", ordinary);
        world.leaves("bob", ordinary);
        assertThat(world.written.lines).isEmpty();
    }

    @Test
    void a_server_that_keeps_nothing_says_so() {
        ClientMessage durable =
                new ClientMessage.CreateRoom("Reading group", "", Visibility.PRIVATE, 0, Entry.OPEN, null, true);
        assertThat(world.refusal("ada", durable)).isEqualTo(ErrorCode.ACCOUNTS_CLOSED);
        assertThat(world.refusal("ada", new StoreRequest.ListOwnRooms(null))).isEqualTo(ErrorCode.ACCOUNTS_CLOSED);
    }

    @Test
    void what_is_too_large_is_not_described() {
        ClientMessage.CreateRoom large =
                new ClientMessage.CreateRoom("Reading group", "", Visibility.PRIVATE, 11, Entry.OPEN, null, true);
        assertThatThrownBy(() -> world.engine.describe(large, 0)).isInstanceOf(RefusedException.class);
        assertThat(world.engine.rooms()).isEmpty();
    }
}
