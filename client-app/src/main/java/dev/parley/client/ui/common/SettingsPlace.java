package dev.parley.client.ui.common;

/**
 * Where the settings are kept.
 *
 * @param file its path, empty if nothing is kept
 * @param problem why what was kept there is not in force, a sentence; empty if nothing is wrong
 */
public record SettingsPlace(String file, String problem) {
    public static final SettingsPlace NOWHERE = new SettingsPlace("", "");
}
