package dev.parley.client.ui.room;

import dev.parley.client.core.AppState;
import dev.parley.client.core.Event;
import dev.parley.client.core.PointInTime;
import dev.parley.client.core.QualityChoice;
import dev.parley.client.core.VideoReach;
import dev.parley.client.ui.common.Labels;
import dev.parley.client.ui.fx.Part;
import dev.parley.client.ui.fx.UiStore;
import javafx.scene.Node;
import javafx.scene.control.Label;
import javafx.scene.layout.VBox;

/** How good pictures may be, and what the own connection is known to carry. */
final class QualityPanel extends VBox {
    private final Options<QualityChoice> options;
    private final Label reach = Labels.paragraph("", "quality-text");
    private final Label measured = Labels.paragraph("", "field-help");
    private final Part<VideoReach> known = new Part<>(this::showReach);

    QualityPanel(UiStore store) {
        options = new Options<>(
                QualityChoice.class, QualityPanel::words, chosen -> store.dispatch(new Event.ChooseQuality(chosen)));
        getChildren()
                .add(new Sections().with("Pictures you send and see", options).with("Your connection", reachTexts()));
    }

    private Node reachTexts() {
        VBox texts = new VBox(reach, measured);
        texts.getStyleClass().add("quality-reach");
        return texts;
    }

    private static Options.Words words(QualityChoice option) {
        return switch (option) {
            case AUTO ->
                new Options.Words("Automatic", "As large as the windows show them and the connections carry them.");
            case P720 -> new Options.Words("Up to 720p", "About 2 Mbit/s for each person.");
            case P480 -> new Options.Words("Up to 480p", "About 1 Mbit/s for each person.");
            case P360 -> new Options.Words("Up to 360p", "About 0.7 Mbit/s for each person.");
            case AUDIO_ONLY -> new Options.Words("Audio only", "You see nobody, and nobody sees you. Saves the most.");
        };
    }

    Node firstFocus() {
        return options.firstFocus();
    }

    void render(AppState state, PointInTime at) {
        options.show(state.mesh().choice());
        known.show(VideoReach.during(state, at));
    }

    private void showReach(VideoReach now) {
        reach.setText(now.text());
        measured.setText(now.details());
        Labels.setShown(measured, !now.details().isEmpty());
    }
}
