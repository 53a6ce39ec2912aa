package dev.parley.client.app.window;

import dev.parley.client.app.Threads;
import dev.parley.client.ui.common.SettingsPlace;
import dev.parley.client.ui.common.UiPreferences;
import dev.parley.client.ui.common.UiServices;
import java.net.URI;
import java.time.Clock;
import java.time.ZoneId;
import java.util.UUID;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.function.BiConsumer;
import java.util.function.Supplier;
import javafx.application.Platform;
import javafx.scene.input.Clipboard;
import javafx.scene.input.ClipboardContent;

/** What the screens need of this computer. FX thread. */
final class DesktopServices implements UiServices {
    private final BiConsumer<UiPreferences, UiPreferences> keeper;
    private final Supplier<SettingsPlace> place;
    private final WebBrowser browser = WebBrowser.ofThisComputer();
    private UiPreferences current;

    /**
     * The window begins with these preferences.
     *
     * @param keeper is given what they were here and what they become; does not block
     * @param place where that is, and what went wrong there
     */
    DesktopServices(
            UiPreferences current, BiConsumer<UiPreferences, UiPreferences> keeper, Supplier<SettingsPlace> place) {
        this.current = current;
        this.keeper = keeper;
        this.place = place;
    }

    /** With the preferences of the file, which is written in a thread of its own. */
    static DesktopServices keptIn(PreferencesFile file) {
        ExecutorService writer = Executors.newSingleThreadExecutor(Threads.daemons("parley-preferences"));
        UiPreferences kept = file.read();
        return new DesktopServices(kept, (before, now) -> writer.execute(() -> file.write(before, now)), file::place);
    }

    @Override
    public void copy(String text) {
        ClipboardContent content = new ClipboardContent();
        content.putString(text);
        Clipboard.getSystemClipboard().setContent(content);
    }

    @Override
    public void browse(URI address, Runnable failed) {
        browser.show(address, () -> Platform.runLater(failed));
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
    public String notificationsProblem() {
        return DesktopNotifier.problem();
    }

    @Override
    public UiPreferences preferences() {
        return current;
    }

    @Override
    public void save(UiPreferences preferences) {
        UiPreferences before = current;
        current = preferences;
        keeper.accept(before, preferences);
    }

    @Override
    public SettingsPlace settings() {
        return place.get();
    }
}
