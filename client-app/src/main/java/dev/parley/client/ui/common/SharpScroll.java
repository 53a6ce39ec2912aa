package dev.parley.client.ui.common;

import javafx.scene.Node;
import javafx.scene.control.ScrollPane;
import javafx.scene.control.Skin;

/**
 * What can be scrolled up and down, as wide as its place, and always drawn anew. JavaFX keeps a picture of what is in a scroll
 * pane and moves that: blurred where a pixel of the screen is not a unit of length (125 %, JDK-8089499), and out of date where
 * something in it changes again before the window is drawn, so that a focus ring is missing. Whenever it comes into a window, it
 * shows its upper end.
 *
 * <p>All methods on the FX thread.
 */
public final class SharpScroll extends ScrollPane {
    /** Reached with the keyboard only through what is in it. */
    public SharpScroll(Node content) {
        super(content);
        setFitToWidth(true);
        setHbarPolicy(ScrollBarPolicy.NEVER);
        setFocusTraversable(false);
        sceneProperty().subscribe(_ -> setVvalue(getVmin()));
    }

    @Override
    protected Skin<?> createDefaultSkin() {
        Skin<?> skin = super.createDefaultSkin();
        keepNoPicture(this);
        return skin;
    }

    /** Once it has its skin. */
    static void keepNoPicture(ScrollPane scroll) {
        scroll.lookup(".viewport").setCache(false);
    }
}
