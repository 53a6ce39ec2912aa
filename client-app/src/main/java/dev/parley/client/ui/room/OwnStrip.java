package dev.parley.client.ui.room;

import dev.parley.client.core.AppState;
import dev.parley.client.core.Notice;
import dev.parley.client.core.OwnLimit;
import dev.parley.client.ui.common.Banner;
import dev.parley.client.ui.common.Labels;
import dev.parley.client.ui.fx.Part;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;

/** Says once what of the own connection or computer limits the meeting, for as long as it does. */
final class OwnStrip extends HBox {
    private final Banner banner = new Banner(Notice.Severity.INFO);
    private final Part<String> sentence = new Part<>(this::show);

    OwnStrip() {
        HBox.setHgrow(banner, Priority.ALWAYS);
        getStyleClass().addAll("device-strip", "own-strip");
        getChildren().add(banner);
        sentence.show("");
    }

    void render(AppState state) {
        sentence.show(OwnLimit.of(state).map(OwnLimit::text).orElse(""));
    }

    private void show(String text) {
        banner.show(text);
        Labels.setShown(this, !text.isEmpty());
    }
}
