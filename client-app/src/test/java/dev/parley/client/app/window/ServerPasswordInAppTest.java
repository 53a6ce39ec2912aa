package dev.parley.client.app.window;

import static org.assertj.core.api.Assertions.assertThat;

import com.google.gson.JsonObject;
import dev.parley.client.app.process.ConfiguredServer;
import dev.parley.client.app.process.HeadlessProcess;
import dev.parley.client.app.process.ServerProcess;
import dev.parley.client.core.MeetingLink;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import javafx.scene.input.KeyCode;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** The whole app at a server whose guests have to know its password, which is a process of its own. */
class ServerPasswordInAppTest extends WholeAppTest {
    private static final String PASSWORD = "open sesame";
    private static final String WRONG = "That is not the server's password. Type it again.";

    @AutoClose
    private ServerProcess server;

    @BeforeEach
    void start() throws IOException {
        server = ConfiguredServer.start(folder, "server-password=" + PASSWORD);
    }

    @Test
    void the_login_screen_asks_for_it_and_the_disk_never_sees_it() throws IOException {
        clickOn("#name").write("Ada");
        clickOn("Use another server").write(server.url()).type(KeyCode.ENTER);
        awaitShown("Password of 127.0.0.1");
        robot.write("open barley").type(KeyCode.ENTER);
        awaitShown(WRONG);
        robot.write(PASSWORD).type(KeyCode.ENTER);
        awaitShown("New meeting");
        assertThat(desktop.preferences().toString()).doesNotContain(PASSWORD);
        try (Stream<Path> files = Files.walk(folder)) {
            assertThat(files.filter(file -> Files.isRegularFile(file) && !file.endsWith(ConfiguredServer.FILE)))
                    .allSatisfy(file -> assertThat(Files.readString(file, StandardCharsets.ISO_8859_1))
                            .doesNotContain(PASSWORD));
        }
    }

    @Test
    void a_link_to_a_meeting_there_is_followed_once_it_is_typed() throws Exception {
        clickOn("#name").write("Ada").type(KeyCode.ENTER);
        awaitShown("New meeting");
        try (HeadlessProcess ben = HeadlessProcess.start(List.of(
                "--server",
                server.url(),
                "--create",
                "Stand-up",
                "--name",
                "Ben",
                "--password",
                PASSWORD,
                "--camera",
                "off",
                "--mic",
                "off"))) {
            JsonObject joined = ben.await("joined", PATIENCE.toMillis()).orElseThrow();
            MeetingLink link = MeetingLink.parse(joined.get("link").getAsString());
            robot.interact(() -> window.invite(link));
            awaitShown("Password of " + link.server().getHost());
            robot.write("open barley").type(KeyCode.ENTER);
            awaitShown(WRONG);
            robot.write(PASSWORD).type(KeyCode.ENTER);
            assertThat(ben.await(
                            "peer", event -> event.get("name").getAsString().equals("Ada"), PATIENCE.toMillis()))
                    .isPresent();
        }
    }
}
