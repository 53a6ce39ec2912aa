package dev.parley.client.ui;

import dev.parley.client.port.FrameSource;
import dev.parley.client.port.Pictures;
import dev.parley.protocol.ParticipantId;
import java.nio.ByteBuffer;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import org.jspecify.annotations.Nullable;

/** Draws people: a head and shoulders before a wall, in colours of their own. */
final class FakePictures implements Pictures {
    private final Map<ParticipantId, Portrait> peers = new ConcurrentHashMap<>();
    private final Portrait self = new Portrait(3);
    volatile Map<ParticipantId, Double> levels = Map.of();
    volatile double selfLevel;

    @Override
    public FrameSource self() {
        return self;
    }

    /** A defect to come upon when somebody's pictures are asked for. */
    volatile @Nullable RuntimeException defect;

    @Override
    public Portrait peer(ParticipantId peer) {
        if (defect != null) {
            throw defect;
        }
        return peers.computeIfAbsent(peer, id -> new Portrait(id.value().hashCode()));
    }

    @Override
    public double level(ParticipantId peer) {
        return levels.getOrDefault(peer, 0.0);
    }

    @Override
    public double selfLevel() {
        return selfLevel;
    }

    /** One person. A new picture whenever the size asked for changes. */
    static final class Portrait implements FrameSource {
        private static final int[] WALLS = {0x7d93a6, 0xa79b86, 0x86a08f, 0x9a8aa3, 0xb09a8c, 0x7f8c9e, 0x8fa3a8};
        private static final int[] SHIRTS = {0x2f4a6d, 0x7a3b3b, 0x3e5c46, 0x5a4a7a, 0x44474f, 0xb08a3e, 0x2f6b6f};
        private final int wall;
        private final int shirt;
        volatile int width;
        volatile int height;
        private boolean fresh;

        Portrait(int seed) {
            wall = WALLS[Math.floorMod(seed, WALLS.length)];
            shirt = SHIRTS[Math.floorMod(seed / 7, SHIRTS.length)];
        }

        @Override
        public void show(int newWidth, int newHeight, Fit fit) {
            width = newWidth;
            height = newHeight;
            fresh = newWidth > 0;
        }

        @Override
        public boolean take(Reader reader) {
            if (!fresh) {
                return false;
            }
            fresh = false;
            reader.read(draw(width, height), width, height);
            return true;
        }

        private ByteBuffer draw(int w, int h) {
            ByteBuffer bgra = ByteBuffer.allocateDirect(w * h * 4);
            for (int y = 0; y < h; y++) {
                for (int x = 0; x < w; x++) {
                    int rgb = colour((x - w / 2.0) / h, (double) y / h);
                    bgra.put((byte) rgb)
                            .put((byte) (rgb >> 8))
                            .put((byte) (rgb >> 16))
                            .put((byte) 0xff);
                }
            }
            return bgra.flip();
        }

        /** The colour at x, from the middle in heights of the picture, and y, from the top in heights of the picture. */
        private int colour(double x, double y) {
            if (inside(x / 0.115, (y - 0.43) / 0.15)) {
                return inside(x / 0.125, (y - 0.36) / 0.1) && y < 0.36 ? 0x3a2c24 : 0xd9a98a;
            }
            if (inside(x / 0.135, (y - 0.38) / 0.14) && y < 0.42) {
                return 0x3a2c24;
            }
            if (inside(x / 0.34, (y - 0.98) / 0.36)) {
                return shirt;
            }
            double light = 1.08 - 0.35 * y + 0.08 * x;
            return scaled(wall, light);
        }

        private static boolean inside(double x, double y) {
            return x * x + y * y < 1;
        }

        private static int scaled(int rgb, double by) {
            int r = (int) Math.min(255, (rgb >> 16 & 255) * by);
            int g = (int) Math.min(255, (rgb >> 8 & 255) * by);
            int b = (int) Math.min(255, (rgb & 255) * by);
            return r << 16 | g << 8 | b;
        }
    }
}
