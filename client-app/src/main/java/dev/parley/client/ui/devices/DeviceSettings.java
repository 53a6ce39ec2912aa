package dev.parley.client.ui.devices;

import dev.parley.client.core.AppState;
import dev.parley.client.core.Event;
import dev.parley.client.core.SoundProcessing;
import dev.parley.client.text.Texts;
import dev.parley.client.ui.common.Buttons;
import dev.parley.client.ui.common.Labels;
import dev.parley.client.ui.common.Switch;
import dev.parley.client.ui.common.UiPreferences;
import dev.parley.client.ui.fx.UiStore;
import java.util.function.Consumer;
import java.util.function.Function;
import java.util.function.UnaryOperator;
import javafx.geometry.Pos;
import javafx.scene.Node;
import javafx.scene.control.Button;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.VBox;
import javafx.util.Subscription;

/** The settings about devices. Follows them while it is in a window. A change holds at once. */
public final class DeviceSettings extends VBox {
    private final Consumer<UnaryOperator<UiPreferences>> changed;
    private final DevicePickers pickers;
    private final Button done;

    /**
     * Asks for the devices.
     *
     * @param changed told what to change of the preferences
     */
    public DeviceSettings(
            UiStore store, UiPreferences now, Consumer<UnaryOperator<UiPreferences>> changed, Runnable close) {
        this.changed = changed;
        this.pickers =
                new DevicePickers(store, edit -> changed.accept(was -> was.withDevices(edit.apply(was.devices()))));
        this.done = Buttons.primary(Texts.of("lobby.devices.done"), close);
        done.setDefaultButton(true);
        getStyleClass().addAll("dialog", "device-settings");
        setAccessibleText(Texts.of("lobby.devices.title"));
        getChildren()
                .addAll(
                        Labels.line(Texts.of("lobby.devices.title"), "title"),
                        columns(processing(now.devices().processing())),
                        buttons(now.checkBeforeMeeting()));
        store.dispatch(new Event.ListDevices());
        follow(store);
    }

    private void follow(UiStore store) {
        render(store.state());
        Subscription[] following = {Subscription.EMPTY};
        sceneProperty().subscribe(scene -> {
            following[0].unsubscribe();
            following[0] = scene == null ? Subscription.EMPTY : store.subscribe(this::render);
        });
    }

    private void render(AppState state) {
        pickers.render(state.media());
    }

    /** What gets the keyboard first. */
    public Node firstFocus() {
        return done;
    }

    private Node columns(Node processing) {
        HBox columns = new HBox(pickers, processing);
        columns.getChildren().forEach(column -> HBox.setHgrow(column, Priority.ALWAYS));
        columns.getStyleClass().add("device-columns");
        return columns;
    }

    private Node buttons(boolean checks) {
        Switch before = new Switch(
                Texts.of("lobby.devices.check-before-meeting"),
                checks,
                on -> changed.accept(was -> was.withCheckBeforeMeeting(on)));
        var label = Labels.line(before.getAccessibleText(), "field-help");
        label.setLabelFor(before);
        HBox row = new HBox(before, label, Labels.spacer(), done);
        row.getStyleClass().add("dialog-buttons");
        row.setAlignment(Pos.CENTER_LEFT);
        return row;
    }

    private Node processing(SoundProcessing now) {
        VBox part = new VBox(
                Labels.line(Texts.of("lobby.devices.processing"), "field-name"),
                row(Texts.of("lobby.devices.echo"), now.echoCancellation(), on -> was -> was.withEchoCancellation(on)),
                row(Texts.of("lobby.devices.noise"), now.noiseSuppression(), on -> was -> was.withNoiseSuppression(on)),
                row(Texts.of("lobby.devices.gain"), now.gainControl(), on -> was -> was.withGainControl(on)),
                row(Texts.of("lobby.devices.high-pass"), now.highPass(), on -> was -> was.withHighPass(on)),
                Labels.paragraph(Texts.of("lobby.devices.processing.help"), "field-help"));
        part.getStyleClass().add("field");
        return part;
    }

    private Node row(String text, boolean on, Function<Boolean, UnaryOperator<SoundProcessing>> change) {
        return new Switch(text, on, now -> process(change.apply(now))).row();
    }

    private void process(UnaryOperator<SoundProcessing> edit) {
        changed.accept(was -> was.withDevices(
                was.devices().withProcessing(edit.apply(was.devices().processing()))));
    }
}
