package dev.parley.client.app.window;

import dev.parley.client.app.ExitCode;
import dev.parley.client.app.Interruption;
import dev.parley.client.app.Threads;
import dev.parley.client.app.UserFolder;
import dev.parley.client.app.instance.Reception;
import dev.parley.client.core.MeetingLink;
import dev.parley.client.media.MediaSettings;
import dev.parley.client.ui.fx.WrappedText;
import dev.parley.protocol.InvalidFieldException;
import java.nio.file.Path;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import javafx.application.Application;
import javafx.application.Platform;
import javafx.stage.Stage;
import org.jspecify.annotations.Nullable;

/** What JavaFX starts. At SIGINT and SIGTERM the meeting is left, then the process ends with 0. */
public class ParleyApplication extends Application {
    private final Optional<Reception> reception = WindowLauncher.reception();
    private @Nullable Interruption interruption;
    private @Nullable AppWindow window;

    @Override
    public void start(Stage stage) {
        Threads.logUncaught();
        WrappedText.mendAfterExceptions();
        Interruption signals = new Interruption();
        interruption = signals;
        AppWindow opened = open(stage);
        window = opened;
        stage.setOnHidden(event -> {
            reception.ifPresent(Reception::close);
            Platform.exit();
        });
        getParameters().getUnnamed().forEach(text -> invite(opened, text));
        reception.ifPresent(first -> first.attend(link -> open(opened, link)));
        signals.onRequest(() -> end(opened, signals));
        FirstPicture.announceIfAsked(stage);
    }

    /** What a later start brought. Any thread. */
    static CompletableFuture<Void> open(AppWindow opened, String link) {
        return CompletableFuture.runAsync(
                () -> {
                    opened.raise();
                    if (!link.isEmpty()) {
                        invite(opened, link);
                    }
                },
                Platform::runLater);
    }

    private static void invite(AppWindow opened, String text) {
        try {
            opened.invite(MeetingLink.parse(text));
        } catch (InvalidFieldException e) {
            opened.explain(text, String.valueOf(e.getMessage()));
        }
    }

    /** With this computer's devices and this user's preferences. */
    AppWindow open(Stage stage) {
        Path folder = UserFolder.ofThisUser();
        PreferencesFile preferences = new PreferencesFile(folder);
        DesktopServices services = DesktopServices.keptIn(preferences);
        MediaSettings media = MediaSettings.devices(services.preferences().name());
        return new AppWindow(stage, media, services, folder);
    }

    /** Without JavaFX, whose own exit does not reliably come to its end while the process is ending. */
    private void end(AppWindow opened, Interruption signals) {
        reception.ifPresent(Reception::close);
        opened.leave();
        signals.ended(ExitCode.DONE);
        signals.close();
    }

    @Override
    public void stop() {
        if (window != null) {
            window.close();
        }
        if (interruption != null) {
            interruption.close();
        }
    }
}
