package dev.parley.client.app.window;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.parley.client.core.Cue;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.CountDownLatch;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class CuePlayerTest {
    private final List<Cue> heard = new CopyOnWriteArrayList<>();
    private long now = 1_000_000;

    private CuePlayer player(CuePlayer.Sound sound) {
        return new CuePlayer(sound, () -> Instant.ofEpochMilli(now));
    }

    @Test
    void each_is_played_in_order() {
        try (CuePlayer player = player(heard::add)) {
            player.play(Cue.JOIN);
            player.play(Cue.MESSAGE);
            await().until(() -> heard.equals(List.of(Cue.JOIN, Cue.MESSAGE)));
        }
    }

    @Test
    void many_at_once_are_heard_as_one() {
        try (CuePlayer player = player(heard::add)) {
            player.play(Cue.JOIN);
            now += CuePlayer.PAUSE_MS - 1;
            player.play(Cue.JOIN);
            player.play(Cue.HAND);
            await().until(() -> heard.equals(List.of(Cue.JOIN, Cue.HAND)));
            now += 1;
            player.play(Cue.JOIN);
            await().until(() -> heard.equals(List.of(Cue.JOIN, Cue.HAND, Cue.JOIN)));
        }
    }

    @Test
    void a_sound_system_that_hangs_makes_nobody_wait_and_nothing_pile_up() {
        CountDownLatch hangs = new CountDownLatch(1);
        try (CuePlayer player = player(cue -> {
            awaitAnyhow(hangs);
            heard.add(cue);
        })) {
            for (int i = 0; i < 50; i++) {
                player.play(Cue.MESSAGE);
                now += CuePlayer.PAUSE_MS;
            }
            assertThat(heard).isEmpty();
            hangs.countDown();
            await().until(() -> heard.size() == 1 + CuePlayer.WAITING);
        }
    }

    private static void awaitAnyhow(CountDownLatch latch) throws IOException {
        try {
            latch.await();
        } catch (InterruptedException e) {
            throw new IOException(e);
        }
    }

    @Test
    void where_sounds_cannot_be_played_it_is_tried_once() {
        try (CuePlayer player = player(cue -> {
            heard.add(cue);
            throw new UnsatisfiedLinkError("planted");
        })) {
            player.play(Cue.JOIN);
            await().until(player::isSilent);
            player.play(Cue.HAND);
            assertThat(heard).containsExactly(Cue.JOIN);
        }
    }

    @Test
    void where_there_is_no_sound_system_nothing_waits_and_the_process_ends_by_itself(@TempDir Path folder)
            throws Exception {
        Map<String, String> nothing =
                Map.of("PULSE_SERVER", "unix:" + folder.resolve("nothing"), "HOME", folder.toString());
        try (CueProcess player = CueProcess.start(folder, nothing)) {
            player.awaitAsked();
            player.endsByItself();
        }
    }
}
