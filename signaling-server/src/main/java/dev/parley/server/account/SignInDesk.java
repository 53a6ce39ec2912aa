package dev.parley.server.account;

import dev.parley.protocol.AccountInfo;
import dev.parley.protocol.ErrorCode;
import dev.parley.protocol.ServerMessage;
import dev.parley.server.session.Timekeeper;
import dev.parley.server.store.SignIn;
import dev.parley.server.store.SignIns;
import dev.parley.server.store.User;
import dev.parley.server.store.Users;
import java.util.Optional;
import java.util.function.Supplier;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Sign-ins and their refresh tokens, of which each is good once (RFC 9700 §4.14.2). Any thread; blocks for as long as the database
 * takes.
 *
 * <p>Whoever presents a token that was used before holds a copy, or somebody else does: the whole sign-in ends. One case is harmless:
 * the reply got lost, and the client asks again. So for {@value #LOST_REPLY_MILLIS} ms the token before the last one is answered with the
 * same successor.
 */
final class SignInDesk {
    /** How long the last refresh token is good if it is not used, in milliseconds: 30 days. */
    static final long IDLE_MILLIS = 30L * 24 * 3_600_000;

    /** How long a sign-in lasts at most, in milliseconds: 180 days. */
    static final long LONGEST_MILLIS = 180L * 24 * 3_600_000;

    /** How long a reply may have got lost, in milliseconds. */
    static final long LOST_REPLY_MILLIS = 60_000;

    private static final Logger LOG = LoggerFactory.getLogger("server.account");

    private final Users users;
    private final SignIns signIns;
    private final Tokens tokens;
    private final Supplier<String> ids;
    private final Timekeeper time;

    SignInDesk(Users users, SignIns signIns, Tokens tokens, Supplier<String> ids, Timekeeper time) {
        this.users = users;
        this.signIns = signIns;
        this.tokens = tokens;
        this.ids = ids;
        this.time = time;
    }

    /** Somebody has shown that the account is theirs. */
    ServerMessage begin(User user, String correlation) {
        long now = time.epochMillis();
        SignIn begun = new SignIn(ids.get(), user.id(), 1, now, now, now + IDLE_MILLIS, null);
        signIns.begin(begun, now);
        users.signedIn(user.id(), now);
        LOG.atInfo()
                .addKeyValue("correlation", correlation)
                .addKeyValue("account", user.id())
                .log("Signed in");
        return signedIn(user, begun, now);
    }

    /** Exchanges a refresh token. */
    ServerMessage refresh(String token, String correlation) throws AccountException {
        long now = time.epochMillis();
        Tokens.Refresh presented = tokens.readRefresh(token).orElseThrow(SignInDesk::signedOut);
        SignIn known = live(presented.signIn(), now);
        User user = users.withId(known.userId())
                .filter(found -> !found.isDisabled())
                .orElseThrow(SignInDesk::signedOut);
        long expires = Math.min(now + IDLE_MILLIS, known.createdAt() + LONGEST_MILLIS);
        if (signIns.rotate(known.id(), presented.generation(), now, expires)) {
            return signedIn(user, known.id(), presented.generation() + 1, now, expires);
        }
        return repeated(user, presented, now, correlation);
    }

    /** The token was used before: by this client, whose reply got lost, or by somebody else. */
    private ServerMessage repeated(User user, Tokens.Refresh presented, long now, String correlation)
            throws AccountException {
        SignIn known = live(presented.signIn(), now);
        boolean lastButOne = presented.generation() == known.generation() - 1;
        if (lastButOne && now - known.rotatedAt() < LOST_REPLY_MILLIS) {
            return signedIn(user, known, now);
        }
        signIns.revoke(known.id(), now);
        LOG.atWarn()
                .addKeyValue("correlation", correlation)
                .addKeyValue("account", user.id())
                .log("A refresh token was used a second time, so its sign-in has ended");
        throw signedOut();
    }

    private SignIn live(String id, long now) throws AccountException {
        return signIns.withId(id).filter(found -> found.isLive(now)).orElseThrow(SignInDesk::signedOut);
    }

    /** Ends a sign-in; a token that is of no use any more has ended it before. */
    ServerMessage end(String token) {
        Optional<Tokens.Refresh> presented = tokens.readRefresh(token);
        presented.ifPresent(refresh -> signIns.revoke(refresh.signIn(), time.epochMillis()));
        return new ServerMessage.SignedOut();
    }

    private ServerMessage signedIn(User user, SignIn signIn, long now) {
        return signedIn(user, signIn.id(), signIn.generation(), now, signIn.expiresAt());
    }

    private ServerMessage signedIn(User user, String signIn, long generation, long now, long expires) {
        return new ServerMessage.SignedIn(
                new AccountInfo(
                        user.id(), user.name(), user.email(), user.displayName(), user.createdAt(), user.lastLogin()),
                tokens.access(user, signIn, now),
                Tokens.ACCESS_MILLIS,
                tokens.refresh(new Tokens.Refresh(signIn, generation)),
                expires - now);
    }

    private static AccountException signedOut() {
        return new AccountException(ErrorCode.SIGNED_OUT, "This sign-in has ended. Sign in again.");
    }
}
