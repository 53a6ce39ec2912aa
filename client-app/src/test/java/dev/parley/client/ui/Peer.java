package dev.parley.client.ui;

import dev.parley.client.core.LinkKey;
import dev.parley.client.core.LinkPhase;
import dev.parley.client.core.LinkStats;
import dev.parley.client.core.Negotiation;
import dev.parley.client.core.ParticipantPhase;
import dev.parley.client.core.PeerState;
import dev.parley.client.core.VideoFormat;
import dev.parley.protocol.MediaState;
import dev.parley.protocol.Participant;
import dev.parley.protocol.ParticipantId;
import dev.parley.protocol.PeerMessage;
import dev.parley.protocol.Presence;
import dev.parley.protocol.Role;
import java.util.OptionalDouble;

/** Another participant, as tests describe one. */
record Peer(
        String name, boolean audio, boolean video, boolean hand, ParticipantPhase phase, LinkPhase link, double rtt) {
    private static final Negotiation STABLE = Negotiation.start(true, 1);

    static Peer named(String name) {
        return new Peer(name, true, true, false, ParticipantPhase.ACTIVE, LinkPhase.CONNECTED, 18);
    }

    static ParticipantId idOf(String name) {
        return new ParticipantId("p-" + Integer.toHexString(name.hashCode()));
    }

    ParticipantId id() {
        return idOf(name);
    }

    Peer muted() {
        return new Peer(name, false, video, hand, phase, link, rtt);
    }

    Peer cameraOff() {
        return new Peer(name, audio, false, hand, phase, link, rtt);
    }

    Peer handRaised() {
        return new Peer(name, audio, video, true, phase, link, rtt);
    }

    Peer phase(ParticipantPhase now) {
        return new Peer(name, audio, video, hand, now, link, rtt);
    }

    Peer link(LinkPhase now) {
        return new Peer(name, audio, video, hand, phase, now, rtt);
    }

    Peer rtt(double ms) {
        return new Peer(name, audio, video, hand, phase, link, ms);
    }

    PeerState state() {
        Participant participant = new Participant(
                id(), name, Role.PARTICIPANT, new MediaState(audio, video, false), Presence.ACTIVE, hand, 1);
        return new PeerState(
                participant,
                phase,
                new LinkKey(id(), 1),
                link,
                STABLE,
                PeerState.Repair.NONE,
                PeerState.Mutual.UNKNOWN,
                stats(),
                PeerMessage.View.HIDDEN,
                null,
                VideoFormat.NONE,
                true,
                video);
    }

    private LinkStats stats() {
        return new LinkStats(
                OptionalDouble.of(rtt),
                OptionalDouble.of(3),
                OptionalDouble.of(0.2),
                OptionalDouble.of(620),
                OptionalDouble.of(640),
                OptionalDouble.of(2000),
                LinkStats.Picture.NONE,
                LinkStats.Picture.NONE,
                new LinkStats.Flow(500, 500, 100, 100),
                "VP8",
                "host");
    }
}
