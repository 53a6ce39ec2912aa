package dev.parley.client.app.window;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.google.gson.JsonObject;
import dev.parley.client.app.process.HeadlessProcess;
import dev.parley.client.media.PatternMark;
import dev.parley.client.media.PatternReader;
import java.nio.ByteBuffer;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import javafx.scene.control.Button;
import javafx.scene.image.Image;
import javafx.scene.image.ImageView;
import javafx.scene.image.PixelFormat;
import javafx.scene.input.KeyCode;
import org.junit.jupiter.api.Test;

/** The whole app, used with mouse and keyboard, with a headless participant in another process as the other side. */
class AppTest extends WholeAppTest {
    private static final String OTHER = "Grace";

    @Test
    void a_meeting_is_created_the_other_is_seen_and_written_to_left_and_joined_again() throws Exception {
        clickOn("#name").write("Ada").type(KeyCode.ENTER);
        clickOn("New meeting");
        clickOn("Start meeting");
        awaitShown("You are the first one here");
        clickOn("#copy-link");
        String link = desktop.clipboard();

        try (HeadlessProcess other = HeadlessProcess.start(
                List.of("--room", link, "--name", OTHER, "--size", "640x360", "--fps", "15", "--say", "Hello Ada"))) {
            awaitMovingPatternOf(OTHER);
            assertThat(other.await("stats", AppTest::recognisesTheApp, PATIENCE.toMillis()))
                    .as(() -> String.join("\n", other.log()))
                    .isPresent();

            clickOn("#chat");
            awaitShown("Hello Ada");
            robot.write("Hello Grace").type(KeyCode.ENTER);
            assertThat(other.await("chat", e -> text(e).equals("Hello Grace"), PATIENCE.toMillis()))
                    .isPresent();

            clickOn("#leave");
            awaitShown("Close for everybody");
            robot.clickOn(robot.lookup(".dialog .button").queryAllAs(Button.class).stream()
                    .filter(button -> button.getText().equals("Leave"))
                    .findFirst()
                    .orElseThrow());
            awaitShown("Join by link");
            clickOn("#link").write(link).type(KeyCode.ENTER);
            awaitMovingPatternOf(OTHER);
            assertThat(other.events("chat")).as("nothing was sent twice").hasSize(1);
        }
        awaitShown("Nobody else is here now");
        assertThat(user()).isDirectoryContaining("glob:**/host").isDirectoryContaining("glob:**/places");
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
}
