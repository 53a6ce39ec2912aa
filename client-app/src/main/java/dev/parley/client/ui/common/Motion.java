package dev.parley.client.ui.common;

import javafx.application.Platform;
import javafx.beans.value.ObservableValue;
import javafx.css.PseudoClass;
import javafx.scene.Parent;
import javafx.util.Subscription;

/** How much may move in the window: as the system is set. FX thread. */
public final class Motion {
    /** On the root of a scene whose parts move as little as possible. */
    private static final PseudoClass STILL = PseudoClass.getPseudoClass("still");

    private Motion() {}

    /** Whether the system is set to move little. Where it cannot be asked, it is not. */
    static boolean isReduced() {
        return Platform.getPreferences().isReducedMotion();
    }

    /** Lets the style sheets know, from now on. */
    public static Subscription follow(Parent root) {
        return follow(root, Platform.getPreferences().reducedMotionProperty());
    }

    static Subscription follow(Parent root, ObservableValue<Boolean> reduced) {
        return reduced.subscribe(now -> root.pseudoClassStateChanged(STILL, now));
    }
}
