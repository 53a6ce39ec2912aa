package dev.parley.client.ui.common;

import dev.parley.client.core.Cue;
import dev.parley.client.core.RelayCertificates;
import java.util.HashSet;
import java.util.Set;

/**
 * What the app remembers from one start to the next.
 *
 * @param microphoneAtStart meetings begin with the microphone on
 * @param cameraAtStart meetings begin with the camera on
 * @param name the last display name, empty before the first
 * @param server the address typed last for another server, empty for "this computer"
 * @param relayCertificates what relays over TLS must show
 * @param sounds what is to be heard
 * @param alerts what the desktop shows of messages while the window is in the background
 */
public record UiPreferences(
        ThemeChoice theme,
        boolean microphoneAtStart,
        boolean cameraAtStart,
        String name,
        String server,
        RelayCertificates relayCertificates,
        Set<Cue> sounds,
        Alerts alerts) {
    public static final UiPreferences DEFAULT = new UiPreferences(
            ThemeChoice.SYSTEM, true, true, "", "", RelayCertificates.CHECKED, Set.of(Cue.values()), Alerts.SENDER);

    public UiPreferences {
        sounds = Set.copyOf(sounds);
    }

    public UiPreferences withTheme(ThemeChoice choice) {
        return new UiPreferences(
                choice, microphoneAtStart, cameraAtStart, name, server, relayCertificates, sounds, alerts);
    }

    public UiPreferences withMicrophoneAtStart(boolean on) {
        return new UiPreferences(theme, on, cameraAtStart, name, server, relayCertificates, sounds, alerts);
    }

    public UiPreferences withCameraAtStart(boolean on) {
        return new UiPreferences(theme, microphoneAtStart, on, name, server, relayCertificates, sounds, alerts);
    }

    public UiPreferences withSignIn(String newName, String newServer) {
        return new UiPreferences(
                theme, microphoneAtStart, cameraAtStart, newName, newServer, relayCertificates, sounds, alerts);
    }

    public UiPreferences withRelayCertificates(RelayCertificates certificates) {
        return new UiPreferences(theme, microphoneAtStart, cameraAtStart, name, server, certificates, sounds, alerts);
    }

    /** The same, with one sound on or off. */
    public UiPreferences withSound(Cue cue, boolean on) {
        Set<Cue> heard = new HashSet<>(sounds);
        if (on) {
            heard.add(cue);
        } else {
            heard.remove(cue);
        }
        return new UiPreferences(
                theme, microphoneAtStart, cameraAtStart, name, server, relayCertificates, heard, alerts);
    }

    public UiPreferences withAlerts(Alerts newAlerts) {
        return new UiPreferences(
                theme, microphoneAtStart, cameraAtStart, name, server, relayCertificates, sounds, newAlerts);
    }

    /** The same for a window that nobody sits at. */
    public UiPreferences silent() {
        return new UiPreferences(
                theme, microphoneAtStart, cameraAtStart, name, server, relayCertificates, Set.of(), Alerts.NEVER);
    }
}
