package dev.parley.client.webrtc;

import dev.onvoid.webrtc.media.MediaDevices;
import dev.onvoid.webrtc.media.video.I420Buffer;
import dev.onvoid.webrtc.media.video.NativeI420Buffer;
import dev.onvoid.webrtc.media.video.VideoCapture;
import dev.onvoid.webrtc.media.video.VideoCaptureCapability;
import dev.onvoid.webrtc.media.video.VideoDevice;
import dev.onvoid.webrtc.media.video.VideoFrame;
import dev.parley.client.core.DeviceState;
import dev.parley.client.media.MediaSettings;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.ReentrantLock;
import java.util.function.Consumer;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * A camera of this computer, opened and closed on a thread of its own because drivers take their time. Captures of this
 * process take turns: one that was just switched off is closed before the next opens the device.
 */
final class DeviceCapture implements Capture {
    private static final Logger LOG = LoggerFactory.getLogger(DeviceCapture.class);
    private static final ReentrantLock DEVICE = new ReentrantLock(true);
    private static final long LIST_MS = 3_000;
    private static final long LOOK_MS = 100;

    private final MediaSettings settings;
    private final String wanted;
    private final boolean only;
    private final CameraFeed feed;
    private final Consumer<DeviceState> report;
    private final CountDownLatch stop = new CountDownLatch(1);

    /**
     * Starts opening the camera.
     *
     * @param wanted the camera's name
     * @param only whether no other may be opened in its place; otherwise the first one is
     * @param report told on this capture's thread whether it works, again whenever that changes
     */
    DeviceCapture(MediaSettings settings, String wanted, boolean only, CameraFeed feed, Consumer<DeviceState> report) {
        this.settings = settings;
        this.wanted = wanted;
        this.only = only;
        this.feed = feed;
        this.report = report;
        Thread.ofPlatform().name("device-camera").daemon(true).start(this::run);
    }

    @Override
    public void close() {
        stop.countDown();
    }

    /** Waits until every capture let go of the device. */
    static void awaitStopped(long timeoutMs) {
        try {
            if (DEVICE.tryLock(timeoutMs, TimeUnit.MILLISECONDS)) {
                DEVICE.unlock();
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    private void run() {
        DEVICE.lock();
        try {
            capture();
        } catch (RuntimeException | Error e) {
            LOG.warn("The camera failed.", e);
            report.accept(new DeviceState(false, "", "devices.camera.silent"));
        } finally {
            DEVICE.unlock();
        }
    }

    private void capture() {
        Optional<Choice> choice =
                Bounded.call("camera-list", LIST_MS, this::choose).flatMap(found -> found);
        if (choice.isEmpty()) {
            report.accept(new DeviceState(false, "", "devices.camera.none"));
            return;
        }
        if (stop.getCount() > 0) {
            capture(choice.get());
        }
    }

    private void capture(Choice choice) {
        CameraWatch watch = new CameraWatch(System.nanoTime());
        VideoCapture device = new VideoCapture();
        device.setVideoCaptureDevice(choice.device());
        device.setVideoCaptureCapability(choice.capability());
        device.setVideoSink(frame -> Callbacks.guard(() -> take(frame, watch)));
        device.start();
        try {
            observe(watch, choice.name());
        } finally {
            Disposal.of("camera's pictures", device::stop);
            Disposal.of("camera", device::dispose);
        }
    }

    private record Choice(String name, VideoDevice device, VideoCaptureCapability capability) {}

    private Optional<Choice> choose() {
        Map<String, VideoDevice> connected = CameraNames.connected();
        return connected.keySet().stream()
                .filter(wanted::equals)
                .findFirst()
                .or(() -> only ? Optional.empty() : connected.keySet().stream().findFirst())
                .map(name -> choice(name, Objects.requireNonNull(connected.get(name))));
    }

    private Choice choice(String name, VideoDevice device) {
        return new Choice(name, device, nearest(MediaDevices.getVideoCaptureCapabilities(device)));
    }

    /** The camera's own format nearest to the wanted one. */
    private VideoCaptureCapability nearest(List<VideoCaptureCapability> offered) {
        return offered.stream()
                .min(Comparator.comparingInt(this::distance))
                .orElse(new VideoCaptureCapability(settings.width(), settings.height(), settings.fps()));
    }

    private int distance(VideoCaptureCapability offered) {
        int size = Math.abs(offered.width - settings.width()) + Math.abs(offered.height - settings.height());
        return size * 100 + Math.abs(offered.frameRate - settings.fps());
    }

    private void take(VideoFrame frame, CameraWatch watch) {
        I420Buffer picture = frame.buffer.toI420();
        try {
            watch.picture(System.nanoTime());
            if (stop.getCount() > 0 && picture instanceof NativeI420Buffer captured) {
                feed.capture(captured, System.nanoTime());
            }
        } finally {
            frame.release();
        }
    }

    /** Until the camera is switched off. */
    private void observe(CameraWatch watch, String name) {
        while (!stops(LOOK_MS)) {
            watch.look(System.nanoTime()).ifPresent(verdict -> tell(verdict, name));
        }
    }

    private void tell(CameraWatch.Verdict verdict, String name) {
        boolean works = verdict == CameraWatch.Verdict.WORKS;
        if (!works) {
            feed.forget();
        }
        report.accept(new DeviceState(works, name, works ? "" : "devices.camera.silent"));
    }

    private boolean stops(long withinMs) {
        try {
            return stop.await(withinMs, TimeUnit.MILLISECONDS);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return true;
        }
    }
}
