package dev.parley.client.ui.login;

import dev.parley.client.text.Texts;
import dev.parley.protocol.InvalidFieldException;
import dev.parley.protocol.Limits;
import dev.parley.protocol.Text;
import dev.parley.protocol.UserName;

/** Reads what is typed about an account, and says in the person's language what is wrong with it. */
final class TypedAccount {
    /** Shortest new password, in code points. Servers of Parley ask for that many; what else they refuse, they say. */
    static final int SHORTEST_PASSWORD = 10;

    private TypedAccount() {}

    /**
     * A user name.
     *
     * @throws InvalidFieldException with the field {@code user} and a sentence for the person if it is none
     */
    static String user(String typed) {
        try {
            return UserName.check("user", typed.strip());
        } catch (InvalidFieldException e) {
            throw new InvalidFieldException("user", Texts.of("lobby.account.user.wrong"));
        }
    }

    /**
     * An email address, or none.
     *
     * @throws InvalidFieldException with the field {@code email} and a sentence for the person if it is no address
     */
    static String email(String typed) {
        try {
            return Text.email("email", typed.strip());
        } catch (InvalidFieldException e) {
            throw new InvalidFieldException("email", Texts.of("lobby.account.email.wrong"));
        }
    }

    /**
     * The password of an account that is there.
     *
     * @throws InvalidFieldException with the field {@code password} and a sentence for the person if there is none
     */
    static String password(String typed) {
        if (typed.isEmpty()) {
            throw new InvalidFieldException("password", Texts.of("lobby.account.password.empty"));
        }
        if (typed.length() > Limits.PASSWORD_LENGTH) {
            throw new InvalidFieldException(
                    "password", Texts.of("lobby.account.password.long", Limits.PASSWORD_LENGTH));
        }
        return typed;
    }

    /**
     * The password that a server wants from guests.
     *
     * @throws InvalidFieldException with the field {@code server-password} and a sentence for the person if there is none
     */
    static String serverPassword(String typed) {
        if (typed.isEmpty()) {
            throw new InvalidFieldException("server-password", Texts.of("lobby.server.password.empty"));
        }
        return typed;
    }

    /**
     * The password of a new account.
     *
     * @throws InvalidFieldException with the field {@code password} and a sentence for the person if it cannot be one
     */
    static String newPassword(String typed) {
        if (typed.codePointCount(0, typed.length()) < SHORTEST_PASSWORD) {
            throw new InvalidFieldException("password", Texts.of("lobby.account.password.short", SHORTEST_PASSWORD));
        }
        return password(typed);
    }
}
