package dev.parley.client.ui.dashboard;

import java.util.List;
import javafx.scene.Node;
import javafx.scene.layout.Pane;

/** Rows that stay in the scene while others come and go: whatever leaves it, if only for a moment, loses the keyboard. */
final class KeptRows {
    private KeptRows() {}

    /** Shows these in this order, and takes only those out that are not among them or have moved. */
    static void show(Pane list, List<? extends Node> wanted) {
        List<Node> shown = list.getChildren();
        shown.removeIf(row -> !wanted.contains(row));
        for (int i = 0; i < wanted.size(); i++) {
            Node row = wanted.get(i);
            if (i == shown.size() || shown.get(i) != row) {
                shown.remove(row);
                shown.add(i, row);
            }
        }
    }
}
