package dev.parley.client.ui;

import static dev.parley.client.ui.Samples.ANA;
import static dev.parley.client.ui.Samples.CLOSED;
import static dev.parley.client.ui.Samples.OPEN;
import static dev.parley.client.ui.Samples.accounts;
import static dev.parley.client.ui.Samples.expiredInMeeting;
import static dev.parley.client.ui.Samples.wrongPassword;
import static org.assertj.core.api.Assertions.assertThat;

import dev.parley.client.core.Account;
import dev.parley.client.core.AuthPhase;
import dev.parley.client.core.Event;
import dev.parley.protocol.ServerMessage;
import java.net.URI;
import javafx.scene.Node;
import javafx.scene.control.TextField;
import javafx.scene.control.TextInputControl;
import javafx.scene.input.KeyCode;
import javafx.stage.Stage;
import org.junit.jupiter.api.Test;

/** Coming in at a server with accounts, by mouse and keyboard. */
class AccountFormTest extends WindowTest<FakeStore> {
    private static final String PASSWORD = "four words of nonsense";

    AccountFormTest() {
        super(new FakeStore(accounts(OPEN).build()));
    }

    private void show(States states) {
        robot.interact(() -> store.show(states.build()));
    }

    private boolean isThere(String id) {
        return robot.lookup(id).queryAll().stream().anyMatch(WindowTest::isSeen);
    }

    private String typed(String id) {
        return robot.lookup(id).queryAs(TextInputControl.class).getText();
    }

    @Test
    void a_user_name_tab_a_password_and_enter_sign_in() {
        robot.write("Ada").type(KeyCode.TAB).write(PASSWORD).type(KeyCode.ENTER);
        assertThat(store.events()).endsWith(new Event.SignInAccount(States.SERVER, "ada", PASSWORD));
    }

    @Test
    void while_it_is_asked_there_is_a_spinner_and_then_what_was_typed_is_still_there() {
        robot.write("ada").type(KeyCode.TAB).write("wrong").type(KeyCode.ENTER);
        show(accounts(OPEN).auth(AuthPhase.AUTHENTICATING, States.SERVER, ""));
        assertThat(isThere(".spinner-arc")).isTrue();
        assertThat(isThere("#user")).isFalse();
        show(wrongPassword());
        assertThat(typed("#user")).isEqualTo("ada");
        assertThat(typed("#account-password")).isEqualTo("wrong");
        assertThat(says("The user name or the password is wrong. Try again.")).isTrue();
        // What was mistyped is selected, so that it is typed over.
        robot.write(PASSWORD).type(KeyCode.ENTER);
        assertThat(store.events()).endsWith(new Event.SignInAccount(States.SERVER, "ada", PASSWORD));
        assertThat(says("The user name or the password is wrong. Try again.")).isFalse();
    }

    @Test
    void the_password_can_be_seen_while_it_is_typed() {
        robot.clickOn("#account-password").write("some");
        assertThat(isThere("#account-password-shown")).isFalse();
        robot.clickOn(called("Show the password")).write("thing");
        assertThat(typed("#account-password-shown")).isEqualTo("something");
        robot.clickOn(called("Hide the password"));
        assertThat(isThere("#account-password-shown")).isFalse();
        assertThat(typed("#account-password")).isEqualTo("something");
    }

    @Test
    void an_account_is_made_with_rules_that_are_said_before() {
        robot.clickOn("Make an account");
        assertThat(says("10 characters or more. Four words that have nothing to do with each other make a good one."))
                .isTrue();
        robot.write("ada")
                .type(KeyCode.TAB)
                .write("Ada Lovelace")
                .type(KeyCode.TAB)
                .type(KeyCode.TAB);
        robot.write(PASSWORD).type(KeyCode.ENTER);
        assertThat(store.events()).endsWith(new Event.Register(States.SERVER, "ada", "", "Ada Lovelace", PASSWORD));
    }

    @Test
    void what_is_wrong_is_said_at_its_field_and_nothing_is_sent() {
        robot.clickOn("Make an account").write("a!");
        robot.clickOn("#enter");
        assertWrong("A user name has 2 to 32 small letters", "#user");
        robot.clickOn("#user").write("b").type(KeyCode.BACK_SPACE, 3).write("ada");
        robot.clickOn("#email").write("nowhere").clickOn("#enter");
        assertWrong("This is no email address.", "#email");
        robot.type(KeyCode.END).write("@example.org").clickOn("#enter");
        assertWrong("Enter a name.", "#account-name");
        robot.write("Ada").clickOn("#new-password").write("short").clickOn("#enter");
        assertWrong("This password has fewer than 10 characters.", "#new-password");
        assertThat(store.events()).noneMatch(Event.Register.class::isInstance);
    }

