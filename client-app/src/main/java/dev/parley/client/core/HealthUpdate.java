package dev.parley.client.core;

import dev.parley.protocol.Limits;
import dev.parley.protocol.PeerMessage;
import dev.parley.protocol.PeerMessage.Path;
import dev.parley.protocol.PeerMessage.Reach;
import dev.parley.protocol.PeerMessage.ReachState;
import java.util.List;
import java.util.Locale;

/** What peers tell each other about what they really receive, and what follows when it is nothing. */
final class HealthUpdate {
    /** How often it is said, ms. */
    static final long EVERY_MS = 1_500;

    /** What was said longer ago than this says nothing about now, ms. */
    static final long FRESH_MS = 8_000;

    /** Of the last two reports at least one has come. */
    private static final long RECENT_MS = 2 * EVERY_MS + 500;

    /** Nothing heard for so long: the other direction is dead. */
    private static final long SILENT_MS = 3 * EVERY_MS + 500;

    /** Fewer than these sent in one interval prove nothing: silence is sent as a few packets a second. */
    private static final long AUDIO_PACKETS = 20;

    private static final long VIDEO_FRAMES = 10;

    /** Intervals in a row without anything; the first may be the one in which it was switched on. */
    private static final int STUCK_INTERVALS = 3;

    /** Reports in a row; one alone may have crossed with the first packets. */
    private static final int DEAF_REPORTS = 2;

    private HealthUpdate() {}

    /** Time to say it again. */
    static Next<AppState> due(AppState state, long now) {
        if (state.room().phase() != RoomPhase.JOINED) {
            return Next.same(state);
        }
        List<Reach> links = reaches(state);
        Next<AppState> next = Next.of(state, new Effect.StartTimer(new Timer.Health(), EVERY_MS));
        for (PeerState peer : state.peers().values()) {
            next = next.then(s -> tell(s, peer, links)).then(s -> listen(s, peer, now));
        }
        return next;
    }

    private static Next<AppState> tell(AppState state, PeerState peer, List<Reach> links) {
        if (!peer.channelOpen()) {
            return Next.same(state);
        }
        LinkStats.Flow flow = flow(peer);
        PeerState told = peer.withMutual(peer.mutual().told(flow, OneWay.isHeard(peer), OneWay.isSeen(peer)));
        PeerMessage health = new PeerMessage.Health(flow.audioPacketsReceived(), flow.framesDecoded(), links);
        return Next.of(PeersUpdate.put(state, told), LinkUpdate.send(peer, health));
    }

    private static Next<AppState> listen(AppState state, PeerState before, long now) {
        PeerState peer = state.peers().get(before.id());
        if (peer == null || !isReached(state, peer, now) || !(isSilent(peer, now) || isStuck(peer))) {
            return Next.same(state);
        }
        PeerState patient = peer.withMutual(peer.mutual().patient(now));
        return LinkUpdate.oneWay(PeersUpdate.put(state, patient), patient);
    }

    /** Without the server nothing is tried over a channel that is as silent as the rest: ICE may find a way if it is left alone. */
    private static boolean isReached(AppState state, PeerState peer, long now) {
        return Connections.reachesByServer(state, peer) || now - peer.mutual().heardAt() <= RECENT_MS;
    }

    /** What came on this connection, and should come, does not any more: a sender can get stuck too. */
    private static boolean isStuck(PeerState peer) {
        PeerState.Mutual mutual = peer.mutual();
        boolean sound = mutual.received().audioPacketsReceived() > 0 && isTime(mutual.unheard());
        boolean picture = mutual.received().framesDecoded() > 0 && isTime(mutual.unseen());
        return peer.works() && (sound || picture);
    }

    private static boolean isTime(int intervals) {
        return intervals > 0 && intervals % STUCK_INTERVALS == 0;
    }

    /** A peer that has never said anything of the kind may be a program that does not. */
    private static boolean isSilent(PeerState peer, long now) {
        PeerState.Mutual mutual = peer.mutual();
        return peer.works() && mutual.health() != null && now - mutual.patientSince() > SILENT_MS;
    }

    static Next<AppState> received(AppState state, PeerState peer, PeerMessage.Health health, long now) {
        PeerState.Mutual before = peer.mutual();
        LinkStats.Flow sent = flow(peer);
        boolean deaf = before.health() != null && isDeaf(before.sent(), sent, before.health(), health);
        int reports = deaf ? before.deaf() + 1 : 0;
        boolean act = reports >= DEAF_REPORTS;
        PeerState told = peer.withMutual(before.heard(health, now, sent, act ? 0 : reports));
        if (act) {
            return LinkUpdate.oneWay(PeersUpdate.put(state, told), told);
        }
        return Next.same(PeersUpdate.put(
                state,
                deaf || !isWell(told) ? told : told.withRepair(told.repair().proven())));
    }

    private static boolean isWell(PeerState peer) {
        return peer.works() && peer.mutual().unheard() == 0 && peer.mutual().unseen() == 0;
    }

    private static boolean isDeaf(
            LinkStats.Flow sentThen, LinkStats.Flow sentNow, PeerMessage.Health then, PeerMessage.Health now) {
        long audio = sentNow.audioPacketsSent() - sentThen.audioPacketsSent();
        long video = sentNow.framesSent() - sentThen.framesSent();
        return (audio >= AUDIO_PACKETS && now.audioPackets() <= then.audioPackets())
                || (video >= VIDEO_FRAMES && now.videoFrames() <= then.videoFrames());
    }

    private static LinkStats.Flow flow(PeerState peer) {
        LinkStats stats = peer.stats();
        return stats == null ? LinkStats.Flow.NONE : stats.flow();
    }

    /** How this client reaches everybody, at most {@value Limits#HEALTH_LINKS}. */
    static List<Reach> reaches(AppState state) {
        return state.peers().values().stream()
                .limit(Limits.HEALTH_LINKS)
                .map(HealthUpdate::reach)
                .toList();
    }

    /** How this client reaches a peer. */
    static Reach reach(PeerState peer) {
        LinkStats stats = peer.stats();
        LinkStats.Flow flow = flow(peer);
        LinkStats.Flow before = peer.mutual().received();
        return new Reach(
                peer.id(),
                stateOf(peer),
                stats == null ? Path.UNKNOWN : path(stats.candidate()),
                stats == null || stats.rttMs().isEmpty()
                        ? null
                        : Math.round(stats.rttMs().getAsDouble()),
                stats == null ? 0 : (int) Math.round(stats.lossPercent().orElse(0) * 10),
                flow.audioPacketsReceived() > before.audioPacketsReceived(),
                flow.framesDecoded() > before.framesDecoded());
    }

    private static ReachState stateOf(PeerState peer) {
        return switch (peer.link()) {
            case IDLE, CONNECTING -> ReachState.CONNECTING;
            case CONNECTED -> peer.channelOpen() ? ReachState.CONNECTED : ReachState.CONNECTING;
            case RECONNECTING -> ReachState.RECONNECTING;
            case FAILED -> ReachState.FAILED;
        };
    }

    private static Path path(String candidate) {
        for (Path path : Path.values()) {
            if (path.name().toLowerCase(Locale.ROOT).equals(candidate)) {
                return path;
            }
        }
        return Path.UNKNOWN;
    }
}
