package dev.parley.client.webrtc;

import dev.parley.client.core.LinkCommand;
import dev.parley.client.core.RelayCertificates;
import dev.parley.protocol.IceServer;
import java.util.List;
import java.util.stream.Stream;

/**
 * Where a connection may look for a way to the peer.
 *
 * @param named the STUN and TURN servers that the core names
 * @param relayOnly over TURN only
 * @param certificates what relays over TLS must show
 * @param loopback on a computer without a network, the {@link LoopbackStun} for peers on the same one; else empty
 */
record Route(List<IceServer> named, boolean relayOnly, RelayCertificates certificates, List<IceServer> loopback) {
    static Route of(LinkCommand.Open open) {
        return new Route(open.iceServers(), open.relayOnly(), RelayCertificates.CHECKED, List.of());
    }

    /** Also to people on this computer, which has no network. */
    Route overLoopback(String stunUrl) {
        return new Route(named, relayOnly, certificates, List.of(new IceServer(List.of(stunUrl), "", "")));
    }

    /** The same with other servers named. */
    Route with(LinkCommand.SetIceServers wanted) {
        return new Route(wanted.iceServers(), wanted.relayOnly(), certificates, loopback);
    }

    /** The same with relays that must show this. */
    Route trusting(RelayCertificates wanted) {
        return new Route(named, relayOnly, wanted, loopback);
    }

    /** All STUN and TURN servers. */
    List<IceServer> servers() {
        return Stream.concat(loopback.stream(), named.stream()).toList();
    }
}
