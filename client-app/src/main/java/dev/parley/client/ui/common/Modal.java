package dev.parley.client.ui.common;

import javafx.application.Platform;
import javafx.scene.AccessibleRole;
import javafx.scene.Node;
import javafx.scene.Parent;
import javafx.scene.control.ScrollPane;
import javafx.scene.input.KeyCode;
import javafx.scene.input.KeyEvent;
import javafx.scene.layout.Region;
import javafx.scene.layout.StackPane;
import org.jspecify.annotations.Nullable;

/** The layer for dialogs: one at a time, above everything, holding the keyboard focus until it is closed. */
public final class Modal extends StackPane {
    private @Nullable Node content;
    private @Nullable Node focusBefore;
    private Runnable onCancel = this::close;
    private Runnable onTaken = () -> {};

    public Modal() {
        getStyleClass().add("modal-layer");
        Labels.setShown(this, false);
        addEventHandler(KeyEvent.KEY_PRESSED, this::onKey);
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
        getChildren().setAll(scrollable(dialog));
        Labels.setShown(this, true);
        // A scroll pane takes its content into the scene with its skin, and the skin comes with the styles.
        applyCss();
        firstFocus.requestFocus();
        loser.run();
    }

    /** A dialog that is higher than the window can be scrolled. */
    private static Node scrollable(Region dialog) {
        StackPane centre = new StackPane(dialog);
        ScrollPane scroll = new ScrollPane(centre);
        scroll.setFitToWidth(true);
        scroll.setFitToHeight(true);
        scroll.setHbarPolicy(ScrollPane.ScrollBarPolicy.NEVER);
        scroll.setFocusTraversable(false);
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

    private void onKey(KeyEvent event) {
        if (event.getCode() == KeyCode.ESCAPE) {
            onCancel.run();
            event.consume();
        }
    }

    private void keepFocusInside(@Nullable Node before, @Nullable Node now) {
        if (content != null && now != null && !isInside(now) && before != null && isInside(before)) {
            Platform.runLater(before::requestFocus);
        }
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
