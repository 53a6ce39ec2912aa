package dev.parley.client.ui.common;

import dev.parley.client.core.Notice;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Set;
import java.util.function.LongConsumer;
import javafx.geometry.BoundingBox;
import javafx.geometry.Bounds;
import javafx.geometry.Point2D;
import javafx.scene.Node;
import javafx.scene.Parent;
import javafx.scene.layout.Pane;
import org.jspecify.annotations.Nullable;

/** The layer of the notices: they go where they cover no control and no warning, and stay there while that is so. */
public final class ToastLayer extends Pane {
    private static final double MARGIN = 12;
    private static final double DISTANCE = 6;
    /** What must be seen as a whole, although one cannot press it. */
    private static final Set<String> KEPT_FREE = Set.of("header", "controls", "side", "banner", "modal");

    private final Node page;
    private final Modal modal;
    private final Toasts toasts;
    private @Nullable Point2D place;

    /**
     * Lies over both of these.
     *
     * @param page what fills the window
     * @param modal the dialogs over it: while one is open, nothing behind it can be used
     * @param dismiss takes the id of the notice the person closed
     */
    public ToastLayer(Node page, Modal modal, LongConsumer dismiss) {
        this.page = page;
        this.modal = modal;
        toasts = new Toasts(dismiss);
        setPickOnBounds(false);
        getChildren().add(toasts);
        widthProperty().subscribe(this::forget);
        heightProperty().subscribe(this::forget);
        sceneProperty().subscribe(scene -> {
            if (scene != null) {
                // Some controls are to be seen only while they have the keyboard.
                scene.focusOwnerProperty().subscribe(owner -> requestLayout());
            }
        });
    }

    /** Controls may have come and gone since the last time, so this is for every state that is shown. */
    public void render(List<Notice> current) {
        toasts.render(current);
        if (current.isEmpty()) {
            forget();
        } else {
            requestLayout();
        }
    }

    /** Makes what is shown anew, the next time it is shown: another language is spoken. */
    public void renew() {
        toasts.renew();
    }

    /** In a window of another size the best place is another one. */
    private void forget() {
        place = null;
    }

    /** The layers below have been laid out before: they are earlier children of the same parent. */
    @Override
    protected void layoutChildren() {
        toasts.autosize();
        if (toasts.getHeight() == 0) {
            return;
        }
        Bounds box = new BoundingBox(MARGIN, MARGIN, getWidth() - 2 * MARGIN, getHeight() - 2 * MARGIN);
        Point2D free = FreePlace.of(toasts.getWidth(), toasts.getHeight(), box, obstacles(), place);
        place = free;
        toasts.relocate(free.getX(), free.getY());
    }

    private FreePlace.Obstacles obstacles() {
        FreePlace.Obstacles found = new FreePlace.Obstacles(new ArrayList<>(), new ArrayList<>());
        collect(modal.isOpen() ? modal : page, found);
        return found;
    }

    private void collect(Node node, FreePlace.Obstacles found) {
        if (!node.isVisible()) {
            return;
        }
        boolean keptFree = !Collections.disjoint(node.getStyleClass(), KEPT_FREE);
        if (keptFree || isControl(node)) {
            List<Bounds> kind = node.getOpacity() > 0 ? found.firm() : found.fleeting();
            kind.add(place(node));
        } else if (node instanceof Parent parent) {
            if (isRow(node)) {
                found.fleeting().add(place(node));
            }
            parent.getChildrenUnmodifiable().forEach(child -> collect(child, found));
        }
    }

    private Bounds place(Node node) {
        return around(sceneToLocal(node.localToScene(node.getLayoutBounds())));
    }

    /** It is a control as a whole, but its button, which does the same, is what must stay free. */
    private static boolean isRow(Node node) {
        return node.getStyleClass().contains("room-row");
    }

    private static boolean isControl(Node node) {
        return node.isFocusTraversable() && !node.isDisabled() && !isRow(node);
    }

    private static Bounds around(Bounds bounds) {
        return new BoundingBox(
                bounds.getMinX() - DISTANCE,
                bounds.getMinY() - DISTANCE,
                bounds.getWidth() + 2 * DISTANCE,
                bounds.getHeight() + 2 * DISTANCE);
    }
}
