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
}
