package dev.parley.client.ui.common;

import javafx.scene.input.KeyCode;
import javafx.scene.input.KeyEvent;
import org.jspecify.annotations.Nullable;

/**
 * Tells when a key is pressed from when the system says so again because it is held. JavaFX does not. Systems repeat no key but the one
 * that was pressed last, so only that one is kept. FX thread only.
 */
public final class HeldKey {
    private @Nullable KeyCode last;
    private boolean together;

    /** Takes every event of the keyboard in turn; true for a press that is none of the person's. */
    public boolean isRepeated(KeyEvent event) {
        if (event.getEventType() == KeyEvent.KEY_RELEASED) {
            released(event.getCode());
        }
        return event.getEventType() == KeyEvent.KEY_PRESSED && pressed(event);
    }

    private void released(KeyCode code) {
        if (code == last || code.isModifierKey()) {
            last = null;
        }
    }

    private boolean pressed(KeyEvent event) {
        boolean again = event.getCode() == last;
        last = event.getCode();
        together = event.isShortcutDown();
        return again;
    }

    /**
     * The keyboard goes elsewhere, where the key may be let go unseen. One that was pressed together with Ctrl may go on in the window
     * that it has opened; and before it is pressed again, Ctrl is.
     */
    public void leave() {
        last = together ? last : null;
    }
}
