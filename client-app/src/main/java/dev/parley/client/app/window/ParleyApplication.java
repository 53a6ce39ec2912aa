package dev.parley.client.app.window;

import dev.parley.client.app.ExitCode;
import dev.parley.client.app.Interruption;
import dev.parley.client.core.MeetingLink;
import dev.parley.client.media.MediaSettings;
import javafx.application.Application;
import javafx.application.Platform;
import javafx.stage.Stage;
import org.jspecify.annotations.Nullable;

/** What JavaFX starts. SIGINT and SIGTERM close the window as the person does: the meeting is left first. */
public class ParleyApplication extends Application {
    private @Nullable Interruption interruption;
    private @Nullable AppWindow window;

    @Override
    public void start(Stage stage) {
        Interruption signals = new Interruption();
        interruption = signals;
        AppWindow opened = open(stage);
        window = opened;
        stage.setOnHidden(event -> Platform.exit());
        getParameters().getUnnamed().stream().map(MeetingLink::parse).forEach(opened::invite);
        signals.onRequest(Platform::exit);
    }

    /** With this computer's devices and this user's preferences. */
    AppWindow open(Stage stage) {
        PreferencesFile preferences = PreferencesFile.ofThisUser();
        return new AppWindow(stage, MediaSettings.devices(preferences.read().name()), new DesktopServices(preferences));
    }

    /** While the process ends, JavaFX does not come to the end of its own exit: a signal waits for this method only. */
    @Override
    public void stop() {
        if (window != null) {
            window.close();
        }
        if (interruption != null) {
            interruption.ended(ExitCode.DONE);
            interruption.close();
        }
    }
}
