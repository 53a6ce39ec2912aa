package dev.parley.client.core;

import dev.parley.protocol.PeerMessage.Limit;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * How good the link to a peer is, and what it takes from the pictures, for the person who looks at the tile. Says nothing that
 * changes with every sample.
 *
 * @param tier null while it is not known
 * @param sign a few words for the tile, for what is limited over there or on the way; empty for nothing. What is limited at
 *     this end is said once, by {@link OwnLimit}
 * @param explanation whole sentences: how good it is, what is limited, and whose connection or computer is the reason
 */
public record PeerQuality(@Nullable Tier tier, String sign, String explanation) {
    /** Whose connection is the reason for a weak link, as far as that can be told. */
    enum Whose {
        YOURS,
        THEIRS,
        /** Theirs or the way between the two: the own ones to others are better. */
        NOT_YOURS,
        /** There is nothing to compare it with. */
        UNKNOWN
    }

    /** Of a link that works; empty for one that does not, of which {@link Trouble} tells. */
    public static Optional<PeerQuality> of(AppState state, PeerState peer) {
        if (!peer.works()) {
            return Optional.empty();
        }
        QualityTexts texts = new QualityTexts(peer, whose(state, peer), limitOfOwn(state, peer));
        return Optional.of(new PeerQuality(peer.tier(), texts.sign(), texts.explanation()));
    }

    /** Whether pictures of the peer are to be expected: its camera is on, it sends them, and this person wants them. */
    public static boolean showsPictures(AppState state, PeerState peer) {
        return peer.participant().media().video()
                && peer.views().sent().sent()
                && state.mesh().choice() != QualityChoice.AUDIO_ONLY;
    }

    /** Whether the peer's pictures are kept back, for whatever reason, while it is heard. */
    public static boolean isHeardOnly(AppState state, PeerState peer) {
        boolean wanted = peer.participant().media().video() && state.mesh().choice() != QualityChoice.AUDIO_ONLY;
        boolean heard = peer.works() && OneWay.isHeard(peer) && OneWay.hears(peer);
        return wanted && heard && !peer.views().sent().sent();
    }

    /** Whether the own camera's pictures are sent to whoever wants them. */
    public static boolean isFilmed(AppState state) {
        return OneWay.isFilmed(state);
    }

    /** What of the own camera the peer misses; nothing while there is nothing to see. */
    private static Limit limitOfOwn(AppState state, PeerState peer) {
        return OneWay.isFilmed(state) && OneWay.isLookedAt(peer)
                ? peer.views().allotment().limit()
                : Limit.NONE;
    }

    static Whose whose(AppState state, PeerState peer) {
        if (OwnLimit.connection(state) != OwnConnection.FINE) {
            return Whose.YOURS;
        }
        List<Tier> own = state.peers().values().stream()
                .filter(other -> other.works() && !other.id().equals(peer.id()))
                .map(PeerState::tier)
                .filter(Objects::nonNull)
                .toList();
        if (own.isEmpty() || OwnConnection.areMostlyWeak(own)) {
            return Whose.UNKNOWN;
        }
        return OwnConnection.areMostlyWeak(OwnConnection.toOthers(state, peer)) ? Whose.THEIRS : Whose.NOT_YOURS;
    }
}
