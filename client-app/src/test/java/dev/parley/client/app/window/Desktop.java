package dev.parley.client.app.window;

import dev.parley.client.ui.common.UiPreferences;
import dev.parley.client.ui.common.UiServices;
import java.net.URI;
import java.time.Clock;
import java.time.ZoneOffset;
import java.util.UUID;

/** A desktop of a test's own, on which the preferences outlive a window. */
final class Desktop implements UiServices {
    private volatile UiPreferences preferences = UiPreferences.DEFAULT.silent().withCheckBeforeMeeting(false);

    @Override
    public void copy(String text) {
        throw new AssertionError("nothing is copied here");
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
