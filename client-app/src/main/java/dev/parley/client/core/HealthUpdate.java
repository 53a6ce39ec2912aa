package dev.parley.client.core;

import dev.parley.protocol.Limits;
import dev.parley.protocol.PeerMessage;
import dev.parley.protocol.PeerMessage.Path;
import dev.parley.protocol.PeerMessage.Reach;
import dev.parley.protocol.PeerMessage.ReachState;
import java.util.List;

/** What peers tell each other about what they really receive, and what follows when it is nothing. */
final class HealthUpdate {
    /**
     * How often it is said, ms. A link is sampled once in 1.0 to 1.1 s; a bit more seldom than that, so that each report has a sample of
     * its own at both ends.
     */
    static final long EVERY_MS = 1_200;

    /** What was said longer ago than this says nothing about now, ms. */
    static final long FRESH_MS = 8_000;

    /** Nothing heard for so long: the other direction is dead. Less than 5 s from the last report on, with something to spare. */
    static final long SILENT_MS = 4_600;

    /** Silence cannot be acted on now, or media come in: it is looked at again. */
    private static final long LOOK_AGAIN_MS = 500;

    /** Of the last two reports at least one has come. */
    static final long RECENT_MS = 2 * EVERY_MS + 500;

    /** Less than that of speech sent between two reports proves nothing, ms: silence is sent as a few packets a second. */
    private static final long AUDIO_MS = 400;

    private static final long VIDEO_FRAMES = 10;

