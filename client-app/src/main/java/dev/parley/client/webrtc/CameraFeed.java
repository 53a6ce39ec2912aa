package dev.parley.client.webrtc;

import dev.onvoid.webrtc.media.video.NativeI420Buffer;
import dev.parley.client.media.FrameSlot;
import dev.parley.client.media.FrameSlot.Size;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.function.UnaryOperator;
import org.jspecify.annotations.Nullable;

/**
 * Spreads captured pictures: to the preview, and scaled once per distinct size to every peer whose turn it is. Scaling happens
 * on the camera's thread, pushing on the owner thread. Bound: one set of pictures is on its way; while the owner thread is
 * busy, newer ones are dropped.
 */
final class CameraFeed {
    private final OwnerThread owner;
    private final FrameSlot preview;
    private final List<Outlet> outlets = new CopyOnWriteArrayList<>();
    private final AtomicBoolean onItsWay = new AtomicBoolean();
    private final Object newestLock = new Object();
    private @Nullable NativeI420Buffer newest;
    private volatile boolean open;

    CameraFeed(OwnerThread owner, FrameSlot preview) {
        this.owner = owner;
        this.preview = preview;
    }

    void add(Outlet outlet) {
        outlets.add(outlet);
    }

    void remove(Outlet outlet) {
        outlet.close();
        outlets.remove(outlet);
    }

    /**
     * Whether anybody is shown or sent a picture captured now; otherwise a camera that makes its pictures itself need not. Once
     * nobody is sent any, the last one is forgotten: it would be old when somebody is again. Camera thread.
     */
    boolean wants(long nanoTime) {
        if (preview.isShown()) {
            return true;
        }
        boolean sends = false;
        for (Outlet outlet : outlets) {
            if (outlet.isDue(nanoTime)) {
                return true;
            }
            sends |= !outlet.format().sendsNothing();
        }
        if (!sends) {
            forget();
        }
        return false;
    }

    /** Spreads a picture; the caller keeps its own reference. Camera thread. */
    void capture(NativeI420Buffer picture, long nanoTime) {
        if (!keep(picture)) {
            return;
        }
        NativePictures.write(picture, preview);
        if (onItsWay.get()) {
            return;
        }
        List<Delivery> deliveries = deliveries(picture, nanoTime);
        if (!deliveries.isEmpty()) {
            send(deliveries, nanoTime);
        }
    }

    /** Pushes the newest picture to one peer at once, for instance because it just connected. Owner thread. */
    void refresh(Outlet outlet) {
        pushNewest(outlet, size -> size);
    }

    /**
     * Makes the encoder for one peer begin anew with a key frame: a picture of another size does, and so does the next one of the
     * right size. There is no other way: an encoding that is switched off and on again now and then stays off. Owner thread.
     */
    void startAfresh(Outlet outlet) {
        pushNewest(outlet, CameraFeed::littleSmaller);
    }

    private static Size littleSmaller(Size size) {
        return new Size(Math.max(2, size.width() - 2), Math.max(2, size.height() - 2));
    }

    private void pushNewest(Outlet outlet, UnaryOperator<Size> change) {
        NativeI420Buffer picture = retainNewest();
        if (picture != null && !outlet.format().sendsNothing()) {
            Size size = outlet.size(picture.getWidth(), picture.getHeight());
            NativeI420Buffer scaled = scaled(picture, change.apply(size));
            outlet.push(scaled, System.nanoTime());
            scaled.release();
        }
        if (picture != null) {
            picture.release();
        }
    }

    /** The camera is on. */
    void open() {
        open = true;
    }

    /** The camera is off: nothing of it is shown, sent or kept, also not what is on its way. Owner thread. */
    void blank() {
        synchronized (newestLock) {
            open = false;
        }
        forget();
    }

    /** The camera's last picture is old: it is neither shown nor sent to who connects now. Any thread. */
    void forget() {
        synchronized (newestLock) {
            if (newest != null) {
                newest.release();
            }
            newest = null;
        }
        preview.clear();
    }

    private boolean keep(NativeI420Buffer picture) {
        synchronized (newestLock) {
            if (!open) {
                return false;
            }
            if (newest != null) {
                newest.release();
            }
            picture.retain();
            newest = picture;
            return true;
        }
    }

    private @Nullable NativeI420Buffer retainNewest() {
        synchronized (newestLock) {
            if (newest != null) {
                newest.retain();
            }
            return newest;
        }
    }

    private List<Delivery> deliveries(NativeI420Buffer picture, long nanoTime) {
        Map<Size, List<Outlet>> bySize = new HashMap<>();
        for (Outlet outlet : outlets) {
            if (outlet.due(nanoTime)) {
                bySize.computeIfAbsent(outlet.size(picture.getWidth(), picture.getHeight()), size -> new ArrayList<>())
                        .add(outlet);
            }
        }
        List<Delivery> deliveries = new ArrayList<>();
        bySize.forEach((size, takers) -> deliveries.add(new Delivery(scaled(picture, size), takers)));
        return deliveries;
    }

    private void send(List<Delivery> deliveries, long nanoTime) {
        onItsWay.set(true);
        boolean posted = owner.post(() -> {
            onItsWay.set(false);
            deliveries.forEach(delivery -> deliver(delivery, nanoTime));
        });
        if (!posted) {
            onItsWay.set(false);
            deliveries.forEach(Delivery::release);
        }
    }

    private void deliver(Delivery delivery, long nanoTime) {
        try {
            if (open) {
                delivery.takers.forEach(taker -> taker.push(delivery.picture, nanoTime));
            }
        } finally {
            delivery.release();
        }
    }

    /** The picture at that size, with a reference for the caller to release. */
    private static NativeI420Buffer scaled(NativeI420Buffer picture, Size size) {
        if (size.width() == picture.getWidth() && size.height() == picture.getHeight()) {
            picture.retain();
            return picture;
        }
        return NativePictures.scaled(picture, size);
    }

    private record Delivery(NativeI420Buffer picture, List<Outlet> takers) {
        void release() {
            picture.release();
        }
    }
}
