package dev.parley.server.account;

import dev.parley.protocol.ClientMessage;
import dev.parley.server.session.AddressBook;
import dev.parley.server.session.Timekeeper;
import java.net.InetAddress;

/** Who may try to get in again when. Any thread. Loopback addresses do not count: behind a proxy on this machine everybody has them. */
final class Attempts {
    private static final long HOUR = 3_600_000;

    private final Backoff accounts;
    private final Backoff addresses;
    private final Backoff registrations;

    Attempts(Timekeeper time) {
        // Whoever knows a name can make its owner wait, so not for long.
        this.accounts = new Backoff(5, 60_000, HOUR, time);
        this.addresses = new Backoff(20, 900_000, HOUR, time);
        this.registrations = new Backoff(10, 900_000, HOUR, time);
    }

    /** Counts an attempt to sign in, or says how long to wait, in milliseconds. */
    synchronized long signIn(String user, InetAddress address) {
        String network = AddressBook.network(address);
        long wait =
                Math.max(accounts.waitMillis(user), address.isLoopbackAddress() ? 0 : addresses.waitMillis(network));
        if (wait == 0) {
            accounts.attempted(user);
            addresses.attempted(network);
        }
        return wait;
    }

    synchronized long registration(InetAddress address) {
        String network = AddressBook.network(address);
        long wait = address.isLoopbackAddress() ? 0 : registrations.waitMillis(network);
        if (wait == 0) {
            registrations.attempted(network);
        }
        return wait;
    }

    /** Counts an attempt with a token, which names nobody before it was judged. */
    synchronized long token(InetAddress address) {
        String network = AddressBook.network(address);
        long wait = address.isLoopbackAddress() ? 0 : addresses.waitMillis(network);
        if (wait == 0) {
            addresses.attempted(network);
        }
        return wait;
    }

    synchronized void tookBack(InetAddress address) {
        addresses.tookBack(AddressBook.network(address));
    }

    /** What was counted for that request. */
    synchronized void tookBack(ClientMessage.AccountRequest request, InetAddress address) {
        switch (request) {
            case ClientMessage.SignIn signIn -> {
                accounts.tookBack(signIn.user());
                tookBack(address);
            }
            case ClientMessage.SignInOidc signIn -> tookBack(address);
            case ClientMessage.Register register -> registrations.tookBack(AddressBook.network(address));
            case ClientMessage.RefreshToken refresh -> {
                // Nobody guesses those.
            }
            case ClientMessage.SignOut signOut -> {
                // Nor those.
            }
        }
    }

    synchronized void succeeded(String user, InetAddress address) {
        accounts.succeeded(user);
        tookBack(address);
    }
}
