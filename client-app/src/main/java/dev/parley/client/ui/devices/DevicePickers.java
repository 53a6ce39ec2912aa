package dev.parley.client.ui.devices;

import dev.parley.client.core.AppState;
import dev.parley.client.core.DeviceChoice;
import dev.parley.client.core.DeviceList;
import dev.parley.client.core.DeviceNames;
import dev.parley.client.core.Event;
import dev.parley.client.text.Texts;
import dev.parley.client.ui.common.Buttons;
import dev.parley.client.ui.common.Field;
import dev.parley.client.ui.common.Labels;
import dev.parley.client.ui.fx.UiStore;
import java.util.function.Consumer;
import java.util.function.Function;
import java.util.function.UnaryOperator;
import javafx.animation.PauseTransition;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.layout.VBox;
import javafx.util.Duration;

/** Chooses microphone, speaker and camera, and plays a tone to try the speaker with. A choice holds at once. */
final class DevicePickers extends VBox {
    private static final Duration TONE = Duration.seconds(1.2);

    private final UiStore store;
    private final Consumer<UnaryOperator<DeviceChoice>> changed;
    private final DevicePicker microphone = picker(
            Texts.of("lobby.devices.microphone"),
            Texts.of("lobby.devices.no-microphone"),
            name -> choice -> choice.withMicrophone(name));
    private final DevicePicker speaker = picker(
            Texts.of("lobby.devices.speaker"),
            Texts.of("lobby.devices.no-speaker"),
            name -> choice -> choice.withSpeaker(name));
    private final DevicePicker camera = new DevicePicker(
            Texts.of("lobby.devices.camera"),
            names -> Texts.of("lobby.devices.first-camera", names.standard()),
            Texts.of("lobby.devices.no-camera"),
            name -> change(choice -> choice.withCamera(name)));
    private final Button test = Buttons.quiet(Texts.of("lobby.devices.test"), this::play);
    private final PauseTransition playing = new PauseTransition(TONE);
    private final Label system = Labels.paragraph(Texts.of("lobby.devices.system-chooses"), "field-help");

    /** @param changed told what to change of the choice */
    DevicePickers(UiStore store, Consumer<UnaryOperator<DeviceChoice>> changed) {
        this.store = store;
        this.changed = changed;
        test.setAccessibleText(Texts.of("lobby.devices.test.accessible"));
        playing.setOnFinished(event -> test.setText(Texts.of("lobby.devices.test")));
        getStyleClass().add("device-pickers");
        getChildren()
                .addAll(
                        new Field(Texts.of("lobby.devices.microphone"), microphone, ""),
                        new VBox(new Field(Texts.of("lobby.devices.speaker"), speaker, ""), test),
                        new Field(Texts.of("lobby.devices.camera"), camera, ""),
                        system);
    }

    private DevicePicker picker(String kind, String none, Function<String, UnaryOperator<DeviceChoice>> edit) {
        return new DevicePicker(
                kind,
                names -> Texts.of("lobby.devices.standard", names.standard()),
                none,
                name -> change(edit.apply(name)));
    }

    private void change(UnaryOperator<DeviceChoice> edit) {
        changed.accept(edit);
    }

    void render(AppState.Media media) {
        AppState.Devices devices = media.devices();
        DeviceChoice choice = devices.choice();
        DeviceList list = devices.list() == null ? DeviceList.NONE : devices.list();
        boolean sound = list.soundIsChosen();
        microphone.show(list.microphones(), sound ? choice.microphone() : "", sound);
        speaker.show(list.speakers(), sound ? choice.speaker() : "", sound);
        camera.show(list.cameras(), choice.camera(), true);
        test.setDisable(isEmpty(list.speakers()));
        Labels.setShown(system, !sound);
    }

    private static boolean isEmpty(DeviceNames names) {
        return names.all().isEmpty();
    }

    private void play() {
        store.dispatch(new Event.TestSpeaker());
        test.setText(Texts.of("lobby.devices.test.playing"));
        playing.playFromStart();
    }
}