    /** Intervals in a row without anything; the first may be the one in which it was switched on, and 3 s without a link are no reason. */
    private static final int STUCK_INTERVALS = 4;

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
        return peer == null || isAsked(peer) || !isReached(state, peer, now) || !isStuck(peer)
                ? Next.same(state)
                : LinkUpdate.oneWay(state, peer);
    }

    /** A restart that the peer has not answered shows that it is not there; a new connection would not change that. */
    private static boolean isAsked(PeerState peer) {
        return peer.negotiation().step() == Negotiation.Step.OFFERED;
    }

    /**
     * Without the server nothing is tried over a channel that is as silent as the rest: ICE may find a way if it is left alone. Of
     * whom nothing comes at all is asked for first, see {@link #silent}.
     */
    private static boolean isReached(AppState state, PeerState peer, long now) {
        return now - peer.mutual().heardAt() <= RECENT_MS
                || (Connections.reachesByServer(state, peer) && (mediaComeIn(peer) || !Pings.isAnswering(peer)));
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

    /** A link works (again), or its restart was answered: its peer has the whole time to say something. One that never has may be a program that does not. */
    static Next<AppState> awaitReport(AppState state, PeerState peer) {
        return peer.mutual().health() == null
                ? Next.same(state)
                : await(PeersUpdate.put(state, peer.withMutual(peer.mutual().withPings(0))), peer.key(), SILENT_MS);
    }

    private static Next<AppState> await(AppState state, LinkKey key, long ms) {
        return Next.of(state, new Effect.StartTimer(new Timer.Silence(key), ms));
    }

    /** The peer has said nothing for some time. When a link that does not work does so again, its time begins anew. */
    static Next<AppState> silent(AppState state, LinkKey key) {
        PeerState peer = state.peers().get(key.peer());
        if (peer == null || !peer.key().equals(key) || !peer.works()) {
            return Next.same(state);
        }
        if (isAsked(peer)) {
            return await(state, key, SILENT_MS);
        }
        if (mediaComeIn(peer) || !Connections.reachesByServer(state, peer)) {
            return await(state, key, LOOK_AGAIN_MS);
        }
        return Pings.isAnswering(peer)
                ? await(state, key, Pings.againMs(peer)).then(s -> Pings.ask(s, peer))
                : oneWay(state, peer);
    }

    /** A silent peer has answered through the server; so it is the link that carries nothing. */
    static Next<AppState> isThere(AppState state, PeerState peer) {
        return isAsked(peer) || mediaComeIn(peer) ? Next.same(state) : oneWay(state, peer);
    }

    private static Next<AppState> oneWay(AppState state, PeerState peer) {
        PeerState counting = peer.withMutual(peer.mutual().withPings(0));
        return await(PeersUpdate.put(state, counting), peer.key(), SILENT_MS).then(s -> LinkUpdate.oneWay(s, counting));
    }

    /** After an interruption media come at once, reports when the channel sends again what got lost. */
    static boolean mediaComeIn(PeerState peer) {
        PeerState.Mutual mutual = peer.mutual();
        boolean sound = OneWay.isHeard(peer) && mutual.unheard() == 0;
        boolean pictures = OneWay.isSeen(peer) && mutual.unseen() == 0;
        return sound || pictures || hasComeIn(mutual.received(), flow(peer));
    }

    private static boolean hasComeIn(LinkStats.Flow then, LinkStats.Flow now) {
        return now.audioPacketsReceived() > then.audioPacketsReceived() || now.framesDecoded() > then.framesDecoded();
    }

    static Next<AppState> received(AppState state, PeerState peer, PeerMessage.Health health, long now) {
        PeerState told = peer.withMutual(heard(peer, health, now));
        return await(state, peer.key(), SILENT_MS).then(s -> judge(s, told, arrives(peer, health, now)));
    }

    /** Whether the report proves that what is sent arrives: all of it, and that there was something. */
    private static boolean arrives(PeerState peer, PeerMessage.Health health, long now) {
        Arrivals sound = peer.mutual().sound();
        Arrivals pictures = peer.mutual().pictures();
        LinkStats.Flow sent = flow(peer);
        boolean heard = health.audioPackets() > sound.arrived();
        boolean seen = health.videoFrames() > pictures.arrived();
        return !isFirst(peer, now)
                && (heard || seen)
                && (heard || sent.audioPacketsSent() == sound.sent())
                && (seen || sent.framesSent() == pictures.sent());
    }

    /** The first report is where counting begins, and the first after an interruption, in which reports waited that are old now. */
    private static boolean isFirst(PeerState peer, long now) {
        PeerState.Mutual mutual = peer.mutual();
        return mutual.health() == null || now - mutual.heardAt() > RECENT_MS;
    }

    private static PeerState.Mutual heard(PeerState peer, PeerMessage.Health health, long now) {
        PeerState.Mutual before = peer.mutual();
        LinkStats.Flow sent = flow(peer);
        if (isFirst(peer, now)) {
            return before.heard(
                    health,
                    now,
                    new Arrivals(sent.audioPacketsSent(), health.audioPackets(), 0),
                    new Arrivals(sent.framesSent(), health.videoFrames(), 0));
        }
        return before.heard(
                health,
                now,
                before.sound().after(sent.audioPacketsSent(), health.audioPackets(), audioPackets(peer)),
                // Whether the link carries any is just being tried: none may arrive.
                peer.quality().trying()
                        ? new Arrivals(sent.framesSent(), health.videoFrames(), 0)
                        : before.pictures().after(sent.framesSent(), health.videoFrames(), VIDEO_FRAMES));
    }

    private static long audioPackets(PeerState peer) {
        return AUDIO_MS / peer.views().allotment().audio().packetMs();
    }

    /** @param arrives it is proven that what is sent arrives */
    private static Next<AppState> judge(AppState state, PeerState told, boolean arrives) {
        int missed = told.mutual().deaf();
        if (missed >= DEAF_REPORTS) {
            PeerState counting = told.withMutual(told.mutual().countingAnew());
            return LinkUpdate.oneWay(PeersUpdate.put(state, counting), counting);
        }
        return Next.same(PeersUpdate.put(
                state,
                arrives && missed == 0 && isWell(told)
                        ? told.withRepair(told.repair().proven())
                        : told));
    }

    private static boolean isWell(PeerState peer) {
        return peer.works() && peer.mutual().unheard() == 0 && peer.mutual().unseen() == 0;
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
                stats == null ? Path.UNKNOWN : stats.path(),
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
}
