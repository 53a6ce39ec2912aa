package dev.parley.client.ui.common;

import dev.parley.client.text.Texts;
import java.util.Arrays;
import java.util.List;
import javafx.geometry.Pos;
import javafx.scene.Node;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.Region;
import javafx.scene.layout.VBox;

/** All keys of a meeting, as {@link Shortcut} has them. */
public final class ShortcutSheet extends VBox {
    private final Button done;

    public ShortcutSheet(Runnable close) {
        done = Buttons.primary(Texts.of("common.shortcuts.close"), close);
        done.setDefaultButton(true);
        getStyleClass().addAll("dialog", "shortcut-sheet");
        setAccessibleText(Texts.of("common.shortcuts.title"));
        HBox columns = new HBox(
                column(Shortcut.Group.YOU, Shortcut.Group.VIEW), column(Shortcut.Group.PANELS, Shortcut.Group.MEETING));
        columns.getStyleClass().add("shortcut-columns");
        HBox buttons = new HBox(done);
        buttons.setAlignment(Pos.CENTER_RIGHT);
        buttons.getStyleClass().add("dialog-buttons");
        getChildren()
                .addAll(
                        Labels.line(Texts.of("common.shortcuts.title"), "title"),
                        columns,
                        Labels.paragraph(Texts.of("common.shortcuts.help"), "field-help"),
                        buttons);
    }

    /** What gets the keyboard first. */
    public Node firstFocus() {
        return done;
    }

    private static Node column(Shortcut.Group... groups) {
        VBox column = new VBox();
        column.getStyleClass().add("shortcut-column");
        HBox.setHgrow(column, Priority.ALWAYS);
        for (Shortcut.Group group : groups) {
            column.getChildren().add(section(group));
        }
        return column;
    }

    private static Node section(Shortcut.Group group) {
        VBox section = new VBox(Labels.line(group.title(), "field-name"));
        section.getStyleClass().add("shortcut-section");
        List<Node> rows = Arrays.stream(Shortcut.values())
                .filter(shortcut -> shortcut.group() == group)
                .map(ShortcutSheet::row)
                .toList();
        section.getChildren().addAll(rows);
        return section;
    }

    private static Node row(Shortcut shortcut) {
        Label words = Labels.paragraph(shortcut.words(), "shortcut-words");
        words.setMaxWidth(Double.MAX_VALUE);
        HBox.setHgrow(words, Priority.ALWAYS);
        Label keys = Labels.line(shortcut.text(), "shortcut-keys");
        keys.setMinWidth(Region.USE_PREF_SIZE);
        HBox row = new HBox(words, keys);
        row.getStyleClass().add("shortcut-row");
        return row;
    }
}
