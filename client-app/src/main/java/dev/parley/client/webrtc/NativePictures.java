package dev.parley.client.webrtc;

import dev.onvoid.webrtc.media.FourCC;
import dev.onvoid.webrtc.media.video.I420Buffer;
import dev.onvoid.webrtc.media.video.NativeI420Buffer;
import dev.onvoid.webrtc.media.video.VideoBufferConverter;
import dev.onvoid.webrtc.media.video.VideoFrameBuffer;
import dev.parley.client.media.FrameSlot;
import dev.parley.client.media.FrameSlot.Cut;
import dev.parley.client.media.FrameSlot.Size;
import dev.parley.client.media.I420;

/** Scaling and conversion of the library's pictures. Any thread. */
final class NativePictures {
    private NativePictures() {}

    /** The planes of a native picture, valid while it is referenced. */
    static I420 planes(I420Buffer picture) {
        return new I420(
                picture.getWidth(),
                picture.getHeight(),
                picture.getDataY(),
                picture.getStrideY(),
                picture.getDataU(),
                picture.getStrideU(),
                picture.getDataV(),
                picture.getStrideV());
    }

    /**
     * A scaled copy, for the caller to release.
     *
     * @param size not the picture's own: for that the library returns a view without a native object, which kills the process
     *     when it is pushed
     */
    static NativeI420Buffer scaled(VideoFrameBuffer picture, Size size) {
        return (NativeI420Buffer)
                picture.cropAndScale(0, 0, picture.getWidth(), picture.getHeight(), size.width(), size.height());
    }

    /** Writes what is shown of a picture into a slot; nothing if it is not. */
    static void write(VideoFrameBuffer picture, FrameSlot slot) {
        Cut cut = slot.wanted(picture.getWidth(), picture.getHeight());
        if (cut.isNone()) {
            return;
        }
        Size size = cut.size();
        VideoFrameBuffer part =
                picture.cropAndScale(cut.x(), cut.y(), cut.width(), cut.height(), size.width(), size.height());
        if (cut.isUnscaled()) {
            // A view without a native object: there is nothing to release.
            convert(part, size, slot);
            return;
        }
        try {
            convert(part, size, slot);
        } finally {
            part.release();
        }
    }

    private static void convert(VideoFrameBuffer picture, Size size, FrameSlot slot) {
        slot.write(size, (bgra, width, height) -> {
            try {
                // libyuv names formats by the register: its ARGB lies in memory as blue, green, red, alpha.
                VideoBufferConverter.convertFromI420(picture, bgra, FourCC.ARGB);
            } catch (Exception e) {
                throw new IllegalStateException("A picture of " + width + "×" + height + " could not be converted.", e);
            }
        });
    }
}
