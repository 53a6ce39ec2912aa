package dev.parley.client.core;

import dev.parley.protocol.ParticipantId;
import dev.parley.protocol.PeerMessage;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * What each peer is sent of the own camera, and how it is sent sound. Pure; all memory is in what comes in.
 *
 * <p>First comes what each peer would be sent if there were plenty: no more than it displays, than the person allows, than the
 * computer keeps up with, and small to whoever shows somebody else large in a room of {@value #SPEAKER_FIRST} or more. Then sound is
 * reserved on every link, and the rest of the budget (the room's, or the uplink if that carries less) is divided fairly
 * ({@link FairShares}): by wishes alone, never by how good a link is. Last, each link is cut to what it carries itself. What a
 * weak link leaves is not given to others: it will want it back, and their pictures would change size with its troubles.
 *
 * <p>The bit rate is an upper bound; within it each connection's congestion control decides. It is not lowered with the
 * rung: a link that sends all it can finds out when it can send more.
 */
final class MeshPolicy {
    /** From so many people on the one who speaks is sent large, the others small. */
    static final int SPEAKER_FIRST = 5;

    /** With more people than this only the last speakers send pictures. */
    static final int ALL_SEEN = 8;

    /** So many. */
    static final int LAST_SPEAKERS = 4;

    private static final int PINNED_WEIGHT = 2;
    private static final int SQUEEZED_FPS = 15;

    private MeshPolicy() {}

    /**
     * All that is decided by.
     *
     * @param people in the room, oneself included, 2 or more
     * @param seen this client's person is among those who send pictures in a room of that size
     */
    record Situation(
            int people,
            CaptureFormat capture,
            QualityChoice choice,
            boolean seen,
            CpuWatch cpu,
            Uplink uplink,
            Map<ParticipantId, Link> links) {
        Situation {
            links = AppState.ordered(links);
        }
    }

    /**
     * One link.
     *
     * @param wanted null while the peer has not said how it shows this client
     * @param tier null while it is not known
     * @param rung how large a picture the link carries
     * @param spotlit of all the peer hears, this client's person spoke last ({@link Spotlight})
     */
    record Link(PeerMessage.@Nullable View wanted, @Nullable Tier tier, Rung rung, boolean spotlit) {
        PeerMessage.View view() {
            return wanted == null ? ViewUpdate.UNTIL_SHOWN : wanted;
        }
    }

    /** What each of the links is sent. */
    static Map<ParticipantId, Allotment> decide(Situation situation) {
        Map<ParticipantId, Allotment> allotments = new LinkedHashMap<>();
        List<Long> shares = shares(situation);
        situation.links().forEach((id, link) -> {
            long share = shares.get(allotments.size());
            allotments.put(id, cut(situation, link, share));
        });
        return allotments;
    }

    private static List<Long> shares(Situation situation) {
        List<FairShares.Wish> wishes = new ArrayList<>();
        for (Link link : situation.links().values()) {
            wishes.add(
                    new FairShares.Wish(wishedBps(situation, link), link.view().pinned() ? PINNED_WEIGHT : 1));
        }
        double whole = Math.min(
                MeshBudget.bps(situation.people()), situation.uplink().bps().orElse(Double.MAX_VALUE));
        long sound = (long) AudioPolicy.reservedBps(situation.people()) * wishes.size();
        return FairShares.of(wishes, (long) whole - sound);
    }

    static int wishedBps(Situation situation, Link link) {
        return PictureSize.bitrate(wish(situation, link, Rung.P720), fps(situation, link));
    }

    static int fps(Situation situation, Link link) {
        return Math.clamp(
                situation.capture().fps(), 1, situation.cpu().fps(link.view().pinned()));
    }

    /** The size for a link that carries that rung. */
    static PictureSize wish(Situation situation, Link link, Rung carries) {
        PeerMessage.View view = link.view();
        if (!view.showsPictures() || !situation.seen()) {
            return PictureSize.NONE;
        }
        boolean large = situation.people() < SPEAKER_FIRST || link.spotlit() || view.pinned();
        int lines = Math.min(carries.lines(), (large ? Rung.P720 : Rung.P180).lines());
        lines = Math.min(lines, situation.cpu().rung(view.pinned()).lines());
        return PictureSize.fit(
                situation.capture(), view, Math.min(lines, situation.choice().maxLines()));
    }

    private static Allotment cut(Situation situation, Link link, long share) {
        PictureSize size = wish(situation, link, link.rung());
        int bps = (int) Math.min(
                share, link.tier() == null ? Integer.MAX_VALUE : link.tier().bps());
        int limit = bps < wishedBps(situation, link) ? bps : Allotment.UNLIMITED;
        AudioFormat audio = AudioPolicy.decide(situation.people(), link.tier());
        if (size.isNone() || bps < PictureSize.LEAST_BPS) {
            return new Allotment(VideoFormat.NONE, audio, limit, Shortfall.of(situation, link, share));
        }
        boolean squeezed = link.rung() == Rung.P180 && !size.equals(wish(situation, link, Rung.P720));
        int fps = fps(situation, link);
        return new Allotment(
                new VideoFormat(size.width(), size.height(), squeezed ? Math.min(fps, SQUEEZED_FPS) : fps, bps),
                audio,
                limit,
                Shortfall.of(situation, link, share));
    }
}
