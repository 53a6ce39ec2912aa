package dev.parley.client.ui.room;

import dev.parley.client.core.AppState;
import dev.parley.client.core.LinkPhase;
import dev.parley.client.core.ParticipantPhase;
import dev.parley.client.core.PeerState;
import dev.parley.protocol.Participant;

/** What a tile shows of a participant. Statistics are not part of it, so a new sample touches no tile. */
record TileModel(
        String name,
        boolean self,
        boolean microphoneOn,
        boolean cameraOn,
        boolean handRaised,
        ParticipantPhase phase,
        LinkPhase link) {

    static TileModel of(PeerState peer) {
        Participant person = peer.participant();
        return new TileModel(
                person.name(),
                false,
                person.media().audio(),
                person.media().video(),
                person.handRaised(),
                peer.phase(),
                peer.link());
    }

    static TileModel self(AppState state) {
        Participant self = state.room().self();
        AppState.Media media = state.media();
        return new TileModel(
                self == null ? state.auth().displayName() : self.name(),
                true,
                media.microphoneOn() && media.microphone().available(),
                media.cameraOn() && media.camera().available(),
                self != null && self.handRaised(),
                ParticipantPhase.ACTIVE,
                LinkPhase.CONNECTED);
    }
}
