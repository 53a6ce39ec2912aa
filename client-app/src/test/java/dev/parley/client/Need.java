package dev.parley.client;

import dev.parley.client.app.browser.Browser;
import dev.parley.client.app.lab.NetworkLab;
import dev.parley.client.app.lab.TurnProcess;
import dev.parley.client.foreign.OpenIdProvider;
import dev.parley.client.nearby.LoopbackMulticast;
import dev.parley.client.webrtc.NativeLibrary;
import dev.parley.client.webrtc.PulseServer;
import java.util.Optional;

/** What not every computer has. */
public enum Need {
    /** webrtc-java's native library. */
    MEDIA_LIBRARY,
    NETWORK_LAB,
    TURN_SERVER,
    CHROMIUM,
    /** npm's oidc-provider on Node. */
    OPENID_PROVIDER,
    PULSEAUDIO,
    LOOPBACK_MULTICAST;

    /** Empty if this computer has it, else a sentence that says what is missing. */
    Optional<String> problem() {
        return switch (this) {
            case MEDIA_LIBRARY -> NativeLibrary.problem();
            case NETWORK_LAB -> NetworkLab.problem();
            case TURN_SERVER -> TurnProcess.problem();
            case CHROMIUM -> Browser.problem();
            case OPENID_PROVIDER -> OpenIdProvider.problem();
            case PULSEAUDIO -> PulseServer.problem();
            case LOOPBACK_MULTICAST -> LoopbackMulticast.problem();
        };
    }

    /** In continuous integration its absence is a failure: nobody would notice that most tests no longer run. */
    boolean isVital() {
        return this == MEDIA_LIBRARY;
    }
}
