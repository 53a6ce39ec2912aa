package dev.parley.client.app;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;

import dev.parley.client.app.process.ConfiguredServer;
import dev.parley.client.app.process.ServerProcess;
import dev.parley.client.core.AppState;
import dev.parley.client.core.Event;
import dev.parley.client.core.Kept;
import dev.parley.client.core.RoomPhase;
import dev.parley.client.core.UserInvitations;
import dev.parley.protocol.Entry;
import dev.parley.protocol.ErrorCode;
import dev.parley.protocol.Invitation;
import dev.parley.protocol.InvitationState;
import dev.parley.protocol.Role;
import dev.parley.protocol.RoomId;
import dev.parley.protocol.RoomInfo;
import dev.parley.protocol.Visibility;
import dev.parley.protocol.VisitInfo;
import java.io.IOException;
import java.net.URI;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What a server keeps for accounts, between the app's core and a server that is a process of its own. */
class KeptRoomsProcessTest {
    @TempDir
    Path folder;

    private final List<Person> people = new ArrayList<>();
    private ServerProcess server;

    @BeforeEach
    void serve() throws IOException {
        server = ConfiguredServer.start(folder, "accounts=open");
    }

    @AfterEach
    void end() {
        people.forEach(Person::close);
        server.close();
    }

    private URI address() {
        return URI.create(server.url());
    }

    private Person with(Person person) {
        people.add(person);
        return person;
    }

    private Person newcomer(String user, String name) {
        return with(Person.newcomer(user, name, address()));
    }

    private static boolean isHome(AppState state) {
        return state.room().phase() == RoomPhase.LEFT && state.requests().isEmpty();
    }

    private static List<RoomInfo> rooms(AppState state) {
        return Kept.of(state).rooms().items();
    }

    /** A room that the server keeps for this person, who is in it. */
    private static RoomId keep(Person owner) {
        owner.happens(new Event.CreateRoom("Reading group", Visibility.PRIVATE, 6, false, Entry.OPEN, "", true));
        owner.isIn();
        return owner.state().room().target();
    }

    private static void leave(Person person) {
        person.happens(new Event.LeaveRoom());
        person.until(KeptRoomsProcessTest::isHome);
    }

    @Test
    void a_room_outlives_its_meeting_is_entered_as_host_again_and_deleted_for_good() {
        Person ada = newcomer("ada", "Ada");
        ada.until(now -> Kept.offersRooms(now) && Kept.of(now).rooms().known());
        assertThat(rooms(ada.state())).isEmpty();
        RoomId room = keep(ada);
        leave(ada);
        assertThat(rooms(ada.state())).extracting(RoomInfo::id, RoomInfo::count).containsExactly(tuple(room, 0));
        assertThat(ada.state().dashboard().recent().getFirst().over()).isFalse();

        Person elsewhere = with(Person.again("ada", "Ada", address()));
        elsewhere.until(now -> rooms(now).size() == 1);
        elsewhere.happens(new Event.JoinRoom(room));
        assertThat(elsewhere.isIn().state().room().self().role()).isEqualTo(Role.HOST);

        ada.happens(new Event.ListOwnRooms(false));
        ada.until(now -> rooms(now).getFirst().count() == 1);
        ada.happens(new Event.DeleteRoom(room));
        ada.until(now -> rooms(now).isEmpty());
        elsewhere.until(
                now -> now.room().phase() == RoomPhase.NO_ROOM && rooms(now).isEmpty());
        ada.happens(new Event.JoinRoom(room));
        ada.isRefused(ErrorCode.ROOM_UNKNOWN);
    }

    @Test
    void the_owner_sees_who_was_there_and_who_still_is() {
        Person ada = newcomer("ada", "Ada");
        RoomId room = keep(ada);
        Person max = with(Person.guest("Max", address()));
        max.happens(new Event.JoinRoom(room));
        max.isIn();
        leave(ada);
        ada.happens(new Event.ShowHistory(room, false));
        ada.until(now -> Kept.of(now).history() != null
                && Kept.of(now).history().visits().known());
        List<VisitInfo> visits = Kept.of(ada.state()).history().visits().items();
        assertThat(visits)
                .extracting(VisitInfo::name, VisitInfo::account)
                .containsExactly(tuple("Max", false), tuple("Ada", true));
        assertThat(visits.getFirst().leftAt()).as("Max is still there").isNull();
        assertThat(visits.getLast().durationMs()).isNotNegative();
    }

    private static Optional<Invitation> received(AppState state) {
        return UserInvitations.received(state).stream().findFirst();
    }

    private static InvitationState sent(AppState state) {
        return UserInvitations.sent(state).getFirst().state();
    }

    @Test
    void a_user_who_is_invited_sees_it_at_once_accepts_and_is_in_past_the_door() {
        Person ada = newcomer("ada", "Ada");
        Person grace = newcomer("grace", "Grace");
        keep(ada);
        ada.happens(new Event.SetAccess(Entry.KNOCK, true, null));
        ada.until(now -> now.room().info().access().locked());
        ada.happens(new Event.InviteUser("Grace"));
        ada.until(now -> !UserInvitations.sent(now).isEmpty());
        grace.until(now -> received(now).isPresent());
        assertThat(received(grace.state()).orElseThrow().fromName()).isEqualTo("Ada");
        grace.happens(
                new Event.AcceptInvitation(received(grace.state()).orElseThrow().id()));
        assertThat(grace.isIn().state().room().self().role()).isEqualTo(Role.PARTICIPANT);
        ada.until(now -> sent(now) == InvitationState.ACCEPTED);
    }

    @Test
    void one_is_declined_another_taken_back_and_nobody_learns_who_there_is() {
        Person ada = newcomer("ada", "Ada");
        Person grace = newcomer("grace", "Grace");
        Person phone = with(Person.again("grace", "Grace", address()));
        keep(ada);
        ada.happens(new Event.InviteUser("grace"));
        grace.until(now -> received(now).isPresent());
        phone.until(now -> received(now).isPresent());
        grace.happens(new Event.DeclineInvitation(
                received(grace.state()).orElseThrow().id()));
        ada.until(now -> !UserInvitations.sent(now).isEmpty() && sent(now) == InvitationState.DECLINED);
        phone.until(now -> received(now).isEmpty());

        ada.happens(new Event.InviteUser("grace"));
        grace.until(now -> received(now).isPresent());
        ada.until(now -> sent(now) == InvitationState.PENDING);
        ada.happens(new Event.WithdrawInvitation(
                UserInvitations.sent(ada.state()).getFirst().id()));
        grace.until(now -> received(now).isEmpty());
        ada.until(now -> sent(now) == InvitationState.WITHDRAWN);

        ada.happens(new Event.InviteUser("nobody-of-that-name"));
        ada.until(now -> UserInvitations.sent(now).size() == 2);
        assertThat(sent(ada.state())).isEqualTo(InvitationState.PENDING);
    }

    @Test
    void a_guest_is_offered_nothing_of_it() {
        Person guest = with(Person.guest("Max", address()));
        assertThat(Kept.offersRooms(guest.state())).isFalse();
        guest.happens(new Event.CreateRoom("Reading group", Visibility.PRIVATE, 6, false, Entry.OPEN, "", true));
        guest.until(now -> now.room().error().startsWith("This server keeps rooms only for"));
    }
}
