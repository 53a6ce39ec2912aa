package dev.parley.client.ui.room;

import dev.parley.client.core.AppState;
import dev.parley.client.core.Event;
import dev.parley.client.core.Knock;
import dev.parley.client.text.Texts;
import dev.parley.client.ui.common.Buttons;
import dev.parley.client.ui.common.Labels;
import dev.parley.client.ui.fx.KeyedRows;
import dev.parley.client.ui.fx.Part;
import dev.parley.client.ui.fx.UiStore;
import java.util.List;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.VBox;

/** Who wants to come into the meeting, for its host: the first {@value #SHOWN}, and how many more. Gone while nobody does. */
final class KnockStrip extends VBox {
    private static final int SHOWN = 3;

    private final VBox list = new VBox();
    private final Label more = Labels.line("", "knock-more");
    private final Part<List<Knock>> knocks;

    KnockStrip(UiStore store) {
        KeyedRows<Knock, String, HBox> rows =
                new KeyedRows<>(list, Knock::request, knock -> row(store, knock), (row, knock) -> {});
        knocks = new Part<>(now -> show(rows, now));
        list.getStyleClass().add("invite-rows");
        getStyleClass().add("knock-strip");
        getChildren().addAll(list, more);
        knocks.show(List.of());
    }

    private static HBox row(UiStore store, Knock knock) {
        Label name = Labels.line(Texts.of("room.knock.wants", knock.name()), "knock-name");
        name.setMaxWidth(Double.MAX_VALUE);
        HBox.setHgrow(name, Priority.ALWAYS);
        Button no = Buttons.secondary(
                Texts.of("room.knock.not-now"), () -> store.dispatch(new Event.AnswerKnock(knock.request(), false)));
        no.setAccessibleText(Texts.of("room.knock.not-now.accessible", knock.name()));
        Button yes = Buttons.primary(
                Texts.of("room.knock.let-in"), () -> store.dispatch(new Event.AnswerKnock(knock.request(), true)));
        yes.setAccessibleText(Texts.of("room.knock.let-in.accessible", knock.name()));
        HBox row = new HBox(name, no, yes);
        row.getStyleClass().add("knock-row");
        return row;
    }

    void render(AppState state) {
        knocks.show(state.room().door().knocks());
    }

    private void show(KeyedRows<Knock, String, HBox> rows, List<Knock> now) {
        rows.show(now.stream().limit(SHOWN).toList());
        int others = now.size() - SHOWN;
        more.setText(others > 0 ? Texts.of("room.knock.more", others) : "");
        Labels.setShown(more, others > 0);
        Labels.setShown(this, !now.isEmpty());
    }
}
