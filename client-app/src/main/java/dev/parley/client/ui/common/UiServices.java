package dev.parley.client.ui.common;

import java.net.URI;
import java.time.Clock;

/** What the screens need of the machine. FX thread; no call blocks. */
public interface UiServices {
    /** Puts a text on the system clipboard. */
    void copy(String text);

    /**
     * Shows a page in the system's browser.
     *
     * @param address http or https
     * @param failed called on the FX thread, perhaps some seconds later, if there is no browser
     */
    void browse(URI address, Runnable failed);

    /** An id for a chat message, unique among this participant's messages: letters, digits, - or _. */
    String newMessageId();

    /** The time and the zone in which times of day are shown. */
    Clock clock();

    /** Why this desktop shows no notifications, and what to do about it, a sentence; empty if it does. */
    String notificationsProblem();

    /** What was saved last, or {@link UiPreferences#DEFAULT}. */
    UiPreferences preferences();

    void save(UiPreferences preferences);

    /** Where what is saved is kept. */
    default SettingsPlace settings() {
        return SettingsPlace.NOWHERE;
    }
}
