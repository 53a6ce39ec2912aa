package dev.parley.client.ui.room;

import dev.parley.client.core.PairHealth;
import dev.parley.client.core.PairHealth.Person;
import dev.parley.client.text.Texts;
import dev.parley.client.ui.common.Avatar;
import dev.parley.client.ui.common.Labels;
import dev.parley.client.ui.fx.Focus;
import dev.parley.client.ui.fx.Part;
import dev.parley.protocol.ParticipantId;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.function.Consumer;
import java.util.stream.Collectors;
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
    record Way(ParticipantId from, ParticipantId to) {
        static Way of(PairHealth.Cell cell) {
            return new Way(cell.from().id(), cell.to().id());
        }
    }

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
            Way way = Way.of(cell);
            Objects.requireNonNull(cells.get(way)).render(cell, way.equals(chosen));
        }
    }

    /** A cell stays the same one for as long as both of its people are there, so that the keyboard's focus stays with them. */
    private void arrange(List<Person> now) {
        boolean wide = now.size() <= PEOPLE_IN_WIDE_CELLS;
        Set<ParticipantId> there = now.stream().map(Person::id).collect(Collectors.toSet());
        Set<PairCell> going = cells.entrySet().stream()
                .filter(each -> !there.contains(each.getKey().from())
                        || !there.contains(each.getKey().to()))
                .map(Map.Entry::getValue)
                .collect(Collectors.toSet());
        Focus.leave(this, going);
        cells.values().removeAll(going);
        List<Node> arranged = new ArrayList<>();
        for (int row = 0; row < now.size(); row++) {
            arranged.add(at(row + 1, 0, head(now.get(row), wide)));
            arranged.add(at(0, row + 1, rowHead(now.get(row))));
            for (int column = 0; column < now.size(); column++) {
                Node node = row == column
                        ? self()
                        : cell(new Way(now.get(row).id(), now.get(column).id()), wide);
                arranged.add(at(column + 1, row + 1, node));
            }
        }
        getChildren().setAll(arranged);
    }

    private static Node at(int column, int row, Node node) {
        setConstraints(node, column, row);
        return node;
    }

    private Node cell(Way way, boolean wide) {
        PairCell cell = Objects.requireNonNull(cells.computeIfAbsent(way, _ -> new PairCell(() -> choose.accept(way))));
        cell.setWide(wide);
        return cell;
    }

    private static Node self() {
        Region nothing = new Region();
        nothing.getStyleClass().add("pair-self");
        return nothing;
    }

    private static Node head(Person person, boolean wide) {
        VBox head = new VBox(avatar(person));
        if (wide) {
            head.getChildren().add(name(person));
        }
        head.setAlignment(Pos.CENTER);
        head.getStyleClass().add("pair-head");
        Tooltip.install(head, new Tooltip(person.name()));
        return head;
    }

    private static Node rowHead(Person person) {
        HBox head = new HBox(avatar(person), name(person));
        head.setAlignment(Pos.CENTER_LEFT);
        head.getStyleClass().add("pair-row-head");
        return head;
    }

    private static Avatar avatar(Person person) {
        Avatar avatar = new Avatar("", AVATAR);
        avatar.show(person.name(), person.colour());
        return avatar;
    }

    private static Label name(Person person) {
        return Labels.line(person.self() ? Texts.of("room.pair.you") : person.name(), "pair-name");
    }
}
