package dev.parley.client.media;

import dev.parley.client.port.FrameSource;
import dev.parley.client.port.PictureFit;
import java.nio.ByteBuffer;
import org.jspecify.annotations.Nullable;

/**
 * Hands pictures from one writer to one reader; the newest wins. Three buffers go round: one being written, one ready, one
 * being read. They are used again while they are large enough, but not four times too large, and freed while nothing is shown. Writers exclude one another.
 */
public final class FrameSlot implements FrameSource {
    private final Object writing = new Object();
    private final Object exchange = new Object();
    private volatile Shown shown = new Shown(Size.NONE, Fit.WITHIN);
    private Picture back = new Picture();
    private Picture ready = new Picture();
    private Picture front = new Picture();
    private boolean fresh;

    /** Fills a buffer with a picture. */
    @FunctionalInterface
    public interface Painter {
        /**
         * Paints the whole picture.
         *
         * @param bgra direct buffer with {@code width*height*4} bytes remaining
         */
        void paint(ByteBuffer bgra, int width, int height);
    }

    /**
     * A part of a picture, and the size at which it is wanted.
     *
     * @param x left edge, pixels of the picture
     * @param size {@link Size#isNone()} if nothing is wanted
     */
    public record Cut(int x, int y, int width, int height, Size size) {
        private static final Cut NONE = new Cut(0, 0, 0, 0, Size.NONE);

        private static Cut whole(int width, int height, Size size) {
            return new Cut(0, 0, width, height, size);
        }

        private static Cut of(PictureFit fit) {
            return new Cut(
                    (int) fit.cropX(),
                    (int) fit.cropY(),
                    (int) Math.round(fit.cropWidth()),
                    (int) Math.round(fit.cropHeight()),
                    new Size(least(fit.width()), least(fit.height())));
        }

        private static int least(double length) {
            return Math.max(1, (int) Math.round(length));
        }

        public boolean isNone() {
            return size.isNone();
        }

        /** Whether it is enough to cut. */
        public boolean isUnscaled() {
            return width == size.width() && height == size.height();
        }
    }

    private record Shown(Size box, Fit fit) {}

    /** A picture's size in pixels. */
    public record Size(int width, int height) {
        static final Size NONE = new Size(0, 0);

        public boolean isNone() {
            return width == 0 || height == 0;
        }

        /** The largest even size of the same aspect ratio that fits into a box, never larger than this. */
        public Size fitInto(int boxWidth, int boxHeight) {
            if (width <= boxWidth && height <= boxHeight) {
                return this;
            }
            double scale = Math.min((double) boxWidth / width, (double) boxHeight / height);
            return new Size(even(width * scale), even(height * scale));
        }

        private static int even(double length) {
            return Math.max(2, (int) Math.round(length / 2) * 2);
        }
    }

    @Override
    public void show(int width, int height, Fit fit) {
        Size box = new Size(Math.max(0, width), Math.max(0, height));
        shown = new Shown(box, fit);
        if (box.isNone()) {
            clear();
        }
    }

    @Override
    public boolean take(Reader reader) {
        synchronized (exchange) {
            if (!fresh) {
                return false;
            }
            Picture taken = ready;
            ready = front;
            front = taken;
            fresh = false;
        }
        front.readBy(reader);
        return true;
    }

    /** Whether pictures are wanted at all. Any thread. */
    public boolean isShown() {
        return !shown.box().isNone();
    }

    /** What is wanted now of a picture of this size. */
    public Cut wanted(int width, int height) {
        Shown now = shown;
        Size box = now.box();
        if (box.isNone()) {
            return Cut.NONE;
        }
        return switch (now.fit()) {
            case WITHIN -> Cut.whole(width, height, new Size(width, height).fitInto(box.width(), box.height()));
            case EXACT -> Cut.of(PictureFit.of(width, height, box.width(), box.height()));
        };
    }

    /** Writes a picture; the reader's next {@link #take} gets it. */
    public void write(Size size, Painter painter) {
        synchronized (writing) {
            back.paintedBy(painter, size);
            synchronized (exchange) {
                Picture written = back;
                back = ready;
                ready = written;
                fresh = true;
            }
        }
    }

    /** Forgets the picture that nobody took, and frees what is not being read. */
    public void clear() {
        synchronized (writing) {
            synchronized (exchange) {
                back = new Picture();
                ready = new Picture();
                fresh = false;
            }
        }
    }

    private static final class Picture {
        private @Nullable ByteBuffer bgra;
        private Size size = Size.NONE;

        void paintedBy(Painter painter, Size newSize) {
            ByteBuffer buffer = bgra;
            int bytes = newSize.width() * newSize.height() * 4;
            if (buffer == null || buffer.capacity() < bytes || buffer.capacity() / 4 > bytes) {
                buffer = ByteBuffer.allocateDirect(bytes);
            }
            painter.paint(buffer.clear().limit(bytes), newSize.width(), newSize.height());
            bgra = buffer;
            size = newSize;
        }

        void readBy(Reader reader) {
            ByteBuffer buffer = bgra;
            if (buffer != null) {
                reader.read(buffer.rewind(), size.width(), size.height());
            }
        }
    }
}
