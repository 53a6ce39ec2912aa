package dev.parley.client.ui.room;

import dev.parley.client.core.Knock;
import dev.parley.client.text.Texts;
import dev.parley.client.ui.common.Labels;
import dev.parley.client.ui.fx.KeyedRows;
import dev.parley.client.ui.fx.Part;
import java.time.InstantSource;
import java.util.List;
import javafx.scene.layout.VBox;

/** Who waits to be let in, above the people in the meeting. Gone while nobody does. */
final class WaitingPeople extends VBox {
    private final Part<List<Knock>> knocks;

    WaitingPeople(KnockAnswers answers, InstantSource clock) {
        VBox list = new VBox();
        list.getStyleClass().add("waiting-people-rows");
        KeyedRows<Knock, String, KnockRow> rows = new KeyedRows<>(
                list,
                Knock::request,
                knock -> new KnockRow(answers, clock, knock, true),
                (row, knock) -> row.show(knock.name(), false));
        knocks = new Part<>(now -> {
            rows.show(now);
            Labels.setShown(this, !now.isEmpty());
        });
        getStyleClass().add("waiting-people");
        getChildren().addAll(Labels.line(Texts.of("room.people.waiting"), "section-title"), list);
        render(List.of());
    }

    void render(List<Knock> now) {
        knocks.show(now);
    }
}
