package dev.parley.client.ui.common;

import dev.parley.client.text.Texts;
import javafx.scene.Node;
import javafx.scene.layout.StackPane;
import javafx.scene.shape.SVGPath;
import org.kordamp.ikonli.feather.Feather;
import org.kordamp.ikonli.javafx.FontIcon;

/** Icons: the Feather set, and what it lacks. */
public final class Icons {
    private static final String HAND = "M7 12.5V6.2a1.5 1.5 0 0 1 3 0V11 M10 11V4.3a1.5 1.5 0 0 1 3 0V11"
            + " M13 11V5.2a1.5 1.5 0 0 1 3 0V12 M16 12V8a1.5 1.5 0 0 1 3 0v6.2c0 4.1-2.8 7.1-6.6 7.1"
            + "-2.7 0-4.5-1.1-6-3.6l-2.6-4.3a1.5 1.5 0 0 1 2.5-1.6L7 13.6";
    private static final String PIN = "M9 3h6 M10 3v7l-3 3.5V15h10v-1.5L14 10V3 M12 15v6";
    private static final double GRID = 24;

    private Icons() {}

    /**
     * An icon of the Feather set.
     *
     * @param size height in pixels
     */
    public static Node of(Feather icon, int size) {
        FontIcon glyph = new FontIcon(icon);
        glyph.setIconSize(size);
        glyph.getStyleClass().add("glyph");
        return glyph;
    }

    /** Points to where one came from: to the right where one reads from the right. */
    public static Node back(int size) {
        return of(Texts.language().isRightToLeft() ? Feather.CHEVRON_RIGHT : Feather.CHEVRON_LEFT, size);
    }

    /** Points to what comes next. */
    public static Node next(int size) {
        return of(Texts.language().isRightToLeft() ? Feather.CHEVRON_LEFT : Feather.CHEVRON_RIGHT, size);
    }

    /** A raised hand; Feather has none. */
    public static Node hand(double size) {
        return stroked(HAND, size);
    }

    /**
     * The same in a row with icons of the Feather set.
     *
     * @param height that it takes, in pixels, however high it is drawn
     */
    public static Node hand(double size, double height) {
        StackPane box = stroked(HAND, size);
        box.setMinHeight(height);
        box.setMaxHeight(height);
        return box;
    }

    /** A drawing pin; Feather has none. */
    public static Node pin(double size) {
        return stroked(PIN, size);
    }

    /** Drawn on Feather's grid with its stroke. */
    private static StackPane stroked(String content, double size) {
        SVGPath path = new SVGPath();
        path.setContent(content);
        path.getStyleClass().add("stroke-icon");
        path.setScaleX(size / GRID);
        path.setScaleY(size / GRID);
        StackPane box = new StackPane(path);
        box.setMinSize(size, size);
        box.setMaxSize(size, size);
        box.setMouseTransparent(true);
        return box;
    }
}
