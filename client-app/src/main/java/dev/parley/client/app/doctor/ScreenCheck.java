package dev.parley.client.app.doctor;

import dev.parley.client.text.Texts;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;

/** Whether a screen can be captured here. Looks only: trying on a machine without a display ends the process. */
final class ScreenCheck {
    private ScreenCheck() {}

    static Finding look(String system, Map<String, String> environment) {
        if (!system.equals("Linux")) {
            return ok(Texts.of("app.doctor.screen.own"));
        }
        if (!environment.getOrDefault("WAYLAND_DISPLAY", "").isEmpty()) {
            return problem(Texts.of("app.doctor.screen.wayland"));
        }
        String display = environment.getOrDefault("DISPLAY", "");
        if (display.isEmpty()) {
            return problem(Texts.of("app.doctor.screen.no-display"));
        }
        String number = display.replaceFirst("^:", "").replaceFirst("\\..*$", "");
        if (display.startsWith(":") && !Files.exists(Path.of("/tmp/.X11-unix/X" + number))) {
            return problem(Texts.of("app.doctor.screen.silent", display));
        }
        return ok(Texts.of("app.doctor.screen.ok", display));
    }

    private static Finding ok(String text) {
        return Finding.ok(Part.SCREEN, text);
    }

    private static Finding problem(String text) {
        return Finding.problem(Part.SCREEN, text);
    }
}
