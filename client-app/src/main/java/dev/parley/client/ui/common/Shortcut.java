package dev.parley.client.ui.common;

import javafx.scene.input.KeyCode;
import javafx.scene.input.KeyCodeCombination;
import javafx.scene.input.KeyCombination;
import javafx.scene.input.KeyCombination.ModifierValue;

/** The keys of a meeting, with Ctrl; on macOS the command key stands in for it. */
public enum Shortcut {
    MICROPHONE(KeyCode.D, false),
    CAMERA(KeyCode.E, false),
    CHAT(KeyCode.C, true),
    PEOPLE(KeyCode.P, true),
    CONNECTIONS(KeyCode.N, true),
    QUALITY(KeyCode.Y, true),
    HAND(KeyCode.H, true),
    COPY_LINK(KeyCode.L, true),
    LEAVE(KeyCode.Q, true);

    private final KeyCode code;
    private final boolean shift;

    Shortcut(KeyCode code, boolean shift) {
        this.code = code;
        this.shift = shift;
    }

    /** What the keyboard must do. */
    public KeyCombination keys() {
        return new KeyCodeCombination(
                code,
                shift ? ModifierValue.DOWN : ModifierValue.UP,
                ModifierValue.UP,
                ModifierValue.UP,
                ModifierValue.UP,
                ModifierValue.DOWN);
    }

    /** As tooltips show it, such as {@code Ctrl+D}. */
    public String text() {
        return keys().getDisplayText();
    }
}
