package dev.parley.client.webrtc;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.parley.client.core.DeviceState;
import dev.parley.client.core.LinkCommand;
import dev.parley.client.core.LinkEvent;
import dev.parley.client.core.LinkEvent.Transport;
import dev.parley.client.core.LinkKey;
import dev.parley.client.core.LinkStats;
import dev.parley.client.media.MediaSettings;
import dev.parley.client.media.PatternMark;
import dev.parley.client.media.PatternReader;
import dev.parley.protocol.IceCandidate;
import dev.parley.protocol.ParticipantId;
import dev.parley.protocol.PeerMessage;
import java.nio.ByteBuffer;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;

/** Somebody with a real media stack in a call with one other; carries signals to the other by hand. */
final class Person implements AutoCloseable {
    static final Duration LONG = Duration.ofSeconds(30);

    final String name;
    final WebRtcStack stack;
    final List<LinkEvent> events = new CopyOnWriteArrayList<>();
    final List<DeviceState> devices = new CopyOnWriteArrayList<>();
    final AtomicInteger pictures = new AtomicInteger();
    volatile int width;
    volatile int height;
    volatile @Nullable PatternMark mark;
    volatile boolean observerFails;
    volatile boolean holdsOffers;

    private final Object candidates = new Object();
    private final List<IceCandidate> early = new ArrayList<>();
    private boolean described;
    private @Nullable Person other;
    private LinkKey key = new LinkKey(new ParticipantId("nobody"), 0);

    Person(String name, int captureWidth, int captureHeight) {
        this(name, captureWidth, captureHeight, MediaSettings.Microphone.TONE);
    }

    Person(String name, int captureWidth, int captureHeight, MediaSettings.Microphone microphoneKind) {
        this.name = name;
        MediaSettings settings =
                new MediaSettings(MediaSettings.Camera.PATTERN, captureWidth, captureHeight, 25, microphoneKind, name);
        this.stack = new WebRtcStack(
                settings,
                this::take,
                (microphone, camera) -> devices.addAll(List.of(microphone, camera)),
                (peer, luma, w, h, stride, nanoTime) -> look(luma, w, h, stride));
    }

    void prepare() {
        stack.prepare();
        await().atMost(LONG).until(() -> !devices.isEmpty());
    }

    /** Opens a connection; both people must be introduced to each other first. */
    void open(boolean offerer) {
        execute(new LinkCommand.Open(List.of(), false, offerer));
    }

    /** Begins a call: both open, this one offers. */
    void call(Person callee, int serial) {
        introduce(this, callee, serial);
        open(true);
        callee.open(false);
        execute(new LinkCommand.MakeOffer(false));
    }

    static void introduce(Person one, Person two, int serial) {
        one.meet(two, serial);
        two.meet(one, serial);
    }

    private void meet(Person peer, int serial) {
        synchronized (candidates) {
            described = false;
            early.clear();
        }
        other = peer;
        key = new LinkKey(new ParticipantId(peer.name), serial);
        events.clear();
        mark = null;
        pictures.set(0);
    }

    void execute(LinkCommand command) {
        stack.execute(key, command);
    }

    void hangUp() {
        execute(new LinkCommand.Close());
    }

    void send(PeerMessage message) {
        execute(new LinkCommand.Send(message));
    }

    LinkKey key() {
        return key;
    }

    void awaitCall() {
        awaitEvent(LinkEvent.ChannelOpened.class);
        awaitEvent(LinkEvent.FirstFrame.class);
    }

    <E extends LinkEvent> E awaitEvent(Class<E> type) {
        return awaitEvent(type, event -> true);
    }

    <E extends LinkEvent> E awaitEvent(Class<E> type, Predicate<E> matching) {
        await(name + " " + type.getSimpleName())
                .atMost(LONG)
                .until(() -> all(type).stream().anyMatch(matching));
        return all(type).stream().filter(matching).findFirst().orElseThrow();
    }

    <E extends LinkEvent> List<E> all(Class<E> type) {
        return events.stream().filter(type::isInstance).map(type::cast).toList();
    }

    /** Waits until that many more pictures arrived. */
    void awaitPictures(int more) {
        int target = pictures.get() + more;
        await(name + " sees pictures").atMost(LONG).until(() -> pictures.get() >= target);
    }

    void awaitConnectedAgain() {
        await(name + " is connected")
                .atMost(LONG)
                .until(() -> events.reversed().stream()
                        .filter(LinkEvent.TransportChanged.class::isInstance)
                        .findFirst()
                        .equals(Optional.of(new LinkEvent.TransportChanged(Transport.CONNECTED))));
    }

    List<LinkStats> samples() {
        return all(LinkEvent.Sampled.class).stream()
                .map(LinkEvent.Sampled::stats)
                .toList();
    }

    void recognises(Person sender) {
        PatternMark seen = mark;
        assertThat(seen).as("pattern seen by %s", name).isNotNull();
        assertThat(seen.identity()).isEqualTo(PatternMark.identityOf(sender.name));
    }

    private void look(ByteBuffer luma, int w, int h, int stride) {
        if (observerFails) {
            throw new IllegalStateException("An observer that fails, on purpose.");
        }
        width = w;
        height = h;
        PatternReader.read(luma, w, h, stride).ifPresent(read -> mark = read);
        pictures.incrementAndGet();
    }

    private void take(LinkKey from, LinkEvent event) {
        if (!from.equals(key)) {
            return;
        }
        events.add(event);
        switch (event) {
            case LinkEvent.OfferMade(var sdp) -> offer(sdp, false);
            case LinkEvent.OfferApplied() -> {
                described();
                execute(new LinkCommand.MakeAnswer());
            }
            case LinkEvent.AnswerMade(var sdp) -> peer().execute(new LinkCommand.ApplyAnswer(sdp));
            case LinkEvent.AnswerApplied() -> described();
            case LinkEvent.CandidateFound(var candidate) -> peer().add(candidate);
            default -> {}
        }
    }

    private void offer(String sdp, boolean yields) {
        if (!holdsOffers) {
            peer().execute(new LinkCommand.ApplyOffer(sdp, yields));
        }
    }

    private Person peer() {
        return Objects.requireNonNull(other);
    }

    private void described() {
        synchronized (candidates) {
            described = true;
            early.forEach(candidate -> execute(new LinkCommand.AddCandidate(candidate)));
            early.clear();
        }
    }

    private void add(IceCandidate candidate) {
        synchronized (candidates) {
            if (described) {
                execute(new LinkCommand.AddCandidate(candidate));
            } else {
                early.add(candidate);
            }
        }
    }

    @Override
    public void close() {
        stack.close();
    }
}
