package dev.parley.server.room;

import dev.parley.protocol.Participant;

/**
 * One stay of one session in one room.
 *
 * @param session who is reached through it
 * @param participant how the others see it
 */
record Membership(String session, Participant participant) {
    Membership with(Participant changed) {
        return new Membership(session, changed);
    }
}
