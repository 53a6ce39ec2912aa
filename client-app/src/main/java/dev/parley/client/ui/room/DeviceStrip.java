package dev.parley.client.ui.room;

import dev.parley.client.core.AppState;
import dev.parley.client.core.Notice;
import dev.parley.client.text.Sentence;
import dev.parley.client.text.Sentences;
import dev.parley.client.text.Texts;
import dev.parley.client.ui.common.Banner;
import dev.parley.client.ui.common.Buttons;
import dev.parley.client.ui.common.Icons;
import dev.parley.client.ui.common.Labels;
import dev.parley.client.ui.fx.Part;
import java.util.List;
import java.util.stream.Stream;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import org.kordamp.ikonli.feather.Feather;

/**
 * Says that the microphone or the camera does not work. The meeting goes on, so it can be put away until something else is wrong or
 * somebody wants to use what does not work.
 */
final class DeviceStrip extends HBox {
    private final Banner banner = new Banner(Notice.Severity.WARNING);
    private final Part<List<Sentence>> troubles = new Part<>(this::note);
    private List<Sentence> now = List.of();
    private List<Sentence> putAway = List.of();

    DeviceStrip() {
        HBox.setHgrow(banner, Priority.ALWAYS);
        getStyleClass().add("device-strip");
        getChildren()
                .addAll(
                        banner,
                        Buttons.icon(Icons.of(Feather.X, 16), Texts.of("room.devices.dismiss"), () -> putAway(now)));
        troubles.show(List.of());
    }

    /** What was put away there is so here. */
    void continueFrom(DeviceStrip was) {
        putAway(was.putAway);
    }

    void render(AppState.Media media) {
        troubles.show(Stream.of(media.microphone().trouble(), media.camera().trouble())
                .filter(trouble -> !trouble.isEmpty())
                .toList());
    }

    /** Also if it was put away. */
    void showAgain() {
        putAway(List.of());
    }

    private void note(List<Sentence> found) {
        now = found;
        putAway(found.equals(putAway) ? putAway : List.of());
    }

    private void putAway(List<Sentence> read) {
        putAway = read;
        banner.show(Sentences.of(now.stream().map(Sentence::text).toArray(String[]::new)));
        Labels.setShown(this, !now.isEmpty() && !now.equals(putAway));
    }
}
