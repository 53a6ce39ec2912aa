package dev.parley.client.ui.room;

import dev.parley.client.core.AppState;
import dev.parley.client.core.HostPowers;
import dev.parley.client.text.Texts;
import dev.parley.client.ui.common.Buttons;
import dev.parley.client.ui.common.DoorLook;
import dev.parley.client.ui.common.Icons;
import dev.parley.client.ui.common.Labels;
import dev.parley.client.ui.fx.Part;
import dev.parley.protocol.Right;
import dev.parley.protocol.RoomAccess;
import javafx.scene.AccessibleRole;
import javafx.scene.control.Button;
import javafx.scene.control.Tooltip;
import javafx.scene.layout.StackPane;
import org.kordamp.ikonli.feather.Feather;

/**
 * Beside the name of the meeting: a sign of what it takes to come in. For the host it is a button that opens the panel in which that is changed;
 * for others it is gone while nothing is asked.
 */
final class DoorSign extends StackPane {
    private final Button button;
    private final StackPane sign = new StackPane();
    private final Tooltip words = Buttons.story();
    private final Part<Shown> shown = new Part<>(this::show);

    private record Shown(RoomAccess access, boolean host, boolean open) {}

    DoorSign(Runnable toggle) {
        button = Buttons.icon(Icons.of(Feather.UNLOCK, 16), Texts.of("room.door.title"), toggle);
        button.setId("door");
        sign.getStyleClass().add("door-sign");
        sign.setAccessibleRole(AccessibleRole.TEXT);
        Tooltip.install(sign, words);
        setMinWidth(USE_PREF_SIZE);
        getChildren().addAll(sign, button);
        shown.show(new Shown(RoomAccess.OPEN, false, false));
    }

    /** @param open whether the panel is */
    void render(AppState state, boolean open) {
        RoomAccess access = state.room().info() == null
                ? RoomAccess.OPEN
                : state.room().info().access();
        shown.show(new Shown(access, HostPowers.has(state, Right.CHANGE_ACCESS), open));
    }

    private void show(Shown now) {
        String text = DoorLook.words(now.access());
        words.setText(text);
        sign.setAccessibleText(text);
        sign.getChildren().setAll(Icons.of(DoorLook.icon(now.access()), 16));
        button.setGraphic(Icons.of(DoorLook.icon(now.access()), 16));
        Buttons.describe(button, now.open() ? Texts.of("room.door.close-panel") : Texts.of("room.door.title"), "");
        button.setAccessibleHelp(text);
        Labels.setShown(button, now.host());
        Labels.setShown(sign, !now.host() && !now.access().equals(RoomAccess.OPEN));
    }
}
