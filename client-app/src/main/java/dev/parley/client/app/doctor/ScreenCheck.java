package dev.parley.client.app.doctor;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;

/** Whether a screen can be captured here. Looks only: trying on a machine without a display ends the process. */
final class ScreenCheck {
    private static final String WHAT = "screen capture";

    private ScreenCheck() {}

    static Finding look(String system, Map<String, String> environment) {
        if (!system.equals("Linux")) {
            return Finding.ok(WHAT, "the system's own; it may ask for permission the first time");
        }
        if (!environment.getOrDefault("WAYLAND_DISPLAY", "").isEmpty()) {
            return Finding.problem(
                    WHAT, "This is a Wayland session. Log in to an X11 (Xorg) session to share the screen.");
        }
        String display = environment.getOrDefault("DISPLAY", "");
        if (display.isEmpty()) {
            return Finding.problem(WHAT, "There is no display (DISPLAY is not set). Log in to a graphical session.");
        }
        String number = display.replaceFirst("^:", "").replaceFirst("\\..*$", "");
        if (display.startsWith(":") && !Files.exists(Path.of("/tmp/.X11-unix/X" + number))) {
            return Finding.problem(WHAT, "Nothing answers at display " + display + ". Check DISPLAY.");
        }
        return Finding.ok(WHAT, "X11 display " + display);
    }
}
