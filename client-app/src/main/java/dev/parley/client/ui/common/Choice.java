package dev.parley.client.ui.common;

import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.function.Consumer;
import java.util.function.Function;
import javafx.geometry.NodeOrientation;
import javafx.scene.AccessibleRole;
import javafx.scene.control.ToggleButton;
import javafx.scene.control.ToggleGroup;
import javafx.scene.input.KeyCode;
import javafx.scene.input.KeyEvent;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;

/** One of a few, side by side. Exactly one is chosen; the arrow keys move the choice. */
public final class Choice<E extends Enum<E>> extends HBox {
    private final ToggleGroup group = new ToggleGroup();
    private final Map<E, ToggleButton> buttons;
    private final List<E> options;

    public Choice(Class<E> type, Function<E, String> label, E first, Consumer<E> chosen) {
        options = List.of(type.getEnumConstants());
        buttons = new EnumMap<>(type);
        options.forEach(option -> buttons.put(option, button(option, label.apply(option))));
        getStyleClass().add("choice");
        getChildren().addAll(options.stream().map(this::buttonOf).toList());
        select(first);
        group.selectedToggleProperty().subscribe((before, now) -> {
            if (now == null) {
                group.selectToggle(before);
            } else if (before != null) {
                chosen.accept(value());
            }
        });
        addEventFilter(KeyEvent.KEY_PRESSED, this::onKey);
    }

    private ToggleButton button(E option, String label) {
        ToggleButton button = new ToggleButton(label);
        button.setUserData(option);
        button.setToggleGroup(group);
        button.setAccessibleRole(AccessibleRole.RADIO_BUTTON);
        button.getStyleClass().add("choice-option");
        button.setMaxWidth(Double.MAX_VALUE);
        // Equal widths, whatever the texts.
        button.setPrefWidth(1);
        button.setMinWidth(0);
        HBox.setHgrow(button, Priority.ALWAYS);
        return button;
    }

    private ToggleButton buttonOf(E option) {
        return Objects.requireNonNull(buttons.get(option));
    }

    public E value() {
        return options.stream()
                .filter(option -> buttonOf(option).isSelected())
                .findFirst()
                .orElse(options.getFirst());
    }

    public void select(E option) {
        group.selectToggle(buttonOf(option));
    }

    private boolean isFromRightToLeft() {
        return getEffectiveNodeOrientation() == NodeOrientation.RIGHT_TO_LEFT;
    }

    private void onKey(KeyEvent event) {
        if (event.getCode() == KeyCode.LEFT || event.getCode() == KeyCode.RIGHT) {
            boolean onwards = (event.getCode() == KeyCode.RIGHT) != isFromRightToLeft();
            int step = onwards ? 1 : options.size() - 1;
            E next = options.get((options.indexOf(value()) + step) % options.size());
            select(next);
            buttonOf(next).requestFocus();
            event.consume();
        }
    }
}
