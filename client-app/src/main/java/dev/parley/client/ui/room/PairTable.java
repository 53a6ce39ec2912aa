package dev.parley.client.ui.room;

import dev.parley.client.core.PairHealth;
import dev.parley.client.core.PairHealth.Person;
import dev.parley.client.ui.common.Avatar;
import dev.parley.client.ui.common.Labels;
import dev.parley.client.ui.fx.Part;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.function.Consumer;
import javafx.geometry.Pos;
import javafx.scene.Node;
import javafx.scene.control.Label;
import javafx.scene.control.Tooltip;
import javafx.scene.layout.GridPane;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Region;
import javafx.scene.layout.VBox;
import org.jspecify.annotations.Nullable;

/** The table of who reaches whom: a row for each person whose app speaks, a column for each it speaks of. */
final class PairTable extends GridPane {
    private static final int PEOPLE_IN_WIDE_CELLS = 4;
    private static final double AVATAR = 26;

    /** A way in the table. */
    record Way(Person from, Person to) {}

    private final Consumer<Way> choose;
    private final Map<Way, PairCell> cells = new HashMap<>();
    private final Part<List<Person>> people = new Part<>(this::arrange);

    PairTable(Consumer<Way> choose) {
        this.choose = choose;
        getStyleClass().add("pair-table");
    }

    void render(PairHealth now, @Nullable Way chosen) {
        people.show(now.cells().isEmpty() ? List.of() : now.people());
        for (PairHealth.Cell cell : now.cells()) {
            Way way = new Way(cell.from(), cell.to());
            Objects.requireNonNull(cells.get(way)).render(cell, way.equals(chosen));
        }
    }

    private void arrange(List<Person> now) {
        getChildren().clear();
        cells.clear();
        boolean wide = now.size() <= PEOPLE_IN_WIDE_CELLS;
        for (int row = 0; row < now.size(); row++) {
            add(head(now.get(row), wide), row + 1, 0);
            add(rowHead(now.get(row)), 0, row + 1);
            for (int column = 0; column < now.size(); column++) {
                add(row == column ? self() : cell(new Way(now.get(row), now.get(column)), wide), column + 1, row + 1);
            }
        }
    }

    private Node cell(Way way, boolean wide) {
        PairCell cell = new PairCell(wide, () -> choose.accept(way));
        cells.put(way, cell);
        return cell;
    }

    private static Node self() {
        Region nothing = new Region();
        nothing.getStyleClass().add("pair-self");
        return nothing;
    }

    private static Node head(Person person, boolean wide) {
        VBox head = new VBox(new Avatar(person.name(), AVATAR));
        if (wide) {
            head.getChildren().add(name(person));
        }
        head.setAlignment(Pos.CENTER);
        head.getStyleClass().add("pair-head");
        Tooltip.install(head, new Tooltip(person.name()));
        return head;
    }

    private static Node rowHead(Person person) {
        HBox head = new HBox(new Avatar(person.name(), AVATAR), name(person));
        head.setAlignment(Pos.CENTER_LEFT);
        head.getStyleClass().add("pair-row-head");
        return head;
    }

    private static Label name(Person person) {
        return Labels.line(person.self() ? "You" : person.name(), "pair-name");
    }
}
