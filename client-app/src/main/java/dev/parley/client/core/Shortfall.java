package dev.parley.client.core;

import dev.parley.client.core.MeshPolicy.Link;
import dev.parley.client.core.MeshPolicy.Situation;
import dev.parley.protocol.PeerMessage.Limit;

/** Why a link is sent less than the peer displays: of several reasons the one that takes most, as a rule. */
final class Shortfall {
    private Shortfall() {}

    /** @param share of the budget or the uplink, bit/s */
    static Limit of(Situation situation, Link link, long share) {
        if (!link.view().showsPictures()) {
            return Limit.NONE;
        }
        if (!situation.seen()) {
            return Limit.ROOM;
        }
        if (situation.choice() == QualityChoice.AUDIO_ONLY) {
            return Limit.CHOICE;
        }
        if (isUplinkFull(situation, link, share)) {
            return Limit.CONNECTION;
        }
        if (isPathFull(situation, link)) {
            return Limit.PATH;
        }
        return isComputerBusy(situation, link) ? Limit.COMPUTER : byChoice(situation, link);
    }

    /** The room's budget is no reason: it has enough for good pictures on each link. */
    private static boolean isUplinkFull(Situation situation, Link link, long share) {
        boolean known = situation.uplink().bps().orElse(Double.MAX_VALUE) < MeshBudget.bps(situation.people());
        return known && share < MeshPolicy.wishedBps(situation, link);
    }

    private static boolean isPathFull(Situation situation, Link link) {
        int wished = MeshPolicy.wishedBps(situation, link);
        boolean slow =
                link.tier() != null && link.tier().isWeak() && link.tier().bps() < wished;
        boolean narrow =
                !MeshPolicy.wish(situation, link, link.rung()).equals(MeshPolicy.wish(situation, link, Rung.P720));
        return slow || narrow;
    }

    private static boolean isComputerBusy(Situation situation, Link link) {
        boolean pinned = link.view().pinned();
        return situation.cpu().rung(pinned) != Rung.P720
                || situation.cpu().fps(pinned) < Math.min(situation.capture().fps(), CpuWatch.CALM.fps(pinned));
    }

    private static Limit byChoice(Situation situation, Link link) {
        PictureSize displayed = PictureSize.fit(situation.capture(), link.view(), QualityChoice.AUTO.maxLines());
        PictureSize chosen = PictureSize.fit(
                situation.capture(), link.view(), situation.choice().maxLines());
        return chosen.equals(displayed) ? Limit.NONE : Limit.CHOICE;
    }
}
