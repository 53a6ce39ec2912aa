package dev.parley.client.core;

import dev.parley.protocol.Presence;
import java.util.Optional;

/**
 * What is wrong between oneself and a peer, for the person who looks at it.
 *
 * @param sign a few words for the tile
 * @param explanation whole sentences: between whom, since when, what is being tried, what one can do
 * @param retry trying again by hand may help
 */
public record Trouble(Kind kind, String sign, String explanation, boolean retry) {
    /** What is wrong. */
    public enum Kind {
        /** The first connection is being made. */
        CONNECTING,
        /** It was interrupted a moment ago. */
        INTERRUPTED,
        /** ICE restarts. */
        NEW_PATH,
        NEW_CONNECTION,
        /** The peer has lost the server, and the connection to it too. */
        PEER_CUT_OFF,
        /** This client has lost the server, and the connection to the peer too. */
        SERVER_AWAY,
        /** Everything was tried; it rests before the next round. */
        FAILED,
        /** Connected, but the peer does not hear this client. */
        UNHEARD,
        /** Connected, but this client does not hear the peer. */
        DEAF,
        /** Connected, but nothing at all comes from the peer. */
        SILENT,
        /** Connected, but the peer does not see this client. */
        UNSEEN,
        /** Connected, but this client does not see the peer. */
        BLIND,
        /** Connected; the peer has only lost the server. */
        PLACE_KEPT;

        /** Nothing of the peer is to be seen or heard: it may be said in place of the picture. */
        public boolean covers() {
            return switch (this) {
                case CONNECTING, INTERRUPTED, NEW_PATH, NEW_CONNECTION, PEER_CUT_OFF, SERVER_AWAY, FAILED -> true;
                case UNHEARD, DEAF, SILENT, UNSEEN, BLIND, PLACE_KEPT -> false;
            };
        }

        /** Something is under way, and one waits for it. */
        public boolean busy() {
            return switch (this) {
                case CONNECTING, INTERRUPTED, NEW_PATH, NEW_CONNECTION, PEER_CUT_OFF, SERVER_AWAY -> true;
                case FAILED, UNHEARD, DEAF, SILENT, UNSEEN, BLIND, PLACE_KEPT -> false;
            };
        }
    }

    /** What is wrong with the way to this peer; empty if nothing is. */
    public static Optional<Trouble> of(AppState state, PeerState peer, PointInTime at) {
        return kindOf(state, peer, at.now()).map(kind -> of(kind, state, peer, at));
    }

    private static Trouble of(Kind kind, AppState state, PeerState peer, PointInTime at) {
        TroubleTexts texts = new TroubleTexts(peer, state.ice().unusableRelay(), at);
        boolean retry = kind != Kind.PLACE_KEPT
                && (kind == Kind.SILENT ? Connections.reachesByServer(state, peer) : Connections.reaches(state, peer))
                && peer.link().on(LinkPhase.Input.RETRY).isPresent();
        return new Trouble(kind, texts.sign(kind), texts.explanation(kind, retry), retry);
    }

    private static Optional<Kind> kindOf(AppState state, PeerState peer, long now) {
        if (!peer.works()) {
            return Optional.of(down(state, peer));
        }
        Optional<Kind> oneWay = OneWay.of(state, peer, now);
        return oneWay.isPresent() || !isAway(peer) ? oneWay : Optional.of(Kind.PLACE_KEPT);
    }

    private static boolean isAway(PeerState peer) {
        return peer.participant().presence() == Presence.RECONNECTING;
    }

    private static Kind down(AppState state, PeerState peer) {
        if (isAway(peer)) {
            return Kind.PEER_CUT_OFF;
        }
        if (!Connections.reaches(state, peer)) {
            return Kind.SERVER_AWAY;
        }
        return switch (peer.link()) {
            case IDLE, CONNECTING, CONNECTED -> step(peer, Kind.CONNECTING);
            case RECONNECTING -> step(peer, Kind.INTERRUPTED);
            case FAILED -> Kind.FAILED;
        };
    }

    private static Kind step(PeerState peer, Kind first) {
        if (peer.repair().restarts() > 0) {
            return Kind.NEW_PATH;
        }
        return peer.repair().rebuilds() > 0 ? Kind.NEW_CONNECTION : first;
    }
}
