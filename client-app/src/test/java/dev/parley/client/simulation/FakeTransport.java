package dev.parley.client.simulation;

import dev.parley.client.core.LinkEvent;
import dev.parley.client.core.LinkEvent.Transport;
import dev.parley.client.core.LinkStats;
import dev.parley.client.core.Samples;
import dev.parley.protocol.PeerMessage;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.Set;

/**
 * ICE, DTLS, media and the data channel under a fake connection. Comes up when both ends have met with candidates each way.
 * A path that is lost is missed after {@value #MISSED_MS} ms and given up after {@value #GIVEN_UP_MS} ms, as by libwebrtc.
 */
final class FakeTransport {
    private static final long MISSED_MS = 5_000;
    private static final long GIVEN_UP_MS = 20_000;
    private static final long SAMPLE_MS = 1_000;
    private static final long PACKETS = 50;
    private static final long FRAMES = 25;

    private final FakeWorld world;
    private final FakeConnection owner;

    private Transport state = Transport.NEW;
    private String connectedAs = "";
    private boolean channelOpen;
    private FakeConnection peer;
    private Pipe pipe;
    private final Deque<PeerMessage> unread = new ArrayDeque<>();
    private LinkStats.Flow flow = LinkStats.Flow.NONE;

    /** The ICE generation in which what the peer sends does not arrive, although both ends look connected. */
    private String deafIn = "";

    /** The ICE generation whose path is lost for good. */
    private String deadIn = "";

    private long heardAt;

    FakeTransport(FakeWorld world, FakeConnection owner) {
        this.world = world;
        this.owner = owner;
    }

    /** Descriptions or candidates changed: perhaps the two ends have met. */
    void negotiated() {
        FakeConnection other = owner.counterpart();
        if (other == null || !owner.hasPath() || !other.hasPath() || connectedAs.equals(owner.generation())) {
            return;
        }
        if (world.isSevered(owner, other)) {
            return;
        }
        boolean blocked = world.faults().blocksPath();
        connectedAs = owner.generation();
        other.transport().connectedAs = other.generation();
        if (!blocked) {
            connect(other);
            other.transport().connect(owner);
        }
    }

    private void connect(FakeConnection other) {
        String generation = owner.generation();
        owner.later(world.faults().delay(), () -> {
            if (!other.isClosed() && connectedAs.equals(generation)) {
                up(other);
            }
        });
    }

    private void up(FakeConnection other) {
        if (peer != other) {
            peer = other;
            pipe = new Pipe(world.agenda(), world.faults());
            owner.later(SAMPLE_MS, this::sample);
        }
        heardAt = world.agenda().now();
        change(Transport.CONNECTED);
        if (!channelOpen) {
            owner.later(world.faults().operation(), this::openChannel);
        }
        flush();
        if (peer.transport().channelOpen) {
            peer.transport().flush();
        }
    }

    private void sample() {
        consent();
        boolean sending = state == Transport.CONNECTED && !peer.isClosed();
        boolean receiving = sending && !isDeaf() && !world.isSevered(owner, peer);
        flow = new LinkStats.Flow(
                flow.audioPacketsSent() + (sending ? PACKETS : 0),
                flow.audioPacketsReceived() + (receiving ? PACKETS : 0),
                flow.framesSent() + (sending ? FRAMES : 0),
                flow.framesDecoded() + (receiving ? FRAMES : 0));
        owner.emit(new LinkEvent.Sampled(Samples.of("host", flow)));
        owner.later(SAMPLE_MS, this::sample);
    }

    private void openChannel() {
        if (channelOpen || peer == null || peer.isClosed()) {
            return;
        }
        channelOpen = true;
        owner.emit(new LinkEvent.ChannelOpened());
        peer.transport().flush();
    }

    private void change(Transport next) {
        if (state != next) {
            state = next;
            owner.changed(next);
        }
    }

    /** Both ends lose the path for good; only an ICE restart or a new connection finds another. */
    void fail() {
        if (state != Transport.CONNECTED || peer == null) {
            return;
        }
        FakeTransport other = peer.transport();
        owner.later(world.faults().delay(), this::failed);
        peer.later(world.faults().delay(), other::failed);
    }

    /** From now on nothing of what the peer sends arrives, until ICE finds another path. */
    void deafen() {
        if (state == Transport.CONNECTED) {
            deafIn = connectedAs;
        }
    }

    boolean isDeaf() {
        return deafIn.equals(connectedAs) && !deafIn.isEmpty();
    }

    private void failed() {
        if (state == Transport.CONNECTED) {
            deadIn = connectedAs;
            change(Transport.DISCONNECTED);
        }
    }

    boolean leadsInto(Set<Object> homes) {
        FakeConnection other = peer == null ? owner.counterpart() : peer;
        return other != null && homes.contains(other.home());
    }

    /** Consent (RFC 7675): a path on which no answer comes is missed, then given up; one that is back goes on. */
    private void consent() {
        long now = world.agenda().now();
        if (isAnswered()) {
            heardAt = now;
        }
        if (state == Transport.CONNECTED && now - heardAt >= MISSED_MS) {
            change(Transport.DISCONNECTED);
        } else if (state == Transport.DISCONNECTED && now == heardAt) {
            change(Transport.CONNECTED);
            flush();
        } else if (state == Transport.DISCONNECTED && now - heardAt >= GIVEN_UP_MS) {
            change(Transport.FAILED);
        }
    }

    private boolean isAnswered() {
        return peer != null
                && !peer.isClosed()
                && !world.isSevered(owner, peer)
                && !deadIn.equals(connectedAs)
                && peer.transport().peer == owner;
    }

    /** What never met may meet now; what waits is sent. */
    void pathIsBack() {
        negotiated();
        if (peer != null) {
            flush();
        }
    }

    /** Sent while the channel is closed: dropped. Sent while the path is lost: waits, as SCTP does. */
    void send(PeerMessage message) {
        if (channelOpen) {
            unread.add(message);
            flush();
        }
    }

    private void flush() {
        while (!unread.isEmpty() && passes()) {
            PeerMessage message = unread.remove();
            FakeConnection to = peer;
            pipe.send(() -> {
                if (!to.isClosed() && !owner.isClosed()) {
                    to.receive(message);
                }
            });
        }
    }

    private boolean passes() {
        return state == Transport.CONNECTED
                && peer.transport().channelOpen
                && !peer.isClosed()
                && !peer.transport().isDeaf()
                && !world.isSevered(owner, peer);
    }

    /** The other end hears that this one is gone: the channel closes, later the transport fails. */
    void closed() {
        if (peer == null) {
            return;
        }
        FakeTransport other = peer.transport();
        peer.later(world.faults().delay(), () -> other.abandonedBy(owner));
    }

    private void abandonedBy(FakeConnection gone) {
        if (peer != gone) {
            return;
        }
        if (world.isSevered(owner, gone)) {
            return;
        }
        if (channelOpen) {
            channelOpen = false;
            owner.emit(new LinkEvent.ChannelClosed());
        }
        failed();
    }

    boolean isUp() {
        return state == Transport.CONNECTED && channelOpen && !isDeaf();
    }

    /** The connection at the other end, null before there is one. */
    FakeConnection peer() {
        return peer;
    }
}
