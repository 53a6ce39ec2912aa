package dev.parley.client.webrtc;

import dev.onvoid.webrtc.media.video.NativeI420Buffer;
import dev.parley.client.media.MediaSettings;
import dev.parley.client.media.PatternCamera;
import java.time.InstantSource;
import java.util.concurrent.locks.LockSupport;

/** The pattern camera on a thread of its own. It draws what somebody looks at; its pictures are counted whether drawn or not. */
final class PatternCapture implements Capture {
    private final MediaSettings settings;
    private final CameraFeed feed;
    private final InstantSource clock;
    private final Thread thread;
    private volatile boolean stopped;

    PatternCapture(MediaSettings settings, CameraFeed feed, InstantSource clock) {
        this.settings = settings;
        this.feed = feed;
        this.clock = clock;
        this.thread = Thread.ofPlatform().name("pattern-camera").daemon(true).start(this::run);
    }

    @Override
    public void close() {
        stopped = true;
        LockSupport.unpark(thread);
        try {
            thread.join();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    private void run() {
        PatternCamera camera = new PatternCamera(settings.width(), settings.height(), settings.name());
        long period = 1_000_000_000L / settings.fps();
        long next = System.nanoTime();
        for (long frame = 0; !stopped; frame++) {
            if (feed.wants(System.nanoTime())) {
                draw(camera, frame);
            }
            next = Math.max(next + period, System.nanoTime());
            sleepUntil(next);
        }
    }

    private void draw(PatternCamera camera, long frame) {
        NativeI420Buffer picture = NativeI420Buffer.allocate(settings.width(), settings.height());
        try {
            camera.draw(NativePictures.planes(picture), frame, clock.millis());
            feed.capture(picture, System.nanoTime());
        } finally {
            picture.release();
        }
    }

    private void sleepUntil(long nanoTime) {
        for (long wait = nanoTime - System.nanoTime(); wait > 0 && !stopped; wait = nanoTime - System.nanoTime()) {
            LockSupport.parkNanos(wait);
        }
    }
}
