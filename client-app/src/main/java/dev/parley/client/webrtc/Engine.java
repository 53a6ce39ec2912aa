package dev.parley.client.webrtc;

import dev.onvoid.webrtc.PeerConnectionFactory;
import dev.onvoid.webrtc.PeerConnectionObserver;
import dev.onvoid.webrtc.RTCConfiguration;
import dev.onvoid.webrtc.RTCPeerConnection;
import dev.onvoid.webrtc.media.audio.AudioDeviceModule;
import dev.onvoid.webrtc.media.audio.AudioLayer;
import dev.onvoid.webrtc.media.video.CustomVideoSource;
import dev.onvoid.webrtc.media.video.VideoTrack;

/** The factory with its audio module and the local microphone track. Owner thread only. */
final class Engine {
    private final AudioDeviceModule audioModule;
    private final PeerConnectionFactory factory;
    private final Microphone microphone;

    /**
     * Starts the media threads. When that fails, none is left.
     *
     * @param realSound use the computer's sound system; it must have been probed, because without one the process dies here
     */
    Engine(boolean realSound, Microphone.Kind kind) {
        audioModule = new AudioDeviceModule(realSound ? AudioLayer.kPlatformDefaultAudio : AudioLayer.kDummyAudio);
        factory = Disposal.orUndo(() -> new PeerConnectionFactory(audioModule), this::disposeAudioModule);
        microphone = Disposal.orUndo(() -> Microphone.open(factory, kind), this::disposeFactory);
    }

    RTCPeerConnection connect(RTCConfiguration configuration, PeerConnectionObserver observer) {
        return factory.createPeerConnection(configuration, observer);
    }

    VideoTrack videoTrack(String id, CustomVideoSource source) {
        return factory.createVideoTrack(id, source);
    }

    Microphone microphone() {
        return microphone;
    }

    /** After all connections are closed. */
    void dispose() {
        microphone.dispose();
        disposeFactory();
    }

    private void disposeFactory() {
        Disposal.of("factory", factory::dispose);
        disposeAudioModule();
    }

    private void disposeAudioModule() {
        Disposal.of("audio module", audioModule::dispose);
    }
}
