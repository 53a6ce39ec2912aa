package dev.parley.client.core;

import dev.parley.protocol.Participant;
import dev.parley.protocol.ParticipantId;
import dev.parley.protocol.PeerMessage;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.OptionalDouble;
import java.util.Set;
import java.util.stream.Stream;

/** Feeds {@link MeshPolicy} with what is known, and tells each link what came out. */
final class MeshUpdate {
    /** A bit rate that grows by less than this part is not worth a command. */
    private static final int NOTABLE = 20;

    private MeshUpdate() {}

    /** A sample of one link came. */
    static Next<AppState> sampled(AppState state, PeerState peer, LinkStats stats, long now) {
        Views views = peer.views();
        LinkQuality quality = peer.quality().after(stats, views.allotment(), now);
        AppState noted = PeersUpdate.put(
                state, peer.withQuality(quality).withViews(views.withAllotment(views.allotment(), false)));
        MeshState mesh = noted.mesh();
        return refresh(noted.withMesh(mesh.withUplink(mesh.uplink().after(uses(noted), now))
                        .withSpeakers(mesh.speakers().among(present(noted)).after(levels(noted), now))))
                .then(s -> sayWhatCameOfTrying(s, peer))
                .then(s -> noteOwn(s, now))
                .then(s -> AttendanceUpdate.heard(s, stats.voice().own(), now));
    }

    private static Next<AppState> sayWhatCameOfTrying(AppState state, PeerState before) {
        PeerState peer = state.peers().get(before.id());
        return peer != null && before.quality().trying() && !peer.quality().trying()
                ? sayWhatIsSent(state, peer)
                : Next.same(state);
    }

    private static Next<AppState> noteOwn(AppState state, long now) {
        MeshState mesh = state.mesh();
        Capacity capacity = mesh.capacity().after(mesh.uplink().full(), sent(state, true), sent(state, false), now);
        Carried carried = capacity.outside().best();
        AppState noted = state.withMesh(mesh.withCapacity(capacity)
                .withOwn(mesh.own().after(OwnConnection.of(state), now, OwnConnection.WELL_AFTER_MS)));
        return carried.equals(mesh.capacity().outside().best())
                ? Next.same(noted)
                : Next.of(noted, new Effect.KeepCarried(carried));
    }

    /**
     * By all links together, bit/s.
     *
     * @param local also those that stay in the own network
     */
    private static double sent(AppState state, boolean local) {
        return state.peers().values().stream()
                .filter(PeerState::works)
                .map(PeerState::stats)
                .filter(stats -> stats != null && (local || stats.leavesTheNetwork()))
                .mapToDouble(stats -> stats.sendKbps().orElse(0) * 1000)
                .sum();
    }

    /** The computer is on another network, of which nothing is known yet. */
    static AppState anotherNetwork(AppState state) {
        AppState forgotten = carried(state, Carried.UNKNOWN);
        return forgotten.withMesh(forgotten.mesh().withUplink(Uplink.UNKNOWN));
    }

    /** It has been looked up what is known of the network that the computer is on. */
    static AppState carried(AppState state, Carried known) {
        return state.withMesh(state.mesh().withCapacity(Capacity.recalled(known)));
    }

    private static List<Uplink.Use> uses(AppState state) {
        return state.peers().values().stream().flatMap(MeshUpdate::use).toList();
    }

    /** None of a link that sends no pictures or has not measured. */
    private static Stream<Uplink.Use> use(PeerState peer) {
        LinkStats stats = peer.stats();
        if (stats == null || peer.sending().sendsNothing()) {
            return Stream.of();
        }
        return stats.availableKbps().stream()
                .boxed()
                .flatMap(available -> stats.sendKbps().stream()
                        .mapToObj(sent -> new Uplink.Use(
                                available * 1000, sent * 1000, peer.sending().maxBitrate())));
    }

    /** Of whoever has the microphone on. */
    private static Map<ParticipantId, Double> levels(AppState state) {
        Map<ParticipantId, Double> levels = new HashMap<>();
        Participant self = state.room().self();
        for (PeerState peer : state.peers().values()) {
            LinkStats.Voice voice =
                    peer.stats() == null ? LinkStats.Voice.NONE : peer.stats().voice();
            if (OneWay.isHeard(peer)) {
                put(levels, peer.id(), voice.peer());
            }
            if (self != null && OneWay.speaks(state)) {
                put(levels, self.id(), voice.own());
            }
        }
        return levels;
    }

    private static void put(Map<ParticipantId, Double> levels, ParticipantId id, OptionalDouble level) {
        level.ifPresent(value -> levels.merge(id, value, Math::max));
    }

    private static Set<ParticipantId> present(AppState state) {
        Set<ParticipantId> present = new LinkedHashSet<>(state.peers().keySet());
        Participant self = state.room().self();
        if (self != null) {
            present.add(self.id());
        }
        return present;
    }

    /** How busy the processors are. */
    static Next<AppState> processors(AppState state, Event.ProcessorsMeasured measured) {
        CpuWatch before = state.mesh().cpu();
        CpuWatch.Load load = new CpuWatch.Load(measured.load(), measured.own(), busiestEncoder(state));
        AppState noted = state.withMesh(state.mesh().withCpu(before.after(load)));
        return noted.mesh().cpu().strain() == before.strain() ? Next.same(noted) : refresh(noted);
    }

