package dev.parley.client.app.window;

import dev.parley.client.app.Threads;
import dev.parley.client.core.Cue;
import dev.parley.client.media.Chime;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.InstantSource;
import java.util.EnumMap;
import java.util.Map;
import java.util.concurrent.ArrayBlockingQueue;
import java.util.concurrent.ThreadPoolExecutor;
import java.util.concurrent.TimeUnit;
import javafx.scene.media.AudioClip;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Plays the sounds of a meeting, in a thread of its own: without a sound system, or with one that hangs, nothing else waits. At most
 * {@value #WAITING} wait; more are left out, and so is one that was played less than {@value #PAUSE_MS} ms ago. After the first failure it is
 * silent. Any thread.
 */
final class CuePlayer implements AutoCloseable {
    static final long PAUSE_MS = 400;
    static final int WAITING = 4;
    private static final Logger LOG = LoggerFactory.getLogger(CuePlayer.class);

    private final Map<Cue, Long> played = new EnumMap<>(Cue.class);
    private final InstantSource clock;
    private final Sound sound;
    private volatile boolean broken;
    private final ThreadPoolExecutor thread = new ThreadPoolExecutor(
            1,
            1,
            0,
            TimeUnit.SECONDS,
            new ArrayBlockingQueue<>(WAITING),
            Threads.daemons("parley-sounds"),
            new ThreadPoolExecutor.DiscardPolicy());

    /** What makes a cue heard. */
    interface Sound {
        /** Begins to play it; may block. */
        void play(Cue cue) throws IOException;
    }

    CuePlayer(Sound sound, InstantSource clock) {
        this.sound = sound;
        this.clock = clock;
    }

    /** With JavaFX's media player, which takes files. */
    static CuePlayer ofThisComputer() {
        return new CuePlayer(new Clips(), InstantSource.system());
    }

    /** Plays it soon. Never blocks. */
    void play(Cue cue) {
        if (!broken && isTime(cue)) {
            thread.execute(() -> playNow(cue));
        }
    }

    private synchronized boolean isTime(Cue cue) {
        long now = clock.millis();
        long before = played.getOrDefault(cue, 0L);
        boolean time = Math.abs(now - before) >= PAUSE_MS;
        if (time) {
            played.put(cue, now);
        }
        return time;
    }

    // A missing library shows as an Error.
    private void playNow(Cue cue) {
        try {
            sound.play(cue);
        } catch (IOException | RuntimeException | Error e) {
            broken = true;
            LOG.atWarn().addKeyValue("cue", cue).setCause(e).log("Sounds cannot be played here");
        }
    }

    /** Whether a failure has shown that nothing can be heard here. */
    boolean isSilent() {
        return broken;
    }

    /** Does not wait for what is being played. */
    @Override
    public void close() {
        thread.shutdownNow();
    }

    /** The clips, each made when it is first heard. */
    private static final class Clips implements Sound {
        private final Map<Cue, AudioClip> clips = new EnumMap<>(Cue.class);

        @Override
        public void play(Cue cue) throws IOException {
            AudioClip clip = clips.get(cue);
            if (clip == null) {
                clip = load(chime(cue));
                clips.put(cue, clip);
            }
            clip.play();
        }

        /** The file is needed while it is loaded only. */
        private static AudioClip load(Chime chime) throws IOException {
            Path file = Files.createTempFile("parley-sound", ".wav");
            try {
                Files.write(file, chime.wav());
                return new AudioClip(file.toUri().toString());
            } finally {
                file.toFile().deleteOnExit();
            }
        }

        private static Chime chime(Cue cue) {
            return switch (cue) {
                case JOIN -> Chime.UP;
                case LEAVE -> Chime.DOWN;
                case HAND -> Chime.KNOCK;
                case MESSAGE -> Chime.DROP;
                case KNOCK -> Chime.BELL;
            };
        }
    }
}
