package dev.parley.server.durable;

import dev.parley.protocol.ServerMessage;

/**
 * What somebody who asked is told, and then others: the reply takes no longer because there is somebody to tell.
 *
 * @param afterwards tells them; run once, after the reply
 */
record Answer(ServerMessage message, Runnable afterwards) {
    /** Which nobody else hears of. */
    static Answer of(ServerMessage message) {
        return new Answer(message, () -> {});
    }
}
