package dev.parley.client.ui;

import static org.assertj.core.api.Assertions.assertThat;

import dev.parley.client.core.Event;
import dev.parley.client.core.MeetingLink;
import dev.parley.protocol.ClientMessage;
import dev.parley.protocol.Credentials;
import dev.parley.protocol.ErrorCode;
import dev.parley.protocol.ServerMessage;
import java.net.URI;
import java.util.List;
import javafx.scene.Node;
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

    /** A server without accounts lets one in. */
    private void welcome() {
        robot.interact(() -> {
            store.happen(new Event.SocketOpened());
            store.answer(ClientMessage.GetAuthMethods.class, new ServerMessage.AuthMethods(true, false, false, false));
        });
        greet();
    }

    private void greet() {
        robot.interact(() -> store.answer(
                ClientMessage.Hello.class,
                new ServerMessage.Welcome(1, "s1", "parley/0.1.0", List.of(), 10, 15_000, 30_000)));
    }

    /** The own server has accounts. */
    private void hasAccounts() {
        robot.interact(() -> {
            store.happen(new Event.SocketOpened());
            store.answer(ClientMessage.GetAuthMethods.class, Samples.OPEN);
        });
    }

    /** A sign-in was kept, and is good. */
    private void renew() {
        robot.interact(() -> {
            store.borrow("refresh-1");
            store.answer(
                    ClientMessage.RefreshToken.class,
                    new ServerMessage.SignedIn(Samples.ANA, "access-2", 900_000, "refresh-2", 9_000_000));
            store.happen(new Event.SignInKept(URI.create(SERVER), true));
        });
        assertThat(store.sent(ClientMessage.RefreshToken.class).token()).isEqualTo("refresh-1");
        assertThat(store.sent(ClientMessage.Hello.class).credentials()).isEqualTo(new Credentials.Token("access-2"));
        greet();
    }

    @Test
    void who_was_signed_in_to_an_account_still_is() {
        start("Ana", SERVER);
        hasAccounts();
        renew();
        assertThat(says("Account " + Samples.ANA.user())).isTrue();
    }

    @Test
    void who_has_an_account_and_is_signed_in_no_more_is_asked() {
        start("Ana", SERVER);
        hasAccounts();
        robot.interact(() -> store.borrow(""));
        assertThat(robot.lookup("#account-password").<Node>queryAll()).anyMatch(WindowTest::isSeen);
    }

    @Test
    void a_link_to_the_own_server_waits_for_the_account() {
        start("Ana", SERVER);
        hasAccounts();
        robot.interact(() -> window.invite(new MeetingLink(URI.create(SERVER), States.ROOM)));
        renew();
        assertThat(store.sent(ClientMessage.JoinRoom.class).room()).isEqualTo(States.ROOM);
        assertThat(store.state().auth().account().owner()).isEqualTo(Samples.ANA);
    }

    @Test
    void a_link_elsewhere_does_not_cut_off_an_account_whose_server_has_answered() {
        start("Ana", SERVER);
        hasAccounts();
        robot.interact(() -> window.invite(new MeetingLink(States.SERVER, States.ROOM)));
        renew();
        assertThat(store.state().auth().account().owner()).isEqualTo(Samples.ANA);
        assertThat(store.state().connection().server()).isEqualTo(States.SERVER);
    }

    @Test
    void whichever_way_somebody_goes_in_they_are_at_home_at_the_next_start() {
        URI server = URI.create(SERVER);
        for (Event.User in : List.of(
                new Event.EnterServer("Ana", server),
                new Event.SignInAccount(server, "ana", "four words of nonsense"),
                new Event.Register(server, "ana", "", "Ana", "four words of nonsense"),
                new Event.SignInByBrowser(server))) {
            services.save(services.preferences().withSignedOut(true));
            new RememberingStore(new FakeStore(States.start().build()), services).dispatch(in);
            assertThat(services.preferences().signedOut()).as(in.toString()).isFalse();
        }
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
        robot.interact(() -> store.happen(new Event.SocketOpened()));
        greet();
        assertThat(store.sent(ClientMessage.JoinRoom.class).room()).isEqualTo(States.ROOM);
        assertThat(store.state().connection().server()).isEqualTo(States.SERVER);
        assertThat(store.state().auth().server()).hasToString(SERVER);
    }

    @Test
    void who_went_to_change_the_name_is_asked_at_the_next_start_until_they_have() {
        start("Ana", "");
        robot.clickOn("Change name or server");
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
    void another_name_is_typed_over_the_old_one_at_once() {
        start("Ana", "");
        robot.clickOn("Change name or server").write("Zoe");
        assertThat(says("Use this name")).isTrue();
        assertThat(says("Continue")).isFalse();
        assertThat(robot.lookup("#name").queryTextInputControl().getText()).isEqualTo("Zoe");
    }

    @Test
    void who_wants_no_other_name_after_all_is_back_at_home_as_before() {
        start("Ana", "");
        robot.clickOn("Change name or server").clickOn("#name").write("x").clickOn("Cancel");
        assertThat(says("New meeting")).isTrue();
        assertThat(says("Ana")).isTrue();
        assertThat(services.preferences().signedOut()).isFalse();
        robot.clickOn("Change name or server").type(KeyCode.ESCAPE);
        assertThat(says("New meeting")).isTrue();
        robot.clickOn("Change name or server");
        startAgain();
        assertThat(says("Cancel")).isFalse();
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
        robot.interact(() -> store.happen(new Event.SocketOpened()));
        greet();
        robot.interact(() -> store.answer(
                ClientMessage.JoinRoom.class,
                new ServerMessage.ErrorReply(ErrorCode.ROOM_UNKNOWN, "No such meeting.", null, "c1")));
        robot.clickOn("Disconnect");
        assertThat(services.preferences().signedOut()).isFalse();
    }
}
