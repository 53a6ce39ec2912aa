package dev.parley.client.ui.room;

import dev.parley.client.core.AppState;
import dev.parley.client.core.Event;
import dev.parley.client.core.HostPowers;
import dev.parley.client.text.Texts;
import dev.parley.client.ui.common.Shortcut;
import dev.parley.client.ui.fx.UiStore;
import java.util.function.Consumer;
import javafx.scene.input.KeyEvent;

/** Talking while a key is held: only while muted, and muted again when the key is let go or the window loses the keyboard. */
final class PushToTalk {
    private final UiStore store;
    private final Consumer<Boolean> talks;
    private boolean held;

    /** @param talks is told when the person begins to talk this way, and when they end */
    PushToTalk(UiStore store, Consumer<Boolean> talks) {
        this.store = store;
        this.talks = talks;
    }

    /** What to say meanwhile. */
    static String words() {
        return Texts.of("room.talk.held", Shortcut.TALK.text());
    }

    /** The key is down. Systems repeat that while it is held. */
    void press(KeyEvent event) {
        AppState.Media media = store.state().media();
        if (!held && isMuted(media)) {
            held = true;
            store.dispatch(new Event.SetMicrophone(true));
            talks.accept(true);
        }
        // Who is heard already, and presses it all the same, must not switch off by it what a click has left the focus
        // on.
        if (held || media.microphoneOn()) {
            event.consume();
        }
    }

    /** Without a microphone there is nothing to talk with, and guests are not heard. */
    private boolean isMuted(AppState.Media media) {
        return HostPowers.maySend(store.state())
                && !media.microphoneOn()
                && media.microphone().available();
    }

    /** A key is up. Modifiers may have been pressed meanwhile. */
    void release(KeyEvent event) {
        if (held && Shortcut.TALK.isOf(event)) {
            event.consume();
            end();
        }
    }

    /** Nobody can say any more when the key is let go. */
    void end() {
        if (held) {
            held = false;
            store.dispatch(new Event.SetMicrophone(false));
            talks.accept(false);
        }
    }

    boolean isHeld() {
        return held;
    }
}
