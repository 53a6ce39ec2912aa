package dev.parley.server.main;

import dev.parley.protocol.Capability;
import dev.parley.protocol.ClientMessage;
import dev.parley.protocol.Credentials;
import dev.parley.protocol.ServerMessage;
import dev.parley.server.account.TestProvider;
import dev.parley.server.net.TestClient;
import java.util.List;

/** Somebody with an account, on a connection. */
final class AccountClient implements AutoCloseable {
    static final String PASSWORD = "four words of nonsense";

    private final TestClient client;

    AccountClient(String url) {
        client = TestClient.open(url);
    }

    ServerMessage.SignedIn register(String user) {
        return signedIn(new ClientMessage.Register(user, user + "@secret.example", "Dr " + user, PASSWORD));
    }

    ServerMessage.SignedIn signIn(String user) {
        return signedIn(new ClientMessage.SignIn(user, PASSWORD));
    }

    ServerMessage.SignedIn signInOidc(String idToken) {
        return signedIn(new ClientMessage.SignInOidc(idToken, TestProvider.DRAWN));
    }

    ServerMessage.SignedIn refresh(ServerMessage.SignedIn last) {
        return signedIn(new ClientMessage.RefreshToken(last.refreshToken()));
    }

    private ServerMessage.SignedIn signedIn(ClientMessage request) {
        client.say(request);
        return client.expect(ServerMessage.SignedIn.class);
    }

    ServerMessage.ErrorReply refused(ClientMessage request) {
        client.say(request);
        return client.expect(ServerMessage.ErrorReply.class);
    }

    void hello(Credentials credentials) {
        client.say(new ClientMessage.Hello(
                1, "test/1", List.of(Capability.DURABLE_ROOMS, Capability.INVITATIONS), credentials));
    }

    /** Somebody without an account, who has come in. */
    static AccountClient guest(String url) {
        AccountClient guest = new AccountClient(url);
        guest.hello(new Credentials.Guest());
        guest.expect(ServerMessage.Welcome.class);
        return guest;
    }

    void say(ClientMessage message) {
        client.say(message);
    }

    <M extends ServerMessage> M expect(Class<M> type) {
        return client.expect(type);
    }

    ServerMessage.Welcome welcomed(ServerMessage.SignedIn with) {
        hello(new Credentials.Token(with.accessToken()));
        return client.expect(ServerMessage.Welcome.class);
    }

    ServerMessage.ErrorReply refused(Credentials credentials) {
        hello(credentials);
        return client.expect(ServerMessage.ErrorReply.class);
    }

    @Override
    public void close() {
        client.vanish();
    }
}
