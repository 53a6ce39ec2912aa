package dev.parley.client.app.window;

import dev.parley.client.core.MeetingLink;
import dev.parley.client.media.MediaSettings;
import javafx.application.Application;
import javafx.application.Platform;
import javafx.stage.Stage;
import org.jspecify.annotations.Nullable;

/** What JavaFX starts. */
public final class ParleyApplication extends Application {
    private @Nullable AppWindow window;

    @Override
    public void start(Stage stage) {
        PreferencesFile preferences = PreferencesFile.ofThisUser();
        AppWindow opened = new AppWindow(
                stage, MediaSettings.devices(preferences.read().name()), new DesktopServices(preferences));
        window = opened;
        stage.setOnHidden(event -> Platform.exit());
        getParameters().getUnnamed().stream().map(MeetingLink::parse).forEach(opened::invite);
    }

    @Override
    public void stop() {
        if (window != null) {
            window.close();
        }
    }
}
