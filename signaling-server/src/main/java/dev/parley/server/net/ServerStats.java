package dev.parley.server.net;

import dev.parley.server.room.RoomCounts;

/**
 * What the server is doing at one moment.
 *
 * @param connections open sockets, welcomed or not
 * @param clients sessions that were welcomed
 * @param draining whether the server is going down
 * @param waitingFrames frames that wait for clients to read them
 * @param longestQueue the most that wait for one client
 * @param rooms rooms and members; private rooms only as a number
 */
public record ServerStats(
        int connections, int clients, boolean draining, long waitingFrames, int longestQueue, RoomCounts rooms) {}
