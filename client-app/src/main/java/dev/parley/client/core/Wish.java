package dev.parley.client.core;

import dev.parley.protocol.PeerMessage;

/**
 * What this person decided about somebody who is gone. It holds again when they come back, whatever their id is then.
 *
 * @param silenced their sound is not played here
 * @param shownAt at what size they are shown, and whether they are pinned
 */
public record Wish(boolean silenced, PeerMessage.View shownAt) {
    Wish unpinned() {
        return new Wish(silenced, new PeerMessage.View(shownAt.width(), shownAt.height(), shownAt.audioOnly(), false));
    }
}
