package dev.parley.client.webrtc;

import dev.onvoid.webrtc.PeerConnectionObserver;
import dev.onvoid.webrtc.RTCIceCandidate;
import dev.onvoid.webrtc.RTCIceGatheringState;
import dev.onvoid.webrtc.RTCPeerConnectionIceErrorEvent;
import dev.onvoid.webrtc.RTCPeerConnectionState;
import dev.parley.client.core.LinkEvent.Transport;
import dev.parley.protocol.IceCandidate;
import java.util.function.Consumer;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Takes the connection's callbacks on the library's thread to the owner thread. */
final class LinkObserver implements PeerConnectionObserver {
    private static final Logger LOG = LoggerFactory.getLogger(LinkObserver.class);

    private final LinkScope scope;
    private final RelaySearch relays = new RelaySearch();
    private final Consumer<IceCandidate> onCandidate;
    private final Consumer<Transport> onTransport;

    LinkObserver(LinkScope scope, Consumer<IceCandidate> onCandidate, Consumer<Transport> onTransport) {
        this.scope = scope;
        this.onCandidate = onCandidate;
        this.onTransport = onTransport;
    }

    @Override
    public void onIceCandidate(RTCIceCandidate candidate) {
        Callbacks.guard(() -> found(new IceCandidate(candidate.sdp, candidate.sdpMid, candidate.sdpMLineIndex)));
    }

    @Override
    public void onIceGatheringChange(RTCIceGatheringState state) {
        switch (state) {
            case NEW -> {}
            case GATHERING -> Callbacks.guard(() -> scope.post(relays::begin));
            case COMPLETE -> Callbacks.guard(this::gathered);
        }
    }

    private void gathered() {
        scope.post(() -> scope.emit(relays.tried()));
        found(new IceCandidate("", "", 0));
    }

    @Override
    public void onIceCandidateError(RTCPeerConnectionIceErrorEvent error) {
        Callbacks.guard(() -> {
            String url = String.valueOf(error.getUrl());
            String reason = error.getErrorCode() + " " + error.getErrorText();
            LOG.info(
                    "peer={} A STUN or TURN server cannot be used: {} {}",
                    scope.key().peer(),
                    url,
                    reason);
            scope.post(() -> relays.failed(url, reason));
        });
    }

    private void found(IceCandidate candidate) {
        scope.post(() -> {
            relays.found(candidate);
            onCandidate.accept(candidate);
        });
    }

    @Override
    public void onConnectionChange(RTCPeerConnectionState state) {
        Callbacks.guard(() -> {
            Transport transport = transport(state);
            scope.post(() -> onTransport.accept(transport));
        });
    }

    private static Transport transport(RTCPeerConnectionState state) {
        return switch (state) {
            case NEW -> Transport.NEW;
            case CONNECTING -> Transport.CONNECTING;
            case CONNECTED -> Transport.CONNECTED;
            case DISCONNECTED -> Transport.DISCONNECTED;
            case FAILED -> Transport.FAILED;
            case CLOSED -> Transport.CLOSED;
        };
    }
}
