package dev.parley.client.ui.room;

import dev.parley.client.ui.common.Labels;
import java.util.EnumMap;
import java.util.Map;
import java.util.Objects;
import java.util.function.Consumer;
import java.util.function.Function;
import javafx.scene.Node;
import javafx.scene.control.RadioButton;
import javafx.scene.control.Toggle;
import javafx.scene.control.ToggleGroup;
import javafx.scene.layout.VBox;
import org.jspecify.annotations.Nullable;

/** One of a few, below each other, each with a sentence that explains it if it needs one. The arrow keys move the choice. */
final class Options<E extends Enum<E>> extends VBox {
    private final ToggleGroup group = new ToggleGroup();
    private final Map<E, RadioButton> buttons;
    private final E first;
    private final Class<E> type;
    private final Consumer<E> chosen;
    private @Nullable E shown;
    /** What {@link #show} was told last: while that is the same, the person's choice is on its way. */
    private @Nullable E told;

    /** What an option is called, and a sentence about it; empty for none. */
    record Words(String name, String help) {}

    /** @param chosen is told what the person chose; {@link #show} tells it nothing */
    Options(Class<E> type, Function<E, Words> words, Consumer<E> chosen) {
        this.type = type;
        this.chosen = chosen;
        buttons = new EnumMap<>(type);
        first = type.getEnumConstants()[0];
        getStyleClass().add("options");
        for (E option : type.getEnumConstants()) {
            getChildren().add(option(option, words.apply(option)));
        }
        // Not the buttons' actions: the arrow keys select without one.
        group.selectedToggleProperty().subscribe(this::choose);
    }

    private Node option(E option, Words words) {
        RadioButton button = new RadioButton(words.name());
        button.setToggleGroup(group);
        button.setUserData(option);
        buttons.put(option, button);
        VBox box = new VBox(button);
        box.getStyleClass().add("option");
        if (!words.help().isEmpty()) {
            button.setAccessibleHelp(words.help());
            box.getChildren().add(Labels.paragraph(words.help(), "field-help", "option-help"));
        }
        return box;
    }

    private void choose(@Nullable Toggle selected) {
        if (selected != null) {
            E now = type.cast(selected.getUserData());
            if (now != shown) {
                shown = now;
                chosen.accept(now);
            }
        }
    }

    void show(E now) {
        if (now != told) {
            insist(now);
        }
    }

    /** Shows this whatever the person chose: the choice came to nothing. */
    void insist(E now) {
        told = now;
        shown = now;
        group.selectToggle(button(now));
    }

    private RadioButton button(E option) {
        return Objects.requireNonNull(buttons.get(option));
    }

    /** What gets the keyboard first. */
    Node firstFocus() {
        return button(shown == null ? first : shown);
    }
}
