package dev.parley.client.simulation;

import dev.parley.client.core.LinkEvent;
import dev.parley.client.core.LinkEvent.Transport;
import dev.parley.protocol.PeerMessage;
import java.util.ArrayDeque;
import java.util.Deque;

/** ICE, DTLS and the data channel under a fake connection. Comes up when both ends have met with candidates each way. */
final class FakeTransport {
    private final FakeWorld world;
    private final FakeConnection owner;

    private Transport state = Transport.NEW;
    private String connectedAs = "";
    private boolean channelOpen;
    private FakeConnection peer;
    private Pipe pipe;
    private final Deque<PeerMessage> unread = new ArrayDeque<>();

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
        }
        change(Transport.CONNECTED);
        if (!channelOpen) {
            owner.later(world.faults().operation(), this::openChannel);
        }
        if (peer.transport().channelOpen) {
            flush();
        }
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

    /** Both ends lose the path; only an ICE restart or a new connection finds another. */
    void fail() {
        if (state != Transport.CONNECTED || peer == null) {
            return;
        }
        FakeTransport other = peer.transport();
        owner.later(world.faults().delay(), this::failed);
        peer.later(world.faults().delay(), other::failed);
    }

    private void failed() {
        if (state == Transport.CONNECTED) {
            change(Transport.DISCONNECTED);
            owner.later(3_000, () -> {
                if (state == Transport.DISCONNECTED) {
                    change(Transport.FAILED);
                }
            });
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
        while (!unread.isEmpty() && state == Transport.CONNECTED && peer.transport().channelOpen) {
            PeerMessage message = unread.remove();
            FakeConnection to = peer;
            pipe.send(() -> {
                if (!to.isClosed() && !owner.isClosed()) {
                    to.receive(message);
                }
            });
        }
    }

    /** The other end notices that this one is gone: the channel closes, later the transport fails. */
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
        if (channelOpen) {
            channelOpen = false;
            owner.emit(new LinkEvent.ChannelClosed());
        }
        failed();
    }

    boolean isUp() {
        return state == Transport.CONNECTED && channelOpen;
    }

    /** The connection at the other end, null before there is one. */
    FakeConnection peer() {
        return peer;
    }
}
