package dev.parley.client.ui.room;

import dev.parley.client.core.AppState;
import dev.parley.client.core.HostPowers;
import dev.parley.client.core.Notice;
import dev.parley.client.text.Texts;
import dev.parley.client.ui.common.Banner;
import dev.parley.client.ui.common.Labels;
import dev.parley.client.ui.fx.Part;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;

/** Says what a guest can do, and why not more. */
final class GuestStrip extends HBox {
    private final Banner banner = new Banner(Notice.Severity.INFO);
    private final Part<Boolean> guest = new Part<>(this::show);

    GuestStrip() {
        HBox.setHgrow(banner, Priority.ALWAYS);
        getStyleClass().addAll("device-strip", "own-strip");
        getChildren().add(banner);
        guest.show(false);
    }

    void render(AppState state) {
        guest.show(!HostPowers.maySend(state));
    }

    private void show(boolean now) {
        banner.show(now ? Texts.of("room.guest.strip") : "");
        Labels.setShown(this, now);
    }
}
