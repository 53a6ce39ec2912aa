package dev.parley.client.ui.room;

import dev.parley.client.core.Knock;
import dev.parley.client.text.Texts;
import dev.parley.client.ui.common.Buttons;
import dev.parley.client.ui.common.Icons;
import dev.parley.client.ui.common.Labels;
import java.time.InstantSource;
import java.util.List;
import javafx.scene.Node;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.input.MouseEvent;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.VBox;
import javafx.scene.transform.Transform;
import org.kordamp.ikonli.feather.Feather;

/**
 * One person who wants to come in. For {@value #BARRED_MS} ms after it came or moved it takes no click: that was meant for what was there
 * before. The keyboard is led to a person and not to a place, so it is not barred.
 */
final class KnockRow extends HBox {
    private static final long BARRED_MS = 700;

    private final InstantSource clock;
    private final Label name;
    private final HBox buttons;
    private long movedAt;

    /** @param narrow the buttons stand below the name */
    KnockRow(KnockAnswers answers, InstantSource clock, Knock knock, boolean narrow) {
        this.clock = clock;
        movedAt = clock.millis();
        String words = Texts.of("room.knock.wants", knock.name());
        name = narrow ? Labels.paragraph(words, "knock-name") : Labels.line(words, "knock-name");
        name.setMaxWidth(Double.MAX_VALUE);
        HBox.setHgrow(name, Priority.ALWAYS);
        Button no = Buttons.secondary(Texts.of("room.knock.refuse"), () -> answers.answer(knock, false));
        no.setAccessibleText(Texts.of("room.knock.refuse.accessible", knock.name()));
        Button yes = Buttons.primary(Texts.of("room.knock.let-in"), () -> answers.answer(knock, true));
        yes.setAccessibleText(Texts.of("room.knock.let-in.accessible", knock.name()));
        buttons = new HBox(no, yes);
        buttons.getStyleClass().add("knock-buttons");
        buttons.setMinWidth(USE_PREF_SIZE);
        getStyleClass().add("knock-row");
        getChildren().add(Icons.of(Feather.USER_PLUS, 18));
        getChildren().addAll(narrow ? List.of(below(name, buttons)) : List.of(name, buttons));
        localToSceneTransformProperty().subscribe(this::note);
        addEventFilter(MouseEvent.MOUSE_PRESSED, this::bar);
    }

    private static Node below(Label name, HBox buttons) {
        VBox both = new VBox(name, buttons);
        both.setMinWidth(0);
        both.getStyleClass().add("knock-texts");
        HBox.setHgrow(both, Priority.ALWAYS);
        return both;
    }

    /**
     * Says how it stands.
     *
     * @param over nothing is to be answered any more
     */
    void show(String words, boolean over) {
        name.setText(words);
        buttons.setDisable(over);
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
