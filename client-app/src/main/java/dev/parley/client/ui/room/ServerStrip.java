package dev.parley.client.ui.room;

import dev.parley.client.core.AppState;
import dev.parley.client.core.Notice;
import dev.parley.client.text.Texts;
import dev.parley.client.ui.common.Banner;
import dev.parley.client.ui.common.Labels;
import dev.parley.client.ui.fx.Part;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;

/** Says that the server is away and what that means, for as long as it is. */
final class ServerStrip extends HBox {
    private final Banner banner = new Banner(Notice.Severity.WARNING);
    private final Part<String> sentences = new Part<>(this::show);

    ServerStrip() {
        HBox.setHgrow(banner, Priority.ALWAYS);
        getStyleClass().add("device-strip");
        getChildren().add(banner);
        sentences.show("");
    }

    void render(AppState state) {
        sentences.show(sentence(state));
    }

    /** What to say now; empty while the server is there. */
    static String sentence(AppState state) {
        return switch (state.connection().phase()) {
            case IDLE, CONNECTING, CONNECTED, FAILED -> "";
            case DISCONNECTED, RECONNECTING ->
                state.peers().isEmpty() ? Texts.of("room.server.away.alone") : Texts.of("room.server.away");
        };
    }

    private void show(String text) {
        banner.show(text);
        Labels.setShown(this, !text.isEmpty());
    }
}
