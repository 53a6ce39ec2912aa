package dev.parley.client.webrtc;

import dev.onvoid.webrtc.media.MediaDevices;
import dev.onvoid.webrtc.media.audio.AudioDevice;
import dev.parley.client.core.DeviceNames;
import dev.parley.client.webrtc.pulse.PulseSound;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** The sound devices of this computer: which there are, and which are used. Any thread. */
interface SoundDevices extends AutoCloseable {
    /** Which to use from now on, by name; empty for the system's default. Does not block. */
    void use(String microphone, String speaker);

    /** Whether {@link #use} can choose here. */
    boolean canChoose();

    /** Whether the listener is ever told anything. */
    default boolean canFollow() {
        return true;
    }

    @Override
    void close();

    /**
     * Follows them.
     *
     * @param listener told on a thread of its own what is there, first and whenever that changes; must not block
     * @param choose brings the engine to other devices where the system's own routing cannot
     */
    static SoundDevices follow(Consumer<PulseSound.Seen> listener, Choose choose) {
        if (!areRouted()) {
            return new Polled(listener, choose, system().contains("windows"));
        }
        try {
            return new Routed(new PulseSound(listener));
        } catch (IllegalArgumentException e) {
            LoggerFactory.getLogger(SoundDevices.class).warn("There is no libpulse: {}", e.toString());
            return new None();
        }
    }

    /** Whether a sound server takes streams to the devices where they belong, so that nothing else has to choose. */
    static boolean areRouted() {
        return system().contains("linux");
    }

    private static String system() {
        return System.getProperty("os.name", "").toLowerCase(Locale.ROOT);
    }

    /** Brings the engine to other devices. Any thread. */
    interface Choose {
        void choose(Optional<AudioDevice> microphone, Optional<AudioDevice> speaker);
    }

    /** The sound server takes the streams of this process to where they belong. */
    record Routed(PulseSound sound) implements SoundDevices {
        @Override
        public void use(String microphone, String speaker) {
            sound.use(microphone, speaker);
        }

        @Override
        public boolean canChoose() {
            return true;
        }

        @Override
        public void close() {
            sound.close();
        }
    }

    /** There is nothing to follow. */
    record None() implements SoundDevices {
        @Override
        public boolean canFollow() {
            return false;
        }

        @Override
        public void use(String microphone, String speaker) {}

        @Override
        public boolean canChoose() {
            return false;
        }

        @Override
        public void close() {}
    }

    /**
     * The library is asked every {@value #LOOK_MS} ms, on a thread that may be left behind. On macOS it names its devices to the
     * audio module by an identifier that the module does not know, so that the system's default is used whatever is chosen.
     */
    final class Polled implements SoundDevices {
        private static final Logger LOG = LoggerFactory.getLogger(Polled.class);
        private static final long LOOK_MS = 1_000;

        private final Consumer<PulseSound.Seen> listener;
        private final Choose choose;
        private final boolean chooses;
        private String microphone = "";
        private String speaker = "";
        private boolean rerouted;
        private boolean closing;

        Polled(Consumer<PulseSound.Seen> listener, Choose choose, boolean chooses) {
            this.listener = listener;
            this.choose = choose;
            this.chooses = chooses;
            Thread.ofPlatform().name("sound-devices").daemon(true).start(this::run);
        }

        private void run() {
            PulseSound.@Nullable Seen told = null;
            boolean again = false;
            do {
                PulseSound.Seen now = look(told);
                if (!now.equals(told)) {
                    told = now;
                    again = true;
                    listener.accept(now);
                }
                if (again) {
                    routeIfPossible();
                }
                again = takeRerouted();
            } while (!isClosing());
        }

        private void routeIfPossible() {
            try {
                route();
            } catch (RuntimeException | Error e) {
                LOG.warn("The sound devices cannot be chosen: {}", e.toString());
            }
        }

        /** Waits until it is time for the next look. */
        private synchronized boolean takeRerouted() {
            try {
                long end = System.nanoTime() + TimeUnit.MILLISECONDS.toNanos(LOOK_MS);
                for (long left = LOOK_MS; left > 0 && !rerouted && !closing; ) {
                    wait(left);
                    left = TimeUnit.NANOSECONDS.toMillis(end - System.nanoTime());
                }
            } catch (InterruptedException e) {
                closing = true;
            }
            boolean taken = rerouted;
            rerouted = false;
            return taken;
        }

        private synchronized boolean isClosing() {
            return closing;
        }

        /** A list that fails once does not mean that there is no sound any more. */
        private static PulseSound.Seen look(PulseSound.@Nullable Seen before) {
            try {
                return new PulseSound.Seen(
                        true,
                        names(MediaDevices.getAudioCaptureDevices(), MediaDevices.getDefaultAudioCaptureDevice()),
                        names(MediaDevices.getAudioRenderDevices(), MediaDevices.getDefaultAudioRenderDevice()),
                        true,
                        true);
            } catch (RuntimeException | Error e) {
                LOG.debug("The sound devices cannot be listed.", e);
                return before == null
                        ? new PulseSound.Seen(false, DeviceNames.NONE, DeviceNames.NONE, true, true)
                        : before;
            }
        }

        private static DeviceNames names(List<AudioDevice> devices, @Nullable AudioDevice standard) {
            List<String> all =
                    devices.stream().map(AudioDevice::getName).distinct().toList();
            return standard == null || !all.contains(standard.getName())
                    ? DeviceNames.of(all)
                    : new DeviceNames(all, standard.getName());
        }

        @Override
        public synchronized void use(String newMicrophone, String newSpeaker) {
            microphone = newMicrophone;
            speaker = newSpeaker;
            rerouted = true;
            notifyAll();
        }

        private void route() {
            String wantedMicrophone;
            String wantedSpeaker;
            synchronized (this) {
                wantedMicrophone = microphone;
                wantedSpeaker = speaker;
            }
            if (chooses) {
                choose.choose(
                        device(MediaDevices.getAudioCaptureDevices(), wantedMicrophone)
                                .or(() -> Optional.ofNullable(MediaDevices.getDefaultAudioCaptureDevice())),
                        device(MediaDevices.getAudioRenderDevices(), wantedSpeaker)
                                .or(() -> Optional.ofNullable(MediaDevices.getDefaultAudioRenderDevice())));
            }
        }

        private static Optional<AudioDevice> device(List<AudioDevice> devices, String name) {
            return devices.stream()
                    .filter(device -> device.getName().equals(name))
                    .findFirst();
        }

        @Override
        public boolean canChoose() {
            return chooses;
        }

        /** Does not wait: a driver may hang. */
        @Override
        public synchronized void close() {
            closing = true;
            notifyAll();
        }
    }
}
