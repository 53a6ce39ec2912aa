package dev.parley.client.ui.room;

import dev.parley.client.core.AppState;
import dev.parley.client.core.Event;
import dev.parley.client.core.PointInTime;
import dev.parley.client.core.QualityChoice;
import dev.parley.client.core.VideoReach;
import dev.parley.client.text.Texts;
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
                .add(new Sections()
                        .with(Texts.of("room.quality.pictures"), options)
                        .with(Texts.of("room.quality.connection"), reachTexts()));
    }

    private Node reachTexts() {
        VBox texts = new VBox(reach, measured);
        texts.getStyleClass().add("quality-reach");
        return texts;
    }

    private static Options.Words words(QualityChoice option) {
        return switch (option) {
            case AUTO -> new Options.Words(Texts.of("room.quality.auto"), Texts.of("room.quality.auto.help"));
            case P720 -> new Options.Words(Texts.of("room.quality.720p"), Texts.of("room.quality.720p.help"));
            case P480 -> new Options.Words(Texts.of("room.quality.480p"), Texts.of("room.quality.480p.help"));
            case P360 -> new Options.Words(Texts.of("room.quality.360p"), Texts.of("room.quality.360p.help"));
            case AUDIO_ONLY ->
                new Options.Words(Texts.of("room.quality.audio-only"), Texts.of("room.quality.audio-only.help"));
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
