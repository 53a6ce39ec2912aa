package dev.parley.client.core;

import dev.parley.protocol.PeerMessage;

/** What a peer says over the data channel. */
final class PeerMessages {
    private PeerMessages() {}

    static Next<AppState> received(AppState state, PeerState before, PeerMessage message, long now) {
        return LinkUpdate.heard(state, before).then(s -> {
            PeerState peer = s.peers().get(before.id());
            return peer == null ? Next.same(s) : taken(s, peer, message, now);
        });
    }

    private static Next<AppState> taken(AppState state, PeerState peer, PeerMessage message, long now) {
        return switch (message) {
            case PeerMessage.Chat chat -> ChatUpdate.received(state, peer, chat);
            case PeerMessage.ChatDelivered delivered -> ChatUpdate.delivered(state, peer.id(), delivered.id());
            case PeerMessage.View view ->
                MeshUpdate.refresh(
                        PeersUpdate.put(state, peer.withViews(peer.views().withWanted(view))));
            case PeerMessage.Pictures pictures ->
                Next.same(PeersUpdate.put(state, peer.withViews(peer.views().withSent(pictures))));
            case PeerMessage.Ping ping -> Next.of(state, LinkUpdate.send(peer, new PeerMessage.Pong(ping.token())));
            // Who sent the ping watches for the pong among the events; the state holds nothing about it.
            case PeerMessage.Pong pong -> Next.same(state);
            case PeerMessage.Direct direct -> Signals.direct(state, peer, direct);
            case PeerMessage.Health health -> HealthUpdate.received(state, peer, health, now);
        };
    }

    static Next<AppState> ping(AppState state, Event.PingPeer event) {
        PeerState peer = state.peers().get(event.peer());
        return peer == null || !peer.channelOpen()
                ? Next.same(state)
                : Next.of(state, LinkUpdate.send(peer, new PeerMessage.Ping(event.token())));
    }
}
