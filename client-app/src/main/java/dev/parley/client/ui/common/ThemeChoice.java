package dev.parley.client.ui.common;

import dev.parley.client.text.Texts;

/** What the person chose to look at. */
public enum ThemeChoice {
    SYSTEM("common.settings.appearance.system"),
    LIGHT("common.settings.appearance.light"),
    DARK("common.settings.appearance.dark");

    private final String key;

    ThemeChoice(String key) {
        this.key = key;
    }

    /** The choice's name on the settings page. */
    public String label() {
        return Texts.of(key);
    }
}
