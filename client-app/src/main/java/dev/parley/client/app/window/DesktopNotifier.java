package dev.parley.client.app.window;

import dev.parley.client.app.Threads;
import dev.parley.client.core.ChatLine;
import dev.parley.client.core.Knock;
import dev.parley.client.text.Texts;
import dev.parley.client.ui.common.Alerts;
import dev.parley.protocol.Invitation;
import java.io.File;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.ArrayBlockingQueue;
import java.util.concurrent.ThreadPoolExecutor;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Has the desktop show a notification, by the command that each system brings: {@code notify-send} of the freedesktop systems,
 * {@code osascript} of macOS. Where there is none, nothing is shown, and the window's title alone tells. One at a time, with at most
 * {@value #WAITING} waiting; more are left out. Any thread.
 */
final class DesktopNotifier implements AutoCloseable {
    private static final Logger LOG = LoggerFactory.getLogger(DesktopNotifier.class);
    private static final int WAITING = 8;
    private static final long PATIENCE_SECONDS = 5;
    private static final int LONGEST = 200;

    private final Optional<Kind> kind;
    private final ThreadPoolExecutor thread = new ThreadPoolExecutor(
            1,
            1,
            0,
            TimeUnit.SECONDS,
            new ArrayBlockingQueue<>(WAITING),
            Threads.daemons("parley-notify"),
            new ThreadPoolExecutor.DiscardPolicy());

    /** A command that shows notifications. */
    sealed interface Kind {
        /** Arguments go to the program as they are; no shell reads them. */
        List<String> command(String title, String body);

        /**
         * By the Desktop Notifications Specification. The body is markup there, and the program takes backslashes for escapes first.
         *
         * @param program {@code notify-send}
         */
        record Freedesktop(Path program) implements Kind {
            @Override
            public List<String> command(String title, String body) {
                return List.of(
                        program.toString(),
                        "--app-name=Parley",
                        "--icon=parley",
                        "--category=im.received",
                        "--",
                        title,
                        body.replace("\\", "\\\\")
                                .replace("&", "&amp;")
                                .replace("<", "&lt;")
                                .replace(">", "&gt;"));
            }
        }

        /**
         * By AppleScript.
         *
         * @param program {@code osascript}
         */
        record Mac(Path program) implements Kind {
            @Override
            public List<String> command(String title, String body) {
                return List.of(
                        program.toString(),
                        "-e",
                        "on run texts",
                        "-e",
                        "display notification (item 2 of texts) with title (item 1 of texts)",
                        "-e",
                        "end run",
                        title,
                        body);
            }
        }
    }

    DesktopNotifier(Optional<Kind> kind) {
        this.kind = kind;
    }

    static DesktopNotifier ofThisComputer() {
        return new DesktopNotifier(kindOfThisComputer());
    }

    private static Optional<Kind> kindOfThisComputer() {
        return kind(System.getProperty("os.name"), System.getenv().getOrDefault("PATH", ""));
    }

    /** Why nothing is shown on this computer, and what to do about it, a sentence; empty if notifications are shown. */
    static String problem() {
        return kindOfThisComputer().isPresent() ? "" : problem(System.getProperty("os.name"));
    }

    /** On a system of this name that lacks what it takes. */
    static String problem(String system) {
        return system.equals("Linux")
                ? Texts.of("app.notification.not-installed")
                : Texts.of("app.notification.not-here");
    }

    /** What this system has. */
    static Optional<Kind> kind(String system, String path) {
        if (system.startsWith("Mac")) {
            return program("osascript", path).map(Kind.Mac::new);
        }
        return system.startsWith("Windows")
                ? Optional.empty()
                : program("notify-send", path).map(Kind.Freedesktop::new);
    }

    /** A program of the system; empty if there is none of that name. */
    static Optional<Path> program(String name, String path) {
        return Stream.of(path.split(File.pathSeparator))
                .filter(folder -> !folder.isEmpty())
                .map(folder -> Path.of(folder, name))
                .filter(Files::isExecutable)
                .findFirst();
    }

    /** Shows as much of a message as the settings allow. Never blocks. */
    void show(ChatLine message, Alerts alerts) {
        switch (alerts) {
            case NEVER -> {}
            case SENDER -> show(title(message), Texts.of("app.notification.text-hidden"));
            case TEXT -> show(title(message), shortened(message.text()));
        }
    }

    /** Shows who wants to be let in, if anything is to be shown. Never blocks. */
    void show(Knock knock, Alerts alerts) {
        if (alerts != Alerts.NEVER) {
            show(Texts.of("app.notification.knock", knock.name()), Texts.of("app.notification.knock.text"));
        }
    }

    /** Shows who invites this person, and to which meeting where the settings allow the texts of messages. Never blocks. */
    void show(Invitation invitation, Alerts alerts) {
        String title = Texts.of("app.notification.invitation", invitation.fromName());
        switch (alerts) {
            case NEVER -> {}
            case SENDER -> show(title, Texts.of("app.notification.invitation.text"));
            case TEXT -> show(title, shortened(invitation.roomName()));
        }
    }

    /** Begins with a word of ours in each language, so that no name can be mistaken for an option. */
    private static String title(ChatLine message) {
        return Texts.of("app.notification.title", message.name());
    }

    private static String shortened(String text) {
        String line = text.strip().replaceAll("\\s+", " ");
        return line.length() <= LONGEST ? line : line.substring(0, LONGEST) + "…";
    }

    private void show(String title, String body) {
        kind.ifPresent(known -> thread.execute(() -> run(known.command(title, body))));
    }

    /** Whether everything that was to be shown has been. */
    boolean isIdle() {
        return thread.getTaskCount() == thread.getCompletedTaskCount();
    }

    private static void run(List<String> command) {
        try {
            Process process = new ProcessBuilder(command)
                    .redirectOutput(ProcessBuilder.Redirect.DISCARD)
                    .redirectError(ProcessBuilder.Redirect.DISCARD)
                    .start();
            if (!process.waitFor(PATIENCE_SECONDS, TimeUnit.SECONDS)) {
                process.destroyForcibly();
            }
        } catch (IOException e) {
            LOG.atWarn().setCause(e).log("The desktop cannot be told of a message");
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    @Override
    public void close() {
        thread.shutdown();
    }
}
