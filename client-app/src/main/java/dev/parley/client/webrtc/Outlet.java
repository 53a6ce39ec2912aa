package dev.parley.client.webrtc;

import dev.onvoid.webrtc.media.video.CustomVideoSource;
import dev.onvoid.webrtc.media.video.NativeI420Buffer;
import dev.onvoid.webrtc.media.video.VideoFrame;
import dev.parley.client.core.VideoFormat;
import dev.parley.client.media.FrameSlot.Size;

/** The camera's way to one peer: a source of its own, fed at the size and rate that this peer wants. */
final class Outlet {
    /** What a new connection sends until the peer says at what size it shows us. */
    static final VideoFormat UNTIL_ASKED = new VideoFormat(640, 360, 25, 900_000);

    private final CustomVideoSource source;
    private final Pace pace = new Pace();
    private volatile VideoFormat format = UNTIL_ASKED;
    private volatile boolean interrupted;
    private boolean closed;

    Outlet(CustomVideoSource source) {
        this.source = source;
    }

    VideoFormat format() {
        return format;
    }

    void setFormat(VideoFormat format) {
        this.format = format;
    }

    /**
     * Sends a picture a second while there is no way to the peer. More would wait in the library's queue, or in some router's, for
     * seconds, and arrive first when there is a way again: to the receiver it then looks as if all pictures took so long, and it holds
     * the new ones back for a second or more (modules/video_coding/timing/timestamp_extrapolator.cc). With none at all for 2 s the
     * library would begin anew with the bandwidth of sound alone (VideoSendStreamImpl, {@code SignalEncoderTimedOut}).
     */
    void setInterrupted(boolean interrupted) {
        this.interrupted = interrupted;
    }

    /** The size to send a captured picture at. */
    Size size(int width, int height) {
        VideoFormat wanted = format;
        return new Size(width, height).fitInto(wanted.width(), wanted.height());
    }

    /** Whether this peer gets the picture captured now. Camera thread. */
    boolean due(long nanoTime) {
        VideoFormat wanted = format;
        return !wanted.sendsNothing() && pace.due(nanoTime, fps(wanted));
    }

    /** Whether it would get a picture captured now. Camera thread. */
    boolean isDue(long nanoTime) {
        VideoFormat wanted = format;
        return !wanted.sendsNothing() && pace.isDue(nanoTime, fps(wanted));
    }

    private int fps(VideoFormat wanted) {
        return interrupted ? Math.min(1, wanted.fps()) : wanted.fps();
    }

    /** Owner thread. */
    void push(NativeI420Buffer picture, long nanoTime) {
        if (!closed) {
            source.pushFrame(new VideoFrame(picture, nanoTime));
        }
    }

    /** Nothing is pushed afterwards. Owner thread. */
    void close() {
        closed = true;
    }
}
