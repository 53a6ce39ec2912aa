package dev.parley.server.net;

import dev.parley.server.room.RoomSettings;
import dev.parley.server.room.Tickets;
import dev.parley.server.session.IceSettings;
import dev.parley.server.session.RoomStore;
import dev.parley.server.session.SessionSettings;
import org.jspecify.annotations.Nullable;

/**
 * Everything a {@link SignalingServer} needs to know.
 *
 * @param host the address to listen on: {@code 127.0.0.1} for this computer only, {@code 0.0.0.0} for the network
 * @param port 1 to 65535, or 0 for any free one
 * @param tickets what lets people come back into their rooms after a restart; null for a key of this start alone, with which
 *     they come back only while the server runs
 * @param store where durable rooms are kept
 * @param pages what browsers are shown that come to the port of the clients
 */
public record ServerSettings(
        String host,
        int port,
        RoomSettings rooms,
        SessionSettings sessions,
        SocketSettings sockets,
        IceSettings ice,
        @Nullable Tickets tickets,
        RoomStore store,
        Pages pages) {
    /** On this computer only, on any free port. */
    public static final ServerSettings DEFAULTS = new ServerSettings(
            "127.0.0.1",
            0,
            RoomSettings.DEFAULTS,
            SessionSettings.DEFAULTS,
            SocketSettings.DEFAULTS,
            IceSettings.NONE,
            null,
            RoomStore.NONE,
            Pages.NONE);

    public ServerSettings {
        if (port < 0 || port > 65_535) {
            throw new IllegalArgumentException("A port is 0 to 65535.");
        }
    }

    public ServerSettings withAddress(String newHost, int newPort) {
        return new ServerSettings(newHost, newPort, rooms, sessions, sockets, ice, tickets, store, pages);
    }

    public ServerSettings withRooms(RoomSettings other) {
        return new ServerSettings(host, port, other, sessions, sockets, ice, tickets, store, pages);
    }

    public ServerSettings withSessions(SessionSettings other) {
        return new ServerSettings(host, port, rooms, other, sockets, ice, tickets, store, pages);
    }

    public ServerSettings withSockets(SocketSettings other) {
        return new ServerSettings(host, port, rooms, sessions, other, ice, tickets, store, pages);
    }

    public ServerSettings withIce(IceSettings other) {
        return new ServerSettings(host, port, rooms, sessions, sockets, other, tickets, store, pages);
    }

    public ServerSettings withTickets(Tickets other) {
        return new ServerSettings(host, port, rooms, sessions, sockets, ice, other, store, pages);
    }

    public ServerSettings withStore(RoomStore other) {
        return new ServerSettings(host, port, rooms, sessions, sockets, ice, tickets, other, pages);
    }

    public ServerSettings withPages(Pages other) {
        return new ServerSettings(host, port, rooms, sessions, sockets, ice, tickets, store, other);
    }
}
