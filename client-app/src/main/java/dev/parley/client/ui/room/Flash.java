package dev.parley.client.ui.room;

import javafx.animation.PauseTransition;
import javafx.scene.control.Label;
import javafx.util.Duration;

/** A few words over the pictures that confirm what was just done. Nothing can be done with them, and what is below stays in reach. */
final class Flash extends Label {
    private static final Duration SHOWN = Duration.seconds(2);

    private final PauseTransition shown = new PauseTransition(SHOWN);
    private Runnable over = () -> {};

    Flash() {
        getStyleClass().add("flash");
        setMinWidth(0);
        setMouseTransparent(true);
        setVisible(false);
        shown.setOnFinished(event -> hide());
    }

    /** For a moment. */
    void say(String words) {
        say(words, () -> {});
    }

    /** @param afterwards called when the words are gone, or others have taken their place */
    void say(String words, Runnable afterwards) {
        hold(words);
        over = afterwards;
        shown.playFromStart();
    }

    /** Until {@link #hide}. */
    void hold(String words) {
        hide();
        setText(words);
        setVisible(true);
    }

    void hide() {
        shown.stop();
        setVisible(false);
        Runnable told = over;
        over = () -> {};
        told.run();
    }
}
