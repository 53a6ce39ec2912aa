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
 * @param sending what of the camera this peer is sent
 */
public record Views(
        PeerMessage.View shownAt,
        PeerMessage.@Nullable View told,
        boolean resting,
        PeerMessage.@Nullable View wanted,
        VideoFormat sending) {

    /** Of a peer that is shown so, and has not said or been sent anything. */
    public static Views of(PeerMessage.View shownAt) {
        return new Views(shownAt, null, false, null, VideoFormat.NONE);
    }

    /** Whether the peer does not know yet how it is shown. */
    boolean isNews() {
        return !shownAt.equals(told);
    }

    Views withShownAt(PeerMessage.View newShownAt) {
        return new Views(newShownAt, told, resting, wanted, sending);
    }

    Views wasTold() {
        return new Views(shownAt, shownAt, true, wanted, sending);
    }

    Views rested() {
        return new Views(shownAt, told, false, wanted, sending);
    }

    Views withWanted(PeerMessage.View newWanted) {
        return new Views(shownAt, told, resting, newWanted, sending);
    }

    Views withSending(VideoFormat newSending) {
        return new Views(shownAt, told, resting, wanted, newSending);
    }

    /** A new connection, on which nothing has been told. */
    Views onConnection() {
        return new Views(shownAt, null, false, wanted, sending);
    }
}
