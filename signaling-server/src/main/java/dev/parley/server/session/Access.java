package dev.parley.server.session;

import dev.parley.protocol.Credentials;
import dev.parley.protocol.ErrorCode;
import dev.parley.protocol.ServerMessage;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import org.jspecify.annotations.Nullable;

/**
 * Who may use this server.
 *
 * @param password the server-wide password for guests, empty for none
 * @param token a token that is accepted instead of the password, empty for none
 * @param guests whether people without an account are let in
 * @param accounts whose access tokens are accepted too
 */
public record Access(String password, String token, boolean guests, Accounts accounts) {
    /** Everybody, as a guest. */
    public static final Access OPEN = new Access("", "");

    private static final Refused NOT_IT = new Refused(
            ErrorCode.UNAUTHORIZED,
            "This server asks for a password or token, and what was given is not it. Ask its admin.");

    private static final Refused NO_GUESTS = new Refused(
            ErrorCode.UNAUTHORIZED, "This server lets in only people who have an account here. Sign in first.");

    private static final Refused EXPIRED =
            new Refused(ErrorCode.TOKEN_EXPIRED, "This sign-in has run out. Refresh it, or sign in again.");

    /** A server without accounts. */
    public Access(String password, String token) {
        this(password, token, true, Accounts.NONE);
    }

    /** What credentials lead to. */
    sealed interface Decision {}

    /**
     * They are let in.
     *
     * @param identity whose account it is; null for a guest
     */
    record Admitted(@Nullable Identity identity) implements Decision {}

    /** They are not. */
    record Refused(ErrorCode code, String sentence) implements Decision {}

    /** The same with accounts. */
    public Access withAccounts(Accounts other) {
        return new Access(password, token, guests, other);
    }

    /**
     * Judges what a client presents. Without password, token and accounts everybody may come in, whatever they present: such a
     * server expects nothing.
     */
    Decision decide(Credentials credentials) {
        if (isOpen() && !accounts.exist()) {
            return new Admitted(null);
        }
        return switch (credentials) {
            case Credentials.Guest guest -> guest(isOpen());
            case Credentials.Password given -> guest(isOpen() || matches(password, given.password()));
            case Credentials.Token given -> token(given.token());
        };
    }

    /** What is told to those who ask how they may come in. */
    ServerMessage.AuthMethods methods() {
        boolean guestsMayCome = guests && (token.isEmpty() || !password.isEmpty());
        return new ServerMessage.AuthMethods(
                guestsMayCome,
                guestsMayCome && !password.isEmpty(),
                accounts.exist(),
                accounts.registration(),
                accounts.oidc());
    }

    private boolean isOpen() {
        return password.isEmpty() && token.isEmpty() && guests;
    }

    private Decision guest(boolean right) {
        if (!guests) {
            return NO_GUESTS;
        }
        return right ? new Admitted(null) : NOT_IT;
    }

    private Decision token(String given) {
        if (matches(token, given)) {
            return new Admitted(null);
        }
        return switch (accounts.judge(given)) {
            case Accounts.Genuine(Identity identity) -> new Admitted(identity);
            case Accounts.Expired() -> EXPIRED;
            case Accounts.Unknown() -> guests ? NOT_IT : NO_GUESTS;
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
