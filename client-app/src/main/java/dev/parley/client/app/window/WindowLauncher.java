package dev.parley.client.app.window;

import dev.parley.client.app.ExitCode;
import dev.parley.client.app.UserFolder;
import dev.parley.client.app.instance.Reception;
import dev.parley.client.app.instance.Start;
import dev.parley.client.core.MeetingLink;
import dev.parley.protocol.InvalidFieldException;
import java.io.PrintStream;
import java.util.Arrays;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Pattern;
import javafx.application.Application;
import org.jspecify.annotations.Nullable;

/** {@code parley [--new] [LINK]}. */
public final class WindowLauncher {
    /** Opens another window, also where one is open already. */
    private static final String NEW = "--new";

    private static final String NO_DISPLAY = "parley: there is no display to open a window on.";
    private static final String ONLY_WAYLAND = """
            parley: this desktop offers Wayland only, and Parley's window needs X11, which XWayland adds.
            Install the package xwayland, sign in again, and start Parley where DISPLAY is set.""";
    private static final String INSTEAD = """
            To take part without a window:  parley headless --room LINK --name NAME
            To see a meeting without one:   parley demo
            """;

    private static final Pattern SCREEN = Pattern.compile("(:[0-9]+)\\.[0-9]+$");

    /** JavaFX makes the application by itself: this is how it gets there. */
    private static volatile @Nullable Reception reception;

    private WindowLauncher() {}

    /**
     * Opens the window and waits until it is closed; where one of this user is open already, only brings that to the front. Gives
     * back the exit code.
     */
    public static int run(PrintStream errors, String... args) {
        boolean another = args.length > 0 && args[0].equals(NEW);
        String[] links = another ? Arrays.copyOfRange(args, 1, args.length) : args;
        if (links.length > 1 || (links.length == 1 && !isLink(links[0], errors))) {
            errors.println("Usage: parley [--new] [LINK], or parley help");
            return ExitCode.USAGE.number();
        }
        Optional<String> problem = problem();
        if (problem.isPresent()) {
            errors.println(problem.get());
            errors.print(INSTEAD);
            return ExitCode.UNREACHABLE.number();
        }
        if (another || !isOpenAlready(links.length == 0 ? "" : links[0])) {
            Application.launch(ParleyApplication.class, links);
        }
        return ExitCode.DONE.number();
    }

    /** Before JavaFX is loaded, so that a second start is over at once. */
    private static boolean isOpenAlready(String link) {
        return switch (Start.of(
                UserFolder.ofThisUser(), display(System.getProperty("os.name"), System.getenv()), link)) {
            case Start.First first -> {
                reception = first.reception();
                yield false;
            }
            case Start.HandedOver handedOver -> true;
            case Start.Beside beside -> false;
        };
    }

    /** Where later starts come to; empty in one that is not the first. */
    static Optional<Reception> reception() {
        return Optional.ofNullable(reception);
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

    /**
     * Where a window of this process is to be seen, for {@link Start#of}: the X11 display, on which one person can have several
     * at a time. Its last number says only which of its screens, and windows of all of them are reached together.
     */
    static String display(String system, Map<String, String> environment) {
        return system.equals("Linux")
                ? SCREEN.matcher(environment.getOrDefault("DISPLAY", "")).replaceFirst("$1")
                : "";
    }

    private static boolean isSet(Map<String, String> environment, String name) {
        return !environment.getOrDefault(name, "").isEmpty();
    }
}