    private static double busiestEncoder(AppState state) {
        return state.peers().values().stream()
                .filter(PeerState::works)
                .flatMap(peer -> Stream.ofNullable(peer.stats()))
                .mapToDouble(stats -> stats.encoding().frameMs().orElse(0)
                        / 1000
                        * stats.sent().fps())
                .max()
                .orElse(0);
    }

    /** Tells each link whose allotment is no longer right. */
    static Next<AppState> refresh(AppState state) {
        Next<AppState> next = Next.same(state);
        for (Map.Entry<ParticipantId, Allotment> entry : decide(state).entrySet()) {
            next = next.then(s -> apply(s, entry.getKey(), entry.getValue()));
        }
        return next;
    }

    /** What a peer that is in the table is sent from the start. */
    static Allotment first(AppState state, PeerState peer) {
        return decide(PeersUpdate.put(state, peer)).getOrDefault(peer.id(), Allotment.NONE);
    }

    private static Map<ParticipantId, Allotment> decide(AppState state) {
        Map<ParticipantId, MeshPolicy.Link> links = new LinkedHashMap<>();
        state.peers().values().stream()
                .filter(peer -> peer.link() != LinkPhase.FAILED)
                .forEach(peer -> links.put(peer.id(), link(state, peer)));
        MeshState mesh = state.mesh();
        return MeshPolicy.decide(new MeshPolicy.Situation(
                state.peers().size() + 1,
                state.media().capture(),
                mesh.choice(),
                isSeen(state),
                mesh.cpu(),
                mesh.uplink(),
                links));
    }

    private static MeshPolicy.Link link(AppState state, PeerState peer) {
        Participant self = state.room().self();
        boolean spotlit = self != null && Spotlight.isSeenBy(state.mesh().speakers(), peer.id(), self.id());
        return new MeshPolicy.Link(peer.wanted(), peer.tier(), peer.quality().carries(), spotlit);
    }

    private static boolean isSeen(AppState state) {
        Participant self = state.room().self();
        Set<ParticipantId> present = present(state);
        return present.size() <= MeshPolicy.ALL_SEEN
                || (self != null
                        && state.mesh()
                                .speakers()
                                .last(MeshPolicy.LAST_SPEAKERS, present)
                                .contains(self.id()));
    }

    private static Next<AppState> apply(AppState state, ParticipantId id, Allotment allotted) {
        PeerState peer = state.peers().get(id);
        return peer == null
                ? Next.same(state)
                : applyAudio(state, peer, allotted.audio()).then(s -> applyVideo(s, id, allotted));
    }

    private static Next<AppState> applyAudio(AppState state, PeerState peer, AudioFormat next) {
        Allotment now = peer.views().allotment();
        return next.equals(now.audio())
                ? Next.same(state)
                : Next.of(
                        PeersUpdate.put(
                                state,
                                peer.withViews(peer.views()
                                        .withAllotment(
                                                now.withAudio(next),
                                                peer.views().grown()))),
                        new Effect.Link(peer.key(), new LinkCommand.SetAudio(next)));
    }

    private static Next<AppState> applyVideo(AppState state, ParticipantId id, Allotment allotted) {
        PeerState peer = Objects.requireNonNull(state.peers().get(id));
        Views views = peer.views();
        VideoFormat now = peer.sending();
        VideoFormat next = allotted.format();
        boolean grows = next.width() > now.width() && !now.sendsNothing();
        boolean sameReason = allotted.limit() == views.allotment().limit();
        if ((sameReason && isTrifle(now, next)) || (grows && views.grown())) {
            return Next.same(state);
        }
        PeerState changed = peer.withViews(views.withAllotment(allotted, views.grown() || grows));
        AppState put = PeersUpdate.put(state, changed);
        Next<AppState> applied = next.equals(now)
                ? Next.same(put)
                : Next.of(put, new Effect.Link(peer.key(), new LinkCommand.SetVideo(next)));
        return applied.then(s -> sayWhatIsSent(s, changed));
    }

    private static boolean isTrifle(VideoFormat now, VideoFormat next) {
        int more = next.maxBitrate() - now.maxBitrate();
        boolean same = next.width() == now.width() && next.height() == now.height() && next.fps() == now.fps();
        return same && more > 0 && more < now.maxBitrate() / NOTABLE;
    }

    /** A peer that waits for pictures would take the link for broken, and wonder why small ones are small. */
    static Next<AppState> sayWhatIsSent(AppState state, PeerState peer) {
        boolean sends = !peer.sending().sendsNothing();
        boolean trying = sends && peer.quality().trying();
        PeerMessage.Limit limit =
                trying ? PeerMessage.Limit.PATH : peer.views().allotment().limit();
        PeerMessage.Pictures pictures = OneWay.isLookedAt(peer)
                ? new PeerMessage.Pictures(sends && !trying, limit)
                : PeerMessage.Pictures.AS_WANTED;
        if (!peer.channelOpen() || pictures.equals(peer.views().sends())) {
            return Next.same(state);
        }
        return Next.of(
                PeersUpdate.put(state, peer.withViews(peer.views().withSends(pictures))),
                LinkUpdate.send(peer, pictures));
    }
}
