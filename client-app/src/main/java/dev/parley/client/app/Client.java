package dev.parley.client.app;

import dev.parley.client.app.oidc.PageOpener;
import dev.parley.client.core.AppState;
import dev.parley.client.core.CaptureFormat;
import dev.parley.client.core.Event;
import dev.parley.client.core.Program;
import dev.parley.client.core.QualityChoice;
import dev.parley.client.core.RoomPhase;
import dev.parley.client.media.MediaSettings;
import dev.parley.client.media.PictureObserver;
import dev.parley.client.port.Pictures;
import dev.parley.client.port.Places;
import java.nio.file.Path;
import java.time.Duration;
import java.time.InstantSource;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** One participant: the core on its thread, wired to the ports. The window and the headless client are built on it. */
public final class Client implements AutoCloseable {
    private static final Logger LOG = LoggerFactory.getLogger(Client.class);
    private static final long LEAVE_MS = 1_500;
    private static final long DISPOSE_MS = 5_000;

    private final Store store;
    private final Timers timers;
    private final Ports ports;
    private final AtomicBoolean closed = new AtomicBoolean();

    Client(Ports.Factory factory, InstantSource clock) {
        store = new Store(Program.initial(Secrets.forClaims()), Program::update, clock);
        timers = new Timers(store);
        ports = factory.open(store);
        CurrentSocket socket = new CurrentSocket(ports.signaling(), store);
        store.start(new Effects(
                socket,
                ports.links(),
                ports.media(),
                ports.host(),
                ports.places(),
                ports.uplinks(),
                ports.recent(),
                ports.signIns(),
                ports.browser(),
                store::send,
                ports.nearby(),
                timers));
        ports.recent().recall();
    }

    /**
     * A participant with real ports.
     *
     * @param media which camera and microphone
     * @param observer sees every decoded picture
     * @param folder where it keeps its places in meetings, and what its server is known by; made when needed
     */
    public static Client open(MediaSettings media, PictureObserver observer, Path folder) {
        return open(media, observer, folder, null);
    }

    /**
     * A participant with real ports that remembers its meetings.
     *
     * @param settings where; null for nowhere
     */
    public static Client open(
            MediaSettings media, PictureObserver observer, Path folder, @Nullable SettingsFile settings) {
        return open(media, observer, folder, settings, PageOpener.ofSystem());
    }

    /**
     * The same with another browser than the system's.
     *
     * @param browser shows the pages on which people sign in
     */
    public static Client open(
            MediaSettings media,
            PictureObserver observer,
            Path folder,
            @Nullable SettingsFile settings,
            PageOpener browser) {
        Client client = new Client(
                store -> RealPorts.open(store, media, observer, folder, settings, browser), InstantSource.system());
        client.store.send(new Event.CaptureChanged(new CaptureFormat(media.width(), media.height(), media.fps())));
        return client;
    }

    public Store store() {
        return store;
    }

    /** Places in meetings that earlier runs of this program did not leave. */
    public Places places() {
        return ports.places();
    }

    public Pictures pictures() {
        return ports.pictures();
    }

    /**
     * Makes camera, microphone and the media stack ready, so that joining only negotiates. What is not wanted stays off. Answer:
     * DevicesChanged.
     */
    public void prepare() {
        AppState state = store.state();
        ports.media().setMicrophone(state.media().microphoneOn());
        ports.media().setCamera(state.media().cameraOn() && state.mesh().choice() != QualityChoice.AUDIO_ONLY);
        ports.media().prepare();
    }

    /** Leaves the room, if in one, and waits until the server has said so, up to {@value #LEAVE_MS} ms. Not on the core thread. */
    public void leave() {
        if (isOut(store.state())) {
            return;
        }
        store.send(new Event.LeaveRoom());
        if (!waitFor(Client::isOut, LEAVE_MS)) {
            LOG.atWarn().log("The server did not confirm that this participant left");
        }
    }

    /**
     * Leaves, closes the socket, stops the embedded server, frees the media stack. Takes at most about
     * {@value #DISPOSE_MS} ms more than leaving. Not on the core thread. Again: nothing.
     */
    @Override
    public void close() {
        if (!closed.compareAndSet(false, true)) {
            return;
        }
        leave();
        store.send(new Event.StepOut());
        waitFor(state -> state.connection().server() == null || store.waiting() == 0, LEAVE_MS);
        ports.nearby().close();
        ports.network().close();
        ports.processors().close();
        timers.close();
        store.close();
        ports.signaling().close();
        ports.host().close();
        ports.places().close();
        ports.uplinks().close();
        ports.recent().close();
        ports.signIns().close();
        ports.browser().close();
        dispose();
    }

    /** A media stack that hangs must not keep the process from ending. */
    private void dispose() {
        Thread disposer = Threads.daemon("parley-dispose", ports.links()::close);
        disposer.start();
        try {
            if (!disposer.join(Duration.ofMillis(DISPOSE_MS))) {
                LOG.atWarn().log("The media stack did not end in time");
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    private boolean waitFor(Predicate<AppState> condition, long timeoutMs) {
        CountDownLatch reached = new CountDownLatch(1);
        Store.Listener listener = (event, nanoTime, before, next) -> {
            if (condition.test(next.state())) {
                reached.countDown();
            }
        };
        store.listen(listener);
        try {
            return condition.test(store.state()) || reached.await(timeoutMs, TimeUnit.MILLISECONDS);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return false;
        } finally {
            store.unlisten(listener);
        }
    }

    private static boolean isOut(AppState state) {
        RoomPhase phase = state.room().phase();
        return phase == RoomPhase.NO_ROOM || phase == RoomPhase.LEFT;
    }
}
