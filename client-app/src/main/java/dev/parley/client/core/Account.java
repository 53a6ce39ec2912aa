package dev.parley.client.core;

import dev.parley.protocol.AccountInfo;
import dev.parley.protocol.ClientMessage;
import dev.parley.protocol.OidcProvider;
import dev.parley.protocol.ServerMessage;
import java.net.URI;
import org.jspecify.annotations.Nullable;

/**
 * What is known of accounts at one server, and of the one that is signed in there. The access token is for that server alone and in
 * memory only; the refresh token is not here at all, but where {@link Effect.KeepSignIn} puts it.
 *
 * @param server the server; null while none has been asked
 * @param ways how one may come in there; null while that is not known
 * @param owner whose account is used; null for nobody's. Stays while its sign-in has expired
 * @param token the access token, empty for none
 * @param renewAt when the next access token is due, ms since 1970-01-01T00:00Z; 0 at once
 * @param fresh the token has just been given, and the server has not welcomed anybody with it yet
 * @param errand what the server is to be asked when it can be
 * @param problem why the last try to sign in was refused
 */
public record Account(
        @Nullable URI server,
        ServerMessage.@Nullable AuthMethods ways,
        @Nullable AccountInfo owner,
        String token,
        long renewAt,
        boolean fresh,
        Errand errand,
        Problem problem) {
    /** Of nobody, at no server. */
    public static final Account NONE = at(null, null);

    /** What the server is to be asked before {@code hello}. */
    public sealed interface Errand {
        /** Nothing. */
        record None() implements Errand {}

        /** How one may come in. */
        record Look() implements Errand {}

        /** To sign in, or to make an account. Forgotten as soon as it is answered, with the password in it. */
        record Enter(ClientMessage.AccountRequest request) implements Errand {}

        /**
         * Nothing more: the tokens it gave are being written down.
         *
         * @param otherOwner they are somebody else's than the session, which has to be a new one then
         * @param awaitsHello the socket is open, and the server waits for {@code hello} with them
         */
        record Keep(boolean otherOwner, boolean awaitsHello) implements Errand {}

        /**
         * Nothing before the person has signed in at a provider, in the browser.
         *
         * @param page where; null before that is known
         * @param opened whether a browser was started, as far as is known
         */
        record Browse(OidcProvider provider, @Nullable URI page, boolean opened) implements Errand {}
    }

    /** What was typed into which field. */
    public enum Field {
        /** No single one. */
        FORM,
        USER,
        EMAIL,
        NAME,
        PASSWORD,
        /** What the server wants to know from guests. */
        SERVER_PASSWORD
    }

    /**
     * Why a try was refused.
     *
     * @param sentence what is wrong and what to do; empty if nothing is
     */
    public record Problem(Field field, String sentence) {
        static final Problem NONE = new Problem(Field.FORM, "");
    }

    static Account at(@Nullable URI server, ServerMessage.@Nullable AuthMethods ways) {
        return new Account(server, ways, null, "", 0, false, new Errand.None(), Problem.NONE);
    }

    /** Whether that server wants to know more than a name, as far as is known: it has accounts, or a password for guests. */
    public boolean isAskedFor() {
        return ways != null && (ways.accounts() || ways.password());
    }

    /** Whether somebody is signed in, or was until the sign-in expired, at that server. */
    boolean isOwnedAt(@Nullable URI other) {
        return owner != null && other != null && other.equals(server);
    }

    /** The same server, nobody signed in. */
    Account left() {
        return at(server, ways);
    }

    Account withErrand(Errand newErrand) {
        return new Account(server, ways, owner, token, renewAt, fresh, newErrand, Problem.NONE);
    }

    Account withProblem(Problem newProblem) {
        return new Account(server, ways, owner, token, renewAt, fresh, new Errand.None(), newProblem);
    }

    Account withWays(ServerMessage.AuthMethods newWays) {
        return new Account(server, newWays, owner, token, renewAt, fresh, new Errand.None(), problem);
    }

    Account renewingAt(long when) {
        return new Account(server, ways, owner, token, when, fresh, errand, problem);
    }

    /** The server has taken the token. */
    Account used() {
        return new Account(server, ways, owner, token, renewAt, false, new Errand.None(), Problem.NONE);
    }

    /** The server gave new tokens, which are to be written down first. */
    Account given(ServerMessage.SignedIn signedIn, long dueAt, Errand.Keep keep) {
        return new Account(server, ways, signedIn.account(), signedIn.accessToken(), dueAt, true, keep, Problem.NONE);
    }

    /** The sign-in is over; whose it was stays, to be asked for the password. */
    Account expired() {
        return new Account(server, ways, owner, "", 0, false, new Errand.None(), Problem.NONE);
    }

    /** Without the token, which lets its holder in. */
    @Override
    public String toString() {
        return "Account[server=" + server + ", ways=" + ways + ", owner=" + (owner == null ? null : owner.id())
                + ", renewAt=" + renewAt + ", errand=" + errand + ", problem=" + problem + "]";
    }
}
