package dev.parley.client.core;

import dev.parley.protocol.PeerMessage;
import org.jspecify.annotations.Nullable;

/**
 * Who shows whom how, on one link.
 *
 * @param shownAt how this app shows the peer
 * @param told what of that the peer was told last on this connection, null before the first
 * @param resting it was told so recently that the next change waits for {@link Timer.TellView}
 * @param wanted how the peer shows this app, null until it said so
 * @param allotment what of the camera this peer is sent
 * @param grown that became larger since the last sample
 * @param toldNothing the peer knows that it is sent no pictures
 * @param sentNothing the peer has said that it sends none
 */
public record Views(
        PeerMessage.View shownAt,
        PeerMessage.@Nullable View told,
        boolean resting,
        PeerMessage.@Nullable View wanted,
        Allotment allotment,
        boolean grown,
        boolean toldNothing,
        boolean sentNothing) {

    /** Of a peer that is shown so, and has not said or been sent anything. */
    public static Views of(PeerMessage.View shownAt) {
        return new Views(shownAt, null, false, null, Allotment.NONE, false, false, false);
    }

    /** Whether the peer does not know yet how it is shown. */
    boolean isNews() {
        return !shownAt.equals(told);
    }

    Views withShownAt(PeerMessage.View newShownAt) {
        return new Views(newShownAt, told, resting, wanted, allotment, grown, toldNothing, sentNothing);
    }

    Views wasTold() {
        return new Views(shownAt, shownAt, true, wanted, allotment, grown, toldNothing, sentNothing);
    }

    Views rested() {
        return new Views(shownAt, told, false, wanted, allotment, grown, toldNothing, sentNothing);
    }

    Views withWanted(PeerMessage.View newWanted) {
        return new Views(shownAt, told, resting, newWanted, allotment, grown, toldNothing, sentNothing);
    }

    Views withAllotment(Allotment newAllotment, boolean newGrown) {
        return new Views(shownAt, told, resting, wanted, newAllotment, newGrown, toldNothing, sentNothing);
    }

    Views withToldNothing(boolean newToldNothing) {
        return new Views(shownAt, told, resting, wanted, allotment, grown, newToldNothing, sentNothing);
    }

    Views withSentNothing(boolean newSentNothing) {
        return new Views(shownAt, told, resting, wanted, allotment, grown, toldNothing, newSentNothing);
    }

    /** A new connection, on which nothing has been told. */
    Views onConnection() {
        return new Views(shownAt, null, false, wanted, allotment, false, false, false);
    }
}
