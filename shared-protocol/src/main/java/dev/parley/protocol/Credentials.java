package dev.parley.protocol;

/** How a client proves who it is, inside {@code hello}. */
public sealed interface Credentials {
    /** No account: a display name is given when joining a room. */
    record Guest() implements Credentials {}

    /**
     * A token that the server's admin or account service issued.
     *
     * @param token 1 to {@value Limits#TOKEN_LENGTH} characters
     */
    record Token(String token) implements Credentials {
        public Token {
            if (token.isEmpty()) {
                throw new InvalidFieldException("token", "Enter the token that the server's admin gave you.");
            }
            Text.opaque("token", token, Limits.TOKEN_LENGTH);
        }

        @Override
        public String toString() {
            return "Token[…]";
        }
    }

    /**
     * The server-wide password of a private server.
     *
     * @param password 1 to {@value Limits#PASSWORD_LENGTH} characters
     */
    record Password(String password) implements Credentials {
        public Password {
            if (password.isEmpty()) {
                throw new InvalidFieldException("password", "Enter the server's password.");
            }
            Text.opaque("password", password, Limits.PASSWORD_LENGTH);
        }

        @Override
        public String toString() {
            return "Password[…]";
        }
    }
}
