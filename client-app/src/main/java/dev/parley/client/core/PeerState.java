package dev.parley.client.core;

import dev.parley.protocol.Participant;
import dev.parley.protocol.ParticipantId;
import dev.parley.protocol.PeerMessage;
import org.jspecify.annotations.Nullable;

/**
 * Another participant and the link to it.
 *
 * @param negotiation the offer/answer machine of the link
 * @param rebuilds connections built anew since the link last worked; bounded by {@value LinkUpdate#REBUILDS}
 * @param stats the last sample, null before the first
 * @param shownAt the size at which this app shows the peer; told to it
 * @param wanted the size at which the peer shows this app, null until it said so
 * @param sending what of the camera this peer is sent
 * @param channelOpen the data channel is open
 * @param hasVideo a frame of the peer's camera was decoded on this link
 */
public record PeerState(
        Participant participant,
        ParticipantPhase phase,
        LinkKey key,
        LinkPhase link,
        Negotiation negotiation,
        int rebuilds,
        @Nullable LinkStats stats,
        PeerMessage.View shownAt,
        PeerMessage.@Nullable View wanted,
        VideoFormat sending,
        boolean channelOpen,
        boolean hasVideo) {

    public ParticipantId id() {
        return participant.id();
    }

    PeerState withParticipant(Participant newParticipant) {
        return new PeerState(
                newParticipant,
                phase,
                key,
                link,
                negotiation,
                rebuilds,
                stats,
                shownAt,
                wanted,
                sending,
                channelOpen,
                hasVideo);
    }

    PeerState withPhase(ParticipantPhase newPhase) {
        return new PeerState(
                participant,
                newPhase,
                key,
                link,
                negotiation,
                rebuilds,
                stats,
                shownAt,
                wanted,
                sending,
                channelOpen,
                hasVideo);
    }

    PeerState withLink(LinkPhase newLink) {
        return new PeerState(
                participant,
                phase,
                key,
                newLink,
                negotiation,
                rebuilds,
                stats,
                shownAt,
                wanted,
                sending,
                channelOpen,
                hasVideo);
    }

    PeerState withNegotiation(Negotiation newNegotiation) {
        return new PeerState(
                participant,
                phase,
                key,
                link,
                newNegotiation,
                rebuilds,
                stats,
                shownAt,
                wanted,
                sending,
                channelOpen,
                hasVideo);
    }

    PeerState withRebuilds(int newRebuilds) {
        return new PeerState(
                participant,
                phase,
                key,
                link,
                negotiation,
                newRebuilds,
                stats,
                shownAt,
                wanted,
                sending,
                channelOpen,
                hasVideo);
    }

    PeerState withStats(LinkStats newStats) {
        return new PeerState(
                participant,
                phase,
                key,
                link,
                negotiation,
                rebuilds,
                newStats,
                shownAt,
                wanted,
                sending,
                channelOpen,
                hasVideo);
    }

    PeerState withShownAt(PeerMessage.View newShownAt) {
        return new PeerState(
                participant,
                phase,
                key,
                link,
                negotiation,
                rebuilds,
                stats,
                newShownAt,
                wanted,
                sending,
                channelOpen,
                hasVideo);
    }

    PeerState withWanted(PeerMessage.View newWanted) {
        return new PeerState(
                participant,
                phase,
                key,
                link,
                negotiation,
                rebuilds,
                stats,
                shownAt,
                newWanted,
                sending,
                channelOpen,
                hasVideo);
    }

    PeerState withSending(VideoFormat newSending) {
        return new PeerState(
                participant,
                phase,
                key,
                link,
                negotiation,
                rebuilds,
                stats,
                shownAt,
                wanted,
                newSending,
                channelOpen,
                hasVideo);
    }

    PeerState withChannelOpen(boolean newChannelOpen) {
        return new PeerState(
                participant,
                phase,
                key,
                link,
                negotiation,
                rebuilds,
                stats,
                shownAt,
                wanted,
                sending,
                newChannelOpen,
                hasVideo);
    }

    PeerState withHasVideo(boolean newHasVideo) {
        return new PeerState(
                participant,
                phase,
                key,
                link,
                negotiation,
                rebuilds,
                stats,
                shownAt,
                wanted,
                sending,
                channelOpen,
                newHasVideo);
    }

    /** The same peer on a connection that was just opened. */
    PeerState onConnection(LinkKey newKey, Negotiation newNegotiation) {
        return new PeerState(
                participant,
                phase,
                newKey,
                link,
                newNegotiation,
                rebuilds,
                null,
                shownAt,
                wanted,
                sending,
                false,
                false);
    }
}
