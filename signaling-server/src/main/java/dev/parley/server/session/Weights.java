package dev.parley.server.session;

import dev.parley.protocol.ClientMessage;
import dev.parley.protocol.HostMessage;
import dev.parley.protocol.StoreRequest;

/** What messages cost of an {@link Allowance}. */
final class Weights {
    /** A created room lasts a minute without anybody in it, so creating costs as much as so many other messages. */
    private static final int CREATE = 10;

    /** Joining is told to everybody in the room and everybody who follows the list. */
    private static final int JOIN = 5;

    /** Passwords are made to cost time. */
    private static final int PASSWORD = 10;

    /** The database is asked. */
    private static final int STORE = 5;

    private Weights() {}

    /** What a message costs beyond the one that every message costs before it is read. */
    static int surcharge(ClientMessage message) {
        return switch (message) {
            case ClientMessage.CreateRoom create -> CREATE - 1;
            case ClientMessage.JoinRoom join -> (join.pass().password() == null ? JOIN : PASSWORD) - 1;
            case ClientMessage.AccountMessage account -> PASSWORD - 1;
            case HostMessage.SetRoomAccess set -> PASSWORD - 1;
            case StoreRequest store -> STORE - 1;
            default -> 0;
        };
    }
}
