package dev.parley.server.main;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.parley.protocol.ClientMessage;
import dev.parley.protocol.Entry;
import dev.parley.protocol.ErrorCode;
import dev.parley.protocol.Invitation;
import dev.parley.protocol.InvitationState;
import dev.parley.protocol.MediaState;
import dev.parley.protocol.RoomId;
import dev.parley.protocol.RoomInfo;
import dev.parley.protocol.ServerMessage;
import dev.parley.protocol.StoreReply;
import dev.parley.protocol.StoreRequest;
import dev.parley.protocol.Visibility;
import dev.parley.protocol.VisitInfo;
import dev.parley.server.store.TestDatabase;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.Parameter;
import org.junit.jupiter.params.ParameterizedClass;
import org.junit.jupiter.params.provider.EnumSource;

/** A durable room on a real server with a database of either kind, which is killed (SIGKILL) and started again. */
@ParameterizedClass
@EnumSource(TestDatabase.class)
class DurableRoomProcessTest {
    @Parameter
    private TestDatabase kind;

    @TempDir
    private Path folder;

    private final Map<String, String> environment = new HashMap<>(Map.of("ACCOUNTS", "open", "LOG_LEVEL", "error"));

    @BeforeEach
    void chooseDatabase() {
        environment.putAll(kind.environment(folder));
    }

    private ServerProcess start() throws Exception {
        return ServerProcess.ready(environment, "--port", "0", "--http-port", "0");
    }

    private static ServerMessage.RoomJoined joins(AccountClient client, RoomId room, String name) {
        client.say(new ClientMessage.JoinRoom(room, name, MediaState.OFF));
        return client.expect(ServerMessage.RoomJoined.class);
    }

    @Test
    void it_is_there_with_its_history_after_the_last_one_left_and_after_a_kill() throws Exception {
        ServerMessage.SignedIn ada;
        RoomInfo room;
        ServerMessage.RoomJoined guest;
        try (ServerProcess server = start();
                AccountClient owner = new AccountClient(server.url())) {
            ada = owner.register("ada");
            assertThat(owner.welcomed(ada).capabilities()).containsExactly("durable-rooms", "invitations");
            owner.say(new ClientMessage.CreateRoom(
                    "Reading group", "Chapter four", Visibility.PRIVATE, 4, Entry.OPEN, null, true));
            room = owner.expect(ServerMessage.RoomCreated.class).room();
            joins(owner, room.id(), "Ada");
            owner.say(new ClientMessage.LeaveRoom(room.id()));
            owner.expect(ServerMessage.RoomLeft.class);
            guest = joins(AccountClient.guest(server.url()), room.id(), "Grace");
            assertThat(guest.room().name()).as("after the last one left").isEqualTo("Reading group");
            // Entering waits for no disk, so the kill has to.
            await().until(() -> hasVisited(owner, room.id(), "Grace"));
            server.process.destroyForcibly().waitFor();
        }
        try (ServerProcess server = start();
                AccountClient other = AccountClient.guest(server.url());
                AccountClient owner = new AccountClient(server.url())) {
            owner.welcomed(owner.refresh(ada));
            other.say(new ClientMessage.JoinRoom(room.id(), "Grace", MediaState.OFF, guest.ticket(), false));
            assertThat(other.expect(ServerMessage.RoomJoined.class).resumed()).isTrue();
            ServerMessage.RoomJoined back = joins(owner, room.id(), "Ada");
            assertThat(back.room().description()).isEqualTo("Chapter four");
            assertThat(back.room().maxParticipants()).isEqualTo(4);
            assertThat(owner.expect(ServerMessage.RoomStatus.class).host()).isEqualTo(back.self());
            checkOwnersView(owner, room, guest);
            owner.say(new StoreRequest.DeleteRoom(room.id()));
            owner.expect(StoreReply.RoomDeleted.class);
            other.expect(ServerMessage.RoomLeft.class);
            other.say(new ClientMessage.JoinRoom(room.id(), "Grace", MediaState.OFF));
            assertThat(other.expect(ServerMessage.ErrorReply.class).code()).isEqualTo(ErrorCode.ROOM_UNKNOWN);
        }
    }

    @Test
    void all_devices_of_both_sides_hear_of_an_invitation_and_a_kill_loses_none() throws Exception {
        ServerMessage.SignedIn bob;
        Invitation invitation;
        try (ServerProcess server = start();
                AccountClient ada = new AccountClient(server.url())) {
            ada.welcomed(ada.register("ada"));
            try (AccountClient laptop = new AccountClient(server.url())) {
                bob = laptop.register("bob");
                laptop.welcomed(bob);
                try (AccountClient phone = new AccountClient(server.url())) {
                    phone.welcomed(bob);
                    ada.say(new ClientMessage.CreateRoom("Reading group", "", Visibility.PRIVATE, 0));
                    RoomId room =
                            ada.expect(ServerMessage.RoomCreated.class).room().id();
                    joins(ada, room, "Ada");
                    ada.say(new StoreRequest.InviteUser(room, "bob"));
                    invitation = ada.expect(StoreReply.InvitationChanged.class).invitation();
                    for (AccountClient device : List.of(laptop, phone)) {
                        assertThat(device.expect(StoreReply.InvitationChanged.class)
                                        .invitation())
                                .isEqualTo(invitation);
                    }
                }
            }
            server.process.destroyForcibly().waitFor();
        }
        try (ServerProcess server = start();
                AccountClient device = new AccountClient(server.url())) {
            device.welcomed(device.refresh(bob));
            device.say(new StoreRequest.ListInvitations());
            assertThat(device.expect(StoreReply.Invitations.class).invitations())
                    .containsExactly(invitation);
            device.say(new StoreRequest.AcceptInvitation(invitation.id()));
            assertThat(device.expect(StoreReply.InvitationChanged.class)
                            .invitation()
                            .state())
                    .isEqualTo(InvitationState.ACCEPTED);
        }
    }

    private static boolean hasVisited(AccountClient owner, RoomId room, String name) throws Exception {
        owner.say(new StoreRequest.RoomHistory(room, null));
        return owner.expect(StoreReply.RoomVisits.class).visits().stream()
                .anyMatch(visit -> visit.name().equals(name));
    }

    private static void checkOwnersView(AccountClient owner, RoomInfo room, ServerMessage.RoomJoined guest) {
        owner.say(new StoreRequest.ListOwnRooms(null));
        RoomInfo listed = owner.expect(StoreReply.OwnRooms.class).rooms().getFirst();
        assertThat(listed.id()).isEqualTo(room.id());
        assertThat(listed.count()).isEqualTo(2);
        owner.say(new StoreRequest.RoomHistory(room.id(), null));
        var visits = owner.expect(StoreReply.RoomVisits.class).visits();
        assertThat(visits).extracting(VisitInfo::name).containsExactly("Ada", "Grace", "Ada");
        assertThat(visits.getLast().durationMs()).isNotNull();
        assertThat(visits.getLast().account()).isTrue();
        assertThat(visits.get(1).participant()).as("the stay went on").isEqualTo(guest.self());
        assertThat(visits.get(1).leftAt()).isNull();
    }
}
