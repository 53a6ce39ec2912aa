package dev.parley.server.session;

import dev.parley.protocol.AccountInfo;
import dev.parley.protocol.ClientMessage;
import dev.parley.protocol.ErrorCode;
import dev.parley.protocol.OidcProvider;
import dev.parley.protocol.ServerMessage;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.function.Consumer;

/** Accounts that answer when they are told to. Of the tokens, {@code good} and {@code old} are known. */
final class FakeAccounts implements Accounts {
    static final long TTL = 60_000;
    OidcProvider oidc;
    final Deque<Consumer<ServerMessage>> waiting = new ArrayDeque<>();

    @Override
    public boolean exist() {
        return true;
    }

    @Override
    public boolean registration() {
        return false;
    }

    @Override
    public OidcProvider oidc() {
        return oidc;
    }

    @Override
    public Verdict judge(String accessToken) {
        return switch (accessToken) {
            case "good" -> new Genuine(new Identity("ada", "Ada", TTL));
            case "old" -> new Expired();
            default -> new Unknown();
        };
    }

    @Override
    public void answer(ClientMessage.AccountRequest request, Caller caller, Consumer<ServerMessage> reply) {
        waiting.add(reply);
    }

    void signIn(String account) {
        waiting.remove()
                .accept(new ServerMessage.SignedIn(
                        new AccountInfo(account, "user", "", "User", 0, null), "good", TTL, "next", TTL));
    }

    void refuse() {
        refuse(ErrorCode.SIGN_IN_FAILED);
    }

    void refuse(ErrorCode code) {
        waiting.remove().accept(new ServerMessage.ErrorReply(code, "No.", null, "correlation"));
    }
}
