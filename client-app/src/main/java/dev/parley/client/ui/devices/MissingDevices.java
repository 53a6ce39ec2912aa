package dev.parley.client.ui.devices;

import dev.parley.client.core.AppState;
import dev.parley.client.core.DeviceList;
import dev.parley.client.core.Event;
import dev.parley.client.text.Texts;
import dev.parley.client.ui.common.Labels;
import dev.parley.client.ui.fx.Part;
import dev.parley.client.ui.fx.UiStore;
import javafx.scene.control.Label;
import javafx.scene.layout.VBox;
import javafx.util.Subscription;

/** Says which devices this computer does not have; nothing while it has them. Follows the state while it is in a window. */
public final class MissingDevices extends VBox {
    private final Label text = Labels.paragraph("", "field-help");
    private final Part<String> said = new Part<>(this::say);

    /** Asks for the devices. */
    public MissingDevices(UiStore store) {
        getChildren().add(text);
        store.dispatch(new Event.ListDevices());
        render(store.state());
        Subscription[] following = {Subscription.EMPTY};
        sceneProperty().subscribe(scene -> {
            following[0].unsubscribe();
            following[0] = scene == null ? Subscription.EMPTY : store.subscribe(this::render);
        });
    }

    private void render(AppState state) {
        DeviceList list = state.media().devices().list();
        boolean microphone =
                list != null && list.soundIsChosen() && list.microphones().all().isEmpty();
        boolean camera = list != null && list.cameras().all().isEmpty();
        said.show(sentence(microphone, camera));
    }

    private static String sentence(boolean noMicrophone, boolean noCamera) {
        if (noMicrophone && noCamera) {
            return Texts.of("lobby.devices.none");
        }
        if (noMicrophone) {
            return Texts.of("lobby.devices.no-microphone");
        }
        return noCamera ? Texts.of("lobby.devices.no-camera") : "";
    }

    private void say(String words) {
        text.setText(words);
        Labels.setShown(this, !words.isEmpty());
    }
}
