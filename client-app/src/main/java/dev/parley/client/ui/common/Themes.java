package dev.parley.client.ui.common;

import atlantafx.base.theme.PrimerDark;
import atlantafx.base.theme.PrimerLight;
import dev.parley.client.ui.fx.WrappedText;
import java.util.Objects;
import javafx.application.Application;
import javafx.application.ColorScheme;
import javafx.application.Platform;
import javafx.scene.Scene;

/** Dresses scenes: fonts, the base theme, and Parley's own colours and shapes. FX thread only. */
public final class Themes {
    private Themes() {}

    /** Loads the fonts, so that the app looks the same on every system, and lets every script break into lines. Once a process is enough. */
    public static void loadFonts() {
        WrappedText.mend();
        Typeface.load();
    }

    /** Whether this choice means dark on this system now. */
    public static boolean isDark(ThemeChoice choice) {
        return switch (choice) {
            case LIGHT -> false;
            case DARK -> true;
            case SYSTEM -> Platform.getPreferences().getColorScheme() == ColorScheme.DARK;
        };
    }

    public static void apply(Scene scene, boolean dark) {
        Application.setUserAgentStylesheet(
                dark ? new PrimerDark().getUserAgentStylesheet() : new PrimerLight().getUserAgentStylesheet());
        scene.getStylesheets()
                .setAll(resource(dark ? "dark.css" : "light.css"), Typeface.sheet(resource("parley.css")));
    }

    private static String resource(String path) {
        return Objects.requireNonNull(Themes.class.getResource(path), path).toExternalForm();
    }
}
