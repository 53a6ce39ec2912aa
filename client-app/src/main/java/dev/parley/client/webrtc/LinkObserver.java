package dev.parley.client.webrtc;

import dev.onvoid.webrtc.PeerConnectionObserver;
import dev.onvoid.webrtc.RTCIceCandidate;
import dev.onvoid.webrtc.RTCIceGatheringState;
import dev.onvoid.webrtc.RTCPeerConnectionState;
import dev.parley.client.core.LinkEvent.Transport;
import dev.parley.protocol.IceCandidate;
import java.util.function.Consumer;

/** Takes the connection's callbacks on the library's thread to the owner thread. */
final class LinkObserver implements PeerConnectionObserver {
    private final LinkScope scope;
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
        if (state == RTCIceGatheringState.COMPLETE) {
            Callbacks.guard(() -> found(new IceCandidate("", "", 0)));
        }
    }

    private void found(IceCandidate candidate) {
        scope.post(() -> onCandidate.accept(candidate));
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
