package dev.parley.client.webrtc;

import dev.onvoid.webrtc.media.audio.AudioDevice;
import dev.parley.client.core.DeviceList;
import dev.parley.client.core.DeviceNames;
import dev.parley.client.media.MediaSettings;
import dev.parley.client.webrtc.pulse.PulseSound;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Executor;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/** Follows those of this computer's devices that are used at all. Owner thread. */
final class DeviceWatch implements AutoCloseable {
    private final MediaSettings settings;
    private final Executor owner;
    private final Listener listener;
    private @Nullable SoundDevices sound;
    private @Nullable CameraNames cameraNames;
    private @Nullable DeviceNames cameras;
    private PulseSound.@Nullable Seen seen;
    private @Nullable DeviceList told;
    private boolean started;

    /** What happens to the devices. Called on the owner thread. */
    interface Listener {
        void onCameras(List<String> names);

        /**
         * The sound devices, or the streams of this process, are others than before.
         *
         * @param before what was there last, null for the first time
         */
        void onSound(PulseSound.@Nullable Seen before, PulseSound.Seen now);

        void onListed(DeviceList list);

        /** The audio module is to take these; only where it can choose. */
        void onChosen(Optional<AudioDevice> microphone, Optional<AudioDevice> speaker);
    }

    DeviceWatch(MediaSettings settings, Executor owner, Listener listener) {
        this.settings = settings;
        this.owner = owner;
        this.listener = listener;
    }

    /** Begins, once. Nothing is followed that is not this computer's. */
    void start() {
        boolean hears = settings.microphone() == MediaSettings.Microphone.DEVICE;
        boolean films = settings.camera() == MediaSettings.Camera.DEVICE;
        if (started || !(hears || films)) {
            return;
        }
        started = true;
        if (films) {
            cameraNames = new CameraNames(CameraNames::names, onOwner(this::cameras));
        } else {
            cameras = DeviceNames.NONE;
        }
        if (hears) {
            sound = SoundDevices.follow(
                    onOwner(this::sound),
                    (microphone, speaker) -> owner.execute(() -> listener.onChosen(microphone, speaker)));
        }
    }

    private <T> Consumer<T> onOwner(Consumer<T> task) {
        return value -> owner.execute(() -> task.accept(value));
    }

    private void cameras(List<String> names) {
        cameras = DeviceNames.of(names);
        listener.onCameras(names);
        tell();
    }

    private void sound(PulseSound.Seen now) {
        PulseSound.Seen before = seen;
        seen = now;
        listener.onSound(before, now);
        tell();
    }

    /** Once both are known, and then only what is new. */
    private void tell() {
        boolean silent = sound == null || !sound.canFollow();
        if (cameras == null || (seen == null && !silent)) {
            return;
        }
        DeviceNames microphones = seen == null ? DeviceNames.NONE : seen.microphones();
        DeviceNames speakers = seen == null ? DeviceNames.NONE : seen.speakers();
        DeviceList list = new DeviceList(microphones, speakers, cameras, sound == null || sound.canChoose());
        if (!list.equals(told)) {
            told = list;
            listener.onListed(list);
        }
    }

    /** Which sound devices to use from now on, by name; empty for the default. */
    void use(String microphone, String speaker) {
        if (sound != null) {
            sound.use(microphone, speaker);
        }
    }

    /** What is known of the sound; null before the first look. */
    PulseSound.@Nullable Seen seen() {
        return seen;
    }

    @Override
    public void close() {
        if (cameraNames != null) {
            cameraNames.close();
        }
        if (sound != null) {
            sound.close();
        }
    }
}
