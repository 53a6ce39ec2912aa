package dev.parley.client.app.window;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.parley.client.Need;
import dev.parley.client.Needs;
import dev.parley.client.media.MediaSettings;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import javafx.stage.Stage;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.testfx.api.FxRobot;
import org.testfx.api.FxToolkit;

/** What the window does when Parley is started again. */
@Needs(Need.MEDIA_LIBRARY)
class WindowToFrontTest {
    private static final String LINK = "parley://192.168.1.20:8443/lusab-babad-gutih";
    private static final long PATIENCE_SECONDS = 60;

    @TempDir
    private Path folder;

    @Test
    void the_window_comes_back_from_the_task_bar_and_offers_the_meeting() throws Exception {
        Files.writeString(folder.resolve("settings.json"), "{\"language\": \"en\"}");
        FxToolkit.registerPrimaryStage();
        FxRobot robot = new FxRobot();
        MediaSettings media =
                new MediaSettings(MediaSettings.Camera.PATTERN, 640, 360, 15, MediaSettings.Microphone.TONE, "Ada");
        CompletableFuture<AppWindow> made = new CompletableFuture<>();
        CompletableFuture<Stage> on = new CompletableFuture<>();
        robot.interact(() -> {
            Stage stage = new Stage();
            on.complete(stage);
            made.complete(new AppWindow(
                    stage, media, DesktopServices.keptIn(new PreferencesFile(folder)), folder.resolve("client")));
            stage.setIconified(true);
        });
        try {
            ParleyApplication.open(made.join(), LINK).get(PATIENCE_SECONDS, TimeUnit.SECONDS);
            assertThat(on.join().isIconified()).isFalse();
            await().atMost(Duration.ofSeconds(PATIENCE_SECONDS))
                    .until(() -> !robot.lookup("Join meeting").queryAll().isEmpty());
        } finally {
            robot.interact(() -> {
                made.join().close();
                on.join().close();
            });
        }
    }
}
