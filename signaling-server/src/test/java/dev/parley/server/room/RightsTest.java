package dev.parley.server.room;

import static org.assertj.core.api.Assertions.assertThat;

import dev.parley.protocol.ClientMessage;
import dev.parley.protocol.Entry;
import dev.parley.protocol.ErrorCode;
import dev.parley.protocol.HostMessage;
import dev.parley.protocol.IceCandidate;
import dev.parley.protocol.LeaveReason;
import dev.parley.protocol.MediaState;
import dev.parley.protocol.ParticipantId;
import dev.parley.protocol.Pass;
import dev.parley.protocol.Presence;
import dev.parley.protocol.Right;
import dev.parley.protocol.Role;
import dev.parley.protocol.RoomId;
import dev.parley.protocol.ServerMessage;
import dev.parley.protocol.Signal;
import dev.parley.protocol.StoreRequest;
import dev.parley.protocol.Visibility;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/** Every message that names a room, from every role, in every state: who may and who may not. */
class RightsTest {
    private static final MediaState ON = new MediaState(true, false, false);

    /** Where somebody stands with a room. */
    enum Standing {
        /** Never was in it, and may be nobody the room has heard of. */
        OUTSIDE,
        /** Has knocked. */
        WAITING,
        IN,
        /** Its connection is lost, and it speaks on a new one without having come back. */
        KEPT,
        /** The host has put it out. */
        REMOVED
    }

    /** A meeting with one of each role, two strangers and somebody who knocks. */
    private static final class Meeting {
        final World world = new World();
        final RoomId room = world.hosted("host", Entry.KNOCK);
        final String token = world.invites("host", room, Role.PARTICIPANT).token();
        final String guests = world.invites("host", room, Role.GUEST).token();
        final ParticipantId other = enter("other", token);
        final ParticipantId actor;
        final String request;
        final String session;

        Meeting(Role role, Standing standing) {
            boolean outside = standing == Standing.OUTSIDE || standing == Standing.WAITING;
            actor = outside ? new ParticipantId("nobody") : actor(role);
            request = world.knocks("somebody", room, hosts(role, outside));
            session = stand(standing, hosts(role, outside));
        }

        private static String hosts(Role role, boolean outside) {
            return role == Role.HOST && !outside ? "actor" : "host";
        }

        private ParticipantId actor(Role role) {
            ParticipantId id = enter("actor", role == Role.GUEST ? guests : token);
            if (role == Role.HOST) {
                world.says("host", new HostMessage.HandOverHost(room, id));
            }
            return id;
        }

        private ParticipantId enter(String name, String invite) {
            ParticipantId id = world.invited(name, room, invite).self();
            world.says(name, new ClientMessage.Ping());
            return id;
        }

        private String stand(Standing standing, String host) {
            switch (standing) {
                case OUTSIDE, IN -> {}
                case WAITING -> world.knocks("actor", room, host);
                case KEPT -> world.disconnects("actor");
                case REMOVED -> putOut(host);
            }
            return standing == Standing.KEPT ? "actor on a new connection" : "actor";
        }

        /** A host cannot put itself out, so it hands over first. */
        private void putOut(String host) {
            if (host.equals("actor")) {
                world.says("actor", new HostMessage.HandOverHost(room, other));
                world.says("other", new HostMessage.RemoveParticipant(room, actor));
            } else {
                world.says(host, new HostMessage.RemoveParticipant(room, actor));
            }
        }

        /** The code with which a message is refused; null if it is not. */
        @Nullable
        ErrorCode outcome(ClientMessage message) {
            return message instanceof StoreRequest.InviteUser invite
                    ? outcome(invite)
                    : world.outcome(session, message).orElse(null);
        }

        /** The store is asked once the engine has said that this session may invite. */
        private @Nullable ErrorCode outcome(StoreRequest.InviteUser invite) {
            try {
                world.engine.inviting(invite.room(), session);
                return null;
            } catch (RefusedException refused) {
                return refused.code();
            }
        }
    }

    /** What is said, and the right that it takes; all but those that need none to be there. */
    private static Map<ClientMessage, Right> messages(Meeting meeting) {
        RoomId room = meeting.room;
        ParticipantId other = meeting.other;
        Map<ClientMessage, Right> all = new LinkedHashMap<>();
        all.put(new ClientMessage.SetMedia(room, MediaState.OFF), Right.TAKE_PART);
        all.put(new ClientMessage.SetMedia(room, ON), Right.SEND_MEDIA);
        all.put(new ClientMessage.SetPresence(room, Presence.AWAY, true), Right.TAKE_PART);
        all.put(new Signal.Offer(room, other, 1, "v=0"), Right.TAKE_PART);
        all.put(new Signal.Answer(room, other, 1, "v=0"), Right.TAKE_PART);
        all.put(new Signal.Candidate(room, other, 1, new IceCandidate("", "0", 0)), Right.TAKE_PART);
        all.put(new Signal.Ping(room, other, 1), Right.TAKE_PART);
        all.put(new Signal.Pong(room, other, 1), Right.TAKE_PART);
        all.put(new HostMessage.JoinApproved(room, meeting.request), Right.ADMIT);
        all.put(new HostMessage.JoinRejected(room, meeting.request), Right.ADMIT);
        all.put(new HostMessage.CreateInvite(room, Role.GUEST, 60_000), Right.INVITE);
        all.put(new HostMessage.ListInvites(room), Right.INVITE);
        all.put(new HostMessage.RevokeInvite(room, null), Right.INVITE);
        all.put(new StoreRequest.InviteUser(room, "grace"), Right.INVITE);
        all.put(new HostMessage.SetRoomAccess(room, Entry.OPEN, true, ""), Right.CHANGE_ACCESS);
        all.put(new HostMessage.MuteRequest(room, other), Right.ASK_TO_MUTE);
        all.put(new HostMessage.RemoveParticipant(room, other), Right.REMOVE);
        all.put(new HostMessage.HandOverHost(room, other), Right.HAND_OVER);
        all.put(new HostMessage.CloseRoom(room), Right.CLOSE);
        return all;
    }

