package dev.parley.client.ui;

import static org.assertj.core.api.Assertions.assertThat;

import dev.parley.client.core.Event;
import dev.parley.client.core.MeetingLink;
import dev.parley.protocol.ClientMessage;
import dev.parley.protocol.ErrorCode;
import dev.parley.protocol.ServerMessage;
import java.util.List;
import javafx.scene.input.KeyCode;
import javafx.stage.Stage;
import org.junit.jupiter.api.Test;

/** What the next start goes on with, on the real core. */
class HomecomingTest extends WindowTest<CoreStore> {
    private static final String SERVER = "wss://meet.example.org";

    HomecomingTest() {
        super(new CoreStore());
    }

    /** The next start, of a program that knows this name and server. */
    private void start(String name, String server) {
        services.save(services.preferences().withSignIn(name, server));
        startAgain();
    }

    private void startAgain() {
        close();
        robot.interact(() -> open(new Stage()));
    }

    private void welcome() {
        robot.interact(() -> {
            store.happen(new Event.SocketOpened());
            store.answer(
                    ClientMessage.Hello.class,
                    new ServerMessage.Welcome(1, "s1", "parley/0.1.0", List.of(), 10, 15_000, 30_000));
        });
    }

    @Test
    void who_has_said_their_name_once_is_at_home() {
        start("Ana", "");
        assertThat(says("Ana")).isTrue();
        assertThat(says("New meeting")).isTrue();
        assertThat(says("Continue")).isFalse();
    }

    @Test
    void a_name_that_is_none_is_asked_for() {
        start("A\u0007na", "");
        assertThat(says("Continue")).isTrue();
    }

    @Test
    void who_has_a_server_of_their_own_is_connected_to_it() {
        start("Ana", SERVER);
        assertThat(says("Connecting to meet.example.org…")).isTrue();
        welcome();
        assertThat(says("Open meetings on meet.example.org")).isTrue();
    }

    @Test
    void an_own_server_that_does_not_answer_leads_to_the_sign_in_page_with_the_reason() {
        start("Ana", SERVER);
        robot.interact(() -> store.happen(new Event.SocketClosed("Nothing answers there.")));
        assertThat(says("Nothing answers there.")).isTrue();
        assertThat(robot.lookup("#name").queryTextInputControl().getText()).isEqualTo("Ana");
    }

    @Test
    void an_own_server_that_cannot_be_read_is_there_to_be_mended() {
        start("Ana", "not a server");
        assertThat(robot.lookup("#address").queryTextInputControl().getText()).isEqualTo("not a server");
        assertThat(says("Continue")).isTrue();
    }

    @Test
    void a_link_does_not_wait_for_the_own_server() {
        start("Ana", SERVER);
        robot.interact(() -> window.invite(new MeetingLink(States.SERVER, States.ROOM)));
        welcome();
        assertThat(store.sent(ClientMessage.JoinRoom.class).room()).isEqualTo(States.ROOM);
        assertThat(store.state().connection().server()).isEqualTo(States.SERVER);
        assertThat(store.state().auth().server()).hasToString(SERVER);
    }

    @Test
    void who_went_to_change_the_name_is_asked_at_the_next_start_until_they_have() {
        start("Ana", "");
        robot.clickOn("Change name");
        startAgain();
        assertThat(says("Continue")).isTrue();
        robot.clickOn("#name").push(KeyCode.CONTROL, KeyCode.A);
        robot.write("Zoë").type(KeyCode.ENTER);
        robot.interact(() -> store.happen(new Event.SignOut())); // as the program does when it ends
        startAgain();
        assertThat(says("Zoë")).isTrue();
        assertThat(says("New meeting")).isTrue();
    }

    @Test
    void who_disconnected_from_their_server_is_asked_and_who_connected_again_is_not() {
        start("Ana", SERVER);
        welcome();
        robot.clickOn("Disconnect");
        assertThat(services.preferences().signedOut()).isTrue();
        robot.clickOn("Connect");
        assertThat(services.preferences().signedOut()).isFalse();
    }

    @Test
    void who_only_ends_a_visit_stays_at_home() {
        start("Ana", SERVER);
        robot.interact(() -> window.invite(new MeetingLink(States.SERVER, States.ROOM)));
        welcome();
        robot.interact(() -> store.answer(
                ClientMessage.JoinRoom.class,
                new ServerMessage.ErrorReply(ErrorCode.ROOM_UNKNOWN, "No such meeting.", null, "c1")));
        robot.clickOn("Disconnect");
        assertThat(services.preferences().signedOut()).isFalse();
    }
}
