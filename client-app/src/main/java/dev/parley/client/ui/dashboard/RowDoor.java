package dev.parley.client.ui.dashboard;

import dev.parley.client.ui.common.Buttons;
import dev.parley.client.ui.common.DoorLook;
import dev.parley.client.ui.common.Icons;
import dev.parley.client.ui.common.Labels;
import dev.parley.protocol.RoomAccess;
import javafx.scene.AccessibleRole;
import javafx.scene.control.Tooltip;
import javafx.scene.layout.Region;
import javafx.scene.layout.StackPane;

/** The small sign, in a row of a list, of what it takes to come into a meeting. Gone where nothing is asked for. */
final class RowDoor extends StackPane {
    private static final int ICON = 14;

    private final Tooltip tooltip = Buttons.story();

    RowDoor(RoomAccess access) {
        getStyleClass().add("row-door");
        setAccessibleRole(AccessibleRole.TEXT);
        setMinWidth(Region.USE_PREF_SIZE);
        Tooltip.install(this, tooltip);
        show(access);
    }

    void show(RoomAccess access) {
        String words = DoorLook.words(access);
        getChildren().setAll(Icons.of(DoorLook.icon(access), ICON));
        tooltip.setText(words);
        setAccessibleText(words);
        Labels.setShown(this, !access.equals(RoomAccess.OPEN));
    }

    /** The same in words, empty where nothing is asked for. */
    static String words(RoomAccess access) {
        return access.equals(RoomAccess.OPEN) ? "" : DoorLook.words(access);
    }
}
