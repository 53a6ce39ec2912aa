package dev.parley.client.ui;

import dev.parley.client.core.Allotment;
import dev.parley.client.core.Arrivals;
import dev.parley.client.core.LinkKey;
import dev.parley.client.core.LinkPhase;
import dev.parley.client.core.LinkQuality;
import dev.parley.client.core.LinkStats;
import dev.parley.client.core.Negotiation;
import dev.parley.client.core.ParticipantPhase;
import dev.parley.client.core.PeerState;
import dev.parley.client.core.VideoFormat;
import dev.parley.client.core.Views;
import dev.parley.protocol.MediaState;
import dev.parley.protocol.Participant;
import dev.parley.protocol.ParticipantId;
import dev.parley.protocol.PeerMessage;
import dev.parley.protocol.PeerMessage.Limit;
import dev.parley.protocol.PeerMessage.Path;
import dev.parley.protocol.PeerMessage.Reach;
import dev.parley.protocol.PeerMessage.ReachState;
import dev.parley.protocol.Presence;
import dev.parley.protocol.Role;
import java.util.ArrayList;
import java.util.List;
import java.util.OptionalDouble;
import org.jspecify.annotations.Nullable;

/** Another participant, as tests describe one. */
final class Peer {
    private static final Negotiation STABLE = Negotiation.start(true, 1);

    private final String name;
    private boolean audio = true;
    private boolean video = true;
    private boolean hand;
    private ParticipantPhase phase = ParticipantPhase.ACTIVE;
    private LinkPhase link = LinkPhase.CONNECTED;
    private double rtt = 18;
    private double loss;
    private PeerMessage.View wanted;
    private boolean pinned;
    private Allotment allotment = Allotment.NONE;
    private PeerMessage.Pictures sent = PeerMessage.Pictures.AS_WANTED;
    private String candidate = "host";
    private Presence presence = Presence.ACTIVE;
    private PeerState.Repair repair = PeerState.Repair.NONE;
    private long heardAt = States.NOW.toEpochMilli() - 1_000;
    private @Nullable List<Reach> says;
    private int deaf;
    private int unheard;

    private Peer(String name) {
        this.name = name;
    }

    static Peer named(String name) {
        return new Peer(name);
    }

    static ParticipantId idOf(String name) {
        return new ParticipantId("p-" + Integer.toHexString(name.hashCode()));
    }

    ParticipantId id() {
        return idOf(name);
    }

    Peer muted() {
        audio = false;
        return this;
    }

    Peer cameraOff() {
        video = false;
        return this;
    }

    Peer handRaised() {
        hand = true;
        return this;
    }

    Peer phase(ParticipantPhase now) {
        phase = now;
        return this;
    }

    Peer link(LinkPhase now) {
        link = now;
        return this;
    }

    Peer rtt(double ms) {
        rtt = ms;
        return this;
    }

    Peer loss(double percent) {
        loss = percent;
        return this;
    }

    /** Says that it sends pictures so. */
    Peer sends(boolean pictures, Limit limit) {
        sent = new PeerMessage.Pictures(pictures, limit);
        return this;
    }

    /** Shows this client large, and is sent small pictures for that reason. */
    Peer isSentLess(Limit limit) {
        wanted = new PeerMessage.View(1280, 720);
        allotment = new Allotment(new VideoFormat(320, 180, 15, 100_000), Allotment.NONE.audio(), 100_000, limit);
        return this;
    }

    /** This person wants to see it before others. */
    Peer pinned() {
        pinned = true;
        return this;
    }

    /** The local candidate's type. */
    Peer over(String type) {
        candidate = type;
        return this;
    }

    Peer lostTheServer() {
        presence = Presence.RECONNECTING;
        return this;
    }

    /** The link has not worked for 42 s; the next thing is tried in 25 s. */
    Peer tried(LinkPhase now, int restarts, int rebuilds, int failures) {
        long ms = States.NOW.toEpochMilli();
        repair = new PeerState.Repair(restarts, rebuilds, failures, 0, ms - 42_000, ms + 25_000);
        return link(now);
    }

    /** Says that it reaches this participant so. */
    Peer says(ParticipantId whom, ReachState state, Path path, long rttMs, boolean hears) {
        List<Reach> links = says == null ? new ArrayList<>() : says;
        links.add(new Reach(whom, state, path, rttMs, 4, hears, hears));
        says = links;
        return this;
    }

    /** Says that it reaches these participants well. */
    Peer reaches(ParticipantId... others) {
        for (ParticipantId other : others) {
            says(other, ReachState.CONNECTED, Path.HOST, 21, true);
        }
        return this;
    }

    /** It has said for a while that nothing arrives there. */
    Peer deaf() {
        deaf = 1;
        return says(States.SELF, ReachState.CONNECTED, Path.HOST, 21, false);
    }

    /** Nothing of it has been heard for a while. */
    Peer unheard() {
        unheard = 3;
        return this;
    }

    /** It said its last word so long ago. */
    Peer silentFor(long ms) {
        heardAt = States.NOW.toEpochMilli() - ms;
        return this;
    }

    PeerState state() {
        Participant participant =
                new Participant(id(), name, Role.PARTICIPANT, new MediaState(audio, video, false), presence, hand, 1);
        return new PeerState(
                participant,
                phase,
                new LinkKey(id(), 1),
                link,
                STABLE,
                repair,
                mutual(),
                LinkQuality.UNKNOWN.after(stats(), Allotment.NONE, 0),
                new Views(
                        new PeerMessage.View(640, 360, false, pinned),
                        null,
                        false,
                        wanted,
                        allotment,
                        false,
                        allotment.format().sendsNothing()
                                ? PeerMessage.Pictures.AS_WANTED
                                : new PeerMessage.Pictures(true, allotment.limit()),
                        sent),
                link == LinkPhase.CONNECTED,
                video);
    }

    private PeerState.Mutual mutual() {
        PeerMessage.Health health = says == null ? null : new PeerMessage.Health(500, 100, says);
        return new PeerState.Mutual(
                health,
                heardAt,
                new Arrivals(500, 500, deaf),
                Arrivals.NONE,
                LinkStats.Flow.NONE,
                unheard,
                0,
                false,
                0);
    }

    private LinkStats stats() {
        return new LinkStats(
                OptionalDouble.of(rtt),
                OptionalDouble.of(3),
                OptionalDouble.of(loss),
                OptionalDouble.empty(),
                OptionalDouble.of(620),
                OptionalDouble.of(640),
                OptionalDouble.of(2000),
                LinkStats.Picture.NONE,
                LinkStats.Encoding.NONE,
                LinkStats.Picture.NONE,
                LinkStats.Playout.NONE,
                LinkStats.Voice.NONE,
                new LinkStats.Flow(500, 500, 100, 100),
                "VP8",
                candidate);
    }
}
