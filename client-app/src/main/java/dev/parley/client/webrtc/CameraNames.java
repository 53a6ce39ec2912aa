package dev.parley.client.webrtc;

import dev.onvoid.webrtc.media.MediaDevices;
import dev.onvoid.webrtc.media.video.VideoDevice;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Follows which cameras are connected, on a thread of its own, by asking every {@value #LOOK_MS} ms: the library keeps the list up
 * to date by itself, so that asking costs nothing, and its own news cannot be unsubscribed from safely.
 */
final class CameraNames implements AutoCloseable {
    private static final Logger LOG = LoggerFactory.getLogger(CameraNames.class);
    private static final long LOOK_MS = 1_000;

    /** More than anybody has; what is behind them is left out. */
    private static final int MOST = 32;

    private final Supplier<List<String>> question;
    private final Consumer<List<String>> listener;
    private final Thread thread;

    /**
     * Starts following.
     *
     * @param listener told on this object's thread which there are, first and whenever that changes; must not block
     */
    CameraNames(Supplier<List<String>> question, Consumer<List<String>> listener) {
        this.question = question;
        this.listener = listener;
        this.thread = Thread.ofPlatform().name("camera-devices").daemon(true).unstarted(this::run);
        thread.start();
    }

    /** The cameras by name; of two with the same the second has a number. May take as long as a driver does. */
    static Map<String, VideoDevice> connected() {
        Map<String, VideoDevice> named = new LinkedHashMap<>();
        for (VideoDevice device : MediaDevices.getVideoCaptureDevices()) {
            named.put(free(device.getName(), named, 1), device);
        }
        return named;
    }

    private static String free(String name, Map<String, VideoDevice> taken, int number) {
        String tried = number == 1 ? name : name + " (" + number + ")";
        return taken.containsKey(tried) ? free(name, taken, number + 1) : tried;
    }

    /** Their names; empty where the library cannot say. */
    static List<String> names() {
        try {
            return new ArrayList<>(connected().keySet());
        } catch (RuntimeException | Error e) {
            LOG.debug("The cameras cannot be listed.", e);
            return List.of();
        }
    }

    private void run() {
        @Nullable List<String> told = null;
        try {
            while (!Thread.interrupted()) {
                List<String> now = question.get().stream().limit(MOST).toList();
                if (!now.equals(told)) {
                    told = now;
                    listener.accept(now);
                }
                Thread.sleep(LOOK_MS);
            }
        } catch (InterruptedException e) {
            // It was closed.
        }
    }

    /** Does not wait: a driver may hang. */
    @Override
    public void close() {
        thread.interrupt();
    }
}
