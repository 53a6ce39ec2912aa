package dev.parley.client.ui;

import static org.assertj.core.api.Assertions.assertThat;

import dev.parley.client.core.Event;
import java.net.URI;
import javafx.scene.input.KeyCode;
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
    void an_empty_name_is_explained_and_nothing_is_sent() {
        robot.clickOn("#continue");
        assertThat(says("Enter a name of 1 to 64 characters that can be seen.")).isTrue();
        assertThat(store.events()).noneMatch(Event.SignIn.class::isInstance);
    }

    @Test
    void an_address_that_is_none_is_explained_and_a_good_one_is_used() {
        robot.write("Ana").clickOn("Another server").clickOn("#address").write("http://example.org");
        robot.clickOn("#continue");
        assertThat(robot.lookup(".field-help:invalid").queryLabeled().getText())
                .startsWith("Enter the server's address");
        robot.push(KeyCode.CONTROL, KeyCode.A).write("wss://meet.example.org").type(KeyCode.ENTER);
        assertThat(store.events()).contains(new Event.SignIn("Ana", URI.create("wss://meet.example.org")));
    }
}
