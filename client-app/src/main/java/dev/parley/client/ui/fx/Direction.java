package dev.parley.client.ui.fx;

import dev.parley.client.text.Texts;
import javafx.geometry.NodeOrientation;

/** Which way the window is laid out. */
public final class Direction {
    private Direction() {}

    /** That in which the language of the window is written. */
    public static NodeOrientation ofTexts() {
        return Texts.language().isRightToLeft() ? NodeOrientation.RIGHT_TO_LEFT : NodeOrientation.LEFT_TO_RIGHT;
    }
}
