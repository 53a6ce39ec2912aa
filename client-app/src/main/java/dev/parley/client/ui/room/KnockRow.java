package dev.parley.client.ui.room;

import dev.parley.client.core.Event;
import dev.parley.client.core.Knock;
import dev.parley.client.text.Texts;
import dev.parley.client.ui.common.Buttons;
import dev.parley.client.ui.common.Labels;
import dev.parley.client.ui.fx.UiStore;
import java.time.InstantSource;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.input.MouseEvent;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.transform.Transform;

/**
 * One person who wants to come in. For {@value #BARRED_MS} ms after it came or moved it takes no click: that was meant for what was there
 * before. The keyboard is led to a person and not to a place, so it is not barred.
 */
final class KnockRow extends HBox {
    private static final long BARRED_MS = 700;

    private final InstantSource clock;
    private long movedAt;

    KnockRow(UiStore store, InstantSource clock, Knock knock) {
        this.clock = clock;
        movedAt = clock.millis();
        Label name = Labels.line(Texts.of("room.knock.wants", knock.name()), "knock-name");
        name.setMaxWidth(Double.MAX_VALUE);
        HBox.setHgrow(name, Priority.ALWAYS);
        Button no = Buttons.secondary(
                Texts.of("room.knock.not-now"), () -> store.dispatch(new Event.AnswerKnock(knock.request(), false)));
        no.setAccessibleText(Texts.of("room.knock.not-now.accessible", knock.name()));
        Button yes = Buttons.primary(
                Texts.of("room.knock.let-in"), () -> store.dispatch(new Event.AnswerKnock(knock.request(), true)));
        yes.setAccessibleText(Texts.of("room.knock.let-in.accessible", knock.name()));
        getStyleClass().add("knock-row");
        getChildren().addAll(name, no, yes);
        localToSceneTransformProperty().subscribe(this::note);
        addEventFilter(MouseEvent.MOUSE_PRESSED, this::bar);
    }

    private void note(Transform before, Transform now) {
        if (before.getTx() != now.getTx() || before.getTy() != now.getTy()) {
            movedAt = clock.millis();
        }
    }

    private void bar(MouseEvent press) {
        long since = clock.millis() - movedAt;
        // A clock that was set back bars nothing.
        if (since >= 0 && since < BARRED_MS) {
            press.consume();
        }
    }
}
