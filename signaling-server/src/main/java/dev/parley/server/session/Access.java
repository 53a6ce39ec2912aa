package dev.parley.server.session;

import dev.parley.protocol.Credentials;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;

/**
 * Who may use this server.
 *
 * @param password the server-wide password, empty for none
 * @param token a token that is accepted instead of the password, empty for none
 */
public record Access(String password, String token) {
    /** Everybody, as a guest. */
    public static final Access OPEN = new Access("", "");

    /** With neither a password nor a token configured everybody may come in, whatever they present. */
    boolean admits(Credentials credentials) {
        if (password.isEmpty() && token.isEmpty()) {
            return true;
        }
        return switch (credentials) {
            case Credentials.Guest guest -> false;
            case Credentials.Password given -> matches(password, given.password());
            case Credentials.Token given -> matches(token, given.token());
        };
    }

    /** Takes as long for a near miss as for a wild guess. */
    private static boolean matches(String expected, String given) {
        return !expected.isEmpty()
                && MessageDigest.isEqual(
                        expected.getBytes(StandardCharsets.UTF_8), given.getBytes(StandardCharsets.UTF_8));
    }

    @Override
    public String toString() {
        return "Access[" + (equals(OPEN) ? "open" : "protected") + "]";
    }
}
