package dev.parley.client.ui.common;

import dev.parley.client.text.Texts;

/** What the desktop shows of a message that comes while one looks at something else. */
public enum Alerts {
    NEVER("common.settings.alerts.nothing"),
    SENDER("common.settings.alerts.sender"),
    /** Whoever sees the screen reads it, too. */
    TEXT("common.settings.alerts.text");

    private final String key;

    Alerts(String key) {
        this.key = key;
    }

    /** For the choice in the settings. */
    public String label() {
        return Texts.of(key);
    }
}
