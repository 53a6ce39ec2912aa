package dev.parley.client.ui.devices;

import dev.parley.client.core.AppState;
import dev.parley.client.core.DeviceState;
import dev.parley.client.port.FrameSource;
import dev.parley.client.text.Texts;
import dev.parley.client.ui.common.Labels;
import dev.parley.client.ui.fx.Part;
import dev.parley.client.ui.fx.VideoSurface;
import javafx.scene.control.Label;
import javafx.scene.layout.StackPane;
import javafx.scene.shape.Rectangle;

/** The own picture as in a mirror, or why there is none. */
final class OwnPicture extends StackPane {
    static final double WIDTH = 400;
    static final double HEIGHT = 225;
    private static final double CORNER = 20;

    private final VideoSurface video;
    private final Label text = Labels.paragraph("", "preview-text");
    private final Part<String> reason = new Part<>(this::explain);
    private double shownAt;

    OwnPicture(FrameSource self) {
        video = new VideoSurface(self, true);
        text.setMaxWidth(WIDTH - 60);
        getStyleClass().add("preview");
        setMinSize(WIDTH, HEIGHT);
        setMaxSize(WIDTH, HEIGHT);
        setAccessibleText(Texts.of("lobby.picture.accessible"));
        Rectangle round = new Rectangle(WIDTH, HEIGHT);
        round.setArcWidth(CORNER);
        round.setArcHeight(CORNER);
        setClip(round);
        getChildren().addAll(video, text);
    }

    void render(AppState.Media media) {
        reason.show(reasonOf(media));
    }

    /** Why nothing is seen; empty if the camera works. */
    private static String reasonOf(AppState.Media media) {
        DeviceState camera = media.camera();
        if (!media.cameraOn()) {
            return Texts.of("lobby.picture.camera-off");
        }
        if (!camera.problem().isEmpty()) {
            return camera.problem();
        }
        return camera.available() ? "" : Texts.of("lobby.picture.starting");
    }

    private void explain(String sentence) {
        text.setText(sentence);
        Labels.setShown(text, !sentence.isEmpty());
        video.setVisible(sentence.isEmpty());
        if (!sentence.isEmpty()) {
            video.clear();
        }
    }

    /**
     * Once a frame.
     *
     * @param scale physical pixels per unit of the scene, 0 while the window can't be seen
     */
    void tick(double scale) {
        double wanted = video.isVisible() ? scale : 0;
        if (wanted != shownAt) {
            shownAt = wanted;
            video.show((int) Math.round(WIDTH * wanted), (int) Math.round(HEIGHT * wanted));
        }
        if (wanted > 0) {
            video.refresh();
        }
    }

    /** Asks for no more pictures. */
    void stop() {
        shownAt = 0;
        video.show(0, 0);
    }
}