    static Stream<Arguments> everybody() {
        return Stream.of(Role.values())
                .flatMap(role -> Stream.of(Standing.values()).map(standing -> Arguments.of(role, standing)));
    }

    /** A meeting of its own for each message, since many end something. */
    @ParameterizedTest
    @MethodSource("everybody")
    void every_message_is_let_through_by_the_table_and_for_members_only(Role role, Standing standing) {
        int count = messages(new Meeting(role, standing)).size();
        for (int i = 0; i < count; i++) {
            Meeting meeting = new Meeting(role, standing);
            Map.Entry<ClientMessage, Right> said =
                    List.copyOf(messages(meeting).entrySet()).get(i);
            ErrorCode expected = standing != Standing.IN
                    ? ErrorCode.NOT_IN_ROOM
                    : role.may(said.getValue()) ? null : ErrorCode.NOT_ALLOWED;
            assertThat(meeting.outcome(said.getKey()))
                    .as("%s of a %s that is %s", said.getKey(), role, standing)
                    .isEqualTo(expected);
        }
    }

    @ParameterizedTest
    @MethodSource("everybody")
    void coming_and_going_is_as_where_one_stands(Role role, Standing standing) {
        Meeting coming = new Meeting(role, standing);
        ErrorCode join = switch (standing) {
            case IN -> ErrorCode.ALREADY_IN_ROOM;
            case OUTSIDE, WAITING, KEPT, REMOVED -> ErrorCode.KNOCK_REQUIRED;
        };
        assertThat(coming.outcome(World.join(coming.room, "actor 2"))).isEqualTo(join);

        Meeting knocking = new Meeting(role, standing);
        ErrorCode knock = standing == Standing.IN || standing == Standing.WAITING ? ErrorCode.ALREADY_IN_ROOM : null;
        assertThat(knocking.outcome(World.knock(knocking.room, "actor 2"))).isEqualTo(knock);

        Meeting invited = new Meeting(role, standing);
        ErrorCode invite = standing == Standing.IN ? ErrorCode.ALREADY_IN_ROOM : null;
        assertThat(invited.outcome(World.join(invited.room, "actor 2", new Pass(null, invited.token, false))))
                .isEqualTo(invite);

        Meeting going = new Meeting(role, standing);
        ErrorCode leave = standing == Standing.IN || standing == Standing.WAITING ? null : ErrorCode.NOT_IN_ROOM;
        assertThat(going.outcome(new ClientMessage.LeaveRoom(going.room))).isEqualTo(leave);
    }

    /** What the owner of an account may do with a room, whoever is in it: the store is asked, which knows whose it is. */
    private static List<ClientMessage> owners(RoomId room) {
        return List.of(
                new StoreRequest.ListOwnRooms(room),
                new StoreRequest.DeleteRoom(room),
                new StoreRequest.RoomHistory(room, null));
    }

    @ParameterizedTest
    @MethodSource("everybody")
    void what_takes_an_account_is_nobodys_by_role(Role role, Standing standing) {
        Meeting meeting = new Meeting(role, standing);
        for (ClientMessage message : owners(meeting.room)) {
            assertThat(meeting.outcome(message)).as("%s", message).isEqualTo(ErrorCode.ACCOUNTS_CLOSED);
        }
    }

    /** A message that is added and names a room has to be among those above. */
    @Test
    void no_message_about_a_room_is_left_out() {
        Set<Class<?>> tried = messages(new Meeting(Role.HOST, Standing.IN)).keySet().stream()
                .map(Object::getClass)
                .collect(Collectors.toSet());
        tried.addAll(Set.of(ClientMessage.JoinRoom.class, ClientMessage.LeaveRoom.class));
        owners(RoomId.ofRandomBits(1)).forEach(message -> tried.add(message.getClass()));
        Set<Class<?>> about = leaves(ClientMessage.class)
                .filter(type ->
                        Arrays.stream(type.getRecordComponents()).anyMatch(part -> part.getType() == RoomId.class))
                .collect(Collectors.toSet());
        assertThat(tried).isEqualTo(about);
    }

    private static Stream<Class<?>> leaves(Class<?> type) {
        return type.isSealed()
                ? Arrays.stream(type.getPermittedSubclasses()).flatMap(RightsTest::leaves)
                : Stream.of(type);
    }

    @Test
    void messages_about_no_room_need_no_role() {
        Meeting meeting = new Meeting(Role.GUEST, Standing.IN);
        for (ClientMessage message : List.of(
                new ClientMessage.CreateRoom("R", "", Visibility.PRIVATE, 0),
                new ClientMessage.ListRooms(),
                new ClientMessage.SubscribeRooms(),
                new ClientMessage.UnsubscribeRooms(),
                new ClientMessage.GetIceServers(),
                new ClientMessage.Ping())) {
            assertThat(meeting.outcome(message)).isNull();
        }
    }

    @Test
    void a_host_who_is_ended_by_the_server_is_followed_by_the_next() {
        Meeting meeting = new Meeting(Role.PARTICIPANT, Standing.IN);
        List<Outgoing> out = meeting.world.engine.disconnect("host", LeaveReason.REMOVED, meeting.world.now);
        assertThat(World.to("other", out, ServerMessage.RoomStatus.class)
                        .getLast()
                        .host())
                .isEqualTo(meeting.other);
    }
}
