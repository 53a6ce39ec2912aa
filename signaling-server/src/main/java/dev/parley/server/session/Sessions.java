package dev.parley.server.session;

import dev.parley.server.room.RoomSettings;
import dev.parley.server.room.Tickets;
import java.net.InetAddress;
import java.security.SecureRandom;

/** What all sessions of one server share; opens them. Any thread. */
public final class Sessions {
    private final SessionSettings settings;
    private final Greeting greeting;
    private final Switchboard switchboard;
    private final AddressBook addresses;
    private final AccountBook accounts;
    private final RandomIds ids;
    private final Timekeeper time;
    private final RoomPasswords passwords;

    public Sessions(
            SessionSettings settings,
            RoomSettings rooms,
            Switchboard switchboard,
            AddressBook addresses,
            RandomIds ids,
            Timekeeper time,
            RoomPasswords passwords) {
        this.settings = settings;
        this.greeting = new Greeting(settings, rooms);
        this.switchboard = switchboard;
        this.addresses = addresses;
        this.accounts = new AccountBook(settings.limits().account(), time);
        this.ids = ids;
        this.time = time;
        this.passwords = passwords;
        switchboard.store().tellBy(switchboard::tell);
    }

    /** With a key for the passwords of rooms that is good as long as this object is. */
    public Sessions(
            SessionSettings settings,
            RoomSettings rooms,
            Switchboard switchboard,
            AddressBook addresses,
            RandomIds ids,
            Timekeeper time) {
        this(settings, rooms, switchboard, addresses, ids, time, new RoomPasswords(Tickets.NONE, new SecureRandom()));
    }

    /** A session for a socket whose WebSocket handshake is done; it now has to say hello. */
    public ClientSession open(Connection connection, InetAddress address) {
        return new ClientSession(ids.nextSession(), connection, address, addresses.allowance(address), this);
    }

    SessionSettings settings() {
        return settings;
    }

    Greeting greeting() {
        return greeting;
    }

    Switchboard switchboard() {
        return switchboard;
    }

    AddressBook addresses() {
        return addresses;
    }

    AccountBook accounts() {
        return accounts;
    }

    RoomPasswords passwords() {
        return passwords;
    }

    Timekeeper time() {
        return time;
    }
}
