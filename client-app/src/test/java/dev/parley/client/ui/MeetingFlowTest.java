package dev.parley.client.ui;

import static org.assertj.core.api.Assertions.assertThat;

import dev.parley.client.core.Event;
import dev.parley.client.core.MeetingLink;
import dev.parley.protocol.ClientMessage;
import dev.parley.protocol.ErrorCode;
import dev.parley.protocol.MediaState;
import dev.parley.protocol.Participant;
import dev.parley.protocol.ParticipantId;
import dev.parley.protocol.Presence;
import dev.parley.protocol.Role;
import dev.parley.protocol.RoomInfo;
import dev.parley.protocol.ServerMessage;
import dev.parley.protocol.Visibility;
import java.net.URI;
import java.util.List;
import javafx.scene.input.KeyCode;
import org.junit.jupiter.api.Test;

/** The way through the app with mouse and keyboard, on the real core. */
class MeetingFlowTest extends WindowTest<CoreStore> {
    private static final URI LOCAL = URI.create("ws://127.0.0.1:40001");
    private static final RoomInfo ROOM =
            new RoomInfo(States.ROOM, "Ana's meeting", "", "Ana", Visibility.PUBLIC, 1, 6, 0);

    MeetingFlowTest() {
        super(new CoreStore());
    }

    @Test
    void a_meeting_on_this_computer_is_started_talked_in_and_left() {
        robot.clickOn("#name").write("Ana").type(KeyCode.ENTER);
        assertThat(says("Open meetings on your network")).isTrue();
        robot.clickOn("New meeting").clickOn("Start meeting");
        assertThat(says("Starting your meeting…")).isTrue();

        robot.interact(this::hostAndWelcome);
        robot.interact(this::createAndJoin);
        assertThat(says("You are the first one here")).isTrue();
        robot.clickOn(called("Copy the meeting link"));
        assertThat(services.clipboard).isEqualTo("parley://192.168.1.7:40001/" + States.ROOM);

        robot.interact(
                () -> store.happen(new Event.ServerSaid(new ServerMessage.UserJoined(States.ROOM, ben()), null)));
        assertThat(says("You are the first one here")).isFalse();
        robot.clickOn("#chat").write("Hello Ben").type(KeyCode.ENTER);
        assertThat(says("Hello Ben")).isTrue();

        robot.clickOn("#leave");
        robot.interact(() -> store.answer(ClientMessage.LeaveRoom.class, new ServerMessage.RoomLeft(States.ROOM)));
        assertThat(says("Meetings")).isTrue();
    }

    private void hostAndWelcome() {
        store.happen(new Event.HostStarted(LOCAL, List.of(URI.create("ws://192.168.1.7:40001"))));
        store.happen(new Event.SocketOpened());
        welcome();
    }

    private void welcome() {
        store.answer(
                ClientMessage.Hello.class,
                new ServerMessage.Welcome(1, "s1", "parley/0.1.0", List.of(), 10, 15_000, 30_000));
    }

    private void createAndJoin() {
        assertThat(store.sent(ClientMessage.CreateRoom.class).name()).isEqualTo("Ana's meeting");
        store.answer(ClientMessage.CreateRoom.class, new ServerMessage.RoomCreated(ROOM));
        store.answer(ClientMessage.JoinRoom.class, joined());
    }

    private static ServerMessage joined() {
        return new ServerMessage.RoomJoined(ROOM, States.SELF, List.of(), List.of(), 0, "", false);
    }

    private static Participant ben() {
        return new Participant(
                new ParticipantId("ben"),
                "Ben",
                Role.PARTICIPANT,
                new MediaState(true, true, false),
                Presence.ACTIVE,
                false,
                1);
    }

    @Test
    void a_taken_name_is_changed_and_the_meeting_joined_under_the_new_one() {
        robot.interact(() -> window.invite(new MeetingLink(States.SERVER, States.ROOM)));
        robot.clickOn("#name").write("Ben").type(KeyCode.ENTER);
        robot.interact(() -> {
            store.happen(new Event.SocketOpened());
            welcome();
            store.answer(
                    ClientMessage.JoinRoom.class,
                    new ServerMessage.ErrorReply(ErrorCode.NAME_TAKEN, "taken", null, "c1"));
        });
        assertThat(says("Choose another name")).isTrue();
        robot.write("Benny").type(KeyCode.ENTER);
        assertThat(store.sent(ClientMessage.JoinRoom.class).name()).isEqualTo("Benny");
        robot.interact(() -> store.answer(ClientMessage.JoinRoom.class, joined()));
        assertThat(says("Benny (you)")).isTrue();
    }

    @Test
    void a_link_to_a_server_that_is_not_there_leads_to_the_dashboard_with_the_reason_and_the_link_to_try_again() {
        MeetingLink link = new MeetingLink(States.SERVER, States.ROOM);
        robot.interact(() -> window.invite(link));
        robot.clickOn("#name").write("Ana").type(KeyCode.ENTER);
        assertThat(says("Joining the meeting…")).isTrue();
        robot.interact(() -> store.happen(new Event.SocketClosed("Nothing answers at ws://192.168.1.20:8443.")));
        assertThat(says("Nothing answers at ws://192.168.1.20:8443."
                        + " Or ask whoever invited you whether the meeting is still on."))
                .isTrue();
        assertThat(says("Ready")).isTrue();
        assertThat(robot.lookup("#link").queryTextInputControl().getText()).isEqualTo(link.toString());
        robot.clickOn("New meeting").clickOn("Start meeting");
        assertThat(says("Starting your meeting…")).isTrue();
    }

    @Test
    void a_server_that_does_not_answer_is_explained_and_can_be_tried_again() {
        robot.clickOn("#name").write("Ana");
        robot.clickOn("Use another server")
                .clickOn("#address")
                .write("192.168.1.99:8443")
                .type(KeyCode.ENTER);
        assertThat(says("Connecting to 192.168.1.99…")).isTrue();
        robot.interact(() -> store.happen(new Event.SocketClosed(
                "Nothing answers at ws://192.168.1.99:8443. Check the address, and that the server is running.")));
        assertThat(robot.lookup(".banner-text")
                        .match(WindowTest::isSeen)
                        .queryLabeled()
                        .getText())
                .contains("ws://192.168.1.99:8443");
        robot.clickOn("#continue");
        assertThat(says("Connecting to 192.168.1.99…")).isTrue();
        robot.clickOn("Cancel");
        assertThat(says("Continue")).isTrue();
    }
}
