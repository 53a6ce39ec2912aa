package dev.parley.server.session;

import dev.parley.protocol.ClientMessage;
import dev.parley.protocol.ErrorCode;
import dev.parley.protocol.OidcProvider;
import dev.parley.protocol.ServerMessage;
import java.net.InetAddress;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/** The accounts of a server, which an embedded server does not have. Any thread. */
public interface Accounts {
    /** What an access token turned out to be. */
    sealed interface Verdict {}

    /** A good one. */
    record Genuine(Identity identity) implements Verdict {}

    /** One that was good. */
    record Expired() implements Verdict {}

    /** None of this server. */
    record Unknown() implements Verdict {}

    /**
     * Who asks.
     *
     * @param correlation for errors and the log
     */
    record Caller(InetAddress address, String correlation) {}

    /** Whether there are any. */
    boolean exist();

    /** Whether everybody may make one. */
    boolean registration();

    /** Whose users may sign in with an id token; null for nobody's. */
    default @Nullable OidcProvider oidc() {
        return null;
    }

    /** Judges an access token at once, without asking a database. */
    Verdict judge(String accessToken);

    /**
     * Answers a request. Returns at once; what takes long happens on threads of its own, of which there are few and before which
     * only so many requests wait: one too many is refused as {@link ErrorCode#RATE_LIMITED}.
     *
     * @param reply called exactly once, on any thread, with the reply or an error
     */
    void answer(ClientMessage.AccountRequest request, Caller caller, Consumer<ServerMessage> reply);

    /** A server without accounts. */
    Accounts NONE = new Accounts() {
        @Override
        public boolean exist() {
            return false;
        }

        @Override
        public boolean registration() {
            return false;
        }

        @Override
        public Verdict judge(String accessToken) {
            return new Unknown();
        }

        @Override
        public void answer(ClientMessage.AccountRequest request, Caller caller, Consumer<ServerMessage> reply) {
            reply.accept(
                    Refusals.refused(ErrorCode.ACCOUNTS_CLOSED, "This server has no accounts.", caller.correlation()));
        }
    };
}
