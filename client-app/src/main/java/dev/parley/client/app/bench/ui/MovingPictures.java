package dev.parley.client.app.bench.ui;

import dev.parley.client.app.Threads;
import dev.parley.client.media.FrameSlot;
import dev.parley.client.port.FrameSource;
import dev.parley.client.port.Pictures;
import dev.parley.protocol.ParticipantId;
import java.nio.ByteBuffer;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;

/** Pictures that move, 640×360, 25 a second of everybody, as a decoder would hand them over; drawn beforehand, so that they cost a copy. */
final class MovingPictures implements Pictures, AutoCloseable {
    static final int WIDTH = 640;
    static final int HEIGHT = 360;
    private static final long EVERY_MS = 40;
    private static final int FILM = 25;
    /** Tiles of one window have one size, and for a moment after a change another. */
    private static final int SIZES = 2;

    private static final ParticipantId SELF = new ParticipantId("self");

    private final Map<ParticipantId, Counted> sources = new ConcurrentHashMap<>();
    private final List<Counted> order = new CopyOnWriteArrayList<>();
    private final Map<FrameSlot.Size, List<ByteBuffer>> films = new HashMap<>();
    private final ScheduledExecutorService camera =
            Executors.newSingleThreadScheduledExecutor(Threads.daemons("parley-bench-camera"));
    private int frame;

    MovingPictures() {
        var _ = camera.scheduleAtFixedRate(this::next, EVERY_MS, EVERY_MS, TimeUnit.MILLISECONDS);
    }

    /** Counts what the window takes. */
    static final class Counted implements FrameSource {
        private final FrameSlot slot = new FrameSlot();
        private final AtomicInteger taken = new AtomicInteger();
        private volatile int width;

        @Override
        public void show(int newWidth, int newHeight, Fit fit) {
            width = newWidth;
            slot.show(newWidth, newHeight, fit);
        }

        @Override
        public boolean take(Reader reader) {
            boolean fresh = slot.take(reader);
            if (fresh) {
                taken.incrementAndGet();
            }
            return fresh;
        }

        /** How many pictures were shown since this was asked last. */
        int shown() {
            return taken.getAndSet(0);
        }

        /** At what width, physical pixels. */
        int width() {
            return width;
        }
    }

    /** Everybody's, in the order in which the window asked for them. */
    List<Counted> all() {
        return List.copyOf(order);
    }

    private void next() {
        frame++;
        for (int i = 0; i < order.size(); i++) {
            write(order.get(i).slot, frame + i);
        }
    }

    private void write(FrameSlot slot, int at) {
        FrameSlot.Cut wanted = slot.wanted(WIDTH, HEIGHT);
        if (!wanted.isNone()) {
            List<ByteBuffer> film = film(wanted.size());
            slot.write(
                    wanted.size(),
                    (bgra, width, height) -> bgra.put(film.get(at % FILM).duplicate()));
        }
    }

    private List<ByteBuffer> film(FrameSlot.Size size) {
        if (films.size() > SIZES) {
            films.clear();
        }
        return films.computeIfAbsent(size, MovingPictures::draw);
    }

    private static List<ByteBuffer> draw(FrameSlot.Size size) {
        List<ByteBuffer> film = new ArrayList<>();
        for (int at = 0; at < FILM; at++) {
            film.add(draw(size.width(), size.height(), at));
        }
        return film;
    }

    /** Slanted stripes that walk through the picture once in a film. */
    private static ByteBuffer draw(int width, int height, int at) {
        ByteBuffer bgra = ByteBuffer.allocateDirect(width * height * Integer.BYTES);
        for (int y = 0; y < height; y++) {
            for (int x = 0; x < width; x++) {
                double wave = Math.sin(2 * Math.PI * ((x + y / 2.0) / width * 3 + (double) at / FILM));
                int light = (int) (128 + 90 * wave);
                bgra.put((byte) (255 - light))
                        .put((byte) (light / 2 + 60))
                        .put((byte) light)
                        .put((byte) 255);
            }
        }
        return bgra.flip();
    }

    @Override
    public FrameSource self() {
        return peer(SELF);
    }

    @Override
    public FrameSource peer(ParticipantId peer) {
        return sources.computeIfAbsent(peer, id -> {
            Counted source = new Counted();
            order.add(source);
            return source;
        });
    }

    @Override
    public double level(ParticipantId peer) {
        return 0;
    }

    @Override
    public double selfLevel() {
        return 0;
    }

    @Override
    public void close() {
        camera.shutdownNow();
    }
}
