package dev.parley.client.ui.room;

import dev.parley.client.core.AppState;
import dev.parley.client.core.Event;
import dev.parley.client.core.Notice;
import dev.parley.client.core.OwnLimit;
import dev.parley.client.core.QualityChoice;
import dev.parley.client.text.Texts;
import dev.parley.client.ui.common.Banner;
import dev.parley.client.ui.common.Buttons;
import dev.parley.client.ui.common.Labels;
import dev.parley.client.ui.fx.Part;
import dev.parley.client.ui.fx.UiStore;
import java.util.Optional;
import javafx.scene.control.Button;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;

/** Says once what of the own connection, computer or choice limits the meeting, for as long as it does. */
final class OwnStrip extends HBox {
    private final Banner banner = new Banner(Notice.Severity.INFO);
    private final Button pictures;
    private final Part<Optional<OwnLimit>> limit = new Part<>(this::show);

    OwnStrip(UiStore store) {
        pictures = Buttons.quiet(
                Texts.of("room.limit.show-pictures"),
                () -> store.dispatch(new Event.ChooseQuality(QualityChoice.AUTO)));
        HBox.setHgrow(banner, Priority.ALWAYS);
        getStyleClass().addAll("device-strip", "own-strip");
        getChildren().addAll(banner, pictures);
        limit.show(Optional.empty());
    }

    void render(AppState state) {
        limit.show(OwnLimit.of(state));
    }

    private void show(Optional<OwnLimit> now) {
        banner.show(now.map(OwnLimit::text).orElse(""));
        Labels.setShown(
                pictures, now.filter(it -> it.kind() == OwnLimit.Kind.PICTURES).isPresent());
        Labels.setShown(this, now.isPresent());
    }
}
