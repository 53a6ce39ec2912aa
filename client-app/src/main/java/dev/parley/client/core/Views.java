package dev.parley.client.core;

import static dev.parley.protocol.PeerMessage.Pictures.AS_WANTED;

import dev.parley.protocol.PeerMessage;
import org.jspecify.annotations.Nullable;

/**
 * Who shows whom how, on one link.
 *
 * @param shownAt how this app shows the peer
 * @param told how it was told last, on this connection, to send its pictures; null before the first
 * @param resting it was told so recently that the next change waits for {@link Timer.TellView}
 * @param wanted how the peer shows this app, null until it said so
 * @param allotment what of the camera this peer is sent
 * @param grown that became larger since the last sample
 * @param sends what the peer was told last of the pictures it is sent
 * @param sent what the peer said last of those it sends
 */
public record Views(
        PeerMessage.View shownAt,
        PeerMessage.@Nullable View told,
        boolean resting,
        PeerMessage.@Nullable View wanted,
        Allotment allotment,
        boolean grown,
        PeerMessage.Pictures sends,
        PeerMessage.Pictures sent) {

    /** Of a peer that is shown so, and has not said or been sent anything. */
    public static Views of(PeerMessage.View shownAt) {
        return new Views(shownAt, null, false, null, Allotment.NONE, false, AS_WANTED, AS_WANTED);
    }

    Views withShownAt(PeerMessage.View newShownAt) {
        return new Views(newShownAt, told, resting, wanted, allotment, grown, sends, sent);
    }

    Views wasTold(PeerMessage.View asked) {
        return new Views(shownAt, asked, true, wanted, allotment, grown, sends, sent);
    }

    Views rested() {
        return new Views(shownAt, told, false, wanted, allotment, grown, sends, sent);
    }

    Views withWanted(PeerMessage.View newWanted) {
        return new Views(shownAt, told, resting, newWanted, allotment, grown, sends, sent);
    }

    Views withAllotment(Allotment newAllotment, boolean newGrown) {
        return new Views(shownAt, told, resting, wanted, newAllotment, newGrown, sends, sent);
    }

    Views withSends(PeerMessage.Pictures newSends) {
        return new Views(shownAt, told, resting, wanted, allotment, grown, newSends, sent);
    }

    Views withSent(PeerMessage.Pictures newSent) {
        return new Views(shownAt, told, resting, wanted, allotment, grown, sends, newSent);
    }

    /** A new connection, on which nothing has been told. */
    Views onConnection() {
        return new Views(shownAt, null, false, wanted, allotment, false, AS_WANTED, AS_WANTED);
    }
}
