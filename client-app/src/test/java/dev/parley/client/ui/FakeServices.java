package dev.parley.client.ui;

import dev.parley.client.text.Language;
import dev.parley.client.ui.common.SettingsPlace;
import dev.parley.client.ui.common.ThemeChoice;
import dev.parley.client.ui.common.UiPreferences;
import dev.parley.client.ui.common.UiServices;
import java.net.URI;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CopyOnWriteArrayList;

/** A machine that stands still. */
final class FakeServices implements UiServices {
    volatile String clipboard = "";
    volatile UiPreferences preferences = UiPreferences.DEFAULT
            .withLanguage(Optional.of(Language.ENGLISH))
            .withTheme(ThemeChoice.LIGHT)
            .withCheckBeforeMeeting(false);
    volatile SettingsPlace settings = new SettingsPlace("/home/ana/.config/parley/settings.json", "");
    volatile String notificationsProblem = "";
    volatile boolean hasBrowser = true;
    final List<URI> browsed = new CopyOnWriteArrayList<>();

    /** What the time is: stands still, unless a test moves it on. */
    volatile Instant now = States.NOW;

    private final Clock clock = new Clock() {
        @Override
        public ZoneId getZone() {
            return ZoneOffset.UTC;
        }

        @Override
        public Clock withZone(ZoneId zone) {
            return Clock.fixed(now, zone);
        }

        @Override
        public Instant instant() {
            return now;
        }
    };

    private int messages;

    @Override
    public void copy(String text) {
        clipboard = text;
    }

    @Override
    public void browse(URI address, Runnable failed) {
        browsed.add(address);
        if (!hasBrowser) {
            failed.run();
        }
    }

    @Override
    public String newMessageId() {
        messages++;
        return "message-" + messages;
    }

    @Override
    public Clock clock() {
        return clock;
    }

    @Override
    public String notificationsProblem() {
        return notificationsProblem;
    }

    @Override
    public UiPreferences preferences() {
        return preferences;
    }

    @Override
    public SettingsPlace settings() {
        return settings;
    }

    @Override
    public void save(UiPreferences now) {
        preferences = now;
    }
}
