package dev.parley.server.account;

import dev.parley.protocol.ErrorCode;
import dev.parley.protocol.Text;
import dev.parley.protocol.UserName;
import dev.parley.server.session.Timekeeper;
import dev.parley.server.store.Database;
import dev.parley.server.store.SignIns;
import dev.parley.server.store.User;
import dev.parley.server.store.Users;
import java.util.Optional;
import java.util.function.Supplier;

/** Makes accounts and changes their passwords, for themselves and for the admin. Any thread; takes time on purpose. */
final class Registrar {
    private final Users users;
    private final SignIns signIns;
    private final PasswordHasher hasher;
    private final PasswordRules rules;
    private final Supplier<String> ids;
    private final Timekeeper time;

    Registrar(Database database, PasswordHasher hasher, PasswordRules rules, Supplier<String> ids, Timekeeper time) {
        this.users = database.users();
        this.signIns = database.signIns();
        this.hasher = hasher;
        this.rules = rules;
        this.ids = ids;
        this.time = time;
    }

    /** Makes an account, whose hash is computed whether the name is taken or not. */
    User add(String name, String email, String displayName, String password) throws AccountException {
        String user = UserName.check("user", name);
        checkPassword(password, user, email);
        User made = new User(
                ids.get(),
                user,
                Text.email("email", email),
                Text.name("displayName", displayName),
                hasher.hash(password),
                time.epochMillis(),
                null,
                null);
        if (!users.add(made)) {
            throw new AccountException(
                    ErrorCode.USER_TAKEN, "Somebody has the user name " + user + " already. Choose another one.");
        }
        return made;
    }

    /** Changes a password and ends all sign-ins of the account. */
    void changePassword(User user, String password) throws AccountException {
        checkPassword(password, user.name(), user.email());
        users.changePassword(user.id(), hasher.hash(password));
        signIns.revokeAll(user.id(), time.epochMillis());
    }

    private void checkPassword(String password, String user, String email) throws AccountException {
        Optional<String> problem = rules.problem(password, user, email);
        if (problem.isPresent()) {
            throw new AccountException(ErrorCode.INVALID_FIELD, problem.get());
        }
    }
}
