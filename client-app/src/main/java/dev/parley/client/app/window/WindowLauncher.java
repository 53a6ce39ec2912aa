package dev.parley.client.app.window;

import dev.parley.client.app.ExitCode;
import dev.parley.client.core.MeetingLink;
import dev.parley.protocol.InvalidFieldException;
import java.io.PrintStream;
import java.util.Map;
import java.util.Optional;
import javafx.application.Application;

/** {@code parley [LINK]}. */
public final class WindowLauncher {
    private static final String NO_DISPLAY = "parley: there is no display to open a window on.";
    private static final String ONLY_WAYLAND = """
            parley: this desktop offers Wayland only, and Parley's window needs X11, which XWayland adds.
            Install the package xwayland, sign in again, and start Parley where DISPLAY is set.""";
    private static final String INSTEAD = """
            To take part without a window:  parley headless --room LINK --name NAME
            To see a meeting without one:   parley demo
            """;

    private WindowLauncher() {}

    /** Opens the window and waits until it is closed. Gives back the exit code. */
    public static int run(PrintStream errors, String... args) {
        if (args.length > 1 || (args.length == 1 && !isLink(args[0], errors))) {
            errors.println("Usage: parley [LINK], or parley help");
            return ExitCode.USAGE.number();
        }
        Optional<String> problem = problem();
        if (problem.isPresent()) {
            errors.println(problem.get());
            errors.print(INSTEAD);
            return ExitCode.UNREACHABLE.number();
        }
        Application.launch(ParleyApplication.class, args);
        return ExitCode.DONE.number();
    }

    /** Empty if a window can be opened here, else a sentence that says what is missing. */
    public static Optional<String> problem() {
        if (hasDisplay(System.getProperty("os.name"), System.getProperty("glass.platform", ""), System.getenv())) {
            return Optional.empty();
        }
        return Optional.of(isSet(System.getenv(), "WAYLAND_DISPLAY") ? ONLY_WAYLAND : NO_DISPLAY);
    }

    /** What is meant as one but mistyped counts too: whoever clicked on it looks at the window, not at a terminal. */
    private static boolean isLink(String text, PrintStream errors) {
        if (text.contains("://")) {
            return true;
        }
        try {
            MeetingLink.parse(text);
            return true;
        } catch (InvalidFieldException e) {
            errors.println("parley: '" + text + "' is neither a command nor a meeting link. " + e.getMessage());
            return false;
        }
    }

    /**
     * JavaFX ends a process without a display with a stack trace, so this looks first. Only Linux can be without one. JavaFX
     * knows X11 only, on a Wayland desktop through XWayland, which sets DISPLAY too.
     */
    static boolean hasDisplay(String system, String glassPlatform, Map<String, String> environment) {
        return !system.equals("Linux") || glassPlatform.equals("Headless") || isSet(environment, "DISPLAY");
    }

    private static boolean isSet(Map<String, String> environment, String name) {
        return !environment.getOrDefault(name, "").isEmpty();
    }
}
