package dev.parley.client.ui.common;

import javafx.scene.input.KeyCode;
import javafx.scene.input.KeyCodeCombination;
import javafx.scene.input.KeyCombination;
import javafx.scene.input.KeyCombination.ModifierValue;
import javafx.scene.input.KeyEvent;

/**
 * The keys of a meeting: the one table that the keyboard, the tooltips and the sheet of shortcuts are made from. "Shortcut" is Ctrl, on
 * macOS the command key.
 */
public enum Shortcut {
    MICROPHONE(Group.YOU, Held.SHORTCUT, KeyCode.D, "Mute or unmute"),
    TALK(Group.YOU, Held.NOTHING, KeyCode.SPACE, "Talk while muted, as long as you hold it"),
    CAMERA(Group.YOU, Held.SHORTCUT, KeyCode.E, "Turn the camera on or off"),
    HAND(Group.YOU, Held.SHORTCUT_AND_SHIFT, KeyCode.H, "Raise or lower your hand"),
    HIDE_SELF(Group.YOU, Held.SHORTCUT_AND_SHIFT, KeyCode.O, "Hide or show your own picture"),
    MOVE_SELF(Group.YOU, Held.SHORTCUT_AND_SHIFT, KeyCode.K, "Move your own picture to the next corner"),
    LAYOUT(Group.VIEW, Held.SHORTCUT_AND_SHIFT, KeyCode.G, "Next layout: automatic, grid, speaker"),
    FULL_SCREEN(Group.VIEW, Held.NOTHING, KeyCode.F11, "Full screen, or back"),
    SMALL_WINDOW(Group.VIEW, Held.SHORTCUT_AND_SHIFT, KeyCode.M, "Small window that stays on top, or back"),
    VIEW(Group.PANELS, Held.SHORTCUT_AND_SHIFT, KeyCode.V, "View"),
    CHAT(Group.PANELS, Held.SHORTCUT_AND_SHIFT, KeyCode.C, "Chat"),
    PEOPLE(Group.PANELS, Held.SHORTCUT_AND_SHIFT, KeyCode.P, "People"),
    CONNECTIONS(Group.PANELS, Held.SHORTCUT_AND_SHIFT, KeyCode.N, "Connections"),
    QUALITY(Group.PANELS, Held.SHORTCUT_AND_SHIFT, KeyCode.Y, "Picture quality"),
    CLOSE(Group.PANELS, Held.NOTHING, KeyCode.ESCAPE, "Close the panel"),
    COPY_LINK(Group.MEETING, Held.SHORTCUT_AND_SHIFT, KeyCode.L, "Copy the meeting link"),
    HELP(Group.MEETING, Held.NOTHING, KeyCode.F1, "Show this list, or close it"),
    LEAVE(Group.MEETING, Held.SHORTCUT_AND_SHIFT, KeyCode.Q, "Leave the meeting");

    /** What a key is about: a heading of the sheet. */
    public enum Group {
        YOU("You"),
        VIEW("What you see"),
        PANELS("Panels: open or close"),
        MEETING("Meeting");

        private final String title;

        Group(String title) {
            this.title = title;
        }

        public String title() {
            return title;
        }
    }

    /** What must be held down besides the key. */
    private enum Held {
        NOTHING(ModifierValue.UP, ModifierValue.UP),
        SHORTCUT(ModifierValue.UP, ModifierValue.DOWN),
        SHORTCUT_AND_SHIFT(ModifierValue.DOWN, ModifierValue.DOWN);

        private final ModifierValue shift;
        private final ModifierValue shortcut;

        Held(ModifierValue shift, ModifierValue shortcut) {
            this.shift = shift;
            this.shortcut = shortcut;
        }
    }

    private final Group group;
    private final Held held;
    private final KeyCode code;
    private final String words;

    Shortcut(Group group, Held held, KeyCode code, String words) {
        this.group = group;
        this.held = held;
        this.code = code;
        this.words = words;
    }

    public Group group() {
        return group;
    }

    /** What it does, as the sheet says it. */
    public String words() {
        return words;
    }

    /** What the keyboard must do. */
    public KeyCombination keys() {
        return new KeyCodeCombination(
                code, held.shift, ModifierValue.UP, ModifierValue.UP, ModifierValue.UP, held.shortcut);
    }

    /** Whether an event of the keyboard is this. */
    public boolean isPressed(KeyEvent event) {
        return event.getEventType() == KeyEvent.KEY_PRESSED && keys().match(event);
    }

    /** Whether the key alone is this, whatever else is held down: how a key that was held is let go. */
    public boolean isOf(KeyEvent event) {
        return event.getCode() == code;
    }

    /** Whether it would write or edit where somebody types. The others write nothing, and do their work there too. */
    public boolean writes() {
        return held == Held.NOTHING && !code.isFunctionKey() && code != KeyCode.ESCAPE;
    }

    /** As tooltips show it, such as {@code Ctrl+D}. */
    public String text() {
        return keys().getDisplayText();
    }
}
