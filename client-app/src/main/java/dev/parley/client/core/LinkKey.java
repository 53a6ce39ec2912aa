package dev.parley.client.core;

import dev.parley.protocol.ParticipantId;

/**
 * One peer connection of this process. A connection that replaces another to the same peer has a new serial, so that
 * nothing late from the old one (a callback, a timer) can touch the new one.
 *
 * @param serial counts this process's connections from 1
 */
public record LinkKey(ParticipantId peer, int serial) {}
