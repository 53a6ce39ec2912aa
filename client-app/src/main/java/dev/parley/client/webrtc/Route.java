package dev.parley.client.webrtc;

import dev.parley.client.core.LinkCommand;
import dev.parley.protocol.IceServer;
import java.util.List;

/**
 * Where a connection may look for a way to the peer.
 *
 * @param relayOnly over TURN only
 * @param anyAddress also gather from sockets that are bound to no interface
 */
record Route(List<IceServer> servers, boolean relayOnly, boolean anyAddress) {
    static Route of(LinkCommand.Open open) {
        return new Route(open.iceServers(), open.relayOnly(), false);
    }

    /** Other servers, for a connection that exists: its sockets stay as they are. */
    Route with(LinkCommand.SetIceServers wanted) {
        return new Route(wanted.iceServers(), wanted.relayOnly(), anyAddress);
    }

    /** Between people on this computer, which has no network: see {@link LoopbackStun}. */
    static Route overLoopback(String stunUrl) {
        return new Route(List.of(new IceServer(List.of(stunUrl), "", "")), false, true);
    }
}
