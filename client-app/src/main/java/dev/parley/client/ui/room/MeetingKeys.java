package dev.parley.client.ui.room;

import dev.parley.client.ui.common.HeldKey;
import dev.parley.client.ui.common.Shortcut;
import java.util.EnumMap;
import java.util.EnumSet;
import java.util.Map;
import java.util.Set;
import javafx.scene.Node;
import javafx.scene.Scene;
import javafx.scene.control.TextInputControl;
import javafx.scene.input.KeyEvent;
import org.jspecify.annotations.Nullable;

/**
 * The keyboard in a meeting, wherever its focus is. A key does its work once, however long it is held. What a person types into a text field stays theirs, and so does Space on a control
 * that the keyboard has led to.
 */
final class MeetingKeys {
    private static final Set<Shortcut> IN_SMALL_WINDOW =
            EnumSet.of(Shortcut.MICROPHONE, Shortcut.CAMERA, Shortcut.HAND, Shortcut.SMALL_WINDOW, Shortcut.LEAVE);

    private final Map<Shortcut, Runnable> actions;
    private final PushToTalk talk;
    private final HeldKey held = new HeldKey();

    /** @param actions what each key does; those of {@link Shortcut#TALK} and {@link Shortcut#HELP} are done elsewhere */
    MeetingKeys(Map<Shortcut, Runnable> actions, PushToTalk talk) {
        this.actions = new EnumMap<>(actions);
        this.talk = talk;
    }

    /** In the large window. */
    void onKey(KeyEvent event) {
        onKey(event, actions.keySet());
    }

    /** In the small window, which has no panels to open. */
    void onKeyInSmallWindow(KeyEvent event) {
        onKey(event, IN_SMALL_WINDOW);
    }

    private void onKey(KeyEvent event, Set<Shortcut> allowed) {
        boolean repeated = held.isRepeated(event);
        if (event.getEventType() == KeyEvent.KEY_RELEASED) {
            talk.release(event);
        } else {
            pressed(event, allowed, repeated);
        }
    }

    /** No window of the meeting has the keyboard any more, or another one has. */
    void leave() {
        talk.end();
        held.leave();
    }

    private void pressed(KeyEvent event, Set<Shortcut> allowed, boolean repeated) {
        if (Shortcut.TALK.isPressed(event)) {
            if (talk.isHeld() || !belongsToFocus(event)) {
                talk.press(event);
            }
            return;
        }
        for (Map.Entry<Shortcut, Runnable> action : actions.entrySet()) {
            Shortcut shortcut = action.getKey();
            if (allowed.contains(shortcut) && shortcut.isPressed(event) && !(shortcut.writes() && isTyping(event))) {
                event.consume();
                if (!repeated) {
                    action.getValue().run();
                }
                return;
            }
        }
    }

    private static boolean belongsToFocus(KeyEvent event) {
        Node focused = focused(event);
        return focused instanceof TextInputControl || (focused != null && focused.isFocusVisible());
    }

    private static boolean isTyping(KeyEvent event) {
        return focused(event) instanceof TextInputControl;
    }

    private static @Nullable Node focused(KeyEvent event) {
        Scene scene = event.getTarget() instanceof Node node ? node.getScene() : null;
        return scene == null ? null : scene.getFocusOwner();
    }
}
