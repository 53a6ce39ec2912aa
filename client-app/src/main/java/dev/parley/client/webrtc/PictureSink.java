package dev.parley.client.webrtc;

import dev.onvoid.webrtc.media.video.I420Buffer;
import dev.onvoid.webrtc.media.video.VideoFrame;
import dev.onvoid.webrtc.media.video.VideoTrackSink;
import dev.parley.client.media.FrameSlot;
import dev.parley.client.media.PictureObserver;
import dev.parley.protocol.ParticipantId;
import java.util.concurrent.atomic.AtomicBoolean;

/** Takes decoded pictures of one peer to the observer and the slot, on the decoder's thread. */
final class PictureSink implements VideoTrackSink {
    private final ParticipantId peer;
    private final FrameSlot slot;
    private final PictureObserver observer;
    private final First first;
    private final AtomicBoolean seen = new AtomicBoolean();

    /** Told of the first picture, on the decoder's thread. */
    @FunctionalInterface
    interface First {
        void onFirst(int width, int height);
    }

    PictureSink(ParticipantId peer, FrameSlot slot, PictureObserver observer, First first) {
        this.peer = peer;
        this.slot = slot;
        this.observer = observer;
        this.first = first;
    }

    @Override
    public void onVideoFrame(VideoFrame frame) {
        Callbacks.guard(() -> {
            try {
                take(frame);
            } finally {
                frame.release();
            }
        });
    }

    private void take(VideoFrame frame) {
        I420Buffer picture = frame.buffer.toI420();
        if (seen.compareAndSet(false, true)) {
            first.onFirst(picture.getWidth(), picture.getHeight());
        }
        observer.onPicture(
                peer,
                picture.getDataY(),
                picture.getWidth(),
                picture.getHeight(),
                picture.getStrideY(),
                System.nanoTime());
        NativePictures.write(picture, slot);
    }
}
