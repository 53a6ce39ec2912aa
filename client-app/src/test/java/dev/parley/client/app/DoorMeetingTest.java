package dev.parley.client.app;

import static org.assertj.core.api.Assertions.assertThat;

import dev.parley.client.core.Event;
import dev.parley.client.core.Knock;
import dev.parley.client.core.MeetingLink;
import dev.parley.client.core.RoomPhase;
import dev.parley.client.core.Served;
import dev.parley.client.port.MeetingHost;
import dev.parley.protocol.Entry;
import dev.parley.protocol.ErrorCode;
import dev.parley.protocol.InviteInfo;
import dev.parley.protocol.Role;
import dev.parley.protocol.RoomId;
import dev.parley.protocol.Visibility;
import java.net.URI;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Who may come in, between the app's core and the server inside the app, over real sockets; without pictures and sound. */
class DoorMeetingTest {
    @TempDir
    Path folder;

    private final List<Person> people = new ArrayList<>();
    private final CompletableFuture<URI> address = new CompletableFuture<>();
    private EmbeddedHost host;

    @BeforeEach
    void serve() {
        host = new EmbeddedHost(
                new MeetingHost.Listener() {
                    @Override
                    public void onStarted(URI url, List<URI> shared, Set<URI> tunnels) {
                        address.complete(url);
                    }

                    @Override
                    public void onServes(Served now) {
                        // Nobody looks at the list here.
                    }

                    @Override
                    public void onFailed(String message) {
                        address.completeExceptionally(new AssertionError(message));
                    }
                },
                new HostFile(folder.resolve("host")));
        host.start();
    }

    @AfterEach
    void end() {
        people.forEach(Person::close);
        host.close();
    }

    private Person person(String name) throws Exception {
        Person person = Person.guest(name, address.get(30, TimeUnit.SECONDS));
        people.add(person);
        return person;
    }

    private Person hostOf(Entry entry, String password) throws Exception {
        Person ada = person("Ada");
        ada.happens(new Event.CreateRoom("Door", Visibility.PRIVATE, 6, false, entry, password));
        return ada.isIn();
    }

    private static RoomId room(Person person) {
        return person.state().room().target();
    }

    private Person at(Person host, String name) throws Exception {
        Person person = person(name);
        person.happens(new Event.JoinRoom(room(host)));
        return person;
    }

    @Test
    void who_knocks_waits_until_the_host_lets_them_in_or_not() throws Exception {
        Person ada = hostOf(Entry.KNOCK, "");
        assertThat(ada.state().room().self().role()).isEqualTo(Role.HOST);
        Person grace = at(ada, "Grace");
        Knock knock = ada.knock("Grace");
        grace.until(now ->
                now.room().phase() == RoomPhase.WAITING && now.room().door().waitsUntil() > 0);
        ada.happens(new Event.AnswerKnock(knock.request(), true));
        grace.isIn();

        Person alan = at(ada, "Alan");
        ada.happens(new Event.AnswerKnock(ada.knock("Alan").request(), false));
        alan.isRefused(ErrorCode.KNOCK_REJECTED);
        alan.happens(new Event.TryDoor(""));
        ada.knock("Alan");
        alan.happens(new Event.LeaveRoom());
        ada.until(now -> now.room().door().knocks().isEmpty());
    }

    @Test
    void a_password_is_asked_for_and_a_wrong_one_is_not_taken() throws Exception {
        Person ada = hostOf(Entry.OPEN, "open sesame");
        Person grace = at(ada, "Grace").isRefused(ErrorCode.PASSWORD_REQUIRED);
        grace.happens(new Event.TryDoor("close sesame"));
        grace.isRefused(ErrorCode.PASSWORD_WRONG);
        grace.happens(new Event.TryDoor("open sesame"));
        grace.isIn();
        assertThat(grace.state().room().info().access().password()).isTrue();
    }

    @Test
    void an_invite_passes_knock_and_password_until_it_is_revoked() throws Exception {
        Person ada = hostOf(Entry.KNOCK, "open sesame");
        ada.happens(new Event.CreateInvite(Role.GUEST, 3_600_000));
        ada.until(now -> now.room().door().tokens().size() == 1);
        InviteInfo invite = ada.state().room().door().invites().getFirst();
        MeetingLink link = new MeetingLink(address.get(), room(ada))
                .withInvite(ada.state().room().door().tokens().get(invite.id()));

        Person grace = person("Grace");
        grace.happens(new Event.JoinByLink(MeetingLink.parse(link.toString())));
        grace.isIn();
        assertThat(grace.state().room().self().role()).isEqualTo(Role.GUEST);
        assertThat(grace.state().room().links())
                .noneMatch(given -> given.toString().contains("invite"));
        ada.happens(new Event.ListInvites());
        ada.until(now -> now.room().door().invites().getFirst().uses() == 1);

        ada.happens(new Event.RevokeInvite(invite.id()));
        ada.until(now -> now.room().door().invites().isEmpty());
        Person alan = person("Alan");
        alan.happens(new Event.JoinByLink(link));
        alan.isRefused(ErrorCode.INVITE_REVOKED);
        alan.happens(new Event.TryDoor(""));
        alan.isRefused(ErrorCode.PASSWORD_REQUIRED);
    }

    @Test
    void a_locked_meeting_lets_nobody_new_in_and_everybody_inside_sees_that() throws Exception {
        Person ada = hostOf(Entry.OPEN, "");
        Person grace = at(ada, "Grace").isIn();
        ada.happens(new Event.SetAccess(null, true, null));
        ada.until(now -> now.room().info().access().locked());
        grace.until(now -> now.room().info().access().locked());
        at(ada, "Alan").isRefused(ErrorCode.ROOM_LOCKED);
        grace.happens(new Event.SetAccess(null, false, null));
        ada.happens(new Event.SetAccess(null, false, null));
        ada.until(now -> !now.room().info().access().locked());
    }

    @Test
    void who_is_removed_reads_so_and_comes_back_by_knocking_only() throws Exception {
        Person ada = hostOf(Entry.OPEN, "");
        Person grace = at(ada, "Grace").isIn();
        ada.happens(new Event.RemovePeer(ada.idOf("Grace")));
        grace.until(now -> now.room().phase() == RoomPhase.NO_ROOM);
        assertThat(grace.state().room().error()).isEqualTo("The host has removed you from the meeting.");
        grace.happens(new Event.JoinRoom(room(ada)));
        ada.happens(new Event.AnswerKnock(ada.knock("Grace").request(), true));
        grace.isIn();
    }

    @Test
    void a_meeting_is_handed_over_and_the_new_host_closes_it_for_everybody() throws Exception {
        Person ada = hostOf(Entry.KNOCK, "");
        Person grace = at(ada, "Grace");
        ada.happens(new Event.AnswerKnock(ada.knock("Grace").request(), true));
        grace.isIn();
        ada.happens(new Event.HandOver(ada.idOf("Grace")));
        grace.until(now -> now.room().self().role() == Role.HOST);
        ada.until(now -> now.room().self().role() == Role.PARTICIPANT);
        Person alan = at(ada, "Alan");
        grace.knock("Alan");
        assertThat(ada.state().room().door().knocks()).isEmpty();

        grace.happens(new Event.CloseMeeting());
        ada.until(now ->
                now.room().phase() == RoomPhase.NO_ROOM && !now.room().error().isEmpty());
        grace.until(now -> now.room().phase() == RoomPhase.LEFT);
        alan.isRefused(ErrorCode.ROOM_UNKNOWN);
    }
}
