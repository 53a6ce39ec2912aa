package dev.parley.protocol;

/** How a client proves who it is, inside {@code hello}. */
public sealed interface Credentials {
    /** No account: a display name is given when joining a room. */
    record Guest() implements Credentials {}

    /**
     * A token that the server's admin or account service issued.
     *
     * @param token up to 4096 characters
     */
    record Token(String token) implements Credentials {
        public Token {
            if (token.isEmpty() || token.length() > 4096) {
                throw new InvalidFieldException("token", "A token has 1 to 4096 characters.");
            }
        }

        @Override
        public String toString() {
            return "Token[…]";
        }
    }

    /** The server-wide password of a private server. */
    record Password(String password) implements Credentials {
        public Password {
            if (password.isEmpty() || password.length() > 1024) {
                throw new InvalidFieldException("password", "A password has 1 to 1024 characters.");
            }
        }

        @Override
        public String toString() {
            return "Password[…]";
        }
    }
}
