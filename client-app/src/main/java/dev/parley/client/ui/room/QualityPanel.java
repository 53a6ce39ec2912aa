package dev.parley.client.ui.room;

import dev.parley.client.core.AppState;
import dev.parley.client.core.Event;
import dev.parley.client.core.PointInTime;
import dev.parley.client.core.QualityChoice;
import dev.parley.client.core.VideoReach;
import dev.parley.client.ui.common.Labels;
import dev.parley.client.ui.fx.Part;
import dev.parley.client.ui.fx.UiStore;
import java.util.EnumMap;
import java.util.Map;
import java.util.Objects;
import javafx.scene.Node;
import javafx.scene.control.Label;
import javafx.scene.control.RadioButton;
import javafx.scene.control.ScrollPane;
import javafx.scene.control.Toggle;
import javafx.scene.control.ToggleGroup;
import javafx.scene.layout.Priority;
import javafx.scene.layout.VBox;
import org.jspecify.annotations.Nullable;

/** How good pictures may be, and what the own connection is known to carry. */
final class QualityPanel extends VBox {
    private final UiStore store;
    private final ToggleGroup group = new ToggleGroup();
    private final Map<QualityChoice, RadioButton> buttons = new EnumMap<>(QualityChoice.class);
    private final Label reach = Labels.paragraph("", "quality-text");
    private final Label measured = Labels.paragraph("", "field-help");
    private final Part<QualityChoice> choice = new Part<>(now -> group.selectToggle(button(now)));
    private final Part<VideoReach> known = new Part<>(this::showReach);

    QualityPanel(UiStore store) {
        this.store = store;
        VBox options = new VBox();
        options.getStyleClass().add("quality-options");
        for (QualityChoice option : QualityChoice.values()) {
            options.getChildren().add(option(option));
        }
        // Not the buttons' actions: the arrow keys select without one.
        group.selectedToggleProperty().subscribe(this::choose);
        VBox content =
                new VBox(section("Pictures you send and see", options), section("Your connection", reachTexts()));
        content.getStyleClass().add("quality");
        ScrollPane scroll = new ScrollPane(content);
        scroll.setFitToWidth(true);
        scroll.setHbarPolicy(ScrollPane.ScrollBarPolicy.NEVER);
        scroll.setFocusTraversable(false);
        VBox.setVgrow(scroll, Priority.ALWAYS);
        getChildren().add(scroll);
    }

    private static Node section(String title, Node content) {
        VBox section = new VBox(Labels.line(title, "field-name"), content);
        section.getStyleClass().add("quality-section");
        return section;
    }

    private Node reachTexts() {
        VBox texts = new VBox(reach, measured);
        texts.getStyleClass().add("quality-reach");
        return texts;
    }

    private Node option(QualityChoice option) {
        RadioButton button = new RadioButton(name(option));
        button.setToggleGroup(group);
        button.setAccessibleHelp(help(option));
        button.setUserData(option);
        buttons.put(option, button);
        VBox box = new VBox(button, Labels.paragraph(help(option), "field-help", "quality-help"));
        box.getStyleClass().add("quality-option");
        return box;
    }

    private static String name(QualityChoice option) {
        return switch (option) {
            case AUTO -> "Automatic";
            case P720 -> "Up to 720p";
            case P480 -> "Up to 480p";
            case P360 -> "Up to 360p";
            case AUDIO_ONLY -> "Audio only";
        };
    }

    private static String help(QualityChoice option) {
        return switch (option) {
            case AUTO -> "As large as the windows show them and the connections carry them.";
            case P720 -> "About 2 Mbit/s for each person.";
            case P480 -> "About 1 Mbit/s for each person.";
            case P360 -> "About 0.7 Mbit/s for each person.";
            case AUDIO_ONLY -> "You see nobody, and nobody sees you. Saves the most.";
        };
    }

    private RadioButton button(QualityChoice option) {
        return Objects.requireNonNull(buttons.get(option));
    }

    private void choose(@Nullable Toggle selected) {
        if (selected != null
                && selected.getUserData() instanceof QualityChoice chosen
                && chosen != store.state().mesh().choice()) {
            store.dispatch(new Event.ChooseQuality(chosen));
        }
    }

    Node firstFocus() {
        return group.getSelectedToggle() instanceof RadioButton selected ? selected : button(QualityChoice.AUTO);
    }

    void render(AppState state, PointInTime at) {
        choice.show(state.mesh().choice());
        known.show(VideoReach.during(state, at));
    }

    private void showReach(VideoReach now) {
        reach.setText(now.text());
        measured.setText(now.details());
        Labels.setShown(measured, !now.details().isEmpty());
    }
}
