package dev.parley.client.ui.common;

import dev.parley.client.core.Cue;
import dev.parley.client.core.DeviceChoice;
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
 * @param devices which microphone, speaker and camera are used
 * @param checkBeforeMeeting camera and microphone can be tried before each meeting
 */
public record UiPreferences(
        ThemeChoice theme,
        boolean microphoneAtStart,
        boolean cameraAtStart,
        String name,
        String server,
        RelayCertificates relayCertificates,
        Set<Cue> sounds,
        Alerts alerts,
        DeviceChoice devices,
        boolean checkBeforeMeeting) {
    public static final UiPreferences DEFAULT = new UiPreferences(
            ThemeChoice.SYSTEM,
            true,
            true,
            "",
            "",
            RelayCertificates.CHECKED,
            Set.of(Cue.values()),
            Alerts.SENDER,
            DeviceChoice.DEFAULT,
            true);

    public UiPreferences {
        sounds = Set.copyOf(sounds);
    }

    public UiPreferences withTheme(ThemeChoice choice) {
        return new UiPreferences(
                choice,
                microphoneAtStart,
                cameraAtStart,
                name,
                server,
                relayCertificates,
                sounds,
                alerts,
                devices,
                checkBeforeMeeting);
    }

    public UiPreferences withMicrophoneAtStart(boolean on) {
        return new UiPreferences(
                theme, on, cameraAtStart, name, server, relayCertificates, sounds, alerts, devices, checkBeforeMeeting);
    }

    public UiPreferences withCameraAtStart(boolean on) {
        return new UiPreferences(
                theme,
                microphoneAtStart,
                on,
                name,
                server,
                relayCertificates,
                sounds,
                alerts,
                devices,
                checkBeforeMeeting);
    }

    public UiPreferences withSignIn(String newName, String newServer) {
        return new UiPreferences(
                theme,
                microphoneAtStart,
                cameraAtStart,
                newName,
                newServer,
                relayCertificates,
                sounds,
                alerts,
                devices,
                checkBeforeMeeting);
    }

    public UiPreferences withRelayCertificates(RelayCertificates certificates) {
        return new UiPreferences(
                theme,
                microphoneAtStart,
                cameraAtStart,
                name,
                server,
                certificates,
                sounds,
                alerts,
                devices,
                checkBeforeMeeting);
    }

    /** The same, with one sound on or off. */
    public UiPreferences withSound(Cue cue, boolean on) {
        Set<Cue> heard = new HashSet<>(sounds);
        if (on) {
            heard.add(cue);
        } else {
            heard.remove(cue);
        }
        return withSounds(heard);
    }

    private UiPreferences withSounds(Set<Cue> heard) {
        return new UiPreferences(
                theme,
                microphoneAtStart,
                cameraAtStart,
                name,
                server,
                relayCertificates,
                heard,
                alerts,
                devices,
                checkBeforeMeeting);
    }

    public UiPreferences withAlerts(Alerts newAlerts) {
        return new UiPreferences(
                theme,
                microphoneAtStart,
                cameraAtStart,
                name,
                server,
                relayCertificates,
                sounds,
                newAlerts,
                devices,
                checkBeforeMeeting);
    }

    /** The same for a window that nobody sits at. */
    public UiPreferences silent() {
        return new UiPreferences(
                theme,
                microphoneAtStart,
                cameraAtStart,
                name,
                server,
                relayCertificates,
                Set.of(),
                Alerts.NEVER,
                devices,
                checkBeforeMeeting);
    }

    public UiPreferences withDevices(DeviceChoice choice) {
        return new UiPreferences(
                theme,
                microphoneAtStart,
                cameraAtStart,
                name,
                server,
                relayCertificates,
                sounds,
                alerts,
                choice,
                checkBeforeMeeting);
    }

    public UiPreferences withCheckBeforeMeeting(boolean on) {
        return new UiPreferences(
                theme, microphoneAtStart, cameraAtStart, name, server, relayCertificates, sounds, alerts, devices, on);
    }
}
