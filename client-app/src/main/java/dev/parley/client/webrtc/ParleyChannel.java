package dev.parley.client.webrtc;

import dev.onvoid.webrtc.RTCDataChannel;
import dev.onvoid.webrtc.RTCDataChannelBuffer;
import dev.onvoid.webrtc.RTCDataChannelInit;
import dev.onvoid.webrtc.RTCDataChannelObserver;
import dev.onvoid.webrtc.RTCDataChannelState;
import dev.onvoid.webrtc.RTCPeerConnection;
import dev.parley.client.core.LinkEvent;
import dev.parley.protocol.Limits;
import dev.parley.protocol.PeerMessage;
import dev.parley.protocol.json.Codec;
import dev.parley.protocol.json.DecodeException;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.concurrent.atomic.AtomicInteger;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** The negotiated data channel {@code parley}, id 0, ordered and reliable. Owner thread, except the callbacks. */
final class ParleyChannel {
    private static final Logger LOG = LoggerFactory.getLogger(ParleyChannel.class);

    /** At 16 MiB the library closes the channel without a word; from here on messages are dropped instead. */
    private static final long MAX_QUEUED_BYTES = 8L << 20;

    /** Received messages waiting for the owner thread, at most 16 MiB. A peer that sends faster loses what is over. */
    private static final int MAX_UNREAD = 256;

    private final LinkScope scope;
    private final RTCDataChannel channel;
    private final AtomicInteger unread = new AtomicInteger();
    private boolean open;

    ParleyChannel(RTCPeerConnection connection, LinkScope scope) {
        this.scope = scope;
        RTCDataChannelInit init = new RTCDataChannelInit();
        init.negotiated = true;
        init.id = 0;
        init.ordered = true;
        init.protocol = "";
        this.channel = connection.createDataChannel("parley", init);
        scope.onClose("data channel", channel::dispose);
        scope.onClose("data channel's connection", channel::close);
        scope.onClose("data channel's observer", channel::unregisterObserver);
        channel.registerObserver(new Observer());
    }

    void send(PeerMessage message) {
        if (!open) {
            return;
        }
        if (channel.getBufferedAmount() > MAX_QUEUED_BYTES) {
            LOG.warn(
                    "peer={} A message is dropped: {} bytes wait to be sent.",
                    scope.key().peer(),
                    MAX_QUEUED_BYTES);
            return;
        }
        byte[] text = Codec.encodePeer(message).getBytes(StandardCharsets.UTF_8);
        try {
            channel.send(new RTCDataChannelBuffer(ByteBuffer.wrap(text), false));
        } catch (Exception e) {
            LOG.warn("peer={} A message could not be sent: {}", scope.key().peer(), e.toString());
        }
    }

    private void stateChanged() {
        RTCDataChannelState state = channel.getState();
        if (state == RTCDataChannelState.OPEN && !open) {
            open = true;
            scope.emit(new LinkEvent.ChannelOpened());
        } else if (state == RTCDataChannelState.CLOSED && open) {
            open = false;
            scope.emit(new LinkEvent.ChannelClosed());
        }
    }

    private void received(byte[] text) {
        unread.decrementAndGet();
        try {
            scope.emit(new LinkEvent.Received(Codec.decodePeer(new String(text, StandardCharsets.UTF_8))));
        } catch (DecodeException e) {
            LOG.warn("peer={} code={} A message is ignored: {}", scope.key().peer(), e.code(), e.getMessage());
        }
    }

    /** Called on a native thread. */
    private final class Observer implements RTCDataChannelObserver {
        @Override
        public void onBufferedAmountChange(long previousAmount) {
            // Polled when sending.
        }

        @Override
        public void onStateChange() {
            Callbacks.guard(() -> scope.post(ParleyChannel.this::stateChanged));
        }

        @Override
        public void onMessage(RTCDataChannelBuffer buffer) {
            Callbacks.guard(() -> queue(buffer.data));
        }

        private void queue(ByteBuffer data) {
            if (data.remaining() > Limits.CHANNEL_MESSAGE_BYTES || unread.get() >= MAX_UNREAD) {
                LOG.warn(
                        "peer={} bytes={} A message is too long or too soon and is dropped.",
                        scope.key().peer(),
                        data.remaining());
                return;
            }
            byte[] copy = new byte[data.remaining()];
            data.get(copy);
            unread.incrementAndGet();
            if (!scope.post(() -> received(copy))) {
                unread.decrementAndGet();
            }
        }
    }
}
