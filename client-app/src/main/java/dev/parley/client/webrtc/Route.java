package dev.parley.client.webrtc;

import dev.parley.client.core.LinkCommand;
import dev.parley.protocol.IceServer;
import java.util.List;
import java.util.stream.Stream;

/**
 * Where a connection may look for a way to the peer.
 *
 * @param named the STUN and TURN servers that the core names
 * @param relayOnly over TURN only
 * @param loopback on a computer without a network, the {@link LoopbackStun} for peers on the same one; else empty
 */
record Route(List<IceServer> named, boolean relayOnly, List<IceServer> loopback) {
    static Route of(LinkCommand.Open open) {
        return new Route(open.iceServers(), open.relayOnly(), List.of());
    }

    /** Also to people on this computer, which has no network. */
    Route overLoopback(String stunUrl) {
        return new Route(named, relayOnly, List.of(new IceServer(List.of(stunUrl), "", "")));
    }

    /** The same with other servers named. */
    Route with(LinkCommand.SetIceServers wanted) {
        return new Route(wanted.iceServers(), wanted.relayOnly(), loopback);
    }

    /** All STUN and TURN servers. */
    List<IceServer> servers() {
        return Stream.concat(loopback.stream(), named.stream()).toList();
    }
}
