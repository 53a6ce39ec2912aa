package dev.parley.client.ui.common;

/** What the person chose to look at. */
public enum ThemeChoice {
    SYSTEM("Like the system"),
    LIGHT("Light"),
    DARK("Dark");

    private final String label;

    ThemeChoice(String label) {
        this.label = label;
    }

    /** The choice's name on the settings page. */
    public String label() {
        return label;
    }
}
