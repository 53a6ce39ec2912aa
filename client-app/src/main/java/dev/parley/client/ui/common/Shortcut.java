package dev.parley.client.ui.common;

import dev.parley.client.text.Texts;
import java.util.Arrays;
import java.util.stream.Collectors;
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
    MICROPHONE(Group.YOU, Held.SHORTCUT, KeyCode.D, "common.shortcut.microphone"),
    TALK(Group.YOU, Held.NOTHING, KeyCode.SPACE, "common.shortcut.talk"),
    CAMERA(Group.YOU, Held.SHORTCUT, KeyCode.E, "common.shortcut.camera"),
    HAND(Group.YOU, Held.SHORTCUT_AND_SHIFT, KeyCode.H, "common.shortcut.hand"),
    HIDE_SELF(Group.YOU, Held.SHORTCUT_AND_SHIFT, KeyCode.O, "common.shortcut.hide-self"),
    MOVE_SELF(Group.YOU, Held.SHORTCUT_AND_SHIFT, KeyCode.K, "common.shortcut.move-self"),
    LAYOUT(Group.VIEW, Held.SHORTCUT_AND_SHIFT, KeyCode.G, "common.shortcut.layout"),
    FULL_SCREEN(Group.VIEW, Held.NOTHING, KeyCode.F11, "common.shortcut.full-screen"),
    SMALL_WINDOW(Group.VIEW, Held.SHORTCUT_AND_SHIFT, KeyCode.M, "common.shortcut.small-window"),
    VIEW(Group.PANELS, Held.SHORTCUT_AND_SHIFT, KeyCode.V, "common.shortcut.view"),
    CHAT(Group.PANELS, Held.SHORTCUT_AND_SHIFT, KeyCode.C, "common.shortcut.chat"),
    PEOPLE(Group.PANELS, Held.SHORTCUT_AND_SHIFT, KeyCode.P, "common.shortcut.people"),
    CONNECTIONS(Group.PANELS, Held.SHORTCUT_AND_SHIFT, KeyCode.N, "common.shortcut.connections"),
    QUALITY(Group.PANELS, Held.SHORTCUT_AND_SHIFT, KeyCode.Y, "common.shortcut.quality"),
    CLOSE(Group.PANELS, Held.NOTHING, KeyCode.ESCAPE, "common.shortcut.close"),
    COPY_LINK(Group.MEETING, Held.SHORTCUT_AND_SHIFT, KeyCode.L, "common.shortcut.copy-link"),
    HELP(Group.MEETING, Held.NOTHING, KeyCode.F1, "common.shortcut.help"),
    LEAVE(Group.MEETING, Held.SHORTCUT_AND_SHIFT, KeyCode.Q, "common.shortcut.leave");

    /** What a key is about: a heading of the sheet. */
    public enum Group {
        YOU("common.shortcuts.you"),
        VIEW("common.shortcuts.view"),
        PANELS("common.shortcuts.panels"),
        MEETING("common.shortcuts.meeting");

        private final String key;

        Group(String key) {
            this.key = key;
        }

        public String title() {
            return Texts.of(key);
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
    private final String key;

    Shortcut(Group group, Held held, KeyCode code, String key) {
        this.group = group;
        this.held = held;
        this.code = code;
        this.key = key;
    }

    public Group group() {
        return group;
    }

    /** What it does, as the sheet says it. */
    public String words() {
        return Texts.of(key);
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

    /** As tooltips show it, such as {@code Ctrl+D}: with what the language writes on those keys. */
    public String text() {
        return Arrays.stream(keys().getDisplayText().split("\\+"))
                .map(Shortcut::inLanguage)
                .collect(Collectors.joining("+"));
    }

    /** @param name of a key, as JavaFX has it */
    private static String inLanguage(String name) {
        return switch (name) {
            case "Ctrl" -> Texts.of("common.key.ctrl");
            case "Shift" -> Texts.of("common.key.shift");
            case "Space" -> Texts.of("common.key.space");
            default -> name;
        };
    }
}
