package dev.parley.client.app.window;

import static org.assertj.core.api.Assertions.assertThat;

import com.google.gson.JsonObject;
import dev.parley.client.Need;
import dev.parley.client.Needs;
import dev.parley.client.app.process.HeadlessProcess;
import dev.parley.client.app.process.ServerProcess;
import dev.parley.client.core.MeetingLink;
import dev.parley.client.media.MediaSettings;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.TimeoutException;
import java.util.stream.Stream;
import javafx.scene.input.KeyCode;
import javafx.stage.Stage;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.testfx.api.FxRobot;
import org.testfx.api.FxToolkit;

/** The whole app at a server whose guests have to know its password, which is a process of its own. */
@Needs(Need.MEDIA_LIBRARY)
class ServerPasswordInAppTest {
    private static final Duration PATIENCE = Duration.ofSeconds(60);
    private static final String PASSWORD = "open sesame";
    private static final String WRONG = "That is not the server's password. Check it and try again.";

    @TempDir
    private Path folder;

    private final FxRobot robot = new FxRobot();
    private final Shown shown = new Shown(robot);
    private final Desktop services = new Desktop();
    private ServerProcess server;
    private Stage stage;
    private AppWindow window;

    @BeforeEach
    void start() throws Exception {
        FxToolkit.registerPrimaryStage();
        Path config = folder.resolve("server.conf");
        Files.writeString(config, "server-password=" + PASSWORD + "\n");
        server = ServerProcess.start(
                List.of(),
                List.of(
                        "--port",
                        "0",
                        "--config",
                        config.toString(),
                        "--data",
                        folder.resolve("server").toString()));
        MediaSettings media =
                new MediaSettings(MediaSettings.Camera.PATTERN, 640, 360, 15, MediaSettings.Microphone.TONE, "Ada");
        robot.interact(() -> {
            stage = new Stage();
            window = new AppWindow(stage, media, services, user());
        });
    }

    private Path user() {
        return folder.resolve("user");
    }

    @AfterEach
    void end() throws TimeoutException {
        robot.interact(() -> {
            window.close();
            stage.close();
        });
        FxToolkit.cleanupInput(robot);
        if (server != null) {
            server.close();
        }
    }

    @Test
    void the_login_screen_asks_for_it_and_the_disk_never_sees_it() throws IOException {
        robot.clickOn("#name").write("Ada");
        robot.clickOn("Use another server").write(server.url()).type(KeyCode.ENTER);
        shown.await("Password of 127.0.0.1");
        robot.write("open barley").type(KeyCode.ENTER);
        shown.await(WRONG);
        robot.write(PASSWORD).type(KeyCode.ENTER);
        shown.await("New meeting");
        assertThat(services.preferences().toString()).doesNotContain(PASSWORD);
        try (Stream<Path> files = Files.walk(folder)) {
            assertThat(files.filter(file -> Files.isRegularFile(file) && !file.endsWith("server.conf")))
                    .allSatisfy(file -> assertThat(Files.readString(file, StandardCharsets.ISO_8859_1))
                            .doesNotContain(PASSWORD));
        }
    }

    @Test
    void a_link_to_a_meeting_there_is_followed_once_it_is_typed() throws Exception {
        robot.clickOn("#name").write("Ada").type(KeyCode.ENTER);
        shown.await("New meeting");
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
            shown.await("Password of " + link.server().getHost());
            robot.write("open barley").type(KeyCode.ENTER);
            shown.await(WRONG);
            robot.write(PASSWORD).type(KeyCode.ENTER);
            assertThat(ben.await(
                            "peer", event -> event.get("name").getAsString().equals("Ada"), PATIENCE.toMillis()))
                    .isPresent();
        }
    }
}
