package dev.parley.client.ui.common;

import dev.parley.client.core.RelayCertificates;

/**
 * What the app remembers from one start to the next.
 *
 * @param microphoneAtStart meetings begin with the microphone on
 * @param cameraAtStart meetings begin with the camera on
 * @param name the last display name, empty before the first
 * @param server the address typed last for another server, empty for "this computer"
 * @param relayCertificates what relays over TLS must show
 */
public record UiPreferences(
        ThemeChoice theme,
        boolean microphoneAtStart,
        boolean cameraAtStart,
        String name,
        String server,
        RelayCertificates relayCertificates) {
    public static final UiPreferences DEFAULT =
            new UiPreferences(ThemeChoice.SYSTEM, true, true, "", "", RelayCertificates.CHECKED);

    public UiPreferences withTheme(ThemeChoice choice) {
        return new UiPreferences(choice, microphoneAtStart, cameraAtStart, name, server, relayCertificates);
    }

    public UiPreferences withMicrophoneAtStart(boolean on) {
        return new UiPreferences(theme, on, cameraAtStart, name, server, relayCertificates);
    }

    public UiPreferences withCameraAtStart(boolean on) {
        return new UiPreferences(theme, microphoneAtStart, on, name, server, relayCertificates);
    }

    public UiPreferences withSignIn(String newName, String newServer) {
        return new UiPreferences(theme, microphoneAtStart, cameraAtStart, newName, newServer, relayCertificates);
    }

    public UiPreferences withRelayCertificates(RelayCertificates certificates) {
        return new UiPreferences(theme, microphoneAtStart, cameraAtStart, name, server, certificates);
    }
}
