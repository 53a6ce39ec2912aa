package dev.parley.client.webrtc;

import dev.onvoid.webrtc.PeerConnectionFactory;
import dev.onvoid.webrtc.PeerConnectionObserver;
import dev.onvoid.webrtc.RTCConfiguration;
import dev.onvoid.webrtc.RTCPeerConnection;
import dev.onvoid.webrtc.media.audio.AudioDevice;
import dev.onvoid.webrtc.media.audio.AudioDeviceModule;
import dev.onvoid.webrtc.media.audio.AudioLayer;
import dev.onvoid.webrtc.media.video.CustomVideoSource;
import dev.onvoid.webrtc.media.video.VideoTrack;
import java.util.Optional;

/** The factory with its audio module and the local microphone track. Owner thread only. */
final class Engine {
    private final AudioDeviceModule audioModule;
    private final PeerConnectionFactory factory;
    private final boolean realSound;
    private Microphone microphone;

    /** The sound system has ended. The audio module does not connect to another one, and waits for ever if it is to. */
    private boolean soundLost;

    /**
     * Starts the media threads. When that fails, none is left.
     *
     * @param realSound use the computer's sound system; it must have been probed, because without one the process dies here
     */
    Engine(boolean realSound, Microphone.Kind kind) {
        this.realSound = realSound;
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

    /** Whether it plays and can record; otherwise it only sends what the program makes itself. */
    boolean hasRealSound() {
        return realSound && !soundLost;
    }

    /** The sound system has ended: from now on nothing may be started that needs it. */
    void loseSound() {
        soundLost = realSound;
    }

    /** Whether connections can still be opened. */
    boolean isUsable() {
        return !soundLost;
    }

    /** Neither plays nor records, whatever was started here besides the connections. */
    void stopSound() {
        if (hasRealSound()) {
            Disposal.of("stream to the speaker", audioModule::stopPlayout);
            Disposal.of("stream from the microphone", audioModule::stopRecording);
        }
    }

    /** Opens another microphone and gives back the one before, which is to be freed once no connection sends it. */
    Microphone replaceMicrophone(Microphone.Kind kind) {
        Microphone before = microphone;
        microphone = Microphone.open(factory, kind);
        return before;
    }

    /** Plays on, when the sound system ended the stream because there was no speaker for a while. */
    void restartPlayout() {
        Disposal.of("stream to the speaker", audioModule::stopPlayout);
        startPlayout();
    }

    /** Records on, likewise. */
    void restartRecording() {
        Disposal.of("stream from the microphone", audioModule::stopRecording);
        startRecording();
    }

    private void startPlayout() {
        audioModule.initPlayout();
        audioModule.startPlayout();
    }

    private void startRecording() {
        audioModule.initRecording();
        audioModule.startRecording();
    }

    /**
     * Takes other devices, where the audio module can choose.
     *
     * @param inCall it plays, and records if there is a microphone
     */
    void choose(Optional<AudioDevice> newMicrophone, Optional<AudioDevice> newSpeaker, boolean inCall) {
        newSpeaker.ifPresent(device -> {
            audioModule.stopPlayout();
            audioModule.setPlayoutDevice(device);
            if (inCall) {
                startPlayout();
            }
        });
        newMicrophone.ifPresent(device -> {
            audioModule.stopRecording();
            audioModule.setRecordingDevice(device);
            if (inCall && microphone.sends()) {
                startRecording();
            }
        });
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
