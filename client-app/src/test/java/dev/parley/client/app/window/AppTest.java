package dev.parley.client.app.window;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.google.gson.JsonObject;
import dev.parley.client.Need;
import dev.parley.client.Needs;
import dev.parley.client.app.process.HeadlessProcess;
import dev.parley.client.media.MediaSettings;
import dev.parley.client.media.PatternMark;
import dev.parley.client.media.PatternReader;
import dev.parley.client.ui.common.UiPreferences;
import dev.parley.client.ui.common.UiServices;
import java.net.URI;
import java.nio.ByteBuffer;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.TimeoutException;
import javafx.scene.Node;
import javafx.scene.control.Button;
import javafx.scene.image.Image;
import javafx.scene.image.ImageView;
import javafx.scene.image.PixelFormat;
import javafx.scene.input.KeyCode;
import javafx.stage.Stage;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.testfx.api.FxRobot;
import org.testfx.api.FxToolkit;
import org.testfx.util.WaitForAsyncUtils;

/** The whole app, used with mouse and keyboard, with a headless participant in another process as the other side. */
@Needs(Need.MEDIA_LIBRARY)
class AppTest {
    private static final Duration PATIENCE = Duration.ofSeconds(60);
    private static final String OTHER = "Grace";

    @TempDir
    private Path folder;

    private final FxRobot robot = new FxRobot();
    private final DesktopDouble services = new DesktopDouble();
    private Stage stage;
    private AppWindow window;

    @BeforeEach
    void open() throws TimeoutException {
        FxToolkit.registerPrimaryStage();
        MediaSettings media =
                new MediaSettings(MediaSettings.Camera.PATTERN, 640, 360, 15, MediaSettings.Microphone.TONE, "Ada");
        robot.interact(() -> {
            stage = new Stage();
            window = new AppWindow(stage, media, services, folder);
        });
    }

    @AfterEach
    void close() throws TimeoutException {
        if (window != null) {
            robot.interact(() -> {
                window.close();
                stage.close();
            });
            FxToolkit.cleanupInput(robot);
        }
    }

    @Test
    void a_meeting_is_created_the_other_is_seen_and_written_to_left_and_joined_again() throws Exception {
        robot.clickOn("#name").write("Ada").type(KeyCode.ENTER);
        robot.clickOn("New meeting").clickOn("Start meeting");
        awaitText("You are the first one here");
        robot.clickOn("#copy-link");
        String link = services.clipboard;

        try (HeadlessProcess other = HeadlessProcess.start(
                List.of("--room", link, "--name", OTHER, "--size", "640x360", "--fps", "15", "--say", "Hello Ada"))) {
            awaitMovingPatternOf(OTHER);
            assertThat(other.await("stats", AppTest::recognisesTheApp, PATIENCE.toMillis()))
                    .as(() -> String.join("\n", other.log()))
                    .isPresent();

            robot.clickOn("#chat");
            awaitText("Hello Ada");
            robot.write("Hello Grace").type(KeyCode.ENTER);
            assertThat(other.await("chat", e -> text(e).equals("Hello Grace"), PATIENCE.toMillis()))
                    .isPresent();

            robot.clickOn("#leave");
            awaitText("Close for everybody");
            robot.clickOn(robot.lookup(".dialog .button").queryAllAs(Button.class).stream()
                    .filter(button -> button.getText().equals("Leave"))
                    .findFirst()
                    .orElseThrow());
            awaitText("Join by link");
            robot.clickOn("#link").write(link).type(KeyCode.ENTER);
            awaitMovingPatternOf(OTHER);
            assertThat(other.events("chat")).as("nothing was sent twice").hasSize(1);
        }
        awaitText("Nobody else is here now");
        assertThat(folder).isDirectoryContaining("glob:**/host").isDirectoryContaining("glob:**/places");
    }

    private void awaitText(String text) {
        await().atMost(PATIENCE).until(() -> isShown(text));
    }

    /** On the FX thread: from any other one could see a page of which only a part is in the scene yet. */
    private boolean isShown(String text) throws Exception {
        return WaitForAsyncUtils.asyncFx(
                        () -> robot.lookup(text).queryAll().stream().anyMatch(AppTest::isSeen))
                .get();
    }

    private static boolean isSeen(Node node) {
        return node.isVisible() && (node.getParent() == null || isSeen(node.getParent()));
    }

    /** Reads the pixels that a tile shows until three different pictures of this person were seen. */
    private void awaitMovingPatternOf(String name) {
        Set<Integer> frames = new HashSet<>();
        await().atMost(PATIENCE).until(() -> {
            shownPatterns().stream()
                    .filter(mark -> mark.identity() == PatternMark.identityOf(name))
                    .forEach(mark -> frames.add(mark.frame()));
            return frames.size() >= 3;
        });
    }

    private List<PatternMark> shownPatterns() {
        List<PatternMark> marks = new ArrayList<>();
        robot.interact(() -> robot.lookup(node -> node instanceof ImageView && isSeen(node)).queryAll().stream()
                .map(node -> ((ImageView) node).getImage())
                .filter(Objects::nonNull)
                .forEach(image -> PatternReader.read(
                                luma(image), (int) image.getWidth(), (int) image.getHeight(), (int) image.getWidth())
                        .ifPresent(marks::add)));
        return marks;
    }

    /** Rec. 601 weights are near enough for black and white bars. */
    private static ByteBuffer luma(Image image) {
        int width = (int) image.getWidth();
        int height = (int) image.getHeight();
        int[] pixels = new int[width * height];
        image.getPixelReader().getPixels(0, 0, width, height, PixelFormat.getIntArgbInstance(), pixels, 0, width);
        ByteBuffer luma = ByteBuffer.allocate(pixels.length);
        for (int pixel : pixels) {
            luma.put((byte) ((299 * (pixel >> 16 & 0xFF) + 587 * (pixel >> 8 & 0xFF) + 114 * (pixel & 0xFF)) / 1000));
        }
        return luma.flip();
    }

    private static boolean recognisesTheApp(JsonObject stats) {
        return stats.getAsJsonArray("links").asList().stream()
                .map(link -> link.getAsJsonObject().getAsJsonObject("pattern"))
                .anyMatch(pattern -> pattern.get("recognised").getAsString().equals("yes")
                        && pattern.get("frames").getAsInt() > 3);
    }

    private static String text(JsonObject chat) {
        return chat.get("text").getAsString();
    }

    /** A desktop of the test's own: nothing is kept. */
    private static final class DesktopDouble implements UiServices {
        private volatile String clipboard = "";
        private volatile UiPreferences preferences =
                UiPreferences.DEFAULT.silent().withCheckBeforeMeeting(false);

        @Override
        public void copy(String text) {
            clipboard = text;
        }

        @Override
        public void browse(URI address, Runnable failed) {
            throw new AssertionError("Nobody clicked on " + address);
        }

        @Override
        public String newMessageId() {
            return UUID.randomUUID().toString();
        }

        @Override
        public Clock clock() {
            return Clock.system(ZoneOffset.UTC);
        }

        @Override
        public String notificationsProblem() {
            return "";
        }

        @Override
        public UiPreferences preferences() {
            return preferences;
        }

        @Override
        public void save(UiPreferences changed) {
            preferences = changed;
        }
    }
}
