package dev.parley.client.ui.dashboard;

import dev.parley.client.core.AppState;
import dev.parley.client.core.Knocking;
import dev.parley.client.core.RoomPhase;
import dev.parley.client.text.Texts;
import dev.parley.client.ui.common.Labels;
import dev.parley.client.ui.fx.Part;
import dev.parley.protocol.RoomInfo;
import javafx.scene.control.Label;
import javafx.scene.layout.VBox;

/** At which meeting's door, for whom, and for how long at most, somebody waits. Gone while they do not. */
final class WaitingWords extends VBox {
    private static final long MINUTE_MS = 60_000;

    private final Label meeting = Labels.line("", "waiting-meeting");
    private final Label whom = Labels.paragraph("", "waiting-text");
    private final Label devices = Labels.paragraph(Texts.of("lobby.waiting.devices"), "waiting-text");
    private final Label left = Labels.line("", "waiting-left");
    private final Part<String> name = new Part<>(meeting::setText);
    private final Part<String> text = new Part<>(whom::setText);
    private final Part<String> time = new Part<>(left::setText);

    WaitingWords() {
        getStyleClass().add("waiting-words");
        getChildren().addAll(meeting, whom, devices, left);
        Labels.setShown(this, false);
    }

    /**
     * Shows how it is.
     *
     * @param called the meeting's name
     * @param now milliseconds since 1970-01-01T00:00Z
     */
    void render(AppState state, String called, long now) {
        boolean waits = state.room().phase() == RoomPhase.WAITING;
        boolean asksAgain = Knocking.isRepeated(state.room());
        Labels.setShown(this, waits || asksAgain);
        Labels.setShown(left, waits);
        if (asksAgain) {
            name.show(called);
            text.show(Texts.of("lobby.waiting.again"));
        } else if (waits) {
            name.show(called);
            text.show(host(state));
            long leftMs = state.room().door().waitsUntil() - now;
            time.show(Texts.of("lobby.waiting.within", Math.max(1, Math.ceilDiv(leftMs, MINUTE_MS))));
        }
    }

    /** A room that is not listed does not tell whose it is before one is in. */
    private static String host(AppState state) {
        return state.lobby().rooms().stream()
                .filter(room -> room.id().equals(state.room().target()))
                .map(RoomInfo::host)
                .filter(name -> !name.isEmpty())
                .findFirst()
                .map(name -> Texts.of("lobby.waiting.host", name))
                .orElseGet(() -> Texts.of("lobby.waiting.nobody"));
    }
}
