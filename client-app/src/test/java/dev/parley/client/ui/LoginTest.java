package dev.parley.client.ui;

import static org.assertj.core.api.Assertions.assertThat;

import dev.parley.client.core.AuthPhase;
import dev.parley.client.core.Event;
import dev.parley.client.core.MeetingLink;
import dev.parley.client.ui.common.SettingsPlace;
import java.net.URI;
import javafx.scene.Node;
import javafx.scene.control.TextField;
import javafx.scene.input.KeyCode;
import javafx.stage.Stage;
import org.junit.jupiter.api.Test;

class LoginTest extends WindowTest<FakeStore> {
    LoginTest() {
        super(new FakeStore(States.start().build()));
    }

    @Test
    void typing_a_name_and_enter_signs_in_on_this_computer() {
        robot.write("  Ana ").type(KeyCode.ENTER);
        assertThat(store.events()).contains(new Event.SignIn("Ana", null));
        assertThat(services.preferences().name()).isEqualTo("Ana");
    }

    @Test
    void the_first_start_asks_for_a_name_only() {
        assertThat(robot.lookup(".text-input").queryAll().stream().filter(WindowTest::isSeen))
                .containsExactly(robot.lookup("#name").query());
    }

    @Test
    void it_says_where_meetings_run_unless_another_server_is_used() {
        assertThat(says("Your meetings run on this computer.")).isTrue();
        robot.clickOn("Use another server");
        assertThat(says("Your meetings run on this computer.")).isFalse();
    }

    @Test
    void a_server_is_remembered_and_can_be_given_up_again() {
        robot.write("Ana").clickOn("Use another server").write("10.0.0.2:8443").type(KeyCode.ENTER);
        assertThat(services.preferences().server()).isEqualTo("10.0.0.2:8443");
        robot.clickOn("Use this computer").clickOn("#continue");
        assertThat(services.preferences().server()).isEmpty();
        assertThat(store.events()).endsWith(new Event.SignIn("Ana", null));
    }

    private void fails(String why) {
        robot.interact(() -> store.show(States.start()
                .auth(AuthPhase.UNAUTHENTICATED, URI.create("ws://example.invalid:8443"), why)
                .build()));
    }

    @Test
    void why_a_server_failed_is_not_held_against_this_computer() {
        robot.write("Ana").clickOn("Use another server").write("example.invalid");
        fails("There is no such computer.");
        assertThat(says("There is no such computer.")).isTrue();
        robot.clickOn("Use this computer");
        assertThat(says("There is no such computer.")).isFalse();
    }

    @Test
    void the_same_failure_is_told_again_after_another_try() {
        robot.write("Ana").clickOn("Use another server").write("example.invalid");
        fails("There is no such computer.");
        robot.write("s");
        assertThat(says("There is no such computer.")).isFalse();
        robot.type(KeyCode.ENTER);
        fails("There is no such computer.");
        assertThat(says("There is no such computer.")).isTrue();
    }

    @Test
    void what_was_wrong_with_a_field_is_not_said_of_what_is_typed_then() {
        robot.clickOn("#continue").write("Ana");
        assertThat(robot.lookup(".field-help:invalid").<Node>queryAll()).noneMatch(WindowTest::isSeen);
        robot.clickOn("Use another server").write("http://example.org").clickOn("#continue");
        assertThat(robot.lookup(".field-help:invalid").<Node>queryAll()).anyMatch(WindowTest::isSeen);
        robot.write("x");
        assertThat(robot.lookup(".field-help:invalid").<Node>queryAll()).noneMatch(WindowTest::isSeen);
    }

    @Test
    void an_invitation_is_followed_after_signing_in_at_home_and_can_be_left_for_later() {
        robot.interact(() -> window.invite(new MeetingLink(States.SERVER, States.ROOM)));
        robot.write("Ana").clickOn("Join meeting");
        assertThat(store.events()).endsWith(new Event.SignIn("Ana", null, false));
        robot.clickOn("Not now");
        assertThat(says("Continue")).isTrue();
        robot.interact(() -> store.show(States.signedIn().build()));
        assertThat(store.events()).noneMatch(Event.JoinByLink.class::isInstance);
    }

    @Test
    void a_link_that_cannot_be_read_is_explained_and_waits_to_be_mended() {
        robot.interact(() -> window.explain("parley://host/lusab-babad-gutix", "The code is mistyped."));
        assertThat(says("The code is mistyped.")).isTrue();
        robot.interact(() -> store.show(States.signedIn().build()));
        assertThat(says("The code is mistyped.")).isTrue();
        assertThat(robot.lookup("#link").queryAs(TextField.class).getText())
                .isEqualTo("parley://host/lusab-babad-gutix");
    }

    @Test
    void an_invitation_does_not_take_the_place_of_the_own_server() {
        close();
        services.save(services.preferences()
                .withSignIn("Ana", "wss://meet.example.org")
                .withSignedOut(true));
        robot.interact(() -> open(new Stage()));
        robot.interact(() -> window.invite(new MeetingLink(States.SERVER, States.ROOM)));
        robot.clickOn("Join meeting");
        assertThat(store.events()).endsWith(new Event.SignIn("Ana", URI.create("wss://meet.example.org"), false));
        assertThat(services.preferences().server()).isEqualTo("wss://meet.example.org");
    }

    @Test
    void an_own_server_that_cannot_be_read_keeps_nobody_from_following_an_invitation() {
        close();
        services.save(services.preferences().withSignIn("Ana", "not a server").withSignedOut(true));
        robot.interact(() -> open(new Stage()));
        robot.interact(() -> window.invite(new MeetingLink(States.SERVER, States.ROOM)));
        robot.clickOn("Join meeting");
        assertThat(store.events()).endsWith(new Event.SignIn("Ana", null, false));
    }

    @Test
    void damaged_settings_are_told_at_the_start() {
        close();
        services.settings = new SettingsPlace("/home/ana/.config/parley/settings.json", "They were damaged.");
        robot.interact(() -> open(new Stage()));
        assertThat(robot.lookup(".banner-text").queryLabeled().getText()).isEqualTo("They were damaged.");
    }

    @Test
    void an_empty_name_is_explained_and_nothing_is_sent() {
        robot.clickOn("#continue");
        assertThat(says("Enter a name.")).isTrue();
        assertThat(store.events()).noneMatch(Event.SignIn.class::isInstance);
    }

    @Test
    void an_address_that_is_none_is_explained_and_a_good_one_is_used() {
        robot.write("Ana").clickOn("Use another server").clickOn("#address").write("http://example.org");
        robot.clickOn("#continue");
        assertThat(robot.lookup(".field-help:invalid").queryLabeled().getText())
                .startsWith("Enter the server's address");
        robot.push(KeyCode.CONTROL, KeyCode.A).write("wss://meet.example.org").type(KeyCode.ENTER);
        assertThat(store.events()).contains(new Event.EnterServer("Ana", URI.create("wss://meet.example.org")));
    }
}
