package dev.parley.client.ui.fx;

import dev.parley.client.text.Texts;
import java.text.Bidi;
import javafx.geometry.NodeOrientation;

/** Which way the window is laid out. */
public final class Direction {
    private Direction() {}

    /** That in which somebody wrote this: as its first letter is written. */
    public static NodeOrientation of(String text) {
        Bidi written = new Bidi(text, Bidi.DIRECTION_DEFAULT_LEFT_TO_RIGHT);
        return written.baseIsLeftToRight() ? NodeOrientation.LEFT_TO_RIGHT : NodeOrientation.RIGHT_TO_LEFT;
    }

    /** Whether anything in this is written from right to left. */
    public static boolean turns(String text) {
        char[] letters = text.toCharArray();
        return Bidi.requiresBidi(letters, 0, letters.length);
    }

    /** That in which the language of the window is written. */
    public static NodeOrientation ofTexts() {
        return Texts.language().isRightToLeft() ? NodeOrientation.RIGHT_TO_LEFT : NodeOrientation.LEFT_TO_RIGHT;
    }
}