    private void assertWrong(String sentence, String field) {
        assertThat(robot.lookup(".field-help:invalid").<Node>queryAll().stream()
                        .filter(WindowTest::isSeen)
                        .map(node -> ((javafx.scene.control.Labeled) node).getText()))
                .singleElement()
                .asString()
                .startsWith(sentence);
        assertThat(robot.lookup(field).<Node>query().isFocused()).isTrue();
    }

    @Test
    void a_guest_may_come_in_and_another_server_be_chosen() {
        robot.clickOn("Continue as a guest");
        assertThat(store.events()).endsWith(new Event.SignIn("", States.SERVER));
        robot.clickOn("#elsewhere");
        assertThat(isThere("#user")).isFalse();
        assertThat(isThere("#name")).isTrue();
        show(accounts(OPEN).auth(AuthPhase.AUTHENTICATING, States.SERVER, ""));
        show(accounts(OPEN));
        assertThat(isThere("#user")).isTrue();
    }

    @Test
    void a_server_with_a_password_and_no_accounts_asks_for_that_alone() {
        show(accounts(Samples.GUARDED));
        assertThat(says("Password of 192.168.1.20")).isTrue();
        assertThat(isThere("#user")).isFalse();
        assertThat(says("Continue as a guest")).isFalse();
        assertThat(says("I have an account")).isFalse();
        robot.clickOn("#enter");
        assertWrong("Type the server's password.", "#server-password");
        robot.write("wrong").type(KeyCode.ENTER);
        assertThat(store.events()).endsWith(new Event.EnterAsGuest(States.SERVER, "wrong"));
        show(accounts(Samples.GUARDED).auth(AuthPhase.AUTHENTICATING, States.SERVER, ""));
        show(Samples.wrongServerPassword());
        assertThat(typed("#server-password")).isEqualTo("wrong");
        assertWrong("That is not the server's password.", "#server-password");
        robot.write("sesame").type(KeyCode.ENTER);
        assertThat(store.events()).endsWith(new Event.EnterAsGuest(States.SERVER, "sesame"));
    }

    @Test
    void beside_accounts_a_guest_is_asked_for_the_servers_password_and_can_go_back() {
        show(accounts(Samples.GUARDED_OPEN));
        robot.clickOn("#user").write("ada").clickOn("Continue as a guest");
        assertThat(isThere("#server-password")).isTrue();
        assertThat(isThere("#user")).isFalse();
        robot.write("sesame").type(KeyCode.ENTER);
        assertThat(store.events()).endsWith(new Event.EnterAsGuest(States.SERVER, "sesame"));
        robot.clickOn("I have an account");
        assertThat(typed("#user")).isEqualTo("ada");
        assertThat(isThere("#server-password")).isFalse();
    }

    private static States wrongServerPassword(ServerMessage.AuthMethods ways, String also) {
        return States.start()
                .auth(AuthPhase.UNAUTHENTICATED, States.SERVER, also)
                .account(ways, null, Account.Field.SERVER_PASSWORD, "That is not the server's password.");
    }

    @Test
    void a_wrong_server_password_leads_to_its_field_also_from_the_sign_in() {
        show(accounts(Samples.GUARDED_OPEN));
        assertThat(isThere("#server-password")).isFalse();
        show(wrongServerPassword(Samples.GUARDED_OPEN, ""));
        assertThat(isThere("#server-password")).isTrue();
        assertThat(says("That is not the server's password.")).isTrue();
        robot.clickOn("I have an account");
        show(wrongServerPassword(Samples.GUARDED_OPEN, "Something else."));
        assertThat(isThere("#server-password")).as("who has turned away").isFalse();
    }

    @Test
    void a_wrong_server_password_is_said_also_where_none_is_asked_for() {
        show(wrongServerPassword(OPEN, ""));
        assertThat(isThere("#server-password")).isFalse();
        assertThat(says("That is not the server's password.")).isTrue();
    }

    @Test
    void on_the_way_into_a_meeting_the_servers_password_is_asked_for_over_the_dashboard() {
        show(Samples.serverAsks());
        assertThat(says("192.168.1.20 has a password")).isTrue();
        assertThat(robot.lookup(".dialog .banner.warning").<Node>queryAll()).anyMatch(WindowTest::isSeen);
        robot.write("sesame").type(KeyCode.ENTER);
        assertThat(store.events()).endsWith(new Event.TryDoor("sesame"));
    }

    @Test
    void a_provider_is_offered_by_its_name_and_its_page_can_be_copied_where_no_browser_starts() {
        show(accounts(Samples.WITH_PROVIDER));
        robot.clickOn("Continue with Example Company");
        assertThat(store.events()).endsWith(new Event.SignInByBrowser(States.SERVER));
        show(Samples.browsing());
        assertThat(says("No browser could be started. Open this address in one to sign in at Example Company."))
                .isTrue();
        robot.clickOn("Copy address");
        assertThat(services.clipboard).startsWith("https://login.example.org/authorize");
        robot.clickOn("Cancel");
        assertThat(store.events()).endsWith(new Event.CancelConnecting());
    }

