package dev.parley.client.ui.devices;

import dev.parley.client.core.DeviceNames;
import dev.parley.client.ui.common.Labels;
import dev.parley.client.ui.common.Switch;
import dev.parley.client.ui.fx.Part;
import java.util.function.Consumer;
import javafx.scene.control.Label;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import org.jspecify.annotations.Nullable;

/** Switches a device on and off. Where there is none, it says so, is off and cannot be moved: what was wanted before is kept. */
final class DeviceSwitch extends HBox {
    private final String name;
    private final String none;
    private final Switch control;
    private final Label label = Labels.line("", "setting-name");
    private final Part<Boolean> missing = new Part<>(this::showMissing);

    /** It follows the state; then it asks for nothing. */
    private boolean rendering;

    /**
     * Off, until it is rendered.
     *
     * @param none says that there is no such device
     */
    DeviceSwitch(String name, String none, Consumer<Boolean> switched) {
        this.name = name;
        this.none = none;
        control = new Switch(name, false, on -> {
            if (!rendering) {
                switched.accept(on);
            }
        });
        label.setLabelFor(control);
        label.setMaxWidth(Double.MAX_VALUE);
        HBox.setHgrow(label, Priority.ALWAYS);
        getStyleClass().add("setting");
        getChildren().addAll(label, control);
        missing.show(false);
    }

    /**
     * Shows what is wanted.
     *
     * @param known those there are; null while that is not known
     */
    void render(boolean wanted, @Nullable DeviceNames known) {
        boolean without = known != null && known.all().isEmpty();
        missing.show(without);
        rendering = true;
        control.setSelected(wanted && !without);
        rendering = false;
    }

    private void showMissing(boolean without) {
        label.setText(without ? none : name);
        control.setDisable(without);
    }
}
