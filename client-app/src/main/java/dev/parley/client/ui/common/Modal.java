package dev.parley.client.ui.common;

import javafx.application.Platform;
import javafx.scene.AccessibleRole;
import javafx.scene.Node;
import javafx.scene.Parent;
import javafx.scene.TraversalDirection;
import javafx.scene.control.ComboBoxBase;
import javafx.scene.control.ScrollPane;
import javafx.scene.input.KeyCode;
import javafx.scene.input.KeyEvent;
import javafx.scene.layout.Region;
import javafx.scene.layout.StackPane;
import org.jspecify.annotations.Nullable;

/** The layer for dialogs: one at a time, above everything, holding the keyboard focus until it is closed. */
public final class Modal extends StackPane {
    /** Before and after all that a dialog has. */
    private final Node start = edge();

    private final Node end = edge();
    private @Nullable Node content;
    private @Nullable Node focusBefore;
    /** Which way the tabulator key moves the keyboard at this moment, if it does. */
    private @Nullable TraversalDirection moving;

    private Runnable onCancel = this::close;
    private Runnable onTaken = () -> {};

    public Modal() {
        getStyleClass().add("modal-layer");
        Labels.setShown(this, false);
        addEventFilter(KeyEvent.KEY_PRESSED, this::onEscape);
        addEventFilter(KeyEvent.KEY_PRESSED, this::onTab);
        sceneProperty().subscribe(scene -> {
            if (scene != null) {
                scene.focusOwnerProperty().subscribe(this::keepFocusInside);
            }
        });
    }

    /**
     * Opens a dialog in place of the current one.
     *
     * @param firstFocus gets the keyboard
     * @param cancel what Escape does
     */
    public void open(Region dialog, Node firstFocus, Runnable cancel) {
        open(dialog, firstFocus, cancel, () -> {});
    }

    /**
     * Opens a dialog in place of the current one.
     *
     * @param firstFocus gets the keyboard
     * @param cancel what Escape does
     * @param taken runs when another dialog takes its place, but not when it is closed
     */
    public void open(Region dialog, Node firstFocus, Runnable cancel, Runnable taken) {
        if (content == null) {
            focusBefore = getScene() == null ? null : getScene().getFocusOwner();
        }
        Runnable loser = onTaken;
        onCancel = cancel;
        onTaken = taken;
        content = dialog;
        dialog.setMaxHeight(Region.USE_PREF_SIZE);
        dialog.setAccessibleRole(AccessibleRole.DIALOG);
        if (!dialog.getStyleClass().contains("modal")) {
            dialog.getStyleClass().add("modal");
        }
        getChildren().setAll(start, scrollable(dialog), end);
        Labels.setShown(this, true);
        // A scroll pane takes its content into the scene with its skin, and the skin comes with the styles.
        applyCss();
        firstFocus.requestFocus();
        loser.run();
    }

    /** A dialog that is higher than the window can be scrolled. */
    private static Node scrollable(Region dialog) {
        StackPane centre = new StackPane(dialog);
        ScrollPane scroll = new SharpScroll(centre);
        scroll.setFitToHeight(true);
        scroll.getStyleClass().add("modal-scroll");
        return scroll;
    }

    public void close() {
        if (content != null) {
            content = null;
            onTaken = () -> {};
            Labels.setShown(this, false);
            getChildren().clear();
            if (focusBefore != null) {
                focusBefore.requestFocus();
            }
        }
    }

    public boolean isOpen() {
        return content != null;
    }

    /** Whether that is the dialog which is open. */
    public boolean shows(Node dialog) {
        return dialog.equals(content);
    }

    /** Before the controls, of which lists keep the key for themselves; those that are open need it. */
    private void onEscape(KeyEvent event) {
        boolean forList = event.getTarget() instanceof ComboBoxBase<?> list && list.isShowing();
        if (event.getCode() == KeyCode.ESCAPE && !forList) {
            onCancel.run();
            event.consume();
        }
    }

    private void onTab(KeyEvent event) {
        if (event.getCode() == KeyCode.TAB) {
            moving = event.isShiftDown() ? TraversalDirection.PREVIOUS : TraversalDirection.NEXT;
            Platform.runLater(() -> moving = null);
        }
    }

    private void keepFocusInside(@Nullable Node before, @Nullable Node now) {
        if (content != null && now != null && !isInside(now) && before != null && isInside(before)) {
            TraversalDirection way = moving;
            Platform.runLater(way == null ? before::requestFocus : () -> comeRound(way));
        }
    }

    /** From the last of a dialog to its first, and back. */
    private void comeRound(TraversalDirection way) {
        if (content != null) {
            (way == TraversalDirection.NEXT ? start : end).requestFocusTraversal(way);
        }
    }

    private static Node edge() {
        Region edge = new Region();
        edge.setManaged(false);
        edge.setMouseTransparent(true);
        return edge;
    }

    private boolean isInside(Node node) {
        for (Parent parent = node.getParent(); parent != null; parent = parent.getParent()) {
            if (parent == this) {
                return true;
            }
        }
        return false;
    }
}
