package dev.parley.client.app.window;

import static org.assertj.core.api.Assertions.assertThat;

import dev.parley.client.app.process.ConfiguredServer;
import dev.parley.client.app.process.ServerProcess;
import java.io.IOException;
import javafx.scene.input.KeyCode;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** The whole app at a server with accounts and without guests, which is a process of its own. */
class AccountInAppTest extends WholeAppTest {
    private static final String PASSWORD = "four words of nonsense";

    @AutoClose
    private ServerProcess server;

    @BeforeEach
    void start() throws IOException {
        server = ConfiguredServer.start(folder, "accounts=open", "guests=off");
    }

    @Test
    void an_account_is_made_kept_signed_out_of_and_signed_in_to_again() throws IOException {
        clickOn("#name").write("Ada");
        clickOn("Use another server").write(server.url()).type(KeyCode.ENTER);
        awaitShown("Make an account");
        assertThat(isShown("Continue as a guest")).isFalse();
        clickOn("Make an account").write("ada").clickOn("#new-password");
        robot.write("password123").type(KeyCode.ENTER);
        awaitShown(
                "This password is too easy to guess. Choose another one: four words that have nothing to do with each"
                        + " other make a good one.");
        robot.write(PASSWORD).type(KeyCode.ENTER);
        awaitShown("Account ada");
        assertThat(signIns()).hasSize(1);

        close();
        open();
        awaitShown("Account ada");

        clickOn("Sign out");
        awaitShown("I have an account", "Make an account");
        assertThat(signIns()).isEmpty();

        clickOn("#user").write("ada").type(KeyCode.TAB).write("wrong").type(KeyCode.ENTER);
        awaitShown("The user name or the password is wrong. Try again.");
        robot.write(PASSWORD).type(KeyCode.ENTER);
        awaitShown("Account ada");
        assertThat(signIns()).hasSize(1);
    }
}
