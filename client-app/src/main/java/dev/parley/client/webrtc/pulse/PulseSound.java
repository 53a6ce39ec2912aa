package dev.parley.client.webrtc.pulse;

import dev.parley.client.core.DeviceNames;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Follows the sound server on a thread of its own: which devices there are, and which streams this process has; takes those to the
 * devices that are wanted. A server that is not there, or ends, is looked for again every {@value #RETRY_MS} ms.
 */
public final class PulseSound implements AutoCloseable {
    private static final Logger LOG = LoggerFactory.getLogger(PulseSound.class);
    private static final long RETRY_MS = 2_000;
    private static final int TURN_MS = 1_000;
    private static final long CLOSE_MS = 1_000;

    private final LibPulse pulse;
    private final Consumer<Seen> listener;
    private final Thread thread;
    private final Object lock = new Object();
    private @Nullable PulseConnection current;
    private String microphone = "";
    private String speaker = "";
    private boolean rerouted;
    private boolean closing;

    /** What the listener knows; of this object's thread. */
    private @Nullable Seen told;

    /**
     * What is there.
     *
     * @param answers whether there is a sound server
     * @param plays whether this process has a stream to a speaker
     * @param records whether this process has a stream from a microphone, or from what a speaker plays
     */
    public record Seen(boolean answers, DeviceNames microphones, DeviceNames speakers, boolean plays, boolean records) {
        static final Seen NOTHING = new Seen(false, DeviceNames.NONE, DeviceNames.NONE, false, false);
    }

    /**
     * Starts following.
     *
     * @param listener told on this object's thread what is there, first and whenever that changes; must not block
     * @throws IllegalArgumentException where there is no libpulse
     */
    public PulseSound(Consumer<Seen> listener) {
        this.pulse = new LibPulse();
        this.listener = listener;
        this.thread = Thread.ofPlatform().name("sound-devices").daemon(true).unstarted(this::run);
        thread.start();
    }

    /** Which devices to use from now on, by name; empty for the default. Any thread; does not block. */
    public void use(String newMicrophone, String newSpeaker) {
        synchronized (lock) {
            microphone = newMicrophone;
            speaker = newSpeaker;
            rerouted = true;
            if (current != null) {
                current.wakeUp();
            }
        }
    }

    private void run() {
        while (!isClosing()) {
            try (PulseConnection connection = PulseConnection.open(pulse)) {
                follow(connection);
            } catch (PulseConnection.Lost | PulseConnection.Slow e) {
                LOG.debug("The sound server: {}", e.toString());
            } catch (RuntimeException | Error e) {
                LOG.error("The sound devices cannot be followed.", e);
            }
            if (!isClosing()) {
                tell(Seen.NOTHING);
                rest();
            }
        }
    }

    /** Until this object is closed or the server has ended. */
    private void follow(PulseConnection connection) throws PulseConnection.Lost {
        setCurrent(connection);
        try {
            // Its numbers are those of this server.
            Placement placement = new Placement();
            boolean look = true;
            while (!isClosing()) {
                if (look) {
                    look = !tellWhatIsSeen(connection, placement);
                }
                boolean changed = connection.awaitChange(TURN_MS);
                look |= takeRerouted() || changed;
            }
        } finally {
            setCurrent(null);
        }
    }

    /** False if it must be asked again. Until it has answered, all is as it was: a server that is stopped for a while plays on. */
    private boolean tellWhatIsSeen(PulseConnection connection, Placement placement) throws PulseConnection.Lost {
        try {
            tell(look(connection, placement));
            return true;
        } catch (PulseConnection.Slow e) {
            LOG.warn("The sound server does not answer: {}", e.getMessage());
            return false;
        }
    }

    private Seen look(PulseConnection connection, Placement placement)
            throws PulseConnection.Lost, PulseConnection.Slow {
        SoundMap map = connection.look();
        synchronized (lock) {
            placement.want(microphone, speaker);
        }
        for (Placement.Move move : placement.moves(map)) {
            connection.move(move);
        }
        return new Seen(
                true,
                names(map.microphones(), map.standardMicrophone().orElse(null)),
                names(map.speakers(), map.standardSpeaker().orElse(null)),
                !map.playing().isEmpty(),
                !map.recording().isEmpty());
    }

    private static DeviceNames names(List<SoundMap.Device> devices, SoundMap.@Nullable Device standard) {
        return new DeviceNames(
                devices.stream().map(SoundMap.Device::title).toList(), standard == null ? "" : standard.title());
    }

    private void tell(Seen seen) {
        if (!seen.equals(told)) {
            told = seen;
            listener.accept(seen);
        }
    }

    private void setCurrent(@Nullable PulseConnection connection) {
        synchronized (lock) {
            current = connection;
        }
    }

    private boolean takeRerouted() {
        synchronized (lock) {
            boolean taken = rerouted;
            rerouted = false;
            return taken;
        }
    }

    private boolean isClosing() {
        synchronized (lock) {
            return closing;
        }
    }

    private void rest() {
        synchronized (lock) {
            try {
                if (!closing) {
                    TimeUnit.MILLISECONDS.timedWait(lock, RETRY_MS);
                }
            } catch (InterruptedException e) {
                closing = true;
            }
        }
    }

    /** Ends within a second, also while the server does not answer. */
    @Override
    public void close() {
        synchronized (lock) {
            closing = true;
            lock.notifyAll();
            if (current != null) {
                current.wakeUp();
            }
        }
        try {
            thread.join(CLOSE_MS);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }
}
