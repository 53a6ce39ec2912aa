package dev.parley.client.webrtc;

import dev.parley.client.core.DeviceChoice;
import dev.parley.client.core.LinkCommand;
import dev.parley.client.core.LinkEvent;
import dev.parley.client.core.LinkKey;
import dev.parley.client.core.RelayCertificates;
import dev.parley.client.media.FrameSlot;
import dev.parley.client.media.MediaSettings;
import dev.parley.client.media.PictureObserver;
import dev.parley.client.port.FrameSource;
import dev.parley.client.port.LocalMedia;
import dev.parley.client.port.PeerLinks;
import dev.parley.client.port.Pictures;
import dev.parley.protocol.ParticipantId;
import java.time.InstantSource;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The media of this process: peer connections, own devices and everybody's pictures, on one factory of webrtc-java. The media
 * threads start with {@link #prepare} or the first connection, whichever comes first. Camera and microphone begin switched on,
 * as far as the settings have them.
 *
 * <p>{@link #close} must be called: the library's threads keep the process alive otherwise.
 */
public final class WebRtcStack implements PeerLinks, LocalMedia, Pictures {
    private static final Logger LOG = LoggerFactory.getLogger(WebRtcStack.class);

    /** More connections than any room has people. At the bound opening fails. */
    private static final int MAX_LINKS = 64;

    private static final long CLOSE_TIMEOUT_MS = 10_000;
    private static final long TONE_TICK_MS = 20;
    private static final long LINK_TICK_MS = 100;

    private final PeerLinks.Listener listener;
    private final OwnerThread owner = new OwnerThread("webrtc", this::shutDown);
    private final FrameSlot self = new FrameSlot();
    private final FrameSlots slots;
    private final CameraFeed feed = new CameraFeed(owner, self);
    private final LocalDevices devices;
    private final Map<LinkKey, PeerLink> links = new HashMap<>();
    private RelayCertificates certificates = RelayCertificates.CHECKED;
    private final OwnSound ownSound;
    private volatile double selfLevel;

    /**
     * Makes the stack; nothing is opened yet.
     *
     * @param settings which camera and microphone
     * @param links hears of the peer connections, on the media thread
     * @param local hears of the own devices, on the media thread
     * @param observer sees every decoded picture, on the decoders' threads
     */
    public WebRtcStack(
            MediaSettings settings, PeerLinks.Listener links, LocalMedia.Listener local, PictureObserver observer) {
        this.listener = links;
        this.ownSound = settings.plainSound() ? OwnSound.PLAIN : OwnSound.ADAPTED;
        this.slots = new FrameSlots(observer);
        this.devices = new LocalDevices(settings, feed, owner, local, InstantSource.system(), new Links());
        owner.every(TONE_TICK_MS, devices::tick);
        owner.every(LINK_TICK_MS, this::tick);
        owner.start();
    }

    @Override
    public void prepare() {
        owner.post(devices::prepare);
    }

    @Override
    public void setMicrophone(boolean on) {
        owner.post(() -> devices.setMicrophone(on));
    }

    @Override
    public void setCamera(boolean on) {
        owner.post(() -> devices.setCamera(on));
    }

    @Override
    public void list() {
        owner.post(devices::list);
    }

    @Override
    public void use(DeviceChoice choice) {
        owner.post(() -> devices.use(choice));
    }

    @Override
    public void check(boolean on) {
        owner.post(() -> devices.check(on));
    }

    @Override
    public void testSpeaker() {
        owner.post(devices::testSpeaker);
    }

    @Override
    public FrameSource self() {
        return self;
    }

    @Override
    public FrameSource peer(ParticipantId peer) {
        return slots.of(peer).slot();
    }

    @Override
    public double level(ParticipantId peer) {
        return slots.of(peer).level().level(System.nanoTime());
    }

    @Override
    public double selfLevel() {
        return selfLevel;
    }

    @Override
    public void execute(LinkKey key, LinkCommand command) {
        owner.post(() -> run(key, command));
    }

    @Override
    public void trustRelays(RelayCertificates wanted) {
        owner.post(() -> {
            certificates = wanted;
            links.values().forEach(link -> link.trustRelays(wanted));
        });
    }

    @Override
    public void close() {
        owner.stop(CLOSE_TIMEOUT_MS);
    }

    private void run(LinkKey key, LinkCommand command) {
        PeerLink link = links.get(key);
        if (command instanceof LinkCommand.Open open && link == null) {
            open(key, open);
        } else if (link != null) {
            if (command instanceof LinkCommand.Close) {
                links.remove(key);
                slots.of(key.peer()).slot().clear();
            }
            link.execute(command);
            if (links.isEmpty()) {
                devices.callEnded();
            }
        }
    }

    /** The connections, as the devices see them. */
    private final class Links implements LocalDevices.Connections {
        @Override
        public boolean isAny() {
            return !links.isEmpty();
        }

        @Override
        public void use(Microphone microphone) {
            links.values().forEach(link -> OwnerThread.guarded(() -> link.useMicrophone(microphone)));
        }

        @Override
        public void end() {
            Map<LinkKey, PeerLink> ended = Map.copyOf(links);
            links.clear();
            ended.forEach((key, link) -> {
                link.close();
                // The link's own scope is closed by now.
                new LinkScope(key, owner, listener).emit(new LinkEvent.Ended());
            });
        }
    }

    private void open(LinkKey key, LinkCommand.Open open) {
        LinkScope scope = new LinkScope(key, owner, listener);
        Optional<Engine> engine = devices.engine();
        if (links.size() >= MAX_LINKS || engine.isEmpty()) {
            String problem = devices.problem().orElse("There are " + MAX_LINKS + " connections already.");
            scope.emit(new LinkEvent.Failed(LinkEvent.Operation.OPEN, problem));
            return;
        }
        try {
            links.put(
                    key,
                    new PeerLink(
                            scope,
                            devices.route(open).trusting(certificates),
                            engine.get(),
                            feed,
                            slots.of(key.peer()),
                            ownSound));
        } catch (RuntimeException | Error e) {
            LOG.error("peer={} The connection could not be built.", key.peer(), e);
            // The link's own scope is closed by now.
            new LinkScope(key, owner, listener).emit(new LinkEvent.Failed(LinkEvent.Operation.OPEN, e.toString()));
        }
    }

    private void tick() {
        links.values().forEach(link -> OwnerThread.guarded(link::tick));
        selfLevel = devices.knownLevel()
                .orElseGet(() -> links.values().stream()
                        .flatMapToDouble(link -> link.microphoneLevel().stream())
                        .max()
                        .orElse(0));
    }

    private void shutDown() {
        OwnerThread.guarded(devices::stop);
        links.values().forEach(PeerLink::close);
        links.clear();
        OwnerThread.guarded(devices::dispose);
    }
}
