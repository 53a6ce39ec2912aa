package dev.parley.client.ui.room;

import dev.parley.client.core.AppState;
import dev.parley.client.core.ParticipantPhase;
import dev.parley.client.core.PeerQuality;
import dev.parley.client.core.PeerState;
import dev.parley.client.core.PersonColours;
import dev.parley.client.core.PointInTime;
import dev.parley.client.core.Trouble;
import dev.parley.protocol.Participant;
import org.jspecify.annotations.Nullable;

/**
 * What a tile shows of a participant. Statistics are not part of it, so a new sample touches no tile.
 *
 * @param colour one of {@link PersonColours}
 * @param handPlace in which place the hand went up, from 1; 0 while no other hand is up
 * @param talking muted, but talking for as long as a key is held
 * @param pictures are to be expected
 * @param heardOnly the camera is on, but what comes is sound
 * @param pinned this person wants to see that one before others
 * @param silenced its sound is not played here
 * @param trouble what is wrong with the link, null while nothing is
 * @param quality how good the link is, null while it does not work and for oneself
 */
record TileModel(
        String name,
        int colour,
        boolean self,
        boolean microphoneOn,
        boolean talking,
        boolean cameraOn,
        boolean handRaised,
        int handPlace,
        boolean pictures,
        boolean heardOnly,
        boolean pinned,
        boolean silenced,
        ParticipantPhase phase,
        @Nullable Trouble trouble,
        @Nullable PeerQuality quality) {

    static TileModel of(AppState state, PeerState peer, PointInTime at) {
        Participant person = peer.participant();
        return new TileModel(
                person.name(),
                PersonColours.of(state, person),
                false,
                person.media().audio(),
                false,
                person.media().video(),
                person.handRaised(),
                handPlace(state, person),
                PeerQuality.showsPictures(state, peer) && peer.phase() != ParticipantPhase.DISCONNECTED,
                PeerQuality.isHeardOnly(state, peer),
                peer.shownAt().pinned(),
                state.attendance().isSilenced(peer.id()),
                peer.phase(),
                Trouble.of(state, peer, at).orElse(null),
                PeerQuality.of(state, peer).orElse(null));
    }

    private static int handPlace(AppState state, Participant person) {
        boolean several = state.attendance().hands().size() > 1;
        return several && person.handRaised() ? state.attendance().handPlace(person.id()) : 0;
    }

    static TileModel self(AppState state, boolean talking) {
        Participant self = state.room().self();
        AppState.Media media = state.media();
        boolean filmed = PeerQuality.isFilmed(state);
        String name = self == null ? state.auth().displayName() : self.name();
        return new TileModel(
                name,
                self == null ? PersonColours.ofName(name) : PersonColours.of(state, self),
                true,
                talking || (media.microphoneOn() && media.microphone().available()),
                talking,
                filmed,
                self != null && self.handRaised(),
                self == null ? 0 : handPlace(state, self),
                filmed,
                false,
                false,
                false,
                ParticipantPhase.ACTIVE,
                null,
                null);
    }
}
