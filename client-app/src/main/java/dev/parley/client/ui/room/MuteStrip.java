package dev.parley.client.ui.room;

import dev.parley.client.core.AppState;
import dev.parley.client.core.Event;
import dev.parley.client.core.PeerState;
import dev.parley.client.text.Texts;
import dev.parley.client.ui.common.Buttons;
import dev.parley.client.ui.common.Labels;
import dev.parley.client.ui.fx.Part;
import dev.parley.client.ui.fx.UiStore;
import dev.parley.protocol.ParticipantId;
import javafx.scene.control.Label;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;

/** Says that the host asks this person to be quiet, until they answer. Nothing is switched off by itself. */
final class MuteStrip extends HBox {
    private final Label text = Labels.line("", "knock-name");
    private final Part<String> asked = new Part<>(this::show);

    MuteStrip(UiStore store) {
        text.setMaxWidth(Double.MAX_VALUE);
        HBox.setHgrow(text, Priority.ALWAYS);
        getStyleClass().addAll("knock-strip", "knock-row");
        getChildren()
                .addAll(
                        text,
                        Buttons.secondary(
                                Texts.of("room.mute.stay"), () -> store.dispatch(new Event.AnswerMute(false))),
                        Buttons.primary(Texts.of("room.mute.mute"), () -> store.dispatch(new Event.AnswerMute(true))));
        asked.show("");
    }

    void render(AppState state) {
        ParticipantId host = state.room().door().askedBy();
        PeerState peer = host == null ? null : state.peers().get(host);
        String name =
                peer == null ? Texts.of("room.people.host") : peer.participant().name();
        asked.show(host == null ? "" : Texts.of("room.mute.asked", name));
    }

    private void show(String sentence) {
        text.setText(sentence);
        Labels.setShown(this, !sentence.isEmpty());
    }
}
