package dev.parley.client.ui.fx;

import java.util.Set;
import javafx.scene.Node;
import javafx.scene.Scene;
import javafx.scene.TraversalDirection;
import org.jspecify.annotations.Nullable;

/** The keyboard's focus when what has it goes. FX thread only. */
public final class Focus {
    private Focus() {}

    /**
     * Takes it where Tab would, out of nodes that are about to be removed; left to itself it would begin anew at the first control of the
     * window. Each step leaves a control of theirs behind, so it ends.
     *
     * @param list the parent of those nodes
     */
    public static void leave(Node list, Set<? extends Node> going) {
        Node left = null;
        Node focused = focused(list);
        while (focused != null && !focused.equals(left) && isIn(focused, going)) {
            left = focused;
            left.requestFocusTraversal(TraversalDirection.NEXT);
            focused = focused(list);
        }
    }

    private static @Nullable Node focused(Node list) {
        Scene scene = list.getScene();
        return scene == null ? null : scene.getFocusOwner();
    }

    private static boolean isIn(Node node, Set<? extends Node> nodes) {
        return nodes.contains(node) || (node.getParent() != null && isIn(node.getParent(), nodes));
    }
}
