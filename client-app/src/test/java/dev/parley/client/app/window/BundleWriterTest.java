package dev.parley.client.app.window;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.parley.client.ui.common.SupportBundles.Progress;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.CountDownLatch;
import java.util.function.BooleanSupplier;
import org.junit.jupiter.api.Test;

/** What becomes of a support bundle that is being written when the window is closed. */
class BundleWriterTest {
    private static final Path FILE = Path.of("bundle.zip");

    private final List<Progress> heard = new CopyOnWriteArrayList<>();
    private final CountDownLatch begun = new CountDownLatch(1);

    @Test
    void closing_waits_for_what_is_being_saved() throws InterruptedException {
        CountDownLatch rest = new CountDownLatch(1);
        BundleWriter writer =
                new BundleWriter("bundle", (file, cancelled, progress) -> comesWith(rest), Duration.ofMinutes(1));
        writer.write(FILE, heard::add);
        begun.await();
        Thread closing = Thread.ofPlatform().start(writer::close);
        await().until(() -> closing.getState() == Thread.State.TIMED_WAITING);
        assertThat(heard).isEmpty();
        rest.countDown();
        closing.join();
        assertThat(heard).containsExactly(new Progress.Saved("bundle.zip"));
    }

    private boolean comesWith(CountDownLatch rest) {
        begun.countDown();
        await().until(() -> rest.getCount() == 0);
        return true;
    }

    @Test
    void what_takes_too_long_is_cancelled() throws InterruptedException {
        BundleWriter writer =
                new BundleWriter("bundle", (file, cancelled, progress) -> endsWhen(cancelled), Duration.ZERO);
        writer.write(FILE, heard::add);
        begun.await();
        writer.close();
        await().until(() -> heard.contains(new Progress.Cancelled()));
    }

    private boolean endsWhen(BooleanSupplier cancelled) {
        begun.countDown();
        await().until(cancelled::getAsBoolean);
        return false;
    }
}
