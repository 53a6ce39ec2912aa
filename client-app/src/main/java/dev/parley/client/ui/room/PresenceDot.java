package dev.parley.client.ui.room;

import dev.parley.client.core.ParticipantPhase.Dot;
import dev.parley.client.ui.common.Labels;
import java.util.Locale;
import javafx.scene.layout.Region;

/** Whether somebody is at the computer: green, yellow for idle, grey for away. */
final class PresenceDot extends Region {
    PresenceDot() {
        setMouseTransparent(true);
        show(Dot.NONE);
    }

    void show(Dot dot) {
        getStyleClass().setAll("presence-dot", "presence-" + dot.name().toLowerCase(Locale.ROOT));
        Labels.setShown(this, dot != Dot.NONE);
    }
}
