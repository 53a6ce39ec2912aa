package dev.parley.client.ui.room;

import dev.parley.client.core.AppState;
import dev.parley.client.core.ParticipantPhase;
import dev.parley.client.core.PeerState;
import dev.parley.client.core.PointInTime;
import dev.parley.client.core.Trouble;
import dev.parley.protocol.Participant;
import org.jspecify.annotations.Nullable;

/**
 * What a tile shows of a participant. Statistics are not part of it, so a new sample touches no tile.
 *
 * @param trouble what is wrong with the link, null while nothing is
 */
record TileModel(
        String name,
        boolean self,
        boolean microphoneOn,
        boolean cameraOn,
        boolean handRaised,
        ParticipantPhase phase,
        @Nullable Trouble trouble) {

    static TileModel of(AppState state, PeerState peer, PointInTime at) {
        Participant person = peer.participant();
        return new TileModel(
                person.name(),
                false,
                person.media().audio(),
                person.media().video(),
                person.handRaised(),
                peer.phase(),
                Trouble.of(state, peer, at).orElse(null));
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
                null);
    }
}
