package dev.parley.server.account;

import dev.parley.server.session.Timekeeper;
import dev.parley.server.store.Database;
import dev.parley.server.store.Identities;
import dev.parley.server.store.SignIns;
import dev.parley.server.store.User;
import dev.parley.server.store.Users;
import java.security.SecureRandom;
import java.util.List;

/** What an admin does with accounts. Any thread; blocks for as long as hash and database take. */
public final class AdminDesk {
    private final Users users;
    private final SignIns signIns;
    private final Identities identities;
    private final Registrar registrar;
    private final Timekeeper time = Timekeeper.system();

    public AdminDesk(Database database) {
        this.users = database.users();
        this.signIns = database.signIns();
        this.identities = database.identities();
        this.registrar = new Registrar(
                database, new Argon2idHasher(new SecureRandom()), new PasswordRules(), AccountService.ids(), time);
    }

    /** That cannot be done. The message says why and what to do. */
    public static final class RefusedException extends Exception {
        private static final long serialVersionUID = 1L;

        RefusedException(String message) {
            super(message);
        }
    }

    /**
     * Makes an account.
     *
     * @throws RefusedException if the name is taken or the password too weak
     * @throws dev.parley.protocol.InvalidFieldException if a name or the address is not well formed
     */
    public User add(String name, String email, String displayName, String password) throws RefusedException {
        try {
            return registrar.add(name, email, displayName, password);
        } catch (AccountException e) {
            throw new RefusedException(String.valueOf(e.getMessage()));
        }
    }

    /** Changes a password and ends all sign-ins of the account. */
    public void changePassword(String name, String password) throws RefusedException {
        try {
            registrar.changePassword(find(name), password);
        } catch (AccountException e) {
            throw new RefusedException(String.valueOf(e.getMessage()));
        }
    }

    /** All accounts, by name. */
    public List<User> all() {
        return users.all();
    }

    /** Lets nobody sign in to an account any more, and ends its sign-ins. */
    public void disable(String name) throws RefusedException {
        User user = find(name);
        users.disable(user.id(), time.epochMillis());
        signIns.revokeAll(user.id(), time.epochMillis());
    }

    /** Lets people sign in to an account again. */
    public void enable(String name) throws RefusedException {
        users.disable(find(name).id(), null);
    }

    /**
     * Lets somebody from an OpenID provider sign in to an account.
     *
     * @throws RefusedException if that somebody signs in to another account
     */
    public void link(String name, Identities.Identity identity) throws RefusedException {
        User user = find(name);
        if (!identities.link(user.id(), identity, time.epochMillis())) {
            String owner = identities.user(identity).map(User::name).orElse("another");
            throw new RefusedException("That subject belongs to the account " + owner + ". Unlink it there first.");
        }
    }

    /** Takes everybody from OpenID providers from an account, and ends its sign-ins. */
    public void unlink(String name) throws RefusedException {
        User user = find(name);
        if (identities.unlink(user.id()) == 0) {
            throw new RefusedException("Nobody from an OpenID provider is linked with " + user.name() + ".");
        }
        signIns.revokeAll(user.id(), time.epochMillis());
    }

    /** Removes an account for good. */
    public void remove(String name) throws RefusedException {
        users.remove(find(name).id());
    }

    private User find(String name) throws RefusedException {
        return users.named(name).orElseThrow(() -> new RefusedException("There is no account " + name + "."));
    }
}
