package dev.parley.client.ui.common;

/** What the desktop shows of a message that comes while one looks at something else. */
public enum Alerts {
    NEVER("Nothing"),
    SENDER("Who wrote"),
    /** Whoever sees the screen reads it, too. */
    TEXT("Who and what");

    private final String label;

    Alerts(String label) {
        this.label = label;
    }

    /** For the choice in the settings. */
    public String label() {
        return label;
    }
}
