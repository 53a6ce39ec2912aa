package dev.parley.client.ui.room;

import dev.parley.client.core.AppState;
import dev.parley.client.core.Notice;
import dev.parley.client.text.Sentences;
import dev.parley.client.text.Texts;
import dev.parley.client.ui.common.Banner;
import dev.parley.client.ui.common.Buttons;
import dev.parley.client.ui.common.Icons;
import dev.parley.client.ui.common.Labels;
import dev.parley.client.ui.fx.Part;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import org.kordamp.ikonli.feather.Feather;

/** Says that the microphone or the camera does not work. The meeting goes on, so it can be put away. */
final class DeviceStrip extends HBox {
    private final Banner banner = new Banner(Notice.Severity.WARNING);
    private final Part<String> problems = new Part<>(this::show);

    DeviceStrip() {
        HBox.setHgrow(banner, Priority.ALWAYS);
        getStyleClass().add("device-strip");
        getChildren()
                .addAll(
                        banner,
                        Buttons.icon(Icons.of(Feather.X, 16), Texts.of("room.devices.dismiss"), () -> show("")));
        problems.show("");
    }

    void render(AppState.Media media) {
        problems.show(Sentences.of(media.microphone().problem(), media.camera().problem()));
    }

    private void show(String sentences) {
        banner.show(sentences);
        Labels.setShown(this, !sentences.isEmpty());
    }
}
