package dev.parley.client.app.window;

import dev.parley.client.text.Language;
import dev.parley.client.ui.common.UiPreferences;
import dev.parley.client.ui.common.UiServices;
import java.net.URI;
import java.time.Clock;
import java.time.ZoneOffset;
import java.util.Optional;
import java.util.UUID;

/** A desktop of the test's own: English, silent, without a browser, and nothing reaches the disk. What is saved outlives a window. */
final class DesktopDouble implements UiServices {
    private volatile String clipboard = "";
    private volatile UiPreferences preferences = UiPreferences.DEFAULT
            .silent()
            .withLanguage(Optional.of(Language.ENGLISH))
            .withCheckBeforeMeeting(false);

    /** What was copied last. */
    String clipboard() {
        return clipboard;
    }

    @Override
    public void copy(String text) {
        clipboard = text;
    }

    @Override
    public void browse(URI address, Runnable failed) {
        throw new AssertionError("Nobody clicked on " + address);
    }

    @Override
    public String newMessageId() {
        return UUID.randomUUID().toString();
    }

    @Override
    public Clock clock() {
        return Clock.system(ZoneOffset.UTC);
    }

    @Override
    public String notificationsProblem() {
        return "";
    }

    @Override
    public UiPreferences preferences() {
        return preferences;
    }

    @Override
    public void save(UiPreferences changed) {
        preferences = changed;
    }
}
