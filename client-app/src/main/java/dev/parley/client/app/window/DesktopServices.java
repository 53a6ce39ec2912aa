package dev.parley.client.app.window;

import dev.parley.client.app.Threads;
import dev.parley.client.ui.common.UiPreferences;
import dev.parley.client.ui.common.UiServices;
import java.time.Clock;
import java.time.ZoneId;
import java.util.UUID;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import javafx.scene.input.Clipboard;
import javafx.scene.input.ClipboardContent;

/** What the screens need of this computer. FX thread. */
final class DesktopServices implements UiServices {
    private final PreferencesFile file;
    private final ExecutorService writer = Executors.newSingleThreadExecutor(Threads.daemons("parley-preferences"));
    private UiPreferences current;

    DesktopServices(PreferencesFile file) {
        this.file = file;
        this.current = file.read();
    }

    @Override
    public void copy(String text) {
        ClipboardContent content = new ClipboardContent();
        content.putString(text);
        Clipboard.getSystemClipboard().setContent(content);
    }

    @Override
    public String newMessageId() {
        return UUID.randomUUID().toString();
    }

    @Override
    public Clock clock() {
        return Clock.system(ZoneId.systemDefault());
    }

    @Override
    public UiPreferences preferences() {
        return current;
    }

    @Override
    public void save(UiPreferences preferences) {
        current = preferences;
        writer.execute(() -> file.write(preferences));
    }
}