    @Test
    void a_server_without_guests_whose_admin_makes_the_accounts_offers_neither() {
        show(accounts(CLOSED));
        assertThat(says("Continue as a guest")).isFalse();
        assertThat(says("Make an account")).isFalse();
        assertThat(says("Sign in")).isTrue();
    }

    @Test
    void a_connection_that_others_can_read_is_told() {
        assertThat(robot.lookup(".banner.warning").<Node>queryAll()).anyMatch(WindowTest::isSeen);
    }

    @Test
    void a_sign_in_that_was_kept_is_gone_on_with_at_the_start() {
        close();
        services.save(services.preferences().withSignIn("Ana", "wss://meet.example.org"));
        robot.interact(() -> open(new Stage()));
        assertThat(store.events()).contains(new Event.EnterServer("Ana", URI.create("wss://meet.example.org")));
    }

    @Test
    void who_is_signed_in_is_said_at_home() {
        show(Samples.signedInAs(States.signedIn()));
        assertThat(says("Account ana.ferreira")).isTrue();
        robot.clickOn("Sign out");
        assertThat(store.events()).endsWith(new Event.SignOut());
    }

    @Test
    void in_a_meeting_the_password_is_asked_for_over_it() {
        show(expiredInMeeting());
        assertThat(says("Sign in again")).isTrue();
        assertThat(isThere("#leave")).isTrue();
        robot.write("wrong").type(KeyCode.ENTER);
        assertThat(store.events()).endsWith(new Event.SignInAccount(States.SERVER, "ana.ferreira", "wrong"));
        show(expiredInMeeting()
                .auth(AuthPhase.AUTHENTICATING, States.SERVER, "")
                .account(OPEN, ANA, Account.Field.FORM, ""));
        assertThat(isThere("#leave")).isTrue();
        show(expiredInMeeting().account(OPEN, ANA, Account.Field.PASSWORD, "The password is wrong."));
        assertThat(says("The password is wrong.")).isTrue();
        robot.write(PASSWORD).type(KeyCode.ENTER);
        assertThat(store.events()).endsWith(new Event.SignInAccount(States.SERVER, "ana.ferreira", PASSWORD));
        show(Samples.signedInAs(Samples.four()));
        assertThat(says("Sign in again")).isFalse();
        assertThat(isThere("#leave")).isTrue();
    }

    @Test
    void who_does_not_want_to_sign_in_during_a_meeting_can_do_so_later() {
        show(expiredInMeeting());
        robot.clickOn("Not now");
        assertThat(says("Sign in again")).isFalse();
        robot.clickOn("Sign in");
        assertThat(robot.lookup("#password-again").queryAs(TextField.class).isFocused())
                .isTrue();
    }

    private static States browsingInMeeting() {
        return expiredInMeeting()
                .auth(AuthPhase.AUTHENTICATING, States.SERVER, "")
                .account(Samples.WITH_PROVIDER, ANA, Account.Field.FORM, "")
                .browsing(new Account.Errand.Browse(Samples.PROVIDER, URI.create("https://login.example.org/"), true));
    }

    @Test
    void escape_waits_for_no_browser_any_more() {
        show(expiredInMeeting().account(Samples.WITH_PROVIDER, ANA, Account.Field.FORM, ""));
        robot.clickOn("Continue with Example Company");
        show(browsingInMeeting());
        robot.push(KeyCode.ESCAPE);
        assertThat(store.events()).endsWith(new Event.CancelConnecting());
        assertThat(isThere("#password-again")).isFalse();
    }

    @Test
    void while_one_signs_in_again_the_strip_leads_back_to_the_dialog() {
        show(expiredInMeeting());
        robot.clickOn("Not now");
        show(browsingInMeeting());
        robot.clickOn("Sign in");
        assertThat(isThere("#password-again")).isTrue();
        robot.clickOn("Not now");
        assertThat(store.events()).endsWith(new Event.CancelConnecting());
    }

    @Test
    void a_try_in_the_meeting_that_the_connection_ends_is_told_and_only_then() {
        String lost = "The connection to the server was lost.";
        show(expiredInMeeting()
                .auth(AuthPhase.TOKEN_EXPIRED, States.SERVER, lost)
                .account(OPEN, ANA, Account.Field.FORM, ""));
        assertThat(says(lost)).isFalse();
        robot.write(PASSWORD).type(KeyCode.ENTER);
        show(expiredInMeeting()
                .auth(AuthPhase.AUTHENTICATING, States.SERVER, "")
                .account(OPEN, ANA, Account.Field.FORM, ""));
        show(expiredInMeeting()
                .auth(AuthPhase.TOKEN_EXPIRED, States.SERVER, lost)
                .account(OPEN, ANA, Account.Field.FORM, ""));
        assertThat(says(lost)).isTrue();
    }
}
