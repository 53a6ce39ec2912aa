package dev.parley.client.ui.devices;

import dev.parley.client.core.DeviceNames;
import dev.parley.client.text.Texts;
import dev.parley.client.ui.common.Buttons;
import dev.parley.client.ui.fx.Part;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;
import java.util.function.Function;
import javafx.scene.control.ComboBox;
import javafx.scene.control.ListCell;
import javafx.scene.control.Tooltip;

/** A list to choose a device from. One that was chosen and is not connected stays in it, so that it is used when it is back. */
final class DevicePicker extends ComboBox<DevicePicker.Option> {
    private final Function<DeviceNames, String> standardLabel;
    private final String none;
    private final Part<Shown> shown = new Part<>(this::fill);
    private final Tooltip whole = Buttons.story();
    private boolean filling;

    /**
     * What can be chosen.
     *
     * @param name empty for the standard device
     */
    record Option(String name, String label) {}

    private record Shown(DeviceNames names, String choice, boolean choosable) {}

    /**
     * An empty picker.
     *
     * @param kind what is chosen, for screen readers
     * @param standardLabel what the standard device is called
     * @param none what is said where there is no device
     * @param chosen told the name of the device, empty for the standard one
     */
    DevicePicker(String kind, Function<DeviceNames, String> standardLabel, String none, Consumer<String> chosen) {
        this.standardLabel = standardLabel;
        this.none = none;
        setAccessibleText(kind);
        setTooltip(whole);
        setMaxWidth(Double.MAX_VALUE);
        setMinWidth(0);
        setPrefWidth(0);
        setButtonCell(new Cell());
        setCellFactory(list -> new Cell());
        getStyleClass().add("device-picker");
        valueProperty().subscribe((before, now) -> {
            if (!filling && now != null) {
                whole.setText(now.label());
                chosen.accept(now.name());
            }
        });
    }

    /**
     * Shows what there is.
     *
     * @param choice the chosen one, empty for the standard one
     * @param choosable false where the system alone chooses
     */
    void show(DeviceNames names, String choice, boolean choosable) {
        shown.show(new Shown(names, choice, choosable));
    }

    private void fill(Shown now) {
        List<Option> options = options(now);
        filling = true;
        getItems().setAll(options);
        setValue(options.stream()
                .filter(option -> option.name().equals(now.choice()))
                .findFirst()
                .orElse(options.getFirst()));
        filling = false;
        whole.setText(getValue().label());
        setDisable(!now.choosable() || now.names().all().isEmpty());
    }

    private List<Option> options(Shown now) {
        List<Option> options = new ArrayList<>();
        List<String> all = now.names().all();
        options.add(new Option("", all.isEmpty() ? none : standardLabel.apply(now.names())));
        if (!now.choosable()) {
            return options;
        }
        all.forEach(name -> options.add(new Option(name, name)));
        if (!now.choice().isEmpty() && !all.contains(now.choice())) {
            options.add(new Option(now.choice(), Texts.of("lobby.devices.not-connected", now.choice())));
        }
        return options;
    }

    private static final class Cell extends ListCell<Option> {
        Cell() {
            getStyleClass().add("device-name");
        }

        @Override
        protected void updateItem(Option option, boolean empty) {
            super.updateItem(option, empty);
            setText(empty || option == null ? "" : option.label());
        }
    }
}
